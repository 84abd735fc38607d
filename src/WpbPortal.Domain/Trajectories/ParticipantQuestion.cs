using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Trajectories;

/// <summary>
/// A learning question that a participant brings to a trajectory (leervraag). He words it before the first meeting, finds it on the table in each and
/// words it anew as often as he likes: the earlier wordings stay, with their moment and meeting, and show the way gone. His own; read by who trains
/// the group, and by the group when he lays it on the table.
/// </summary>
public sealed class ParticipantQuestion : TenantEntity
{
    /// <summary>Longest wording, in characters.</summary>
    public const int WordingLength = 300;

    /// <summary>Longest reason, step and answer, in characters.</summary>
    public const int TextLength = 1000;

    private readonly List<ParticipantWording> _earlier = [];
    private readonly List<ParticipantStep> _steps = [];

    private ParticipantQuestion() { }

    /// <summary>A participant words a question. His participation must be loaded with its trajectory.</summary>
    /// <param name="participation">His participation.</param>
    /// <param name="wording">What he wants to learn.</param>
    /// <param name="readers">Who reads it beside him.</param>
    /// <param name="now">The moment it is.</param>
    /// <param name="id">An id made by the page, so that a click that comes twice makes one question.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.NotTakingPart"/>, <see cref="Rule.TrajectoryCompleted"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.
    /// </exception>
    public ParticipantQuestion(Participation participation, string? wording, QuestionReaders readers, DateTimeOffset now, Guid? id = null) : base(participation.PartnershipId, id)
    {
        Participation = participation;
        (ParticipationId, TrajectoryId, PersonId) = (participation.Id, participation.TrajectoryId, participation.PersonId);
        RequireGoingOn();
        Wording = Text.Required(wording, WordingLength, nameof(Wording));
        (Readers, AskedAt, WordedAt) = (readers, now, now);
    }

    /// <summary>The participation that it belongs to.</summary>
    public Guid ParticipationId { get; private set; }

    /// <summary>The participation that it belongs to.</summary>
    public Participation Participation { get; private set; } = null!;

    /// <summary>The trajectory.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>How it is worded now.</summary>
    public string Wording { get; private set; } = "";

    /// <summary>Since when it is worded so.</summary>
    public DateTimeOffset WordedAt { get; private set; }

    /// <summary>In which meeting it was worded so; null for at another moment.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>When it was first asked.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Which wording this is, from 1.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Who reads it beside him.</summary>
    public QuestionReaders Readers { get; private set; }

    /// <summary>When it was rounded off; null while it is on the table.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What it brought.</summary>
    public string? Brought { get; private set; }

    /// <summary>How it was worded before.</summary>
    public IReadOnlyCollection<ParticipantWording> Earlier => _earlier;

    /// <summary>How it went, meeting by meeting.</summary>
    public IReadOnlyCollection<ParticipantStep> Steps => _steps;

    /// <summary>Words it anew; the earlier wording is kept.</summary>
    /// <param name="wording">What he wants to learn now.</param>
    /// <param name="reason">What made him word it anew; null when he does not say.</param>
    /// <param name="meetingId">In which meeting; null for at another moment.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.QuestionClosed"/>, <see cref="Rule.NothingChanged"/>, <see cref="Rule.NotTakingPart"/>, <see cref="Rule.TrajectoryCompleted"/>,
    /// <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.
    /// </exception>
    public ParticipantWording Reword(string? wording, string? reason, Guid? meetingId, DateTimeOffset now)
    {
        RequireOpen();
        var anew = Text.Required(wording, WordingLength, nameof(Wording));
        var why = Text.Optional(reason?.ReplaceLineEndings("\n"), TextLength, nameof(ParticipantWording.Reason));
        if (anew == Wording) throw new RuleViolationException(Rule.NothingChanged) { Field = nameof(Wording) };
        var earlier = new ParticipantWording(this, why, now);
        _earlier.Add(earlier);
        (Wording, WordedAt, MeetingId, Version) = (anew, now, meetingId, Version + 1);
        return earlier;
    }

    /// <summary>Says how it goes.</summary>
    /// <param name="said">In his own words.</param>
    /// <param name="meetingId">In which meeting; null for at another moment.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.QuestionClosed"/>, <see cref="Rule.NotTakingPart"/>, <see cref="Rule.TrajectoryCompleted"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.
    /// </exception>
    public ParticipantStep SayHowItGoes(string? said, Guid? meetingId, DateTimeOffset now)
    {
        RequireOpen();
        var step = new ParticipantStep(this, Text.Required(said?.ReplaceLineEndings("\n"), TextLength, nameof(ParticipantStep.Said)), meetingId, now);
        _steps.Add(step);
        return step;
    }

