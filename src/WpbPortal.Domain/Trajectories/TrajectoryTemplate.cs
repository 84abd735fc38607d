using WpbPortal.Domain.People;

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
    /// <exception cref="RuleViolationException">A rule of <see cref="TemplateContent.Checked"/>.</exception>
    public TrajectoryTemplate(Guid partnershipId, string code, TemplateContent content, DateTimeOffset now, Guid? madeById = null, Guid? id = null) : base(partnershipId, id)
    {
        Code = Text.Required(code, CodeLength, nameof(Code));
        Add(content, null, madeById, now);
    }

    /// <summary>Its name within the partnership, which stays the same over versions.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The number of the version that a new trajectory is made from.</summary>
    public int LatestNumber { get; private set; }

    /// <summary>All versions it ever had.</summary>
    public IReadOnlyCollection<TemplateVersion> Versions => _versions;

    /// <summary>Makes a new version, from which new trajectories are made. Those that exist keep theirs.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="word">What changed, in a word for whoever works with it.</param>
    /// <param name="madeById">Who makes it.</param>
    /// <param name="now">This moment.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/> for the word, or a rule of <see cref="TemplateContent.Checked"/>.</exception>
    public TemplateVersion Revise(TemplateContent content, string? word, Guid? madeById, DateTimeOffset now) =>
        Add(content, Text.Required(word, TemplateVersion.WordLength, nameof(TemplateVersion.Word)), madeById, now);

    private TemplateVersion Add(TemplateContent content, string? word, Guid? madeById, DateTimeOffset now)
    {
        var version = new TemplateVersion(this, LatestNumber + 1, content.Checked(), word, madeById, now);
        LatestNumber = version.Number;
        _versions.Add(version);
        return version;
    }
}

/// <summary>One version of a template. Never changed: trajectories are bound to it.</summary>
public sealed class TemplateVersion : TenantEntity
{
    /// <summary>Longest word on what changed, in characters.</summary>
    public const int WordLength = 300;

    private TemplateVersion() { }

    internal TemplateVersion(TrajectoryTemplate template, int number, TemplateContent content, string? word, Guid? madeById, DateTimeOffset now) : base(template.PartnershipId)
    {
        Title = content.Title;
        TemplateId = template.Id;
        Number = number;
        Content = content;
        Word = word;
        MadeById = madeById;
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

    /// <summary>What changed; null for a first version.</summary>
    public string? Word { get; private set; }

    /// <summary>Who made it; null for what ships with the portal.</summary>
    public Guid? MadeById { get; private set; }

    /// <summary>Who made it.</summary>
    public Person? MadeBy { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }
}
