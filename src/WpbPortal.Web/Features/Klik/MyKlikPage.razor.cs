using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Klik;

/// <summary>Where somebody says in confidence that it does not work out between two people, or that it is not safe.</summary>
public sealed partial class MyKlikPage
{
    private OwnKliks? _own;

    [Inject] private KlikQueries Kliks { get; set; } = null!;

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _own = await Kliks.OwnAsync(viewer));
}
