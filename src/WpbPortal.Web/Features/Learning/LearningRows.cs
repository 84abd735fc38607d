using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.Learning;

/// <summary>What a student asks himself and tries, as he sees it himself.</summary>
/// <param name="Questions">His learning questions, those that are open first.</param>
/// <param name="Experiments">His experiments, those that are running first.</param>
/// <param name="Themes">What occupies him, what still does first.</param>
public sealed record LearningBoard(IReadOnlyList<QuestionRow> Questions, IReadOnlyList<ExperimentRow> Experiments, IReadOnlyList<ThemeRow> Themes);

/// <summary>What a student shares of it.</summary>
/// <param name="StudentId">Whose it is.</param>
/// <param name="Student">Whose it is.</param>
/// <param name="Questions">His learning questions.</param>
/// <param name="Experiments">His experiments.</param>
/// <param name="Themes">What occupies him.</param>
/// <param name="BroughtIn">What he brought in lately, for who reads along; who coaches him finds that on her own pages.</param>
/// <param name="IsCoached">Whether the viewer coaches him, and does not only read along.</param>
public sealed record LearningOfStudent(Guid StudentId, PersonName Student, IReadOnlyList<QuestionRow> Questions, IReadOnlyList<ExperimentRow> Experiments, IReadOnlyList<ThemeRow> Themes,
    IReadOnlyList<BroughtIn> BroughtIn, bool IsCoached);

/// <summary>Something that a student brought in.</summary>
public sealed record BroughtIn(DateTimeOffset At, string Content);

/// <summary>A learning question.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Wording">How it is worded now.</param>
/// <param name="AskedAt">When it was first asked.</param>
/// <param name="WordedAt">Since when it is worded so.</param>
/// <param name="SharedAt">Since when it is shared.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Brought">What it brought.</param>
/// <param name="Earlier">How it was worded before, the latest first.</param>
public sealed record QuestionRow(Guid Id, string Wording, DateTimeOffset AskedAt, DateTimeOffset WordedAt, DateTimeOffset? SharedAt, DateTimeOffset? ClosedAt, string? Brought,
    IReadOnlyList<EarlierWording> Earlier);

/// <summary>How a question was worded before, in which days, and what made it change.</summary>
public sealed record EarlierWording(string Wording, DateTimeOffset From, DateTimeOffset Until, string? Reason);

/// <summary>Something a student tries.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Content">What he will try.</param>
/// <param name="LookBackOn">When he looks back.</param>
/// <param name="State">How far it is.</param>
/// <param name="HowItWent">How it went.</param>
/// <param name="BegunAt">When it was begun.</param>
/// <param name="LookedBackAt">When he looked back.</param>
/// <param name="SharedAt">Since when it is shared.</param>
/// <param name="QuestionId">The learning question that it is for.</param>
/// <param name="Question">That question, as far as the viewer reads it.</param>
/// <param name="FeedbackId">The feedback that it answers.</param>
public sealed record ExperimentRow(Guid Id, string Content, DateOnly LookBackOn, ExperimentState State, string? HowItWent, DateTimeOffset BegunAt, DateTimeOffset? LookedBackAt,
    DateTimeOffset? SharedAt, Guid? QuestionId, string? Question, Guid? FeedbackId);

/// <summary>A learning question as its student sees it.</summary>
/// <param name="Row">The question.</param>
/// <param name="Experiments">What he tries for it.</param>
/// <param name="Readers">Who coaches him now, and reads what he shares.</param>
public sealed record QuestionDetail(QuestionRow Row, IReadOnlyList<ExperimentRow> Experiments, IReadOnlyList<PersonName> Readers);

/// <summary>An experiment as its student sees it, or what there is to fill in of a new one.</summary>
/// <param name="Row">The experiment; null for a new one.</param>
/// <param name="Questions">His open learning questions, to choose from.</param>
/// <param name="Readers">Who coaches him now, and reads what he shares.</param>
/// <param name="Today">The day it is.</param>
public sealed record ExperimentDetail(ExperimentRow? Row, IReadOnlyList<QuestionChoice> Questions, IReadOnlyList<PersonName> Readers, DateOnly Today);

/// <summary>A learning question to choose.</summary>
public sealed record QuestionChoice(Guid Id, string Wording);

/// <summary>What is typed of an experiment.</summary>
/// <param name="Id">Made where the form is made, so that sending it twice makes one.</param>
/// <param name="Plan">What he will try, when he looks back, and for which question.</param>
/// <param name="IsShared">Whether who coaches him reads it; counts for a new one only.</param>
public sealed record ExperimentInput(Guid Id, ExperimentPlan Plan, bool IsShared);

/// <summary>The drafts of what is typed here.</summary>
public static class LearningDrafts
{
    /// <summary>A new learning question.</summary>
    public const string NewQuestion = "question:new";

    /// <summary>A new theme.</summary>
    public const string NewTheme = "theme:new";

    /// <summary>A new experiment.</summary>
    public const string NewExperiment = "experiment:new";

    /// <summary>Another wording of a question, or what it brought.</summary>
    public static string Question(Guid id) => $"question:{id}";

    /// <summary>Changes to a theme.</summary>
    public static string Theme(Guid id) => $"theme:{id}";

    /// <summary>A source for a theme.</summary>
    public static string Source(Guid themeId) => $"source:{themeId}";

    /// <summary>Closing a question.</summary>
    public static string Closing(Guid id) => $"question-close:{id}";

    /// <summary>How an experiment went.</summary>
    public static string LookBack(Guid id) => $"experiment-back:{id}";

    /// <summary>Changes to an experiment.</summary>
    public static string Experiment(Guid id) => $"experiment:{id}";
}
