using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Access;

/// <summary>
/// Who sees a meeting: whoever sees its trajectory. Its build-up is changed by who plans the trajectory, and by the trainers of the group.
/// </summary>
public static class MeetingVisibility
{
    /// <summary>The meetings that the viewer may read, with their build-up.</summary>
    public static IQueryable<Meeting> VisibleTo(this IQueryable<Meeting> rows, Viewer viewer) =>
        rows.Where(Through.At((Meeting row) => row.Trajectory, TrajectoryVisibility.IsSeenBy(viewer)));

    /// <summary>The meetings whose build-up the viewer may change, and that he may lead through on the day.</summary>
    public static IQueryable<Meeting> DesignedBy(this IQueryable<Meeting> rows, Viewer viewer) => rows.WhereAny(
        Through.At((Meeting row) => row.Trajectory, TrajectoryVisibility.IsPlannedBy(viewer)),
        !viewer.Is(Role.Trainer) ? null : row => row.Trajectory.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId));

    /// <summary>The meetings of the groups that the viewer trains: there he writes down what he sees.</summary>
    public static IQueryable<Meeting> TrainedBy(this IQueryable<Meeting> rows, Viewer viewer) =>
        viewer.Is(Role.Trainer) ? rows.Where(row => row.Trajectory.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId)) : rows.Where(row => false);

    /// <summary>What was seen in meetings: the trainer's own, and what he lets the viewer read of himself.</summary>
    public static IQueryable<MeetingObservation> VisibleTo(this IQueryable<MeetingObservation> rows, Viewer viewer) =>
        rows.Where(row => row.AuthorId == viewer.PersonId || (row.AboutId == viewer.PersonId && row.ReleasedAt != null));

    /// <summary>What the viewer himself wrote down, as a trainer.</summary>
    public static IQueryable<MeetingObservation> WrittenBy(this IQueryable<MeetingObservation> rows, Viewer viewer) =>
        viewer.Is(Role.Trainer) ? rows.Where(row => row.AuthorId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>The participants of whom a trainer of the group may release what he saw: supervisors who take part.</summary>
    public static IQueryable<Participation> ObservedBy(this IQueryable<Participation> rows, Viewer viewer) => !viewer.Is(Role.Trainer) ? rows.Where(row => false)
        : rows.Where(row => row.Role == Role.Supervisor && row.State == ParticipationState.Accepted && row.PersonId != viewer.PersonId
            && row.Trajectory.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId));

    /// <summary>Whether the viewer may change the build-up of meetings of a group: as <see cref="DesignedBy"/>, of what was read already.</summary>
    public static bool MayDesignFor(this Viewer viewer, Guid? schoolId, IEnumerable<Guid> trainers) =>
        viewer.MayPlanFor(schoolId) || (viewer.Is(Role.Trainer) && trainers.Contains(viewer.PersonId));
}
