using System.Globalization;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shared;

/// <summary>What one version of a template says and another does not, in words; the same two always give the same lines in the same order.</summary>
public static class TemplateDifferences
{
    /// <summary>What is different of the template as a whole: all but its meetings.</summary>
    public static IReadOnlyList<Difference> Between(TemplateContent before, TemplateContent after) =>
    [
        .. Of(DifferenceTexts.Title, before.Title.Show(), after.Title.Show()),
        .. Of(DifferenceTexts.Summary, before.Summary.Show(), after.Summary.Show()),
        .. Of(DifferenceTexts.Why, before.Why.Show(), after.Why.Show()),
        .. Lines(DifferenceTexts.Goal, Shown(before.Goals), Shown(after.Goals)),
        .. Of(DifferenceTexts.Role, before.RoleInFocus?.Label(), after.RoleInFocus?.Label()),
        .. Lines(DifferenceTexts.Chance, [.. before.Chances.Select(chance => chance.Label())], [.. after.Chances.Select(chance => chance.Label())]),
        .. Lines(DifferenceTexts.Keyword, Shown(before.Keywords), Shown(after.Keywords)),
        .. Of(DifferenceTexts.ForWhom, before.Participants.Label(), after.Participants.Label()),
        .. Of(DifferenceTexts.OwnQuestions, YesOrNo(before.OwnQuestionsBeforehand), YesOrNo(after.OwnQuestionsBeforehand)),
        .. Of(DifferenceTexts.Evaluation, before.Evaluation?.Show(), after.Evaluation?.Show()),
        .. Lines(DifferenceTexts.Seen, Shown(before.Seen), Shown(after.Seen)),
        .. Lines(DifferenceTexts.Source, [.. before.Sources.Select(Words)], [.. after.Sources.Select(Words)]),
    ];

    /// <summary>What is different of one meeting. One that says something else in the other language alone has a line that says so.</summary>
    public static IReadOnlyList<Difference> Between(TemplateMeeting before, TemplateMeeting after)
    {
        Difference[] found =
        [
            .. Of(DifferenceTexts.Title, before.Title.Show(), after.Title.Show()),
            .. Of(DifferenceTexts.Form, before.Form.Label(), after.Form.Label()),
            .. Of(DifferenceTexts.Weeks, Number(before.WeeksAfterStart), Number(after.WeeksAfterStart)),
            .. Of(DifferenceTexts.Length, Minutes(before.Minutes), Minutes(after.Minutes)),
            .. Of(DifferenceTexts.ForWhom, before.Participants.Label(), after.Participants.Label()),
            .. Of(DifferenceTexts.Purpose, before.Purpose.Show(), after.Purpose.Show()),
            .. Lines(DifferenceTexts.Question, Shown(before.Questions), Shown(after.Questions)),
            .. Steps(before.Activities, after.Activities),
        ];
        return found.Length > 0 || before.SaysTheSameAs(after) ? found : [new(DifferenceTexts.Title, null, DifferenceTexts.OtherLanguage)];
    }

    private static IEnumerable<Difference> Of(string what, string? before, string? after) => before == after ? [] : [new(what, before, after)];

    /// <summary>Lines that are gone, then lines that are new; only another order is one line.</summary>
    private static IEnumerable<Difference> Lines(string what, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        Difference[] found =
        [
            .. before.Where(line => !after.Contains(line)).Select(line => new Difference(what, line, null)),
            .. after.Where(line => !before.Contains(line)).Select(line => new Difference(what, null, line)),
        ];
        return found.Length > 0 || before.SequenceEqual(after) ? found : [new(what, null, DifferenceTexts.OtherOrder)];
    }

    /// <summary>A step is known again by its title.</summary>
    private static IEnumerable<Difference> Steps(IReadOnlyList<TemplateActivity> before, IReadOnlyList<TemplateActivity> after)
    {
        var known = before.DistinctBy(step => step.Title.Show()).ToDictionary(step => step.Title.Show());
        Difference[] found =
        [
            .. before.Where(step => after.All(other => other.Title.Show() != step.Title.Show())).Select(step => new Difference(DifferenceTexts.Step, Whole(step), null)),
            .. after.SelectMany(step => known.TryGetValue(step.Title.Show(), out var old) ? Changed(old, step) : [new(DifferenceTexts.Step, null, Whole(step))]),
        ];
        return found.Length > 0 || before.Select(step => step.Title.Show()).SequenceEqual(after.Select(step => step.Title.Show())) ? found : [new(DifferenceTexts.Step, null, DifferenceTexts.OtherOrder)];
    }

    private static IEnumerable<Difference> Changed(TemplateActivity before, TemplateActivity after)
    {
        var title = after.Title.Show();
        return
        [
            .. Of(title, Brief(before), Brief(after)),
            .. Of(title, before.Description?.Show(), after.Description?.Show()),
            .. Of(title, Needed(before), Needed(after)),
        ];
    }

    private static string Whole(TemplateActivity step) => $"{step.Title.Show()} ({Brief(step)})";

    private static string Brief(TemplateActivity step) => $"{step.Phase.Label()}, {Minutes(step.Minutes)}";

    private static string? Needed(TemplateActivity step) => step.Materials is { } materials ? string.Format(CultureInfo.CurrentCulture, DifferenceTexts.Needed, materials.Show()) : null;

    private static string Words(TemplateSource source) => source.About is { } about ? $"{source.Citation}: {about.Show()}" : source.Citation;

    private static string[] Shown(IReadOnlyList<LocalisedText> lines) => [.. lines.Select(line => line.Show())];

    private static string YesOrNo(bool yes) => yes ? DifferenceTexts.Yes : DifferenceTexts.No;

    private static string Minutes(int minutes) => string.Format(CultureInfo.CurrentCulture, DifferenceTexts.Minutes, minutes);

    private static string Number(int number) => number.ToString(CultureInfo.CurrentCulture);
}

/// <summary>One thing that is different.</summary>
/// <param name="What">Of what.</param>
/// <param name="Before">What it said; null for what is new.</param>
/// <param name="After">What it says now; null for what is gone.</param>
public sealed record Difference(string What, string? Before, string? After);
