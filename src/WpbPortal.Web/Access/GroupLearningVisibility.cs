using System.Linq.Expressions;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Access;

/// <summary>
/// Who sees what the group of a trajectory brings in and learns (docs/access.md): who takes part in it and who trains it, and no educator by being one.
/// PostgreSQL asks the same of what is confidential.
/// </summary>
public static class GroupLearningVisibility
{
    /// <summary>The trajectories whose group the viewer belongs to: he takes part, or trains it.</summary>
    public static IQueryable<Trajectory> LearntInBy(this IQueryable<Trajectory> rows, Viewer viewer) => rows.WhereAny(
        !TakesPart(viewer) ? null : Joined(viewer), !viewer.Is(Role.Trainer) ? null : Trained(viewer));

    /// <summary>The participation of the viewer himself, while he takes part.</summary>
    public static IQueryable<Participation> HeldBy(this IQueryable<Participation> rows, Viewer viewer) =>
        TakesPart(viewer) ? rows.Where(row => row.PersonId == viewer.PersonId && row.State == ParticipationState.Accepted) : rows.Where(row => false);

    /// <summary>
    /// Participants' learning questions: one's own; for who trains the group all of who take part; for who takes part those that are laid on the table.
    /// </summary>
    public static IQueryable<ParticipantQuestion> VisibleTo(this IQueryable<ParticipantQuestion> rows, Viewer viewer) => rows.WhereAny(
        row => row.PersonId == viewer.PersonId,
        !TakesPart(viewer) ? null : Ways.Both(
            row => row.Readers == QuestionReaders.Group && row.Participation.State == ParticipationState.Accepted,
            Through.At((ParticipantQuestion row) => row.Participation.Trajectory, Joined(viewer))),
        !viewer.Is(Role.Trainer) ? null : Ways.Both(
            row => row.Participation.State == ParticipationState.Accepted, Through.At((ParticipantQuestion row) => row.Participation.Trajectory, Trained(viewer))));

    /// <summary>Which questions were laid on the table in which meeting, of those that the viewer reads.</summary>
    public static IQueryable<QuestionOnTable> VisibleTo(this IQueryable<QuestionOnTable> rows, Viewer viewer, IQueryable<ParticipantQuestion> questions) =>
        viewer.IsInside ? rows.Where(row => questions.Any(question => question.Id == row.QuestionId)) : rows.Where(row => false);

    /// <summary>The viewer's own questions.</summary>
    public static IQueryable<ParticipantQuestion> OwnedBy(this IQueryable<ParticipantQuestion> rows, Viewer viewer) =>
        TakesPart(viewer) ? rows.Where(row => row.PersonId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>Whether the viewer can take part in a trajectory at all.</summary>
    private static bool TakesPart(Viewer viewer) => viewer.IsAny(Role.Supervisor, Role.StudentTeacher);

    private static Expression<Func<Trajectory, bool>> Joined(Viewer viewer) =>
        row => row.Participations.Any(part => part.PersonId == viewer.PersonId && part.State == ParticipationState.Accepted);

    private static Expression<Func<Trajectory, bool>> Trained(Viewer viewer) => row => row.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId);
}
