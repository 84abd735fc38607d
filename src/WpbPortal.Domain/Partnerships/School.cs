using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Domain.Partnerships;

/// <summary>A school, or one location of it, where student teachers learn on the job.</summary>
public sealed class School : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 120;

    private School() { }

    /// <summary>A new school of a partnership.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public School(Guid partnershipId, string name) : base(partnershipId) => Rename(name);

    /// <summary>The name people know it by; one school of that name in a partnership.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its teams and vakgroepen.</summary>
    public IReadOnlyCollection<Team> Teams { get; private set; } = new List<Team>();

    /// <summary>Who may be chosen to read klik signals.</summary>
    public IReadOnlyCollection<KlikHandler> KlikHandlers { get; private set; } = new List<KlikHandler>();

    /// <summary>Gives it another name.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Rename(string name) => Name = Text.Required(name, NameLength, nameof(Name));
}

/// <summary>A team or vakgroep of a school: those who share the care for its student teachers.</summary>
public sealed class Team : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 120;

    private Team() { }

    /// <summary>A new team of a school.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public Team(Guid partnershipId, Guid schoolId, string name) : base(partnershipId)
    {
        SchoolId = schoolId;
        Rename(name);
    }

    /// <summary>The school it belongs to.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The school it belongs to.</summary>
    public School School { get; private set; } = null!;

    /// <summary>The name people know it by; one team of that name in a school.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The student teachers who learn, or learned, at it.</summary>
    public IReadOnlyCollection<Placement> Placements { get; private set; } = new List<Placement>();

    /// <summary>Gives it another name.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Rename(string name) => Name = Text.Required(name, NameLength, nameof(Name));
}

/// <summary>A teacher-training institute (lerarenopleiding).</summary>
public sealed class Institute : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 120;

    private Institute() { }

    /// <summary>A new institute of a partnership.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public Institute(Guid partnershipId, string name) : base(partnershipId) => Rename(name);

    /// <summary>The name people know it by; one institute of that name in a partnership.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Gives it another name.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Rename(string name) => Name = Text.Required(name, NameLength, nameof(Name));
}

/// <summary>A studiejaar: from 1 August to 31 July unless the partnership says otherwise.</summary>
public sealed class SchoolYear : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 40;

    private SchoolYear() { }

    /// <summary>A new school year.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public SchoolYear(Guid partnershipId, string name, DatePeriod period) : base(partnershipId) => Describe(name, period);

    /// <summary>Corrects its name or its days.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Describe(string name, DatePeriod period)
    {
        if (period.Until is null) throw new RuleViolationException(Rule.Required) { Field = nameof(DatePeriod.Until) };
        Name = Text.Required(name, NameLength, nameof(Name));
        Period = period;
    }

    /// <summary>How it is called: "2026–2027".</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its first and last day; school years of one partnership do not overlap.</summary>
    public DatePeriod Period { get; private set; }

    /// <summary>The usual school year (1 August to 31 July) that this day lies in.</summary>
    public static SchoolYear Usual(Guid partnershipId, DateOnly day)
    {
        var first = day.Month >= 8 ? day.Year : day.Year - 1;
        return new(partnershipId, $"{first}–{first + 1}", new(new(first, 8, 1), new(first + 1, 7, 31)));
    }
}
