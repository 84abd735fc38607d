using WpbPortal.Domain.Placements;

namespace WpbPortal.Domain.Notices;

/// <summary>Tells a person that something waits for him in the portal: who, what kind of thing, when. Never content.</summary>
public sealed class Notification : TenantEntity
{
    private Notification() { }

    /// <summary>Tells a person.</summary>
    /// <param name="partnershipId">The partnership.</param>
    /// <param name="recipientId">Who is told.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="recordId">The record it is about, by which the page finds its link and whether it may still be seen.</param>
    /// <param name="actorId">Who did it; null when nobody in particular.</param>
    /// <param name="at">When.</param>
    public Notification(Guid partnershipId, Guid recipientId, NotificationKind kind, Guid recordId, Guid? actorId, DateTimeOffset at) : base(partnershipId)
    {
        RecipientId = recipientId;
        Kind = kind;
        RecordId = recordId;
        ActorId = actorId;
        At = at;
    }

    /// <summary>Who is told.</summary>
    public Guid RecipientId { get; private set; }

    /// <summary>What happened.</summary>
    public NotificationKind Kind { get; private set; }

    /// <summary>The record it is about.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>Who did it.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When the recipient saw it.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>
    /// What is told when somebody else supervises: to the student and to both supervisors, but not to who arranged it. That it is so and
    /// nothing more, so that one change looks like another.
    /// </summary>
    public static IEnumerable<Notification> OfChange(Supervision? ended, Supervision begun, Guid teamId, Guid arrangedById, DateTimeOffset at)
    {
        foreach (var person in new[] { begun.StudentId, begun.SupervisorId }.Where(person => person != arrangedById))
            yield return new(begun.PartnershipId, person, NotificationKind.SupervisionBegan, teamId, null, at);
        if (ended is not null && ended.SupervisorId != arrangedById) yield return new(ended.PartnershipId, ended.SupervisorId, NotificationKind.SupervisionEnded, teamId, null, at);
    }

    /// <summary>The recipient has seen it; the first time counts.</summary>
    public void MarkRead(DateTimeOffset now) => ReadAt ??= now;
}

/// <summary>What somebody is told about.</summary>
public enum NotificationKind
{
    /// <summary>A session was shared with the student, without feedback; the record is the session.</summary>
    SessionShared = 1,

    /// <summary>Feedback was shared with the student; the record is the feedback.</summary>
    FeedbackShared = 2,

    /// <summary>Shared feedback was corrected; the record is the feedback.</summary>
    FeedbackCorrected = 3,

    /// <summary>The student replied; the record is the feedback.</summary>
    FeedbackReplied = 4,

    /// <summary>Somebody was invited to a trajectory; the record is the trajectory.</summary>
    TrajectoryInvited = 5,

    /// <summary>A place that came free is kept for somebody who waited; the record is the trajectory.</summary>
    TrajectoryPlaceOffered = 6,

    /// <summary>A student goes on at another team; the record is the placement there.</summary>
    PlacementMoved = 7,

    /// <summary>Somebody is asked to stand in for a supervisor of his team; the record is the team.</summary>
    CoverAsked = 8,

    /// <summary>Somebody else looks after a student for a while; the record is the team.</summary>
    CoverBegan = 9,

    /// <summary>That somebody stands in was ended; the record is the team.</summary>
    CoverEnded = 10,

    /// <summary>A student chose a door that the recipient opened; the record is the opportunity.</summary>
    OpportunityChosen = 11,

    /// <summary>A student planned when he comes; the record is the opportunity.</summary>
    OpportunityPlanned = 12,

    /// <summary>A student let go of a door that he chose; the record is the opportunity.</summary>
    OpportunityLetGo = 13,

    /// <summary>A door that the recipient chose says something else than it did; the record is the opportunity.</summary>
    OpportunityChanged = 14,

    /// <summary>A student looked back on a door that he chose, and the recipient may read it; the record is the opportunity.</summary>
    OpportunityLookedBack = 15,

    /// <summary>A round of mutual choice opened; the record is the round.</summary>
    ChoiceOpened = 16,

    /// <summary>A round of mutual choice closes soon and the recipient said nothing yet; the record is the round.</summary>
    ChoiceReminder = 17,

    /// <summary>Pairs wait for the school educator; the record is the round.</summary>
    ChoiceProposed = 18,

    /// <summary>A student and a supervisor are a pair; the record is the team.</summary>
    ChoiceMatched = 19,

    /// <summary>A round of mutual choice is over and gave the recipient nobody yet; the record is the round.</summary>
    ChoiceEnded = 20,

    /// <summary>Hours were granted to who supervises, or another number of them; the record is the supervisor.</summary>
    HoursGranted = 21,

    /// <summary>A student brought something in for a conversation with the recipient; the record is what he brought in.</summary>
    AgendaShared = 41,

    /// <summary>Who supervises the student offers a source with a theme of his; the record is the theme.</summary>
    SourceOffered = 42,

    /// <summary>A student shares how he saw a conversation with the recipient; the record is the session.</summary>
    ViewShared = 71,

