using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Learning;

/// <summary>
/// Something a student will try, with a day to look back, and how it went. His own, and read by who supervises him while he shares it.
/// </summary>
public sealed class Experiment : TenantEntity
{
    /// <summary>Longest text, in characters: as long as what somebody answers to feedback.</summary>
    public const int TextLength = FeedbackReply.PartLength;

    /// <summary>After how many days one looks back when nothing else is said.</summary>
    public const int UsualDays = 14;

    /// <summary>Furthest day to look back, in days from now: a school year.</summary>
    public const int MostDays = 366;

    private Experiment() { }

    /// <summary>A student says what he will try.</summary>
    /// <param name="partnershipId">The partnership.</param>
    /// <param name="studentId">Whose it is.</param>
    /// <param name="plan">What he will try, when he looks back, and for which learning question.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="now">The moment it is.</param>
    /// <param name="id">An id made by whoever asks, so that asking twice makes one.</param>
    /// <exception cref="RuleViolationException">A rule of <see cref="Change"/>.</exception>
    public Experiment(Guid partnershipId, Guid studentId, ExperimentPlan plan, DateOnly today, DateTimeOffset now, Guid? id = null) : base(partnershipId, id)
    {
        StudentId = studentId;
        BegunAt = now;
        State = ExperimentState.Running;
        Change(plan, today);
    }

    /// <summary>Whose it is.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Person Student { get; private set; } = null!;

    /// <summary>What he will try.</summary>
    public string Content { get; private set; } = "";

    /// <summary>When he looks back.</summary>
    public DateOnly LookBackOn { get; private set; }

    /// <summary>The learning question that it is for.</summary>
    public Guid? QuestionId { get; private set; }

    /// <summary>The learning question that it is for.</summary>
    public LearningQuestion? Question { get; private set; }

    /// <summary>The feedback that it answers.</summary>
    public Guid? FeedbackId { get; private set; }

    /// <summary>How far it is.</summary>
    public ExperimentState State { get; private set; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>How it went.</summary>
    public string? HowItWent { get; private set; }

    /// <summary>When he looked back, the last time.</summary>
    public DateTimeOffset? LookedBackAt { get; private set; }

    /// <summary>Since when who supervises him reads it; null while it is his alone.</summary>
    public DateTimeOffset? SharedAt { get; private set; }

    /// <summary>
    /// Makes an experiment of what a student answers to feedback that he will try. Who gave the feedback reads the answer, so it is shared.
    /// </summary>
    /// <param name="reply">The answer, in which he says what he will try.</param>
    /// <param name="lookBackOn">When he looks back; null for the usual day.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException">A rule of <see cref="Change"/>.</exception>
    public static Experiment Of(FeedbackReply reply, DateOnly? lookBackOn, DateOnly today, DateTimeOffset now) =>
        new(reply.PartnershipId, reply.StudentId, new(reply.WillTry, lookBackOn ?? today.AddDays(UsualDays), null), today, now) { FeedbackId = reply.Id, SharedAt = now };

    /// <summary>Says anew what he will try, when he looks back, and for which learning question.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.ExperimentOver"/>, <see cref="Rule.Required"/>, <see cref="Rule.TooLong"/>, <see cref="Rule.PlannedBeforeToday"/> or <see cref="Rule.LookBackTooFar"/>.
    /// </exception>
    public void Change(ExperimentPlan plan, DateOnly today)
    {
        MustRun();
        var content = Text.Required(plan.Content?.ReplaceLineEndings("\n"), TextLength, nameof(Content));
        if (plan.LookBackOn is not { } day) throw new RuleViolationException(Rule.Required) { Field = nameof(LookBackOn) };
        // A day that has come already stays as it is.
        if (day != LookBackOn && day < today) throw new RuleViolationException(Rule.PlannedBeforeToday) { Field = nameof(LookBackOn) };
        if (day > today.AddDays(MostDays)) throw new RuleViolationException(Rule.LookBackTooFar) { Field = nameof(LookBackOn) };
        (Content, LookBackOn, QuestionId) = (content, day, plan.QuestionId);
    }

    /// <summary>Says how it went, or says it anew. Also before the day that he chose.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.ExperimentOver"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void LookBack(string? howItWent, DateTimeOffset now)
    {
        if (State == ExperimentState.LetGo) throw new RuleViolationException(Rule.ExperimentOver);
        HowItWent = Text.Required(howItWent?.ReplaceLineEndings("\n"), TextLength, nameof(HowItWent));
        (State, LookedBackAt) = (ExperimentState.LookedBack, now);
    }

    /// <summary>Lets it go: it did not come to it, or something else is better.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.ExperimentOver"/>.</exception>
    public void LetGo()
    {
        MustRun();
        State = ExperimentState.LetGo;
    }

    /// <summary>Lets who supervises him read it.</summary>
    public void Share(DateTimeOffset now) => SharedAt ??= now;

    /// <summary>Keeps it to himself again.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotShared"/>.</exception>
    public void KeepToSelf()
    {
        if (SharedAt is null) throw new RuleViolationException(Rule.NotShared);
        SharedAt = null;
    }

    private void MustRun()
    {
        if (State != ExperimentState.Running) throw new RuleViolationException(Rule.ExperimentOver);
    }
}

/// <summary>What is typed of an experiment.</summary>
/// <param name="Content">What he will try.</param>
/// <param name="LookBackOn">When he looks back.</param>
/// <param name="QuestionId">The learning question that it is for.</param>
public sealed record ExperimentPlan(string? Content, DateOnly? LookBackOn, Guid? QuestionId);

/// <summary>How far a student is with something that he tries.</summary>
public enum ExperimentState
{
    /// <summary>He is trying it, or will.</summary>
    Running = 1,

    /// <summary>He said how it went.</summary>
    LookedBack = 2,

    /// <summary>It did not come to it.</summary>
    LetGo = 3,
}
