using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Web.Access;

/// <summary>Who sees hours (P2): a supervisor her own, the school educator those of the school, the coordinator all; a student none.</summary>
public static class FacilitationVisibility
{
    /// <summary>The hours granted that the viewer sees.</summary>
    public static IQueryable<Facilitation> VisibleTo(this IQueryable<Facilitation> rows, Viewer viewer)
    {
        var (me, supervises, coordinates) = (viewer.PersonId, viewer.Is(Role.Supervisor), viewer.Is(Role.Coordinator));
        var staffed = PlacementVisibility.StaffedSchools(viewer);
        var (all, some) = (staffed is null || coordinates, staffed ?? []);
        return rows.Where(row => all || some.Contains(row.Supervision.Placement.SchoolId) || (supervises && row.Supervision.SupervisorId == me));
    }

    /// <summary>The supervisions of the viewer herself, as a supervisor.</summary>
    public static IQueryable<Supervision> HeldBy(this IQueryable<Supervision> rows, Viewer viewer)
    {
        var supervises = viewer.Is(Role.Supervisor);
        return rows.Where(row => supervises && row.SupervisorId == viewer.PersonId);
    }

    /// <summary>The supervisions to which the viewer grants hours: the school educator those of the school.</summary>
    public static IQueryable<Supervision> GrantedBy(this IQueryable<Supervision> rows, Viewer viewer)
    {
        var staffed = PlacementVisibility.StaffedSchools(viewer);
        var (all, some) = (staffed is null, staffed ?? []);
        return rows.Where(row => all || some.Contains(row.Placement.SchoolId));
    }

    /// <summary>
    /// The sessions whose minutes are added up for the school educator and the coordinator: those that were held. Nothing of them is
    /// shown but a sum, over supervisions that the viewer sees anyway.
    /// </summary>
    public static IQueryable<CoachingSession> AddedUpBy(this IQueryable<CoachingSession> rows, Viewer viewer)
    {
        var adds = viewer.IsAny(Role.SchoolEducator, Role.Coordinator);
        return rows.Where(row => adds && (row.State == SessionState.Held || row.State == SessionState.Shared));
    }
}
