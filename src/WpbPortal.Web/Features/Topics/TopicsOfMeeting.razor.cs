using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Topics;

/// <summary>The topics of a meeting: what is on its agenda, and the way to propose and choose. Shows nothing to who does not belong to the group.</summary>
public sealed partial class TopicsOfMeeting
{
    private TopicBoard? _board;

    [Inject] private TopicQueries Topics { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => TryAsync(async viewer => _board = await Topics.FindAsync(viewer, MeetingId));
}
