using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.TakingAlong;

/// <summary>What is taken along from a meeting, and for a return session what was then. Shows nothing to who does not belong to the group.</summary>
public sealed partial class TakeAlongOfMeeting
{
    private MeetingLeaves? _leaves;

    [Inject] private TakeAlongQueries Leaves { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => TryAsync(async viewer => _leaves = await Leaves.FindAsync(viewer, MeetingId));
}
