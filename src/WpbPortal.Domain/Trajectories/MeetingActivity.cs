using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Trajectories;

/// <summary>A step of a meeting in one phase of VESIT. It is added, changed, moved and removed by its <see cref="Meeting"/>, which counts the minutes.</summary>
public sealed class MeetingActivity : TenantEntity
{
    /// <summary>Longest description, in characters.</summary>
    public const int DescriptionLength = 2000;

    /// <summary>Longest list of what has to be at hand, in characters.</summary>
    public const int MaterialsLength = 300;

    /// <summary>Longest name of who leads it, in characters.</summary>
    public const int LedByLength = 80;

    private MeetingActivity() { }

    internal MeetingActivity(Meeting meeting, TemplateActivity design, int order) : base(meeting.PartnershipId)
    {
        if (design.Minutes < 1) throw new RuleViolationException(Rule.MeetingMinutesOutOfRange, 1, Meeting.MostMinutes) { Field = nameof(Minutes) };
        MeetingId = meeting.Id;
        Phase = design.Phase;
        Order = order;
        Minutes = design.Minutes;
        Title = design.Title.Required(Meeting.TitleLength, nameof(Title));
        Description = design.Description;
        Materials = design.Materials;
    }

    internal MeetingActivity(Meeting meeting, MeetingStep step, int order, Guid id) : base(meeting.PartnershipId, id)
    {
        MeetingId = meeting.Id;
        Order = order;
        Say(step);
    }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>In which phase.</summary>
    public VesitPhase Phase { get; private set; }

    /// <summary>1, 2, 3 … within the meeting.</summary>
    public int Order { get; private set; }

    /// <summary>How long it takes, in minutes.</summary>
    public int Minutes { get; private set; }

    /// <summary>How it is called.</summary>
    public LocalisedText Title { get; private set; } = null!;

    /// <summary>What happens.</summary>
    public LocalisedText? Description { get; private set; }

    /// <summary>What has to be at hand.</summary>
    public LocalisedText? Materials { get; private set; }

    /// <summary>The trainer who leads it; null when nobody was chosen, or somebody else leads it.</summary>
    public Guid? LedById { get; private set; }

    /// <summary>The trainer who leads it.</summary>
    public Person? LedBy { get; private set; }

    /// <summary>The name of who leads it and is no trainer of the group.</summary>
    public string? LedByName { get; private set; }

    internal void Say(MeetingStep step)
    {
        if (!Enum.IsDefined(step.Phase)) throw new RuleViolationException(Rule.Required) { Field = nameof(Phase) };
        var title = Text.Required(step.Title, Meeting.TitleLength, nameof(Title));
        var description = Text.Optional(step.Description, DescriptionLength, nameof(Description));
        var materials = Text.Optional(step.Materials, MaterialsLength, nameof(Materials));
        var name = Text.Optional(step.LedByName, LedByLength, nameof(LedByName));
        Minutes = step.CheckedMinutes;
        Phase = step.Phase;
        Title = Title?.Retold(title) ?? LocalisedText.Same(title);
        Description = Retold(Description, description);
        Materials = Retold(Materials, materials);
        LedById = name is null ? step.LedById : null;
        LedByName = name;
    }

    internal void Stand(int order) => Order = order;

    internal void LeadAs(MeetingActivity other) => (LedById, LedByName) = (other.LedById, other.LedByName);

    private static LocalisedText? Retold(LocalisedText? before, string? text) => text is null ? null : before?.Retold(text) ?? LocalisedText.Same(text);
}

/// <summary>A step of a meeting as somebody designs it. Texts that were left in one of the two languages as they were, stay in both.</summary>
/// <param name="Phase">In which phase of VESIT.</param>
/// <param name="Title">How it is called.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Description">What happens.</param>
/// <param name="Materials">What has to be at hand.</param>
/// <param name="LedById">The trainer of the group who leads it.</param>
/// <param name="LedByName">Who leads it and is no trainer of the group; then <paramref name="LedById"/> counts for nothing.</param>
public sealed record MeetingStep(VesitPhase Phase, string? Title, int? Minutes, string? Description = null, string? Materials = null, Guid? LedById = null, string? LedByName = null)
{
    /// <summary>How long it takes, when that can be.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.MeetingMinutesOutOfRange"/>.</exception>
    internal int CheckedMinutes => Minutes switch
    {
        null => throw new RuleViolationException(Rule.Required) { Field = nameof(Minutes) },
        < 1 or > Meeting.MostMinutes => throw new RuleViolationException(Rule.MeetingMinutesOutOfRange, 1, Meeting.MostMinutes) { Field = nameof(Minutes) },
        { } minutes => minutes,
    };
}
