using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Klik;

/// <summary>What somebody was chosen to read: that it is there, without names.</summary>
public sealed partial class KliksPage
{
    private IReadOnlyList<HandledRow>? _rows;

    [Inject] private KlikQueries Kliks { get; set; } = null!;

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _rows = await Kliks.HandledAsync(viewer));
}
