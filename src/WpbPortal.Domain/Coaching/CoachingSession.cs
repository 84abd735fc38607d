using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Domain.Coaching;

/// <summary>
/// A conversation between a supervisor and a student (begeleidingsgesprek). That it was is one thing; what was said
/// (<see cref="Content"/>, <see cref="Feedback"/>) and how she coached (<see cref="Steering"/>) are kept apart.
/// Planned → Held (draft) → Shared; Planned → Cancelled. All transitions stand in this file.
/// </summary>
public sealed class CoachingSession : TenantEntity
{
    /// <summary>Shortest session, in minutes.</summary>
    public const int FewestMinutes = 1;

    /// <summary>Longest session, in minutes.</summary>
    public const int MostMinutes = 480;

    /// <summary>Most feedbacks of one session: more is not concrete any more.</summary>
    public const int MostFeedbacks = 10;

    /// <summary>Longest name of a place, in characters.</summary>
    public const int PlaceLength = 80;

    /// <summary>How long sharing can be undone, as long as nobody has read it.</summary>
    public static readonly TimeSpan TimeToUndoSharing = TimeSpan.FromMinutes(10);

    private readonly List<Feedback> _feedback = [];

    private CoachingSession() { }

    private CoachingSession(Supervision supervision, Guid authorId, Guid? id) : base(supervision.PartnershipId, id)
    {
        SupervisionId = supervision.Id;
        StudentId = supervision.StudentId;
        AuthorId = authorId;
    }

    /// <summary>The supervision it belongs to.</summary>
    public Guid SupervisionId { get; private set; }

    /// <summary>The student.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>The student.</summary>
    public Person Student { get; private set; } = null!;

    /// <summary>Who had the conversation and logs it: the supervisor, or who stood in for her.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Who had the conversation and logs it.</summary>
    public Person Author { get; private set; } = null!;

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>How long it took, in minutes.</summary>
    public int Minutes { get; private set; }

    /// <summary>What sort of conversation.</summary>
    public SessionKind Kind { get; private set; }

    /// <summary>Where it stands.</summary>
    public SessionState State { get; private set; }

    /// <summary>Where it will be; null when that needs no saying.</summary>
    public string? Place { get; private set; }

    /// <summary>How often a planned conversation was changed, so that a calendar knows which of its invitations is the last.</summary>
    public int Changes { get; private set; }

    /// <summary>Since when it is shared.</summary>
    public DateTimeOffset? SharedAt { get; private set; }

    /// <summary>What was said; null while it is planned, and for whoever may not read it.</summary>
    public SessionContent? Content { get; private set; }

    /// <summary>How the author coached; null while it is planned, and for everybody but her.</summary>
    public SessionSteering? Steering { get; private set; }

    /// <summary>The feedback that came out of it, in order.</summary>
    public IReadOnlyCollection<Feedback> Feedback => _feedback;

    /// <summary>Plans a conversation that is still to come.</summary>
    /// <param name="supervision">The supervision, with its covers.</param>
    /// <param name="authorId">Who will have it.</param>
    /// <param name="moment">When, and for how long.</param>
    /// <param name="now">The moment it is.</param>
    /// <param name="id">An id made by whoever asks, so that asking twice makes one session.</param>
    /// <param name="place">Where; null when that needs no saying.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.MomentInPast"/>, <see cref="Rule.MinutesOutOfRange"/>, <see cref="Rule.MomentOutsideSupervision"/> or <see cref="Rule.TooLong"/>.
    /// </exception>
    public static CoachingSession Plan(Supervision supervision, Guid authorId, SessionMoment moment, DateTimeOffset now, Guid? id = null, string? place = null)
    {
        var session = new CoachingSession(supervision, authorId, id) { State = SessionState.Planned };
        session.PlanAt(supervision, moment, place, now);
        return session;
    }

    /// <summary>Moves a planned conversation to another moment or place, within the same supervision.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SessionNotPlanned"/>, <see cref="Rule.MomentUnchanged"/>, and those of <see cref="Plan"/>.</exception>
    public void Move(Supervision supervision, SessionMoment moment, string? place, DateTimeOffset now)
    {
        if (State != SessionState.Planned) throw new RuleViolationException(Rule.SessionNotPlanned);
        if (supervision.Id != SupervisionId) throw new ArgumentException("Another supervision.", nameof(supervision));
        var before = (At, Minutes, Kind, Place);
        PlanAt(supervision, moment, place, now);
        if (before == (At, Minutes, Kind, Place)) throw new RuleViolationException(Rule.MomentUnchanged) { Field = nameof(SessionMoment.Day) };
        Changes++;
    }

