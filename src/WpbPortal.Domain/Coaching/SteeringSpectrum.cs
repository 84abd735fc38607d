namespace WpbPortal.Domain.Coaching;

/// <summary>
/// The steering spectrum (after the model of König): interventions from the learner's input, thoughts and experience
/// (−1) to the supervisor's (+1). A partnership begins with these eleven and may rename, add, remove and reorder.
/// The article's figure is not in its text: nine of the names are attested elsewhere, <i>informeren</i> and
/// <i>adviseren</i> are put together from a description.
/// </summary>
public static class SteeringSpectrum
{
    /// <summary>Where the learner leads altogether.</summary>
    public const double Learner = -1;

    /// <summary>Where the supervisor leads altogether.</summary>
    public const double Supervisor = 1;

    /// <summary>The row every partnership begins with, from the learner's side to the supervisor's.</summary>
    public static IReadOnlyList<SpectrumStep> Default { get; } =
    [
        new("OpenUp", -1.0, "openstellen", "opening up", "Ruimte geven, stil zijn.", "Giving room, being silent."),
        new("Listen", -0.8, "luisteren", "listening", "Luisteren zonder in te vullen.", "Listening without filling in."),
        new("PlayBack", -0.6, "terugkoppelen", "playing back", "Samenvatten, spiegelen.", "Summarising, mirroring."),
        new("Clarify", -0.4, "verhelderen", "clarifying", "Doorvragen, aannames nagaan.", "Asking on, checking assumptions."),
        new("AskAlong", -0.2, "vragend aansluiten", "asking along", "Een open vraag, ingaan op een aanhaakmoment.", "An open question, taking up a hook."),
        new("Steer", 0.0, "sturen", "steering", "Een vraag die een kant op stuurt.", "A question that steers one way."),
        new("Encourage", 0.2, "stimuleren", "encouraging", "Aanmoedigen, uitdagen.", "Encouraging, challenging."),
        new("Inform", 0.4, "informeren", "informing", "Een bron, theorie of feedback geven.", "Giving a source, theory or feedback."),
        new("Advise", 0.6, "adviseren", "advising", "Een tip of raad geven.", "Giving a tip or advice."),
        new("Judge", 0.8, "oordelen", "judging", "Zeggen hoe het is of hoort.", "Saying how it is or ought to be."),
        new("Impose", 1.0, "opleggen", "imposing", "Voorschrijven vanuit je eigen agenda.", "Prescribing from your own agenda."),
    ];

    /// <summary>The default row as a new partnership's own, for it to rename and reorder.</summary>
    public static IEnumerable<Intervention> For(Guid partnershipId) => Default.Select(step => new Intervention(partnershipId, step));

    /// <summary>
    /// The direction of a session: the mean position of what was marked, weighted by count; with nothing marked the
    /// supervisor's own slider; null without either.
    /// </summary>
    public static double? Direction(IReadOnlyCollection<InterventionMark> marks, double? slider) =>
        marks.Count == 0 ? slider : marks.Sum(mark => mark.Position * mark.Count) / marks.Sum(mark => mark.Count);
}

/// <summary>A place on the spectrum.</summary>
/// <param name="Code">What it is known by in every language.</param>
/// <param name="Position">From −1 (learner) to +1 (supervisor).</param>
/// <param name="LabelNl">Dutch name.</param>
/// <param name="LabelEn">English name.</param>
/// <param name="ExplanationNl">What it is, in Dutch.</param>
/// <param name="ExplanationEn">What it is, in English.</param>
public sealed record SpectrumStep(string Code, double Position, string LabelNl, string LabelEn, string ExplanationNl, string ExplanationEn);

/// <summary>A kind of act on the steering spectrum, as this partnership calls it.</summary>
public sealed class Intervention : TenantEntity
{
    /// <summary>Longest code, in characters.</summary>
    public const int CodeLength = 40;

    /// <summary>Longest name, in characters.</summary>
    public const int LabelLength = 60;

    /// <summary>Longest explanation, in characters.</summary>
    public const int ExplanationLength = 200;

    private Intervention() { }

    /// <summary>A place on the partnership's spectrum.</summary>
    public Intervention(Guid partnershipId, SpectrumStep step) : base(partnershipId)
    {
        Code = Text.Required(step.Code, CodeLength, nameof(Code));
        LabelNl = Text.Required(step.LabelNl, LabelLength, nameof(LabelNl));
        LabelEn = Text.Required(step.LabelEn, LabelLength, nameof(LabelEn));
        ExplanationNl = Text.Required(step.ExplanationNl, ExplanationLength, nameof(ExplanationNl));
        ExplanationEn = Text.Required(step.ExplanationEn, ExplanationLength, nameof(ExplanationEn));
        Position = step.Position;
    }

    /// <summary>What it is known by in every language, unique in the partnership.</summary>
    public string Code { get; private set; } = "";

    /// <summary>From −1 (learner) to +1 (supervisor).</summary>
    public double Position { get; private set; }

    /// <summary>Dutch name.</summary>
    public string LabelNl { get; private set; } = "";

    /// <summary>English name.</summary>
    public string LabelEn { get; private set; } = "";

    /// <summary>What it is, in Dutch.</summary>
    public string ExplanationNl { get; private set; } = "";

    /// <summary>What it is, in English.</summary>
    public string ExplanationEn { get; private set; } = "";

    /// <summary>The place as it is called now.</summary>
    public SpectrumStep Step => new(Code, Position, LabelNl, LabelEn, ExplanationNl, ExplanationEn);
}

/// <summary>
/// That an intervention was used, and how often. It keeps its own copy of name and position: editing the spectrum later
/// never rewrites what somebody recorded.
/// </summary>
public sealed record InterventionMark
{
    /// <summary>Most times one intervention is counted in a session.</summary>
    public const int MostCount = 99;

    private InterventionMark() { }

    /// <summary>Marks an intervention.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterventionCountOutOfRange"/>.</exception>
    public InterventionMark(SpectrumStep step, int count)
    {
        if (count is < 1 or > MostCount) throw new RuleViolationException(Rule.InterventionCountOutOfRange, MostCount) { Field = "Marks" };
        (Code, LabelNl, LabelEn, Position, Count) = (step.Code, step.LabelNl, step.LabelEn, step.Position, count);
    }

    /// <summary>What it is known by.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What it was called in Dutch when it was marked.</summary>
    public string LabelNl { get; private init; } = "";

    /// <summary>What it was called in English when it was marked.</summary>
    public string LabelEn { get; private init; } = "";

    /// <summary>Where it stood when it was marked, from −1 (learner) to +1 (supervisor).</summary>
    public double Position { get; private init; }

    /// <summary>How often it was used.</summary>
    public int Count { get; private init; }

    /// <summary>The same mark, counted anew, with the name and position it was made with.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterventionCountOutOfRange"/>.</exception>
    public InterventionMark Counted(int count) => new(new(Code, Position, LabelNl, LabelEn, "", ""), count);
}
