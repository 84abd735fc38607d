using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Access;

/// <summary>Who sees how people look back on a trajectory: each his own; means of five and more come from PostgreSQL alone. What it brought is for who sees the trajectory.</summary>
public static class EvaluationVisibility
{
    /// <summary>The viewer's own.</summary>
    public static IQueryable<Evaluation> VisibleTo(this IQueryable<Evaluation> rows, Viewer viewer) => rows.Where(row => row.PersonId == viewer.PersonId);

    /// <summary>What trajectories brought, for who sees them.</summary>
    /// <param name="rows">What they brought.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="trajectories">The trajectories that he sees.</param>
    public static IQueryable<TrajectoryLookBack> VisibleTo(this IQueryable<TrajectoryLookBack> rows, Viewer viewer, IQueryable<Trajectory> trajectories) =>
        viewer.IsInside ? rows.Where(row => trajectories.Any(trajectory => trajectory.Id == row.TrajectoryId)) : rows.Where(row => false);
}
