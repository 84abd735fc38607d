using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Placements;

/// <summary>The hours that a school grants to one supervision, for as long as it lasts (facilitering). What is spent follows from the sessions.</summary>
public sealed class Facilitation : TenantEntity
{
    private Facilitation() { }

    /// <summary>Grants hours to a supervision.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.HoursOutOfRange"/>.</exception>
    public Facilitation(Supervision supervision, decimal? hours, Guid grantedById, DateTimeOffset now) : base(supervision.PartnershipId)
    {
        SupervisionId = supervision.Id;
        Grant(hours, grantedById, now);
    }

    /// <summary>The supervision.</summary>
    public Guid SupervisionId { get; private set; }

    /// <summary>The supervision.</summary>
    public Supervision Supervision { get; private set; } = null!;

    /// <summary>How many hours.</summary>
    public decimal Hours { get; private set; }

    /// <summary>Who granted them, the last time.</summary>
    public Guid GrantedById { get; private set; }

    /// <summary>When, the last time.</summary>
    public DateTimeOffset GrantedAt { get; private set; }

    /// <summary>Grants another number of hours.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.HoursOutOfRange"/>.</exception>
    public void Grant(decimal? hours, Guid grantedById, DateTimeOffset now)
    {
        if (hours is not { } number) throw new RuleViolationException(Rule.Required) { Field = nameof(Hours) };
        if (number is < 0 or > RoleAssignment.MostHours) throw new RuleViolationException(Rule.HoursOutOfRange, RoleAssignment.MostHours) { Field = nameof(Hours) };
        (Hours, GrantedById, GrantedAt) = (number, grantedById, now);
    }
}
