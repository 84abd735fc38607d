using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Access;

/// <summary>Who sees what a meeting could be about: the group of its trajectory. What somebody chose is his alone; PostgreSQL asks the same.</summary>
public static class TopicVisibility
{
    /// <summary>The meetings of the viewer's groups: those that he trains, and of those in which he takes part the ones that are for him.</summary>
    public static IQueryable<Meeting> LearntInBy(this IQueryable<Meeting> rows, Viewer viewer) => rows.WhereAny(
        !viewer.IsAny(Role.Supervisor, Role.StudentTeacher) ? null : row => row.Trajectory.Participations.Any(part => part.PersonId == viewer.PersonId && part.State == ParticipationState.Accepted
            && (row.Audience == Audience.Both || (row.Audience == Audience.Supervisor && part.Role == Role.Supervisor) || (row.Audience == Audience.StudentTeacher && part.Role == Role.StudentTeacher))),
        !viewer.Is(Role.Trainer) ? null : row => row.Trajectory.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId));

    /// <summary>What was proposed for meetings that the viewer sees so.</summary>
    /// <param name="rows">Topics.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="meetings">The meetings of his groups.</param>
    public static IQueryable<MeetingTopic> VisibleTo(this IQueryable<MeetingTopic> rows, Viewer viewer, IQueryable<Meeting> meetings) =>
        viewer.IsAny(Role.Supervisor, Role.StudentTeacher, Role.Trainer) ? rows.Where(row => meetings.Any(meeting => meeting.Id == row.MeetingId)) : rows.Where(row => false);

    /// <summary>Whether topics of these meetings are gathered.</summary>
    /// <param name="rows">Lists.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="meetings">The meetings of his groups.</param>
    public static IQueryable<TopicList> VisibleTo(this IQueryable<TopicList> rows, Viewer viewer, IQueryable<Meeting> meetings) =>
        viewer.IsAny(Role.Supervisor, Role.StudentTeacher, Role.Trainer) ? rows.Where(row => meetings.Any(meeting => meeting.Id == row.MeetingId)) : rows.Where(row => false);

    /// <summary>What the viewer himself chose.</summary>
    public static IQueryable<TopicVote> VisibleTo(this IQueryable<TopicVote> rows, Viewer viewer) => rows.Where(row => row.PersonId == viewer.PersonId);
}
