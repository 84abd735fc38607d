namespace WpbPortal.Domain.Coaching;

/// <summary>
/// Concrete feedback: what I saw → what it did → a question to go on with. Once shared every correction is a new
/// version, and the student sees that it changed, when, and the earlier text.
/// </summary>
public sealed class Feedback : TenantEntity
{
    private readonly List<FeedbackVersion> _earlier = [];

    private Feedback() { }

    internal Feedback(CoachingSession session, Guid id, int number) : base(session.PartnershipId, id)
    {
        SessionId = session.Id;
        AuthorId = session.AuthorId;
        StudentId = session.StudentId;
        Number = number;
    }

    /// <summary>The session it came out of.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The session it came out of.</summary>
    public CoachingSession Session { get; private set; } = null!;

    /// <summary>Who gave it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Whom it is for.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>Its place among the feedback of the session, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Wat zag ik?</summary>
    public string? Saw { get; private set; }

    /// <summary>Wat deed het?</summary>
    public string? Did { get; private set; }

    /// <summary>Een vraag om mee verder te gaan.</summary>
    public string? Question { get; private set; }

    /// <summary>Since when the student reads it; null while it is a draft.</summary>
    public DateTimeOffset? SharedAt { get; internal set; }

    /// <summary>Which version of the text this is, from 1.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>When it was last corrected after sharing.</summary>
    public DateTimeOffset? CorrectedAt { get; private set; }

    /// <summary>The texts it had before its corrections.</summary>
    public IReadOnlyCollection<FeedbackVersion> Earlier => _earlier;

    /// <summary>The text as it is now.</summary>
    public FeedbackText Content => new(Saw, Did, Question);

    /// <summary>Corrects what the student may have read. The earlier text is kept.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.SessionNotShared"/>, <see cref="Rule.NothingChanged"/>, or a part is missing (<see cref="FeedbackText.Complete"/>).
    /// </exception>
    public FeedbackVersion Correct(FeedbackText text, DateTimeOffset now)
    {
        if (SharedAt is null) throw new RuleViolationException(Rule.SessionNotShared);
        var corrected = text.Complete();
        if (corrected == Content) throw new RuleViolationException(Rule.NothingChanged);
        var earlier = new FeedbackVersion(this, now);
        _earlier.Add(earlier);
        Version++;
        CorrectedAt = now;
        Write(corrected);
        return earlier;
    }

    internal void Renumber(int number) => Number = number;

    internal void Write(FeedbackText text) => (Saw, Did, Question) = (text.Saw, text.Did, text.Question);
}

/// <summary>The three parts of feedback.</summary>
/// <param name="Saw">Wat zag ik?</param>
/// <param name="Did">Wat deed het?</param>
/// <param name="Question">Een vraag om mee verder te gaan.</param>
public readonly record struct FeedbackText(string? Saw, string? Did, string? Question)
{
    /// <summary>Longest part, in characters.</summary>
    public const int PartLength = 2000;

    /// <summary>Whether nothing was written in any part.</summary>
    public bool IsEmpty => Saw is null && Did is null && Question is null;

    /// <summary>The parts without blanks around them; parts that hold nothing are null.</summary>
    /// <param name="number">Which feedback of a form it is, from 1: part of the field's name in a broken rule; 0 when there is only one.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>.</exception>
    public FeedbackText Trimmed(int number = 0) => new(
        Text.Optional(Saw, PartLength, FieldOf(nameof(Saw), number)),
        Text.Optional(Did, PartLength, FieldOf(nameof(Did), number)),
        Text.Optional(Question, PartLength, FieldOf(nameof(Question), number)));

    /// <summary>The parts, of which none may be missing: without what was seen it is no feedback on something, without what it did it is a judgement, without a question it ends there.</summary>
    /// <param name="number">As for <see cref="Trimmed"/>.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.FeedbackNeedsSaw"/>, <see cref="Rule.FeedbackNeedsDid"/>, <see cref="Rule.FeedbackNeedsQuestion"/> or <see cref="Rule.TooLong"/>.
    /// </exception>
    public FeedbackText Complete(int number = 0)
    {
        var text = Trimmed(number);
        if (text.Saw is null) throw new RuleViolationException(Rule.FeedbackNeedsSaw) { Field = FieldOf(nameof(Saw), number) };
        if (text.Did is null) throw new RuleViolationException(Rule.FeedbackNeedsDid) { Field = FieldOf(nameof(Did), number) };
        if (text.Question is null) throw new RuleViolationException(Rule.FeedbackNeedsQuestion) { Field = FieldOf(nameof(Question), number) };
        return text;
    }

    /// <summary>How a part is called in a form that holds several feedbacks: <c>Feedback2.Saw</c>.</summary>
    public static string FieldOf(string part, int number) => number == 0 ? part : $"Feedback{number}.{part}";
}

