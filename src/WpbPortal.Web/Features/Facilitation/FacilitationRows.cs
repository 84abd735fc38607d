using WpbPortal.Domain;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.Facilitation;

/// <summary>The hours of this school year as whoever looks at them sees them; null for the parts that are not for him.</summary>
/// <param name="Year">How the school year is called; null when none is made, and only what holds today is shown.</param>
/// <param name="Own">The supervisor's own.</param>
/// <param name="Teams">Those of the educator's schools, per team.</param>
/// <param name="Schools">Those of the partnership, per school.</param>
public sealed record HoursBoard(string? Year, IReadOnlyList<OwnHours>? Own, IReadOnlyList<TeamHours>? Teams, IReadOnlyList<SchoolHours>? Schools);

/// <summary>A supervisor's own hours with one student.</summary>
/// <param name="SupervisionId">The supervision.</param>
/// <param name="Student">With whom.</param>
/// <param name="Period">In which days.</param>
/// <param name="Granted">How many were granted; null when nothing was agreed.</param>
/// <param name="Spent">How many she logged.</param>
public sealed record OwnHours(Guid SupervisionId, PersonName Student, DatePeriod Period, decimal? Granted, decimal Spent);

/// <summary>A team's hours.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="Team">Its name.</param>
/// <param name="School">Its school.</param>
/// <param name="Spent">How many its supervisors logged together.</param>
/// <param name="Supervisions">What was granted, per supervision.</param>
public sealed record TeamHours(Guid TeamId, string Team, string School, decimal Spent, IReadOnlyList<GrantedHours> Supervisions)
{
    /// <summary>All that was granted.</summary>
    public decimal Granted => Supervisions.Sum(one => one.Hours ?? 0);
}

/// <summary>What was granted to a supervision.</summary>
public sealed record GrantedHours(Guid SupervisionId, PersonName Supervisor, PersonName Student, DatePeriod Period, decimal? Hours);

/// <summary>Hours for one supervision.</summary>
/// <param name="SupervisionId">Which.</param>
/// <param name="Hours">How many.</param>
/// <param name="Known">How many who grants saw before; null for none.</param>
public sealed record HoursGrant(Guid SupervisionId, decimal? Hours, decimal? Known);

/// <summary>A school's hours.</summary>
/// <param name="School">Its name.</param>
/// <param name="Granted">How many were granted.</param>
/// <param name="Spent">How many were logged; null where fewer than <see cref="Crowd.Fewest"/> supervisors did.</param>
public sealed record SchoolHours(string School, decimal Granted, decimal? Spent);