    /// <summary>A student lets the recipient read along; the record is the student.</summary>
    ReadAlongGiven = 43,

    /// <summary>A supervisor lets the recipient, her trainer, see her way of coaching; the record is the supervisor.</summary>
    WayShared = 72,

    /// <summary>A trainer lets the recipient read what he saw of him in a meeting; the record is the meeting.</summary>
    ObservationReleased = 121,

    /// <summary>Somebody asks to see what the recipient noted of their talks; the record is who asks.</summary>
    TalkAsked = 101,

    /// <summary>The recipient was answered what was noted of their talks; the record is who noted it.</summary>
    TalkAnswered = 102,

    /// <summary>Somebody planned an interview with the recipient; the record is the interview.</summary>
    InterviewPlanned = 103,

    /// <summary>The other called an interview off; the record is the interview.</summary>
    InterviewCalledOff = 104,

    /// <summary>The recipient may read what was noted of his interview; the record is the interview.</summary>
    InterviewOffered = 105,

    /// <summary>Whom the recipient interviewed says what should be different; the record is the interview.</summary>
    InterviewCorrected = 106,

    /// <summary>The interviewer answered that; the record is the interview.</summary>
    InterviewAnswered = 107,

    /// <summary>Whom the recipient interviewed agrees; the record is the interview.</summary>
    InterviewAgreed = 108,

    /// <summary>Whom the recipient interviewed took it back; the record is the interview.</summary>
    InterviewWithdrawn = 109,

    /// <summary>An interview with the recipient was moved; the record is the interview.</summary>
    InterviewMoved = 117,

    /// <summary>An interview with the recipient was anonymised, and leads to her no more; the record is the interview.</summary>
    InterviewAnonymised = 118,

    /// <summary>Something that the recipient typed and did not save will go in a week; the record is the recipient.</summary>
    DraftFading = 44,

    /// <summary>A klik signal waits for a handler; the record is the signal. Nobody is named.</summary>
    KlikRaised = 61,

    /// <summary>Something changed in the recipient's own klik signal; the record is the signal.</summary>
    KlikAnswered = 62,

    /// <summary>At a school a klik signal waits that nobody there may read; the record is the school.</summary>
    KlikWaits = 63,

    /// <summary>A supervision begins; the record is the team.</summary>
    SupervisionBegan = 64,

    /// <summary>A supervision of the recipient ended; the record is the team.</summary>
    SupervisionEnded = 65,

    /// <summary>Somebody asks the confidential counsellor to get in touch; the record is who asks.</summary>
    CounsellorAsked = 66,
    /// <summary>The other planned a conversation; the record is the session.</summary>
    SessionPlanned = 51,

    /// <summary>The other moved a planned conversation; the record is the session.</summary>
    SessionMoved = 52,

    /// <summary>The other called a planned conversation off; the record is the session.</summary>
    SessionCalledOff = 53,

    /// <summary>A planned conversation lies after the end of the supervision or cover that it belonged to, and does not take place; the record is the session.</summary>
    SessionFellAway = 54,

    /// <summary>Somebody was invited to a trajectory and did not answer yet; the record is the trajectory.</summary>
    TrajectoryReminder = 81,

    /// <summary>A place that was kept for somebody went to the next; the record is the trajectory.</summary>
    TrajectoryOfferLapsed = 82,

    /// <summary>The recipient was taken off a trajectory in which he took part; the record is the trajectory.</summary>
    TrajectoryTakenOff = 83,

    /// <summary>A meeting to which the recipient comes is at another moment or place, or is another one; the record is the trajectory.</summary>
    MeetingMoved = 84,

    /// <summary>A meeting to which the recipient would come was cancelled; the record is the trajectory.</summary>
    MeetingCancelled = 85,

    /// <summary>A trajectory in which the recipient takes part got one meeting more; the record is the trajectory.</summary>
    MeetingAdded = 86,

    /// <summary>The recipient is to train the group of a trajectory; the record is the trajectory.</summary>
    TrainingAsked = 87,

    /// <summary>The recipient trains the group of a trajectory no more; the record is the trajectory.</summary>
    TrainingEnded = 88,

    /// <summary>A trajectory begins soon, and asks what one wants to learn; the record is the trajectory.</summary>
    QuestionsAsked = 141,

    /// <summary>A participant wants more about a source or a subject; the record is the trajectory.</summary>
    MoreAsked = 142,

    /// <summary>The trainer answered who wanted more; the record is the trajectory.</summary>
    MoreGiven = 143,

    /// <summary>The last meeting of a trajectory was, and the recipient is asked how it was; the record is the trajectory.</summary>
    EvaluationAsked = 144,

    /// <summary>A trainer laid a learning question of the recipient on the table in a meeting; the record is the meeting.</summary>
    QuestionLaid = 145,

    /// <summary>A trainer laid somebody's learning question, which the group reads, on the table in a meeting; the record is the meeting.</summary>
    GroupQuestionLaid = 146,

    /// <summary>There is news for the recipient; the record is the posting.</summary>
    NewsPosted = 161,

    /// <summary>A procedure for the recipient is new or changed; the record is the posting.</summary>
    ProcedurePosted = 162,
}