    /// <summary>Lays it on the table for the group, or takes it off again; with all its wordings.</summary>
    public void ShowTo(QuestionReaders readers) => Readers = readers;

    /// <summary>Rounds it off with what it brought.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.QuestionClosed"/>, <see cref="Rule.NotTakingPart"/>, <see cref="Rule.TrajectoryCompleted"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.
    /// </exception>
    public void Close(string? brought, DateTimeOffset now)
    {
        RequireOpen();
        Brought = Text.Required(brought?.ReplaceLineEndings("\n"), TextLength, nameof(Brought));
        ClosedAt = now;
    }

    /// <summary>Takes it up again; what it brought so far stays to be read until it is rounded off anew.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.QuestionOpen"/>, <see cref="Rule.NotTakingPart"/> or <see cref="Rule.TrajectoryCompleted"/>.</exception>
    public void Reopen()
    {
        RequireGoingOn();
        if (ClosedAt is null) throw new RuleViolationException(Rule.QuestionOpen);
        ClosedAt = null;
    }

    internal void RequireOpen()
    {
        RequireGoingOn();
        if (ClosedAt is not null) throw new RuleViolationException(Rule.QuestionClosed);
    }

    private void RequireGoingOn()
    {
        if (Participation.State != ParticipationState.Accepted) throw new RuleViolationException(Rule.NotTakingPart);
        if (Participation.Trajectory.State == TrajectoryState.Completed) throw new RuleViolationException(Rule.TrajectoryCompleted);
    }
}

/// <summary>Who reads a participant's learning question beside himself.</summary>
public enum QuestionReaders
{
    /// <summary>Who trains the group.</summary>
    Trainers = 1,

    /// <summary>The whole group: who takes part, and who trains it.</summary>
    Group = 2,
}

/// <summary>How a participant's question was worded before, and what made him word it anew.</summary>
public sealed class ParticipantWording : TenantEntity
{
    private ParticipantWording() { }

    internal ParticipantWording(ParticipantQuestion question, string? reason, DateTimeOffset replacedAt) : base(question.PartnershipId)
    {
        (QuestionId, PersonId, Version, Wording, WordedAt, MeetingId) = (question.Id, question.PersonId, question.Version, question.Wording, question.WordedAt, question.MeetingId);
        (Reason, ReplacedAt) = (reason, replacedAt);
    }

    /// <summary>The question.</summary>
    public Guid QuestionId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Which wording it was, from 1.</summary>
    public int Version { get; private set; }

    /// <summary>How it was worded.</summary>
    public string Wording { get; private set; } = "";

    /// <summary>Since when it was worded so.</summary>
    public DateTimeOffset WordedAt { get; private set; }

    /// <summary>In which meeting it was worded so; null for at another moment.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>In which meeting it was worded so.</summary>
    public Meeting? Meeting { get; private set; }

    /// <summary>Until when it was worded so.</summary>
    public DateTimeOffset ReplacedAt { get; private set; }

    /// <summary>What made him word it anew.</summary>
    public string? Reason { get; private set; }
}

/// <summary>How it went with a participant's question, in his own words, at some moment. Said once; the next is another.</summary>
public sealed class ParticipantStep : TenantEntity
{
    private ParticipantStep() { }

    internal ParticipantStep(ParticipantQuestion question, string said, Guid? meetingId, DateTimeOffset now) : base(question.PartnershipId)
    {
        (QuestionId, PersonId, Said, MeetingId, At) = (question.Id, question.PersonId, said, meetingId, now);
    }

    /// <summary>The question.</summary>
    public Guid QuestionId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>How it goes.</summary>
    public string Said { get; private set; } = "";

    /// <summary>In which meeting he said so; null for at another moment.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>In which meeting he said so.</summary>
    public Meeting? Meeting { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>That a participant was invited by mail to word his questions for a trajectory: once, whichever node's clockwork gets to it.</summary>
public sealed class QuestionInvitation : TenantEntity
{
    private QuestionInvitation() { }

    /// <summary>Somebody is invited.</summary>
    public QuestionInvitation(Guid partnershipId, Guid trajectoryId, Guid personId, DateTimeOffset at) : base(partnershipId) =>
        (TrajectoryId, PersonId, At) = (trajectoryId, personId, at);

    /// <summary>The trajectory.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>Who was invited.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}
