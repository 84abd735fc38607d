using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.People;

/// <summary>Which people of a list.</summary>
/// <param name="Search">Words that the name holds, whatever its accents and capitals; for a coordinator also the address or number.</param>
/// <param name="Role">Only those with this role.</param>
/// <param name="Place">Only those at this school or in this team.</param>
/// <param name="When">Whose role counts now, later or earlier; for a coordinator only, the others see who is there now.</param>
public sealed record PeopleFilter(string? Search = null, Role? Role = null, PlaceKey? Place = null, PeopleWhen When = PeopleWhen.Now)
{
    /// <summary>Whether everybody is asked for.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Search) && Role is null && Place is null && When == PeopleWhen.Now;
}

/// <summary>When the people of a list have a role.</summary>
public enum PeopleWhen
{
    /// <summary>Today.</summary>
    Now,

    /// <summary>Today, and without an account to sign in with.</summary>
    NotSigningIn,

    /// <summary>Not today, and from a later day.</summary>
    Coming,

    /// <summary>Not today and not later.</summary>
    Earlier,

    /// <summary>Whenever.</summary>
    All,
}

/// <summary>A page of the list of people.</summary>
/// <param name="Rows">At most 25, by family name.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">After whom the next page begins; null on the last.</param>
/// <param name="Schools">The schools with their teams, to filter by.</param>
public sealed record PeopleList(IReadOnlyList<PersonRow> Rows, int Total, Guid? Next, IReadOnlyList<SchoolPlace> Schools);

/// <summary>Somebody in the list.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">The name.</param>
/// <param name="Roles">What he is today, and where.</param>
/// <param name="Email">The address; null when it is not for this viewer.</param>
/// <param name="Number">The number; null when there is none, or not for this viewer.</param>
/// <param name="Invitation">How it stands with his invitation; null when that is not for this viewer.</param>
public sealed record PersonRow(Guid Id, PersonName Name, IReadOnlyList<RoleSpot> Roles, string? Email, string? Number, InvitationState? Invitation);

/// <summary>What there is to choose for a role.</summary>
/// <param name="Schools">The schools with their teams.</param>
/// <param name="Institutes">The institutes.</param>
/// <param name="Years">The school years, the latest first.</param>
/// <param name="Today">The day it is.</param>
public sealed record PeopleChoices(IReadOnlyList<SchoolPlace> Schools, IReadOnlyList<TeamPlace> Institutes, IReadOnlyList<YearPlace> Years, DateOnly Today);

/// <summary>Somebody, with all that the viewer may see of him.</summary>
public sealed record PersonDetail
{
    public required Guid Id { get; init; }
    public required PersonName Name { get; init; }

    /// <summary>Whether the viewer looks at himself.</summary>
    public required bool IsMe { get; init; }

    /// <summary>Whether the viewer keeps this person's particulars and roles.</summary>
    public required bool IsKept { get; init; }

    /// <summary>The address; null when it is not for this viewer.</summary>
    public string? Email { get; init; }

    /// <summary>The number; null when there is none, or not for this viewer.</summary>
    public string? Number { get; init; }

    public required IReadOnlyList<PersonRole> Roles { get; init; }

    /// <summary>Where he is and was placed, as a student.</summary>
    public required IReadOnlyList<PlacedAt> Placements { get; init; }

    /// <summary>Whom he supervises and supervised.</summary>
    public required IReadOnlyList<SupervisedStudent> Supervised { get; init; }

    /// <summary>Who follows him from the institute, or whom he follows.</summary>
    public required IReadOnlyList<Following> Followed { get; init; }

    /// <summary>How it stands with his invitation; null when it is not for this viewer.</summary>
    public InvitationState? Invitation { get; init; }

    /// <summary>The day it is.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether the viewer may change the roles: never his own.</summary>
    public bool RolesAreKept => IsKept && !IsMe;

    /// <summary>Whether a role counts today or will.</summary>
    public bool HasRolesToEnd => Roles.Any(role => role.Time != PeriodTime.Earlier);
}

/// <summary>Whether a period is now, is yet to come, or has been.</summary>
public enum PeriodTime
{
    /// <summary>Today lies in it.</summary>
    Now,

    /// <summary>It begins later.</summary>
    Coming,

    /// <summary>It has ended.</summary>
    Earlier,
}

/// <summary>A role of somebody.</summary>
/// <param name="Id">The role; the act of ending names it.</param>
/// <param name="Spot">Which role, and where.</param>
/// <param name="Institute">From which institute.</param>
/// <param name="Time">Now, later or earlier.</param>
/// <param name="Period">From when until when; null when it is not for this viewer.</param>
/// <param name="Hours">Hours a year granted for it; null when none were, or not for this viewer.</param>
public sealed record PersonRole(Guid Id, RoleSpot Spot, string? Institute, PeriodTime Time, DatePeriod? Period, decimal? Hours);

/// <summary>A placement of a student.</summary>
public sealed record PlacedAt(Guid PlacementId, string School, string Team, DatePeriod Period, PeriodTime Time, decimal DaysPerWeek, IReadOnlyList<PersonName> Supervisors);

/// <summary>A student whom somebody supervises, covers or is the buddy of.</summary>
public sealed record SupervisedStudent(Guid PlacementId, PersonName Student, string School, string Team, DatePeriod Period, PeriodTime Time);

/// <summary>An institute educator and a student.</summary>
/// <param name="Id">The guidance; the act of ending names it.</param>
/// <param name="OtherId">The other of the two.</param>
/// <param name="Other">His name.</param>
/// <param name="OtherIsEducator">Whether the other is the institute educator.</param>
/// <param name="Period">The days on which it holds.</param>
/// <param name="Time">Now, later or earlier.</param>
public sealed record Following(Guid Id, Guid OtherId, PersonName Other, bool OtherIsEducator, DatePeriod Period, PeriodTime Time);

/// <summary>Somebody to choose.</summary>
public sealed record PersonChoice(Guid Id, PersonName Name);

/// <summary>What is typed about a person.</summary>
public sealed record PersonInput(string? GivenName, string? SurnamePrefix, string? FamilyName, string? Email, string? Number)
{
    internal PersonName Name => new(GivenName ?? "", SurnamePrefix, FamilyName ?? "");
}

/// <summary>How a role is to be from now on.</summary>
/// <param name="From">The first day; null to leave it.</param>
/// <param name="Until">The last day, included; null while no end is known.</param>
/// <param name="Hours">Hours a year; null when nothing was agreed.</param>
public sealed record RoleChange(DateOnly? From, DateOnly? Until, decimal? Hours);

/// <summary>A role to be given.</summary>
/// <param name="Role">Which role.</param>
/// <param name="Place">The school or team; null for the whole partnership.</param>
/// <param name="InstituteId">From which institute.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day, included; null while no end is known.</param>
/// <param name="Hours">Hours a year.</param>
public sealed record RoleInput(Role? Role, PlaceKey? Place, Guid? InstituteId, DateOnly? From, DateOnly? Until, decimal? Hours);
