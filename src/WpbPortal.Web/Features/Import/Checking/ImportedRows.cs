using WpbPortal.Domain;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>A row of a file of people that can be imported: a person with one role.</summary>
/// <param name="Row">The row of the file.</param>
/// <param name="Number">Number of a member of staff or a student; null when the file has none.</param>
/// <param name="Name">The name, its prefix apart.</param>
/// <param name="Email">The address, in lower case.</param>
/// <param name="Role">The role.</param>
/// <param name="School">The school as the file first spells it; null for a role in the whole partnership.</param>
/// <param name="Team">The team of that school as the file first spells it.</param>
/// <param name="Period">The days on which the role holds.</param>
/// <param name="Hours">Hours a year granted for this role; null when the file says nothing.</param>
public sealed record ImportedPersonRow(int Row, string? Number, PersonName Name, string Email, Role Role, string? School, string? Team, DatePeriod Period, decimal? Hours);

/// <summary>A row of a file of placements that can be imported.</summary>
/// <param name="Row">The row of the file.</param>
/// <param name="StudentEmail">The student's address, in lower case.</param>
/// <param name="School">The school as the file first spells it.</param>
/// <param name="Team">The team of that school as the file first spells it.</param>
/// <param name="Period">From the first day to the last.</param>
/// <param name="DaysPerWeek">Days a week, in halves.</param>
/// <param name="BuddyEmail">Address of the teacher who shows the student around; null for none.</param>
/// <param name="SupervisorEmail">Address of the supervisor; null for none yet.</param>
public sealed record ImportedPlacementRow(int Row, string StudentEmail, string School, string Team, DatePeriod Period, decimal DaysPerWeek, string? BuddyEmail, string? SupervisorEmail);
