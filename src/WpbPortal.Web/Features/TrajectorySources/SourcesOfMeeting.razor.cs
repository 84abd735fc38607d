using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.TrajectorySources;

/// <summary>The sources that go with a meeting, and the way to all of its trajectory and to asking for more.</summary>
public sealed partial class SourcesOfMeeting
{
    private SourcesAtMeeting? _sources;

    [Inject] private TrajectorySourceQueries Sources { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => TryAsync(async viewer => _sources = await Sources.AtMeetingAsync(viewer, MeetingId));
}
