using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>The way of coaching of a supervisor who lets her trainer see it. That he looks is noted, for her to see.</summary>
public sealed partial class WayOfPage
{
    private WayOfSomebody? _way;

    [Inject] private WayService Service { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _way = await Service.WayOfAsync(viewer, Id));
}
