using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Features.TakingAlong;

namespace WpbPortal.Web.Components.Shared;

/// <summary>The way from a trajectory to what is taken along from its last meeting, for who belongs to the group.</summary>
public sealed partial class TakeAlongPart
{
    private LastMeeting? _last;

    [Inject] private TakeAlongQueries Leaves { get; set; } = null!;

    /// <summary>The trajectory.</summary>
    [Parameter, EditorRequired] public Guid TrajectoryId { get; set; }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => TryAsync(async viewer => _last = await Leaves.LastAsync(viewer, TrajectoryId));
}
