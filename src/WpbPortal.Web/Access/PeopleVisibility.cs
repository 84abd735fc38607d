using WpbPortal.Domain;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Access;

/// <summary>
/// Who sees people, their roles, and how to reach them. Names, roles and schools are for everybody in the partnership (P1);
/// addresses, numbers and periods are not.
/// </summary>
public static class PeopleVisibility
{
    /// <summary>Everybody of the partnership, for whoever has a place in it; always oneself.</summary>
    public static IQueryable<Person> VisibleTo(this IQueryable<Person> rows, Viewer viewer) =>
        viewer.IsInside ? rows : rows.Where(row => row.Id == viewer.PersonId);

    /// <summary>Whose address and number the viewer sees: his own, for the coordinator all, for a school educator those of the school.</summary>
    public static IQueryable<Person> ReachedBy(this IQueryable<Person> rows, Viewer viewer) =>
        SeesAllSchools(viewer) ? rows : rows.WhereAny(
            row => row.Id == viewer.PersonId,
            viewer.SchoolsOfEducator.Count == 0 ? null : row => row.Roles.Any(role => role.SchoolId != null && viewer.SchoolsOfEducator.Contains(role.SchoolId.Value)),
            viewer.SchoolsOfEducator.Count == 0 ? null : row => row.Placements.Any(placement => viewer.SchoolsOfEducator.Contains(placement.SchoolId)));

    /// <summary>
    /// Roles with their periods: one's own, for the coordinator all, for a school educator those at the school, for an institute
    /// educator those of the students he follows now, for the administrator of the platform the coordinators'.
    /// </summary>
    public static IQueryable<RoleAssignment> VisibleTo(this IQueryable<RoleAssignment> rows, Viewer viewer) =>
        SeesAllSchools(viewer) ? rows : rows.WhereAny(
            row => row.PersonId == viewer.PersonId,
            viewer.SchoolsOfEducator.Count == 0 ? null : row => row.SchoolId != null && viewer.SchoolsOfEducator.Contains(row.SchoolId.Value),
            !viewer.Is(Role.PlatformAdmin) ? null : row => row.Role == Role.Coordinator,
            !viewer.Is(Role.InstituteEducator) ? null : row => row.Person.Guidances.Any(guidance => guidance.EducatorId == viewer.PersonId && guidance.EndedAt == null
                && guidance.Period.From <= viewer.Today && (guidance.Period.Until == null || guidance.Period.Until >= viewer.Today)));

    /// <summary>Who follows whom from the institute: both of them, the coordinator, and the school educator of a school where the student is placed.</summary>
    public static IQueryable<InstituteGuidance> VisibleTo(this IQueryable<InstituteGuidance> rows, Viewer viewer) =>
        SeesAllSchools(viewer) ? rows : rows.WhereAny(
            row => row.StudentId == viewer.PersonId || row.EducatorId == viewer.PersonId,
            viewer.SchoolsOfEducator.Count == 0 ? null : row => row.Student.Placements.Any(placement => viewer.SchoolsOfEducator.Contains(placement.SchoolId)));

    /// <summary>Whether the viewer sees all schools: a coordinator, a job, a school educator of the whole partnership.</summary>
    internal static bool SeesAllSchools(Viewer viewer) =>
        viewer.Is(Role.Coordinator) || viewer.JobName is not null || viewer.SchoolsAs(Role.SchoolEducator) is null;
}
