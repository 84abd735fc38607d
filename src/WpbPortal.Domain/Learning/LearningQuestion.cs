using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Learning;

/// <summary>
/// What a student wants to find out (leervraag). It may be worded anew as often as he likes: the earlier wordings stay, with their days, and show
/// the way gone. It is closed with what it brought. His own, and read by who supervises him while he shares it.
/// </summary>
public sealed class LearningQuestion : TenantEntity
{
    /// <summary>Longest wording, in characters.</summary>
    public const int WordingLength = 300;

    /// <summary>Longest reason and longest answer, in characters.</summary>
    public const int TextLength = 1000;

    private readonly List<QuestionVersion> _earlier = [];

    private LearningQuestion() { }

    /// <summary>A student asks himself something.</summary>
    /// <param name="partnershipId">The partnership.</param>
    /// <param name="studentId">Whose it is.</param>
    /// <param name="wording">What he wants to find out.</param>
    /// <param name="now">The moment it is.</param>
    /// <param name="id">An id made by whoever asks, so that asking twice makes one.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public LearningQuestion(Guid partnershipId, Guid studentId, string? wording, DateTimeOffset now, Guid? id = null) : base(partnershipId, id)
    {
        StudentId = studentId;
        Wording = Text.Required(wording, WordingLength, nameof(Wording));
        (AskedAt, WordedAt) = (now, now);
    }

    /// <summary>Whose it is.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Person Student { get; private set; } = null!;

    /// <summary>How it is worded now.</summary>
    public string Wording { get; private set; } = "";

    /// <summary>Since when it is worded so.</summary>
    public DateTimeOffset WordedAt { get; private set; }

    /// <summary>When it was first asked.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Which wording this is, from 1.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Since when who supervises him reads it; null while it is his alone.</summary>
    public DateTimeOffset? SharedAt { get; private set; }

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What it brought.</summary>
    public string? Brought { get; private set; }

    /// <summary>How it was worded before.</summary>
    public IReadOnlyCollection<QuestionVersion> Earlier => _earlier;

    /// <summary>Words it anew. The earlier wording is kept.</summary>
    /// <param name="wording">What he wants to find out now.</param>
    /// <param name="reason">What made him word it anew; null when he does not say.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.QuestionClosed"/>, <see cref="Rule.NothingChanged"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public QuestionVersion Reword(string? wording, string? reason, DateTimeOffset now)
    {
        if (ClosedAt is not null) throw new RuleViolationException(Rule.QuestionClosed);
        var anew = Text.Required(wording, WordingLength, nameof(Wording));
        var why = Text.Optional(reason?.ReplaceLineEndings("\n"), TextLength, nameof(QuestionVersion.Reason));
        if (anew == Wording) throw new RuleViolationException(Rule.NothingChanged) { Field = nameof(Wording) };
        var earlier = new QuestionVersion(this, why, now);
        _earlier.Add(earlier);
        (Wording, WordedAt, Version) = (anew, now, Version + 1);
        return earlier;
    }

    /// <summary>Lets who supervises him read it, with how it was worded before.</summary>
    public void Share(DateTimeOffset now) => SharedAt ??= now;

    /// <summary>Keeps it to himself again.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotShared"/>.</exception>
    public void KeepToSelf()
    {
        if (SharedAt is null) throw new RuleViolationException(Rule.NotShared);
        SharedAt = null;
    }

    /// <summary>Closes it with what it brought.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.QuestionClosed"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Close(string? brought, DateTimeOffset now)
    {
        if (ClosedAt is not null) throw new RuleViolationException(Rule.QuestionClosed);
        Brought = Text.Required(brought?.ReplaceLineEndings("\n"), TextLength, nameof(Brought));
        ClosedAt = now;
    }

    /// <summary>Takes it up again; what it brought so far stays to be read until it is closed anew.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.QuestionOpen"/>.</exception>
    public void Reopen()
    {
        if (ClosedAt is null) throw new RuleViolationException(Rule.QuestionOpen);
        ClosedAt = null;
    }
}

/// <summary>How a learning question was worded before, and what made the student word it anew.</summary>
public sealed class QuestionVersion : TenantEntity
{
    private QuestionVersion() { }

    internal QuestionVersion(LearningQuestion question, string? reason, DateTimeOffset replacedAt) : base(question.PartnershipId)
    {
        QuestionId = question.Id;
        StudentId = question.StudentId;
        Version = question.Version;
        Wording = question.Wording;
        WordedAt = question.WordedAt;
        Reason = reason;
        ReplacedAt = replacedAt;
    }

    /// <summary>The question.</summary>
    public Guid QuestionId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>Which wording it was, from 1.</summary>
    public int Version { get; private set; }

    /// <summary>How it was worded.</summary>
    public string Wording { get; private set; } = "";

    /// <summary>Since when it was worded so.</summary>
    public DateTimeOffset WordedAt { get; private set; }

    /// <summary>Until when it was worded so.</summary>
    public DateTimeOffset ReplacedAt { get; private set; }

    /// <summary>What made him word it anew.</summary>
    public string? Reason { get; private set; }
}
