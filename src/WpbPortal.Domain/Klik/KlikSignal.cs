using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Domain.Klik;

/// <summary>
/// A student or a supervisor says in confidence that the two of them do not get on (kliksignaal). Read by its author and by the handlers
/// whom the author chose, never by the other party. Raised → InConversation → Decided → Closed; back from Decided to InConversation
/// unless the student was transferred; the author may withdraw it as long as nothing was carried out.
/// </summary>
public sealed class KlikSignal : TenantEntity
{
    /// <summary>Longest text of the author, in characters.</summary>
    public const int WordsLength = 2000;

    /// <summary>Longest answer to the author, in characters.</summary>
    public const int AnswerLength = 600;

    private readonly List<KlikNote> _notes = [];

    private KlikSignal() { }

    /// <summary>Says that it does not work out in a supervision that holds now.</summary>
    /// <param name="supervision">Of which supervision.</param>
    /// <param name="schoolId">The school of the placement.</param>
    /// <param name="authorId">Who says so: its student or its supervisor.</param>
    /// <param name="words">What the author has to say.</param>
    /// <param name="handlerIds">Who reads it; nobody only when the school has nobody left who may.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/>, <see cref="Rule.KlikHandlerIsParty"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public KlikSignal(Supervision supervision, Guid schoolId, Guid authorId, string? words, IReadOnlyCollection<Guid> handlerIds, DateOnly today, DateTimeOffset now) : base(supervision.PartnershipId)
    {
        if (authorId != supervision.StudentId && authorId != supervision.SupervisorId) throw new ArgumentException("Not one of the two.", nameof(authorId));
        if (!supervision.HoldsOn(today)) throw new RuleViolationException(Rule.AlreadyEnded);
        (SchoolId, PlacementId, SupervisionId) = (schoolId, supervision.PlacementId, supervision.Id);
        (AuthorId, OtherId) = (authorId, authorId == supervision.StudentId ? supervision.SupervisorId : supervision.StudentId);
        Words = Text.Required(words?.ReplaceLineEndings("\n"), WordsLength, nameof(Words));
        HandlerIds = Readers(handlerIds);
        (State, RaisedAt) = (KlikState.Raised, now);
    }

    /// <summary>The school, whose handlers may read it.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The school, whose handlers may read it.</summary>
    public School School { get; private set; } = null!;

    /// <summary>The placement.</summary>
    public Guid PlacementId { get; private set; }

    /// <summary>The placement.</summary>
    public Placement Placement { get; private set; } = null!;

    /// <summary>The supervision in which it does not work out.</summary>
    public Guid SupervisionId { get; private set; }

    /// <summary>The supervision in which it does not work out.</summary>
    public Supervision Supervision { get; private set; } = null!;

    /// <summary>Who says so.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Who says so.</summary>
    public Person Author { get; private set; } = null!;

    /// <summary>The other of the two, who has no right to it whatever else she is.</summary>
    public Guid OtherId { get; private set; }

    /// <summary>The other of the two.</summary>
    public Person Other { get; private set; } = null!;

    /// <summary>Whom the author chose to read it. Whether one still may is asked at every reading.</summary>
    public Guid[] HandlerIds { get; private set; } = [];

    /// <summary>What the author has to say.</summary>
    public string Words { get; private set; } = "";

    /// <summary>How far it is.</summary>
    public KlikState State { get; private set; }

    /// <summary>What was decided; null while nothing is.</summary>
    public KlikDecision? Decision { get; private set; }

    /// <summary>What the author is told with the decision.</summary>
    public string? Answer { get; private set; }

    /// <summary>When it was raised.</summary>
    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>When it was decided on, the last time.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Which handler decided, the last time.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>When it was closed or withdrawn.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Whether the author took it back.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>What the handlers wrote down of their conversations.</summary>
    public IReadOnlyCollection<KlikNote> Notes => _notes;

    /// <summary>Whether something can still come of it.</summary>
    public bool IsOpen => State != KlikState.Closed;

    /// <summary>Whether the author may take it back: it is open, and no transfer was carried out.</summary>
    public bool MayBeWithdrawn => IsOpen && Decision != KlikDecision.Transfer;

    /// <summary>The author chooses anew who reads it.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.KlikClosed"/>, <see cref="Rule.KlikHandlerIsParty"/>, or <see cref="Rule.Required"/> for nobody.</exception>
    public void ChooseHandlers(IReadOnlyCollection<Guid> handlerIds)
    {
        DemandOpen();
        if (handlerIds.Count == 0) throw new RuleViolationException(Rule.Required) { Field = nameof(HandlerIds) };
        HandlerIds = Readers(handlerIds);
    }

    /// <summary>A handler takes it up: it is talked about.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.KlikClosed"/> or <see cref="Rule.KlikTakenUp"/>.</exception>
    public void TakeUp()
    {
        DemandOpen();
        if (State != KlikState.Raised) throw new RuleViolationException(Rule.KlikTakenUp);
        State = KlikState.InConversation;
    }

    /// <summary>A handler writes down what was talked about; the first note takes it up.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.KlikClosed"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public KlikNote Note(Guid byId, string? words, DateTimeOffset now)
    {
        DemandOpen();
        var note = new KlikNote(this, byId, words, now);
        if (State == KlikState.Raised) State = KlikState.InConversation;
        _notes.Add(note);
        return note;
    }

    /// <summary>A handler decides that the two go on together, or that somebody sits down with them. A transfer is decided on by carrying it out.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.KlikClosed"/>, <see cref="Rule.KlikNotInConversation"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Decide(KlikDecision? decision, string? answer, Guid byId, DateTimeOffset now)
    {
        if (decision is not { } chosen || !Enum.IsDefined(chosen)) throw new RuleViolationException(Rule.Required) { Field = nameof(Decision) };
        if (chosen == KlikDecision.Transfer) throw new ArgumentException("A transfer is decided on by carrying it out.", nameof(decision));
        Settle(chosen, answer, byId, now);
    }

