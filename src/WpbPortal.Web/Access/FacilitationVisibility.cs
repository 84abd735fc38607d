using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Web.Access;

/// <summary>Who sees hours (P2): a supervisor her own, the school educator those of the school, the coordinator all; a student none.</summary>
public static class FacilitationVisibility
{
    /// <summary>The hours granted that the viewer sees.</summary>
    public static IQueryable<Facilitation> VisibleTo(this IQueryable<Facilitation> rows, Viewer viewer) =>
        PlacementVisibility.StaffsAllSchools(viewer) || viewer.Is(Role.Coordinator) ? rows : rows.WhereAny(
            viewer.SchoolsOfEducator.Count == 0 ? null : row => viewer.SchoolsOfEducator.Contains(row.Supervision.Placement.SchoolId),
            !viewer.Is(Role.Supervisor) ? null : row => row.Supervision.SupervisorId == viewer.PersonId);

    /// <summary>The supervisions of the viewer herself, as a supervisor.</summary>
    public static IQueryable<Supervision> HeldBy(this IQueryable<Supervision> rows, Viewer viewer) =>
        viewer.Is(Role.Supervisor) ? rows.Where(row => row.SupervisorId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>The supervisions to which the viewer grants hours: the school educator those of the school.</summary>
    public static IQueryable<Supervision> GrantedBy(this IQueryable<Supervision> rows, Viewer viewer) =>
        PlacementVisibility.StaffsAllSchools(viewer) ? rows : rows.Where(row => viewer.SchoolsOfEducator.Contains(row.Placement.SchoolId));

    /// <summary>
    /// The sessions whose minutes are added up for the school educator and the coordinator: those that were held. Nothing of them is
    /// shown but a sum, over supervisions that the viewer sees anyway.
    /// </summary>
    public static IQueryable<CoachingSession> AddedUpBy(this IQueryable<CoachingSession> rows, Viewer viewer) =>
        viewer.IsAny(Role.SchoolEducator, Role.Coordinator) ? rows.Where(row => row.State == SessionState.Held || row.State == SessionState.Shared) : rows.Where(row => false);
}
