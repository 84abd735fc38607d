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
        rows.Where(row => viewer.IsInside || row.Id == viewer.PersonId);

    /// <summary>Whose address and number the viewer sees: his own, for the coordinator all, for a school educator those of the school.</summary>
    public static IQueryable<Person> ReachedBy(this IQueryable<Person> rows, Viewer viewer)
    {
        var (all, schools) = SchoolsOf(viewer);
        return rows.Where(row => row.Id == viewer.PersonId || all
            || row.Roles.Any(role => role.SchoolId != null && schools.Contains(role.SchoolId.Value))
            || row.Placements.Any(placement => schools.Contains(placement.SchoolId)));
    }

    /// <summary>
    /// Roles with their periods: one's own, for the coordinator all, for a school educator those at the school, for an institute
    /// educator those of the students he follows now, for the administrator of the platform the coordinators'.
    /// </summary>
    public static IQueryable<RoleAssignment> VisibleTo(this IQueryable<RoleAssignment> rows, Viewer viewer)
    {
        var (all, schools) = SchoolsOf(viewer);
        var (me, today, follows, administers) = (viewer.PersonId, viewer.Today, viewer.Is(Role.InstituteEducator), viewer.Is(Role.PlatformAdmin));
        return rows.Where(row => row.PersonId == me || all
            || (row.SchoolId != null && schools.Contains(row.SchoolId.Value))
            || (administers && row.Role == Role.Coordinator)
            || (follows && row.Person.Guidances.Any(guidance => guidance.EducatorId == me && guidance.EndedAt == null
                && guidance.Period.From <= today && (guidance.Period.Until == null || guidance.Period.Until >= today))));
    }

    /// <summary>Who follows whom from the institute: both of them, the coordinator, and the school educator of a school where the student is placed.</summary>
    public static IQueryable<InstituteGuidance> VisibleTo(this IQueryable<InstituteGuidance> rows, Viewer viewer)
    {
        var (all, schools) = SchoolsOf(viewer);
        return rows.Where(row => row.StudentId == viewer.PersonId || row.EducatorId == viewer.PersonId || all
            || row.Student.Placements.Any(placement => schools.Contains(placement.SchoolId)));
    }

    /// <summary>Whether the viewer sees all schools (a coordinator, a job), or as school educator which.</summary>
    internal static (bool All, IReadOnlyList<Guid> Schools) SchoolsOf(Viewer viewer)
    {
        if (viewer.Is(Role.Coordinator) || viewer.JobName is not null) return (true, []);
        if (!viewer.Is(Role.SchoolEducator)) return (false, []);
        return viewer.SchoolsAs(Role.SchoolEducator) is { } schools ? (false, schools) : (true, []);
    }
}