    /// <summary>Logs a conversation that was held. It is a draft: its author's alone.</summary>
    /// <param name="supervision">The supervision, with its covers.</param>
    /// <param name="authorId">Who had it.</param>
    /// <param name="moment">When, and for how long.</param>
    /// <param name="today">The day it is in the Netherlands.</param>
    /// <param name="now">The moment it is.</param>
    /// <param name="id">An id made by whoever asks, so that asking twice makes one session.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.MomentInFuture"/>, <see cref="Rule.MinutesOutOfRange"/>, <see cref="Rule.MomentOutsideSupervision"/> or <see cref="Rule.LoggedTooLate"/>.
    /// </exception>
    public static CoachingSession Log(Supervision supervision, Guid authorId, SessionMoment moment, DateOnly today, DateTimeOffset now, Guid? id = null)
    {
        var session = new CoachingSession(supervision, authorId, id) { State = SessionState.Planned };
        session.Hold(supervision, moment, today, now);
        return session;
    }

    /// <summary>Planned → Held, or another moment for what is held already. The rules are those of <see cref="Log"/>.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.SessionAlreadyShared"/>, <see cref="Rule.SessionCancelled"/>, and those of <see cref="Log"/>.
    /// </exception>
    public void Hold(Supervision supervision, SessionMoment moment, DateOnly today, DateTimeOffset now)
    {
        MustBeOpen();
        if (moment.At > now) throw new RuleViolationException(Rule.MomentInFuture) { Field = nameof(SessionMoment.Day) };
        TakePlace(supervision, moment, today);
        State = SessionState.Held;
        Content ??= new(this);
        Steering ??= new(this);
    }

    /// <summary>Planned → Cancelled. What lies after the end of its supervision or cover, <c>platform.call_off_talks</c> cancels likewise.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SessionNotPlanned"/>.</exception>
    public void Cancel()
    {
        if (State != SessionState.Planned) throw new RuleViolationException(Rule.SessionNotPlanned);
        State = SessionState.Cancelled;
        Changes++;
    }

    /// <summary>Writes what was said, while it is a draft.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SessionAlreadyShared"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Write(string? studentInput, string? whatHappened, IEnumerable<CoreConcept> concepts)
    {
        MustBeDraft();
        Content!.Write(studentInput, whatHappened, concepts);
    }

    /// <summary>Notes how the author coached, while it is a draft.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SessionAlreadyShared"/> or <see cref="Rule.DirectionOutOfRange"/>.</exception>
    public void Mark(IReadOnlyCollection<InterventionMark> marks, IEnumerable<Technique> techniques, IEnumerable<SupervisorRole> roles, double? slider, BroughtInBy? by = null)
    {
        MustBeDraft();
        Steering!.Mark(marks, techniques, roles, slider, by);
    }

    /// <summary>Writes the feedback, while it is a draft; what is not in the list any more goes. It may still be half.</summary>
    /// <param name="texts">Each with an id made by whoever asks.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.SessionAlreadyShared"/>, <see cref="Rule.TooManyFeedbacks"/> or <see cref="Rule.TooLong"/>.
    /// </exception>
    public void GiveFeedback(IReadOnlyList<(Guid Id, FeedbackText Text)> texts)
    {
        MustBeDraft();
        var written = texts.Select((feedback, index) => (feedback.Id, Text: feedback.Text.Trimmed(index + 1)))
            .Where(feedback => !feedback.Text.IsEmpty).ToList();
        if (written.Count > MostFeedbacks) throw new RuleViolationException(Rule.TooManyFeedbacks, MostFeedbacks);

        _feedback.RemoveAll(known => written.TrueForAll(feedback => feedback.Id != known.Id));
        for (var number = 1; number <= written.Count; number++)
        {
            var (id, text) = written[number - 1];
            var feedback = _feedback.Find(known => known.Id == id);
            if (feedback is null) _feedback.Add(feedback = new(this, id, number));
            feedback.Renumber(number);
            feedback.Write(text);
        }
    }

