using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>Whose way of coaching a trainer may see.</summary>
public sealed partial class OpenWaysPage
{
    private IReadOnlyList<OpenWay>? _ways;

    [Inject] private WayService Service { get; set; } = null!;

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _ways = await Service.OpenWaysAsync(viewer));
}
