using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Domain.Interviews;

/// <summary>
/// An interview: planned or held on the spot, written up, and read along by whom it was with, who corrects, agrees or withdraws it. Withdrawn, what was said is gone; that it was stays.
/// </summary>
public sealed class Interview : TenantEntity
{
    /// <summary>Longest name of a place, in characters.</summary>
    public const int PlaceLength = 120;

    /// <summary>Shortest and longest that is planned, in minutes.</summary>
    public const int FewestMinutes = 10, MostMinutes = 180;

    /// <summary>Days that whom it was with has after agreeing, in which he may still take it back, before it can be anonymised.</summary>
    public const int DaysToTakeBack = 7;

    private Interview() { }

    private Interview(Guid partnershipId, Guid interviewerId, Guid? intervieweeId, GuideUse guide, Guid? id) : base(partnershipId, id)
    {
        if (intervieweeId is not { } with) throw new RuleViolationException(Rule.IntervieweeNotChosen) { Field = nameof(IntervieweeId) };
        if (with == interviewerId) throw new RuleViolationException(Rule.InterviewWithSelf) { Field = nameof(IntervieweeId) };
        (InterviewerId, IntervieweeId, GuideId, GuideNumber, Guide) = (interviewerId, with, guide.GuideId, guide.Number, guide.Content);
    }

    /// <summary>Who holds it.</summary>
    public Guid InterviewerId { get; private set; }

    /// <summary>Who holds it.</summary>
    public Person Interviewer { get; private set; } = null!;

    /// <summary>With whom.</summary>
    public Guid IntervieweeId { get; private set; }

    /// <summary>With whom.</summary>
    public Person Interviewee { get; private set; } = null!;

    /// <summary>The partnership's own guide with which it is held; null for one that ships.</summary>
    public Guid? GuideId { get; private set; }

    /// <summary>Which version of that guide.</summary>
    public int GuideNumber { get; private set; }

    /// <summary>What that version asks, as it was when the interview was made: later versions change nothing here.</summary>
    public GuideContent Guide { get; private set; } = null!;

    /// <summary>The series of interviews of a trajectory to which it belongs; null for one that stands by itself.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>How far it is.</summary>
    public InterviewState State { get; private set; }

    /// <summary>When it is or was.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>How long it is to take.</summary>
    public int Minutes { get; private set; }

    /// <summary>Where.</summary>
    public string? Place { get; private set; }

    /// <summary>How often it was moved or called off: with it the number of an invitation for a calendar rises.</summary>
    public int Changes { get; private set; }

    /// <summary>Since when whom it was with reads it.</summary>
    public DateTimeOffset? OfferedAt { get; private set; }

    /// <summary>When he agreed.</summary>
    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>When it ended without being agreed on: called off or withdrawn.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether there is something to write, read and correct.</summary>
    public bool IsOpen => State is InterviewState.Held or InterviewState.Offered or InterviewState.Agreed;

    /// <summary>Plans one.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.IntervieweeNotChosen"/>, <see cref="Rule.InterviewWithSelf"/>, <see cref="Rule.MomentInPast"/>, <see cref="Rule.MinutesOutOfRange"/> or <see cref="Rule.TooLong"/>.</exception>
    public static Interview Plan(Guid partnershipId, Guid interviewerId, Guid? intervieweeId, GuideUse guide, DateTimeOffset at, int minutes, string? place, DateTimeOffset now, Guid? id = null)
    {
        var planned = new Interview(partnershipId, interviewerId, intervieweeId, guide, id) { State = InterviewState.Planned };
        planned.Put(at, minutes, place, now);
        return planned;
    }

    /// <summary>Lets it belong to a series of interviews of a trajectory.</summary>
    public void Join(Meeting series) =>
        MeetingId = series is { Form: MeetingForm.InterviewSeries, CancelledAt: null } ? series.Id : throw new ArgumentException("No series of interviews that goes on.", nameof(series));

    /// <summary>Moves one that was planned to another moment or place.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotPlanned"/>, or a rule of <see cref="Plan"/>.</exception>
    public void Move(DateTimeOffset at, int minutes, string? place, DateTimeOffset now)
    {
        if (State != InterviewState.Planned) throw new RuleViolationException(Rule.InterviewNotPlanned);
        Put(at, minutes, place, now);
        Changes++;
    }

    /// <summary>Begins one on the spot.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.IntervieweeNotChosen"/> or <see cref="Rule.InterviewWithSelf"/>.</exception>
    public static Interview Begin(Guid partnershipId, Guid interviewerId, Guid? intervieweeId, GuideUse guide, DateTimeOffset now, Guid? id = null) =>
        new(partnershipId, interviewerId, intervieweeId, guide, id) { At = now, State = InterviewState.Held };

    /// <summary>Begins one that was planned.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotPlanned"/>.</exception>
    public void Hold(DateTimeOffset now)
    {
        if (State != InterviewState.Planned) throw new RuleViolationException(Rule.InterviewNotPlanned);
        (State, At) = (InterviewState.Held, now);
    }

    /// <summary>Calls off one that was planned.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotPlanned"/>.</exception>
    public void CallOff(DateTimeOffset now)
    {
        if (State != InterviewState.Planned) throw new RuleViolationException(Rule.InterviewNotPlanned);
        (State, EndedAt) = (InterviewState.CalledOff, now);
        Changes++;
    }