    /// <summary>
    /// A handler decides on a transfer, which ends the supervision today and so takes access away at once. The next one begins tomorrow, in
    /// the same transaction, for as long as the placement lasts.
    /// </summary>
    /// <param name="placement">The placement, with all supervision in it.</param>
    /// <param name="supervisorId">Who takes over.</param>
    /// <param name="answer">What the author is told.</param>
    /// <param name="byId">Who decides.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="now">The moment it is.</param>
    /// <returns>The supervision that was ended, and the days of the next one.</returns>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.Required"/>, <see cref="Rule.SameSupervisor"/>, <see cref="Rule.SupervisorIsStudent"/>, <see cref="Rule.KlikHandlerTakesOver"/>, <see cref="Rule.AlreadyEnded"/>,
    /// <see cref="Rule.PlacementEndsToday"/>, <see cref="Rule.SupervisionOverlaps"/>, or a rule of <see cref="Decide"/>.
    /// </exception>
    public (Supervision Ended, DatePeriod Next) Transfer(Placement placement, Guid? supervisorId, string? answer, Guid byId, DateOnly today, DateTimeOffset now)
    {
        const string field = nameof(Supervision.SupervisorId);
        if (placement.Id != PlacementId) throw new ArgumentException("The placement of another signal.", nameof(placement));
        if (supervisorId is not { } next) throw new RuleViolationException(Rule.Required) { Field = field };
        var before = placement.Supervisions.Single(one => one.Id == SupervisionId);
        if (next == before.SupervisorId) throw new RuleViolationException(Rule.SameSupervisor) { Field = field };
        if (next == placement.StudentId) throw new RuleViolationException(Rule.SupervisorIsStudent) { Field = field };
        if (next == byId) throw new RuleViolationException(Rule.KlikHandlerTakesOver) { Field = field };
        Settle(KlikDecision.Transfer, answer, byId, now);
        if (placement.EndedAt is not null || placement.Period.Until <= today) throw new RuleViolationException(Rule.PlacementEndsToday);
        before.End(today, today, now);
        var period = new DatePeriod(today.AddDays(1), placement.Period.Until);
        if (placement.Supervisions.Any(one => one != before && one.EndedAt is null && one.Period.Overlaps(period))) throw new RuleViolationException(Rule.SupervisionOverlaps);
        return (before, period);
    }

    /// <summary>It is talked about again.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.KlikNotDecided"/>, or <see cref="Rule.KlikTransferred"/>: there is no relation left to talk about.</exception>
    public void Reopen()
    {
        if (State != KlikState.Decided) throw new RuleViolationException(Rule.KlikNotDecided);
        if (Decision == KlikDecision.Transfer) throw new RuleViolationException(Rule.KlikTransferred);
        (State, Decision, Answer, DecidedAt, DecidedById) = (KlikState.InConversation, null, null, null, null);
    }

    /// <summary>A handler closes what was decided on. It stays with those who may read it.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.KlikNotDecided"/>.</exception>
    public void Close(DateTimeOffset now)
    {
        if (State != KlikState.Decided) throw new RuleViolationException(Rule.KlikNotDecided);
        (State, ClosedAt) = (KlikState.Closed, now);
    }

    /// <summary>The author takes it back. It stays with those who read it.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.KlikClosed"/> or <see cref="Rule.KlikTransferred"/>.</exception>
    public void Withdraw(DateTimeOffset now)
    {
        DemandOpen();
        if (!MayBeWithdrawn) throw new RuleViolationException(Rule.KlikTransferred);
        (State, ClosedAt, IsWithdrawn) = (KlikState.Closed, now, true);
    }

    private void Settle(KlikDecision decision, string? answer, Guid byId, DateTimeOffset now)
    {
        DemandOpen();
        if (State != KlikState.InConversation) throw new RuleViolationException(Rule.KlikNotInConversation);
        Answer = Text.Required(answer?.ReplaceLineEndings("\n"), AnswerLength, nameof(Answer));
        (State, Decision, DecidedAt, DecidedById) = (KlikState.Decided, decision, now, byId);
    }

    private Guid[] Readers(IReadOnlyCollection<Guid> handlerIds) => handlerIds.Contains(AuthorId) || handlerIds.Contains(OtherId)
        ? throw new RuleViolationException(Rule.KlikHandlerIsParty) { Field = nameof(HandlerIds) }
        : [.. handlerIds.Distinct()];

    private void DemandOpen()
    {
        if (!IsOpen) throw new RuleViolationException(Rule.KlikClosed);
    }
}

/// <summary>What a handler wrote down of a conversation: for the handlers, not for the author, since others may be spoken of in it.</summary>
public sealed class KlikNote : TenantEntity
{
    /// <summary>Longest note, in characters.</summary>
    public const int WordsLength = 2000;

    private KlikNote() { }

    internal KlikNote(KlikSignal signal, Guid writtenById, string? words, DateTimeOffset now) : base(signal.PartnershipId)
    {
        Words = Text.Required(words?.ReplaceLineEndings("\n"), WordsLength, $"{nameof(KlikNote)}.{nameof(Words)}");
        (SignalId, WrittenById, WrittenAt) = (signal.Id, writtenById, now);
    }

    /// <summary>The signal.</summary>
    public Guid SignalId { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Guid WrittenById { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Person WrittenBy { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>What was talked about.</summary>
    public string Words { get; private set; } = "";
}
