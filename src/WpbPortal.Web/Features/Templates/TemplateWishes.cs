using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Features.Templates;

/// <summary>A template as a whole, as somebody types it: lists a line each, a source as <c>citation | what is in it</c>.</summary>
public sealed record TemplateWish(string? Title, string? Summary, string? Why, string? Goals, string? Keywords, string? Evaluation, string? Seen, string? Sources,
    SupervisorRole? RoleInFocus, IReadOnlyCollection<Chance> Chances, bool OwnQuestionsBeforehand, Audience Participants)
{
    /// <summary>What it says, over what it said. Texts that were left as they were in one of the two languages, stay in both.</summary>
    internal TemplateContent Over(TemplateContent before) => before with
    {
        Title = Retelling.Required(before.Title, Title),
        Summary = Retelling.Required(before.Summary, Summary),
        Why = Retelling.Required(before.Why, Why),
        Goals = Retelling.Lines(before.Goals, Goals),
        Keywords = Retelling.Lines(before.Keywords, Keywords),
        Evaluation = Retelling.Of(before.Evaluation, Evaluation),
        Seen = Retelling.Lines(before.Seen, Seen),
        Sources = [.. Retelling.Split(Sources).Select(line => Source(before, line))],
        RoleInFocus = RoleInFocus is { } role && Enum.IsDefined(role) ? role : null,
        Chances = [.. Chances.Where(Enum.IsDefined).Distinct().Order()],
        OwnQuestionsBeforehand = OwnQuestionsBeforehand,
        Participants = Enum.IsDefined(Participants) ? Participants : before.Participants,
    };

    private static TemplateSource Source(TemplateContent before, string line)
    {
        var parts = line.Split('|', 2, StringSplitOptions.TrimEntries);
        var about = parts.Length > 1 ? parts[1] : null;
        return new(parts[0], Retelling.Of(before.Sources.FirstOrDefault(known => known.Citation == parts[0])?.About, about));
    }
}

/// <summary>A meeting of a template, as somebody types it.</summary>
/// <param name="Code">Its name within the template; made by the page for a new one.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Form">What kind of gathering.</param>
/// <param name="WeeksAfterStart">How many weeks after the first day.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Participants">For whom it is.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Questions">Questions, a line each.</param>
/// <param name="Activities">Its build-up, in order; one without a title counts for nothing.</param>
public sealed record TemplateMeetingWish(string Code, string? Title, MeetingForm Form, int? WeeksAfterStart, int? Minutes, Audience Participants, string? Purpose, string? Questions,
    IReadOnlyList<TemplateActivityWish> Activities)
{
    /// <summary>What it says, over what it said.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> at what is missing.</exception>
    internal TemplateMeeting Over(TemplateMeeting? before) => new(
        Code,
        Retelling.Required(before?.Title, Title),
        Enum.IsDefined(Form) ? Form : throw Missing(nameof(Form)),
        WeeksAfterStart ?? throw Missing(nameof(WeeksAfterStart)),
        Minutes ?? throw Missing(nameof(Minutes)),
        Enum.IsDefined(Participants) ? Participants : throw Missing(nameof(Participants)),
        Retelling.Required(before?.Purpose, Purpose),
        Retelling.Lines(before?.Questions ?? [], Questions),
        [.. Activities.Where(activity => !string.IsNullOrWhiteSpace(activity.Title)).OrderBy(activity => activity.Place ?? int.MaxValue).Select(activity => activity.Over(before))]);

    private static RuleViolationException Missing(string field) => new(Rule.Required) { Field = field };
}

/// <summary>A step of a meeting of a template, as somebody types it.</summary>
public sealed record TemplateActivityWish(int? Place, VesitPhase Phase, string? Title, int? Minutes, string? Description, string? Materials)
{
    internal TemplateActivity Over(TemplateMeeting? before)
    {
        var known = before?.Activities.FirstOrDefault(activity => activity.Title.Nl == Title?.Trim() || activity.Title.En == Title?.Trim());
        return new(Enum.IsDefined(Phase) ? Phase : VesitPhase.Experience, Retelling.Required(known?.Title, Title), Retelling.Of(known?.Description, Description), Minutes ?? 0, Retelling.Of(known?.Materials, Materials));
    }
}

/// <summary>A template that somebody begins.</summary>
/// <param name="Press">Made by the page, so that a press that comes twice begins one.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Why">Why it is done.</param>
/// <param name="Participants">For whom it is.</param>
public sealed record NewTemplateWish(string? Press, string? Title, string? Summary, string? Why, Audience Participants)
{
    /// <summary>What it says at first.</summary>
    internal TemplateContent Content => new(Retelling.Required(null, Title), Retelling.Required(null, Summary), Retelling.Required(null, Why), [], null, [], [], false,
        Enum.IsDefined(Participants) ? Participants : throw new RuleViolationException(Rule.Required) { Field = nameof(Participants) }, [], null, [], []);
}
