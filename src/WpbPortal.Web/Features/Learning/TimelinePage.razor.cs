using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>A student's own timeline: feedback, learning questions, experiments, themes and sources, to look back on and to take along.</summary>
public sealed partial class TimelinePage
{
    private static readonly int[] Periods = [30, 90, 365];

    private Timeline? _timeline;

    [Inject] private TimelineQueries Timelines { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "soort")] private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "dagen")] private string? Since { get; set; }

    [SupplyParameterFromQuery(Name = "thema")] private string? Theme { get; set; }

    [SupplyParameterFromQuery(Name = "na")] private string? After { get; set; }

    private TimelineFilter Chosen { get; set; } = new(null, null, null);

    private int? Days => int.TryParse(Since, out var days) && Periods.Contains(days) ? days : null;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        Chosen = new(Enum.TryParse<TimelineKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null, Days is { } days ? viewer.Today.AddDays(-days) : null, Guid.TryParse(Theme, out var theme) ? theme : null);
        _timeline = await Timelines.TimelineAsync(viewer, Chosen, MomentKey.Parse(After));
    });

    private string OlderThan(MomentKey key) => $"{Urls.Timeline}?soort={Chosen.Kind}&dagen={Days}&thema={Chosen.ThemeId}&na={key}";

    private static string Name(TimelineKind kind) => kind switch
    {
        TimelineKind.Feedback => LearningTexts.Feedback,
        TimelineKind.Question => LearningTexts.Question,
        TimelineKind.Experiment => LearningTexts.Experiment,
        TimelineKind.Theme => LearningTexts.ThemeKind,
        _ => LearningTexts.SourceKind,
    };

    private static string Step(TimelineRow row) => (row.Kind, row.Step) switch
    {
        (TimelineKind.Feedback, _) => string.Format(LearningTexts.StepFrom, row.By?.Full),
        (TimelineKind.Question, TimelineStep.Begun) => LearningTexts.StepAsked,
        (TimelineKind.Question, TimelineStep.Reworded) => LearningTexts.StepReworded,
        (TimelineKind.Question, _) => LearningTexts.StepClosed,
        (TimelineKind.Experiment, TimelineStep.Begun) => LearningTexts.StepBegun,
        (TimelineKind.Experiment, _) => LearningTexts.StepLookedBack,
        (TimelineKind.Theme, TimelineStep.Begun) => LearningTexts.StepNamed,
        (TimelineKind.Theme, _) => LearningTexts.StepOver,
        _ => LearningTexts.StepAdded,
    };

    private static string Href(TimelineRow row) => row.Kind switch
    {
        TimelineKind.Feedback => Urls.Feedback(row.Id),
        TimelineKind.Question => Urls.Question(row.Id),
        TimelineKind.Experiment => Urls.Experiment(row.Id),
        _ => Urls.MyTheme(row.Id),
    };
}