    /// <summary>Held → Shared: the student reads what was said and the feedback, and nothing else.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.SessionAlreadyShared"/>, <see cref="Rule.NothingToShare"/>, or a part of a feedback is missing (<see cref="FeedbackText.Complete"/>).
    /// </exception>
    public void Share(DateTimeOffset now)
    {
        MustBeDraft();
        if (!Content!.IsReadable && _feedback.Count == 0) throw new RuleViolationException(Rule.NothingToShare) { Field = nameof(SessionContent.WhatHappened) };
        foreach (var feedback in _feedback) feedback.Content.Complete(feedback.Number);
        SetShared(SessionState.Shared, now);
    }

    /// <summary>Shared → Held, for <see cref="TimeToUndoSharing"/> and only while nobody has read it. After that a correction is a new version.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SessionNotShared"/>, <see cref="Rule.TooLateToUndoSharing"/> or <see cref="Rule.AlreadyRead"/>.</exception>
    public void UndoSharing(bool isRead, DateTimeOffset now)
    {
        if (State != SessionState.Shared) throw new RuleViolationException(Rule.SessionNotShared);
        if (isRead) throw new RuleViolationException(Rule.AlreadyRead);
        if (now - SharedAt > TimeToUndoSharing) throw new RuleViolationException(Rule.TooLateToUndoSharing, TimeToUndoSharing.TotalMinutes);
        SetShared(SessionState.Held, null);
    }

    private void SetShared(SessionState state, DateTimeOffset? at)
    {
        State = state;
        SharedAt = at;
        Content!.SharedAt = at;
        foreach (var feedback in _feedback) feedback.SharedAt = at;
    }

    private void PlanAt(Supervision supervision, SessionMoment moment, string? place, DateTimeOffset now)
    {
        if (moment.At < now) throw new RuleViolationException(Rule.MomentInPast) { Field = nameof(SessionMoment.Day) };
        var where = Text.Optional(place, PlaceLength, nameof(Place));
        // A coming day is never too late to log, so the day itself stands for today.
        TakePlace(supervision, moment, moment.Day);
        Place = where;
    }

    private void TakePlace(Supervision supervision, SessionMoment moment, DateOnly today)
    {
        if (moment.Minutes is < FewestMinutes or > MostMinutes)
            throw new RuleViolationException(Rule.MinutesOutOfRange, FewestMinutes, MostMinutes) { Field = nameof(SessionMoment.Minutes) };
        if (!supervision.MayBeLoggedBy(AuthorId, moment.Day, today))
        {
            // The same day is too late rather than wrong when it would do, had it been logged on the day itself.
            var rule = supervision.MayBeLoggedBy(AuthorId, moment.Day, moment.Day) ? Rule.LoggedTooLate : Rule.MomentOutsideSupervision;
            throw new RuleViolationException(rule, Supervision.DaysToLogAfterwards) { Field = nameof(SessionMoment.Day) };
        }
        if (StudentId != supervision.StudentId) throw new RuleViolationException(Rule.MomentOutsideSupervision) { Field = nameof(StudentId) };
        SupervisionId = supervision.Id;
        (At, Minutes, Kind) = (moment.At, moment.Minutes, moment.Kind);
    }

    private void MustBeOpen()
    {
        if (State == SessionState.Shared) throw new RuleViolationException(Rule.SessionAlreadyShared);
        if (State == SessionState.Cancelled) throw new RuleViolationException(Rule.SessionCancelled);
    }

    private void MustBeDraft()
    {
        MustBeOpen();
        if (State != SessionState.Held) throw new RuleViolationException(Rule.SessionNotHeld);
    }
}

/// <summary>When a session was, for how long, and of which kind.</summary>
/// <param name="At">When it began, in UTC.</param>
/// <param name="Day">The day of that moment in the Netherlands, by which supervisions begin and end.</param>
/// <param name="Minutes">How long it took.</param>
/// <param name="Kind">What sort of conversation.</param>
public readonly record struct SessionMoment(DateTimeOffset At, DateOnly Day, int Minutes, SessionKind Kind);
