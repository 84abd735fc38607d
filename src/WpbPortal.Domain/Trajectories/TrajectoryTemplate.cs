namespace WpbPortal.Domain.Trajectories;

/// <summary>
/// A trajectsjabloon: a plan to strengthen the role of supervisors that a partnership can carry out again and again. It is
/// a partnership's own, copied from what ships with the portal; each change makes a new version, and what runs keeps the old one.
/// </summary>
public sealed class TrajectoryTemplate : TenantEntity
{
    /// <summary>Longest code, in characters.</summary>
    public const int CodeLength = 40;

    private readonly List<TemplateVersion> _versions = [];

    private TrajectoryTemplate() { }

    /// <summary>A new template with its first version.</summary>
    /// <exception cref="RuleViolationException">A title is missing or too long, or a meeting breaks a rule of <see cref="Meeting"/>.</exception>
    public TrajectoryTemplate(Guid partnershipId, string code, TemplateContent content, DateTimeOffset now) : base(partnershipId)
    {
        Code = Text.Required(code, CodeLength, nameof(Code));
        Revise(content, now);
    }

    /// <summary>Its name within the partnership, which stays the same over versions.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The number of the version that a new trajectory is made from.</summary>
    public int LatestNumber { get; private set; }

    /// <summary>All versions it ever had.</summary>
    public IReadOnlyCollection<TemplateVersion> Versions => _versions;

    /// <summary>Makes a new version, from which new trajectories are made. Those that exist keep theirs.</summary>
    /// <exception cref="RuleViolationException">A title is missing or too long, or a meeting breaks a rule of <see cref="Meeting"/>.</exception>
    public TemplateVersion Revise(TemplateContent content, DateTimeOffset now)
    {
        var version = new TemplateVersion(this, LatestNumber + 1, content, now);
        LatestNumber = version.Number;
        _versions.Add(version);
        return version;
    }
}

/// <summary>One version of a template. Never changed: trajectories are bound to it.</summary>
public sealed class TemplateVersion : TenantEntity
{
    private TemplateVersion() { }

    internal TemplateVersion(TrajectoryTemplate template, int number, TemplateContent content, DateTimeOffset now) : base(template.PartnershipId)
    {
        Title = content.Title.Required(Trajectory.TitleLength, nameof(Title));
        foreach (var meeting in content.Meetings)
            Meeting.CheckMinutes(meeting.Minutes, meeting.Activities.Sum(activity => activity.Minutes));
        TemplateId = template.Id;
        Number = number;
        Content = content;
        MadeAt = now;
    }

    /// <summary>The template.</summary>
    public Guid TemplateId { get; private set; }

    /// <summary>The template.</summary>
    public TrajectoryTemplate Template { get; private set; } = null!;

    /// <summary>1, 2, 3 … within the template.</summary>
    public int Number { get; private set; }

    /// <summary>How it is called, for lists.</summary>
    public LocalisedText Title { get; private set; } = null!;

    /// <summary>All it says.</summary>
    public TemplateContent Content { get; private set; } = null!;

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }
}
