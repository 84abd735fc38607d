using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Access;

/// <summary>Who sees sources of trajectories and puts them there; what a participant asks for is his and who trains the group. PostgreSQL asks the same.</summary>
public static class TrajectorySourceVisibility
{
    /// <summary>Sources of the trajectories that the viewer may read.</summary>
    /// <param name="rows">Sources.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="trajectories">The trajectories that he reads.</param>
    public static IQueryable<TrajectorySource> VisibleTo(this IQueryable<TrajectorySource> rows, Viewer viewer, IQueryable<Trajectory> trajectories) =>
        viewer.IsInside ? rows.Where(row => trajectories.Any(trajectory => trajectory.Id == row.TrajectoryId)) : rows.Where(row => false);

    /// <summary>The files of the sources of trajectories that the viewer may read.</summary>
    public static IQueryable<TrajectorySourceFile> VisibleTo(this IQueryable<TrajectorySourceFile> rows, Viewer viewer, IQueryable<Trajectory> trajectories) =>
        viewer.IsInside ? rows.Where(row => trajectories.Any(trajectory => trajectory.Id == row.TrajectoryId)) : rows.Where(row => false);

    /// <summary>What somebody asked for: himself and who trains the group.</summary>
    public static IQueryable<SourceRequest> VisibleTo(this IQueryable<SourceRequest> rows, Viewer viewer) => rows.WhereAny(
        row => row.AskedById == viewer.PersonId, !viewer.Is(Role.Trainer) ? null : row => row.Trajectory.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId));

    /// <summary>What participants ask of the viewer, who trains the group.</summary>
    public static IQueryable<SourceRequest> AskedOf(this IQueryable<SourceRequest> rows, Viewer viewer) =>
        viewer.Is(Role.Trainer) ? rows.Where(row => row.Trajectory.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId)) : rows.Where(row => false);
}
