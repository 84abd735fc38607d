using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.InformalTalks;

/// <summary>The talks of a round, on the page of the meeting that it is: a school educator's own. Shows nothing to others.</summary>
public sealed partial class TalksOfMeeting
{
    private IReadOnlyList<TalkRow>? _talks;

    [Inject] private TalkQueries Talks { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => TryAsync(async viewer => _talks = await Talks.RoundAsync(viewer, MeetingId));
}
