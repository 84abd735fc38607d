using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.PlacementYear;

/// <summary>What is asked of the year.</summary>
/// <param name="YearId">Which school year; null for the present one, or else the next to come, or the last.</param>
/// <param name="Part">Which part of it.</param>
/// <param name="Place">Which school or team; null for every one, or for the first school when the viewer sees them all.</param>
public sealed record PlacementYearAsked(Guid? YearId = null, YearPart Part = YearPart.Whole, PlaceKey? Place = null);

/// <summary>Who is where, and with whom, in a school year or a part of it.</summary>
/// <param name="Asked">What is shown, with what was left open filled in.</param>
/// <param name="Shown">The days that are shown.</param>
/// <param name="Years">The school years to choose from, the latest first.</param>
/// <param name="Schools">The schools with their teams.</param>
/// <param name="IsOnePlace">Whether the viewer sees all schools, and so looks at one at a time.</param>
/// <param name="Rows">The placements by school, team and the student's family name.</param>
/// <param name="IsCut">Whether there are more than are shown.</param>
/// <param name="Holidays">The school holidays of the region in those days.</param>
/// <param name="Today">The day it is.</param>
public sealed record PlacementYearView(PlacementYearAsked Asked, DatePeriod Shown, IReadOnlyList<YearPlace> Years, IReadOnlyList<SchoolPlace> Schools, bool IsOnePlace,
    IReadOnlyList<YearPlacement> Rows, bool IsCut, IReadOnlyList<SchoolHoliday> Holidays, DateOnly Today);

/// <summary>A student at a team.</summary>
/// <param name="Id">The placement.</param>
/// <param name="Student">The student.</param>
/// <param name="School">The school.</param>
/// <param name="TeamId">The team.</param>
/// <param name="Team">Its name.</param>
/// <param name="Period">From the first day to the last.</param>
/// <param name="DaysPerWeek">Days a week, in halves.</param>
/// <param name="BuddyWeeks">The buddy weeks with which it opens.</param>
/// <param name="Buddies">Who is the buddy.</param>
/// <param name="Supervisions">Who supervises, the first one first.</param>
/// <param name="Open">From today on, the days for which nobody stands ready who has the role there.</param>
/// <param name="IsStaffed">Whether the viewer says who supervises in it.</param>
public sealed record YearPlacement(Guid Id, PersonName Student, string School, Guid TeamId, string Team, DatePeriod Period, decimal DaysPerWeek, DatePeriod BuddyWeeks,
    IReadOnlyList<YearPerson> Buddies, IReadOnlyList<YearSupervision> Supervisions, IReadOnlyList<DatePeriod> Open, bool IsStaffed);

/// <summary>Somebody for a period.</summary>
public sealed record YearPerson(PersonName Name, DatePeriod Period);

/// <summary>Who supervises for a period, and who stands in.</summary>
public sealed record YearSupervision(PersonName Supervisor, DatePeriod Period, IReadOnlyList<YearPerson> Covers);
