namespace WpbPortal.Domain.Trajectories;

/// <summary>
/// An onderwerp: what somebody of the group would like a meeting to be about. Who takes part chooses a few; the trainer takes over what comes on the
/// agenda. How often it was chosen is seen, by whom never.
/// </summary>
public sealed class MeetingTopic : TenantEntity
{
    /// <summary>Longest topic, in characters.</summary>
    public const int WordsLength = 160;

    private MeetingTopic() { }

    /// <summary>Somebody of the group proposes a topic. The meeting's trajectory must be loaded.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="list">Whether its topics are still gathered; null while nobody closed them.</param>
    /// <param name="proposedById">Who proposes.</param>
    /// <param name="words">What it is.</param>
    /// <param name="now">The moment it is.</param>
    /// <param name="id">An id made by the page, so that a click that comes twice makes one topic.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.TopicsClosed"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public MeetingTopic(Meeting meeting, TopicList? list, Guid proposedById, string? words, DateTimeOffset now, Guid? id = null) : base(meeting.PartnershipId, id)
    {
        TopicList.RequireOpen(meeting, list, now);
        Meeting = meeting;
        (MeetingId, TrajectoryId, ProposedById, ProposedAt) = (meeting.Id, meeting.TrajectoryId, proposedById, now);
        Words = Text.Required(words, WordsLength, nameof(Words));
    }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The meeting.</summary>
    public Meeting Meeting { get; private set; } = null!;

    /// <summary>The trajectory of the meeting.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>Who proposed it; shown to nobody else.</summary>
    public Guid ProposedById { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>What it is.</summary>
    public string Words { get; private set; } = "";

    /// <summary>When the trainer took it over to the agenda; null while he did not.</summary>
    public DateTimeOffset? TakenOverAt { get; private set; }

    /// <summary>The trainer takes it over to the agenda, or off it again.</summary>
    public void TakeOver(bool isTakenOver, DateTimeOffset now) => TakenOverAt = isTakenOver ? TakenOverAt ?? now : null;
}

/// <summary>Somebody's choice of a topic: one of a few per meeting. Read by himself alone; others see how many.</summary>
public sealed class TopicVote : TenantEntity
{
    /// <summary>How many topics one chooses for a meeting.</summary>
    public const int Most = 3;

    private TopicVote() { }

    /// <summary>Somebody chooses a topic. Its meeting must be loaded with its trajectory.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="list">Whether the topics are still gathered; null while nobody closed them.</param>
    /// <param name="personId">Who chooses.</param>
    /// <param name="earlier">The numbers of his other choices for this meeting.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.TopicsClosed"/>, or <see cref="Rule.VotesSpent"/> when he chose as many as he can.</exception>
    public TopicVote(MeetingTopic topic, TopicList? list, Guid personId, IReadOnlyCollection<int> earlier, DateTimeOffset now) : base(topic.PartnershipId)
    {
        TopicList.RequireOpen(topic.Meeting, list, now);
        (TopicId, MeetingId, TrajectoryId, PersonId) = (topic.Id, topic.MeetingId, topic.TrajectoryId, personId);
        Number = Enumerable.Range(1, Most).Except(earlier).Append(0).First() is > 0 and var free ? free : throw new RuleViolationException(Rule.VotesSpent, Most);
    }

    /// <summary>The topic.</summary>
    public Guid TopicId { get; private set; }

    /// <summary>The meeting of the topic.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The trajectory of the meeting.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>Who chose.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Which of his choices, from 1: no number twice for a person and a meeting, so that nobody chooses more than he can at two windows at once.</summary>
    public int Number { get; private set; }
}

/// <summary>That the topics of a meeting are gathered no more; one per meeting, made when a trainer first closes them.</summary>
public sealed class TopicList : TenantEntity
{
    private TopicList() { }

    /// <summary>The list of a meeting, still open.</summary>
    public TopicList(Meeting meeting) : base(meeting.PartnershipId) => (MeetingId, TrajectoryId) = (meeting.Id, meeting.TrajectoryId);

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The trajectory of the meeting.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>When the trainer closed it; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The trainer closes it: nobody proposes or chooses any more.</summary>
    public void Close(DateTimeOffset now) => ClosedAt ??= now;

    /// <summary>The trainer opens it again.</summary>
    public void Open() => ClosedAt = null;

    /// <summary>Whether topics are still proposed and chosen for a meeting.</summary>
    public static bool IsOpen(Meeting meeting, TopicList? list, DateTimeOffset now) =>
        list?.ClosedAt is null && meeting.CancelledAt is null && meeting.StartsAt > now && meeting.Trajectory.State != TrajectoryState.Completed;

    internal static void RequireOpen(Meeting meeting, TopicList? list, DateTimeOffset now)
    {
        if (!IsOpen(meeting, list, now)) throw new RuleViolationException(Rule.TopicsClosed);
    }
}
