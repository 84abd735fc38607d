using WpbPortal.Domain;

namespace WpbPortal.Web.Features.Topics;

/// <summary>What a meeting could be about, as the viewer sees it.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Meeting">How it is called.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="TrajectoryId">Its trajectory.</param>
/// <param name="Trajectory">How that is called.</param>
/// <param name="IsOpen">Whether topics are still proposed and chosen.</param>
/// <param name="IsClosed">Whether the trainer closed them.</param>
/// <param name="CanBeOpen">Whether the meeting is still to come, so that they can be opened again.</param>
/// <param name="TakesPart">Whether the viewer takes part, and chooses.</param>
/// <param name="Trains">Whether the viewer trains the group.</param>
/// <param name="Topics">The topics: as they were proposed while they are gathered, the most chosen first after that and for who trains.</param>
public sealed record TopicBoard(Guid MeetingId, LocalisedText Meeting, DateTimeOffset StartsAt, Guid TrajectoryId, LocalisedText Trajectory, bool IsOpen, bool IsClosed, bool CanBeOpen, bool TakesPart, bool Trains,
    IReadOnlyList<TopicRow> Topics)
{
    /// <summary>How many topics the viewer can still choose.</summary>
    public int VotesLeft => Domain.Trajectories.TopicVote.Most - Topics.Count(topic => topic.IsChosen);
}

/// <summary>A topic.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Words">What it is.</param>
/// <param name="Votes">How often it was chosen.</param>
/// <param name="IsOwn">Whether the viewer proposed it.</param>
/// <param name="IsChosen">Whether the viewer chose it.</param>
/// <param name="IsTakenOver">Whether it is on the agenda.</param>
public sealed record TopicRow(Guid Id, string Words, int Votes, bool IsOwn, bool IsChosen, bool IsTakenOver);

/// <summary>A meeting to come of a group, for the way to its topics.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Meeting">How it is called.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="Topics">How many topics were proposed.</param>
public sealed record TopicsToCome(Guid MeetingId, LocalisedText Meeting, DateTimeOffset StartsAt, int Topics);

/// <summary>The forms of this feature whose text is kept while somebody types.</summary>
internal static class TopicDrafts
{
    /// <summary>A new topic for a meeting.</summary>
    public static string New(Guid meetingId) => $"onderwerp:{meetingId:N}";
}
