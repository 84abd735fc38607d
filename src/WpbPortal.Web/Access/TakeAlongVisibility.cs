using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Access;

/// <summary>Who sees what was done in a meeting and what is taken along from it: the group; a line that is not shared only whose it is. PostgreSQL asks the same.</summary>
public static class TakeAlongVisibility
{
    /// <summary>What people take along: one's own, and what the groups share to which the viewer belongs.</summary>
    /// <param name="rows">Lines.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="groups">The trajectories whose group he belongs to.</param>
    public static IQueryable<TakeAlong> VisibleTo(this IQueryable<TakeAlong> rows, Viewer viewer, IQueryable<Trajectory> groups) =>
        rows.Where(row => row.PersonId == viewer.PersonId || (row.SharedAt != null && groups.Any(group => group.Id == row.TrajectoryId)));

    /// <summary>What was done in meetings of the groups to which the viewer belongs.</summary>
    /// <param name="rows">Accounts.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="groups">The trajectories whose group he belongs to.</param>
    public static IQueryable<MeetingAccount> VisibleTo(this IQueryable<MeetingAccount> rows, Viewer viewer, IQueryable<Trajectory> groups) =>
        viewer.IsAny(Role.Supervisor, Role.StudentTeacher, Role.Trainer) ? rows.Where(row => groups.Any(group => group.Id == row.TrajectoryId)) : rows.Where(row => false);
}
