using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Learning;

/// <summary>What stands on a student's timeline.</summary>
public enum TimelineKind
{
    /// <summary>Feedback that was shared with him.</summary>
    Feedback,

    /// <summary>A learning question: asked, worded anew or closed.</summary>
    Question,

    /// <summary>An experiment: begun or looked back on.</summary>
    Experiment,

    /// <summary>A theme: named or over.</summary>
    Theme,

    /// <summary>A source that he has.</summary>
    Source,
}

/// <summary>Which part of the timeline.</summary>
/// <param name="Kind">Only this kind; null for all.</param>
/// <param name="Since">From this day on; null for all.</param>
/// <param name="ThemeId">Only what belongs to this theme; null for all.</param>
public sealed record TimelineFilter(TimelineKind? Kind, DateOnly? Since, Guid? ThemeId);

/// <summary>A student's timeline.</summary>
/// <param name="Rows">What happened, the latest first.</param>
/// <param name="Themes">His themes, to choose from.</param>
/// <param name="Next">After what the older begins; null when this is all.</param>
public sealed record Timeline(IReadOnlyList<TimelineRow> Rows, IReadOnlyList<ThemeChoice> Themes, MomentKey? Next);

/// <summary>A theme to choose.</summary>
public sealed record ThemeChoice(Guid Id, string Title);

/// <summary>Something on a timeline.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Step">Which step of it.</param>
/// <param name="Id">Where it leads.</param>
/// <param name="Words">What it says.</param>
/// <param name="More">What was said with it.</param>
/// <param name="By">Who gave it; null when it is his own.</param>
public sealed record TimelineRow(DateTimeOffset At, TimelineKind Kind, TimelineStep Step, Guid Id, string Words, string? More, PersonName? By)
{
    /// <summary>What it is a step of.</summary>
    public Guid Own { get; init; } = Id;

    /// <summary>Where it stands.</summary>
    public MomentKey Key => new(At, Own);
}

/// <summary>Which step of something stands on a timeline.</summary>
public enum TimelineStep
{
    /// <summary>Feedback was given, a question asked, an experiment begun, a theme named, a source added.</summary>
    Begun,

    /// <summary>A question was worded anew.</summary>
    Reworded,

    /// <summary>A question was closed, an experiment looked back on, a theme is over.</summary>
    Ended,
}

/// <summary>All that a student has of his learning, to take along.</summary>
public sealed record OwnLearning(string Name, DateOnly On, IReadOnlyList<OwnFeedback> Feedback, IReadOnlyList<OwnAgenda> Agenda, IReadOnlyList<QuestionRow> Questions, IReadOnlyList<ExperimentRow> Experiments,
    IReadOnlyList<OwnTheme> Themes);

/// <summary>Feedback that was shared with him, and what he answered.</summary>
public sealed record OwnFeedback(DateTimeOffset SharedAt, string By, string? Saw, string? Did, string? Question, string? TakesAlong, string? WillTry);

/// <summary>What he brought in.</summary>
public sealed record OwnAgenda(DateTimeOffset WrittenAt, AgendaKind Kind, string Content, DateTimeOffset? SharedAt);

/// <summary>A theme with its sources.</summary>
public sealed record OwnTheme(string Title, string? Description, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, IReadOnlyList<OwnSource> Sources);

/// <summary>A source that he took.</summary>
public sealed record OwnSource(SourceKind Kind, string Reference, string? Title, string? Note);
