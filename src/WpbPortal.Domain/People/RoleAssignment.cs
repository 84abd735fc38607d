using WpbPortal.Domain.Partnerships;

namespace WpbPortal.Domain.People;

/// <summary>
/// What a person is in the partnership, at a school or in a team, for a period. A role counts only within its
/// period; ending it ends nothing retroactively.
/// </summary>
public sealed class RoleAssignment : TenantEntity
{
    /// <summary>Most hours a year that one role can be granted: a full-time year in the collective agreements (1,659 hours).</summary>
    public const decimal MostHours = 1659m;

    private RoleAssignment() { }

    /// <summary>Gives a person a role.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.RoleNotAssignable"/> for the platform's administrator, <see cref="Rule.RoleNeedsSchool"/>, <see cref="Rule.HoursOutOfRange"/>.
    /// </exception>
    public RoleAssignment(Guid partnershipId, Guid personId, Role role, DatePeriod period,
        Guid? schoolId = null, Guid? teamId = null, Guid? instituteId = null, decimal? hours = null) : base(partnershipId)
    {
        if (role == Role.PlatformAdmin) throw new RuleViolationException(Rule.RoleNotAssignable);
        if (schoolId is null && (teamId is not null || role is Role.Supervisor)) throw new RuleViolationException(Rule.RoleNeedsSchool);
        PersonId = personId;
        Role = role;
        Period = period;
        SchoolId = schoolId;
        TeamId = teamId;
        InstituteId = instituteId;
        GrantHours(hours);
    }

    /// <summary>Whose role it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Whose role it is.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>Which role.</summary>
    public Role Role { get; private set; }

    /// <summary>At which school; null for the whole partnership.</summary>
    public Guid? SchoolId { get; private set; }

    /// <summary>At which school; null for the whole partnership.</summary>
    public School? School { get; private set; }

    /// <summary>In which team of that school.</summary>
    public Guid? TeamId { get; private set; }

    /// <summary>In which team of that school.</summary>
    public Team? Team { get; private set; }

    /// <summary>From which institute, for those who come from there.</summary>
    public Guid? InstituteId { get; private set; }

    /// <summary>From which institute, for those who come from there.</summary>
    public Institute? Institute { get; private set; }

    /// <summary>The days on which it holds.</summary>
    public DatePeriod Period { get; private set; }

    /// <summary>Hours a year granted for this role (facilitering); null when nothing was agreed.</summary>
    public decimal? Hours { get; private set; }

    /// <summary>When it was taken away before its last day; access ends at that instant, not at midnight.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether the role counts on this day.</summary>
    public bool IsHeldOn(DateOnly day) => EndedAt is null && Period.Contains(day);

    /// <summary>Ends it on a last day, today or later. What was done in the role stays.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/> or <see cref="Rule.EndsInThePast"/>.</exception>
    public void End(DateOnly last, DateOnly today, DateTimeOffset now) => (Period, EndedAt) = Ending.Of(Period, EndedAt, last, today, now);

    /// <summary>Changes until when the role holds.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.AlreadyEnded"/>, <see cref="Rule.EndsInThePast"/> or <see cref="Rule.PeriodEndsBeforeItBegins"/>.
    /// </exception>
    public void Extend(DateOnly? until, DateOnly today)
    {
        if (EndedAt is not null || Period.Until < today) throw new RuleViolationException(Rule.AlreadyEnded);
        if (until < today) throw new RuleViolationException(Rule.EndsInThePast) { Field = nameof(DatePeriod.Until) };
        Period = new(Period.From, until);
    }

    /// <summary>Corrects the first day. A role that has begun may have begun earlier, never later: what was done in it stays.</summary>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.AlreadyEnded"/>, <see cref="Rule.RoleHasBegun"/> or <see cref="Rule.PeriodEndsBeforeItBegins"/>.
    /// </exception>
    public void BeginOn(DateOnly from, DateOnly today)
    {
        if (from == Period.From) return;
        if (EndedAt is not null || Period.Until < today) throw new RuleViolationException(Rule.AlreadyEnded);
        if (Period.From <= today && from > Period.From) throw new RuleViolationException(Rule.RoleHasBegun) { Field = nameof(DatePeriod.From) };
        Period = new(from, Period.Until is { } last && last < from ? from : Period.Until);
    }

    /// <summary>Grants hours a year for this role.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.HoursOutOfRange"/>.</exception>
    public void GrantHours(decimal? hours)
    {
        if (hours is < 0 or > MostHours) throw new RuleViolationException(Rule.HoursOutOfRange, MostHours) { Field = nameof(Hours) };
        Hours = hours;
    }
}
