namespace WpbPortal.Domain.Trajectories;

/// <summary>
/// That who trains the group laid a participant's question on the table in a meeting, once in each. Whose it is is told, and the group where it reads the question; who reads it does not
/// change by it.
/// </summary>
public sealed class QuestionOnTable : TenantEntity
{
    private QuestionOnTable() { }

    /// <summary>Lays it on the table. Its participation must be loaded with its trajectory.</summary>
    /// <param name="question">The question.</param>
    /// <param name="meeting">A meeting of its trajectory.</param>
    /// <param name="laidById">Who does.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.MeetingCancelled"/>, <see cref="Rule.QuestionClosed"/>, <see cref="Rule.NotTakingPart"/> or <see cref="Rule.TrajectoryCompleted"/>.
    /// </exception>
    public QuestionOnTable(ParticipantQuestion question, Meeting meeting, Guid laidById, DateTimeOffset now) : base(question.PartnershipId)
    {
        if (meeting.TrajectoryId != question.TrajectoryId) throw new ArgumentException("A meeting of another trajectory.", nameof(meeting));
        if (meeting.CancelledAt is not null) throw new RuleViolationException(Rule.MeetingCancelled);
        question.RequireOpen();
        (QuestionId, TrajectoryId, MeetingId, PersonId, LaidById, At) = (question.Id, question.TrajectoryId, meeting.Id, question.PersonId, laidById, now);
    }

    /// <summary>The question.</summary>
    public Guid QuestionId { get; private set; }

    /// <summary>The trajectory.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>The meeting in which.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>Whose question it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Who laid it on the table.</summary>
    public Guid LaidById { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}
