using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>The interviews of a series, on the page of the meeting that it is: one's own. Shows nothing where there is nothing for who looks.</summary>
public sealed partial class InterviewsOfMeeting
{
    private IReadOnlyList<InterviewRow>? _series;

    [Inject] private InterviewQueries Interviews { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => TryAsync(async viewer => _series = await Interviews.SeriesAsync(viewer, MeetingId));
}