    private void Put(DateTimeOffset at, int minutes, string? place, DateTimeOffset now)
    {
        if (at < now) throw new RuleViolationException(Rule.MomentInPast) { Field = nameof(At) };
        if (minutes is < FewestMinutes or > MostMinutes) throw new RuleViolationException(Rule.MinutesOutOfRange, FewestMinutes, MostMinutes) { Field = nameof(Minutes) };
        (At, Minutes, Place) = (at, minutes, Text.Optional(place, PlaceLength, nameof(Place)));
    }

    /// <summary>What may be written to now: while nobody agreed on it.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotOpen"/>.</exception>
    public void MayBeWritten()
    {
        if (State is not (InterviewState.Held or InterviewState.Offered)) throw new RuleViolationException(Rule.InterviewNotOpen);
    }

    /// <summary>Lets whom it was with read it.</summary>
    /// <param name="hasText">Whether there is anything to read.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotOpen"/> or <see cref="Rule.InterviewEmpty"/>.</exception>
    public void Offer(bool hasText, DateTimeOffset now)
    {
        if (State != InterviewState.Held) throw new RuleViolationException(Rule.InterviewNotOpen);
        if (!hasText) throw new RuleViolationException(Rule.InterviewEmpty);
        (State, OfferedAt) = (InterviewState.Offered, now);
    }

    /// <summary>Whom it was with says what should be different; what he agreed on before, he does not any more.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotOffered"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public InterviewCorrection Correct(string? text, DateTimeOffset now)
    {
        if (State is not (InterviewState.Offered or InterviewState.Agreed)) throw new RuleViolationException(Rule.InterviewNotOffered);
        var correction = new InterviewCorrection(this, text, now);
        (State, AgreedAt) = (InterviewState.Offered, null);
        return correction;
    }

    /// <summary>Whom it was with agrees to what stands in it.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotOffered"/>.</exception>
    public void Agree(DateTimeOffset now)
    {
        if (State != InterviewState.Offered) throw new RuleViolationException(Rule.InterviewNotOffered);
        (State, AgreedAt) = (InterviewState.Agreed, now);
    }

    /// <summary>Makes of it what leads to nobody, for good: what was noted of it is to be removed with this, and can neither be read along nor taken back any more.</summary>
    /// <param name="texts">What was noted by number of the question, 0 for the report, without who it is about; what is left empty is left out.</param>
    /// <param name="id">An id of chance, without a moment in it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.InterviewNotAgreed"/>, <see cref="Rule.InterviewAnonymisedTooSoon"/>, <see cref="Rule.InterviewEmpty"/> or <see cref="Rule.TooLong"/>.
    /// </exception>
    public AnonymousInterview Anonymise(IReadOnlyDictionary<int, string?> texts, Guid id, DateTimeOffset now)
    {
        if (State != InterviewState.Agreed || AgreedAt is not { } agreed) throw new RuleViolationException(Rule.InterviewNotAgreed);
        if (now < agreed.AddDays(DaysToTakeBack)) throw new RuleViolationException(Rule.InterviewAnonymisedTooSoon, DaysToTakeBack);
        AnonymousText[] kept = [.. texts.Where(text => text.Key >= InterviewText.Report && text.Key <= Guide.Questions.Count).OrderBy(text => text.Key)
            .Select(text => (text.Key, Content: Text.Optional(text.Value?.ReplaceLineEndings("\n"), InterviewText.Length, nameof(InterviewText.Content)))).Where(text => text.Content is not null).Select(text => new AnonymousText(text.Key, text.Content!))];
        if (kept.Length == 0) throw new RuleViolationException(Rule.InterviewEmpty);
        State = InterviewState.Anonymised;
        return new(this, kept, id);
    }

    /// <summary>Whom it was with takes it back: what was said is to be removed with this.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotOpen"/>.</exception>
    public void Withdraw(DateTimeOffset now)
    {
        if (!IsOpen) throw new RuleViolationException(Rule.InterviewNotOpen);
        (State, EndedAt, AgreedAt) = (InterviewState.Withdrawn, now, null);
    }
}

/// <summary>The guide with which an interview is made.</summary>
/// <param name="GuideId">The partnership's own guide; null for one that ships.</param>
/// <param name="Number">Which version.</param>
/// <param name="Content">What it asks.</param>
public sealed record GuideUse(Guid? GuideId, int Number, GuideContent Content);

/// <summary>How far an interview is. The numbers are stored.</summary>
public enum InterviewState
{
    /// <summary>It has a moment.</summary>
    Planned = 1,

    /// <summary>It was held; what is written is the interviewer's alone.</summary>
    Held = 2,

    /// <summary>Whom it was with reads it.</summary>
    Offered = 3,

    /// <summary>He agrees to it.</summary>
    Agreed = 4,

    /// <summary>He took it back; what was said is gone.</summary>
    Withdrawn = 5,

    /// <summary>It was planned and did not take place.</summary>
    CalledOff = 6,

    /// <summary>What was said is kept without who said it, and leads back to nobody.</summary>
    Anonymised = 7,
}