/// <summary>A text that shared feedback had before it was corrected.</summary>
public sealed class FeedbackVersion : TenantEntity
{
    private FeedbackVersion() { }

    internal FeedbackVersion(Feedback feedback, DateTimeOffset replacedAt) : base(feedback.PartnershipId)
    {
        FeedbackId = feedback.Id;
        AuthorId = feedback.AuthorId;
        Version = feedback.Version;
        Saw = feedback.Saw!;
        Did = feedback.Did!;
        Question = feedback.Question!;
        ReplacedAt = replacedAt;
    }

    /// <summary>The feedback.</summary>
    public Guid FeedbackId { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Which version it was, from 1.</summary>
    public int Version { get; private set; }

    /// <summary>Wat zag ik?</summary>
    public string Saw { get; private set; } = "";

    /// <summary>Wat deed het?</summary>
    public string Did { get; private set; } = "";

    /// <summary>Een vraag om mee verder te gaan.</summary>
    public string Question { get; private set; } = "";

    /// <summary>Until when this was the text.</summary>
    public DateTimeOffset ReplacedAt { get; private set; }
}

/// <summary>That the student opened shared feedback: from then on sharing it cannot be undone.</summary>
public sealed class FeedbackReading : TenantEntity
{
    private FeedbackReading() { }

    /// <summary>The student reads the feedback for the first time.</summary>
    public FeedbackReading(Feedback feedback, DateTimeOffset now) : base(feedback.PartnershipId, feedback.Id)
    {
        AuthorId = feedback.AuthorId;
        StudentId = feedback.StudentId;
        ReadAt = now;
    }

    /// <summary>Who gave the feedback.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Who read it.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>When he first opened it.</summary>
    public DateTimeOffset ReadAt { get; private set; }
}

/// <summary>What the student does with feedback: what he takes along, and what he will try.</summary>
public sealed class FeedbackReply : TenantEntity
{
    /// <summary>Longest part, in characters.</summary>
    public const int PartLength = 2000;

    private FeedbackReply() { }

    /// <summary>The student answers feedback that was shared with him.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SessionNotShared"/>, <see cref="Rule.ReplyEmpty"/> or <see cref="Rule.TooLong"/>.</exception>
    public FeedbackReply(Feedback feedback, string? takesAlong, string? willTry, DateTimeOffset now) : base(feedback.PartnershipId, feedback.Id)
    {
        AuthorId = feedback.AuthorId;
        StudentId = feedback.StudentId;
        Write(feedback, takesAlong, willTry, now);
    }

    /// <summary>Who gave the feedback, and reads the reply.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Who replies.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>Wat neem je mee?</summary>
    public string? TakesAlong { get; private set; }

    /// <summary>Wat ga je proberen?</summary>
    public string? WillTry { get; private set; }

    /// <summary>When it was written, or last changed.</summary>
    public DateTimeOffset RepliedAt { get; private set; }

    /// <summary>To which version of the feedback it replies.</summary>
    public int FeedbackVersion { get; private set; }

    /// <summary>Writes the reply, or writes it anew.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SessionNotShared"/>, <see cref="Rule.ReplyEmpty"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Write(Feedback feedback, string? takesAlong, string? willTry, DateTimeOffset now)
    {
        if (feedback.SharedAt is null) throw new RuleViolationException(Rule.SessionNotShared);
        TakesAlong = Text.Optional(takesAlong, PartLength, nameof(TakesAlong));
        WillTry = Text.Optional(willTry, PartLength, nameof(WillTry));
        if (TakesAlong is null && WillTry is null) throw new RuleViolationException(Rule.ReplyEmpty) { Field = nameof(TakesAlong) };
        RepliedAt = now;
        FeedbackVersion = feedback.Version;
    }
}
