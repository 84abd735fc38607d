using WpbPortal.Data.Audit;
using WpbPortal.Data.Drafts;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Access;

/// <summary>
/// Whose eyes coaching is for: the student's and the author's, the student's only once it is shared. No role opens any
/// of it, so a new supervisor, an educator, a trainer, a coordinator and an administrator see nothing; an educator reads along where the student lets her.
/// </summary>
public static class CoachingVisibility
{
    /// <summary>That there was a session: its author and its student know.</summary>
    public static IQueryable<CoachingSession> VisibleTo(this IQueryable<CoachingSession> rows, Viewer viewer) =>
        rows.Where(row => row.AuthorId == viewer.PersonId || row.StudentId == viewer.PersonId);

    /// <summary>The conversations that are planned and that the viewer may move or call off: either of the two, in the role he has in it.</summary>
    public static IQueryable<CoachingSession> ArrangedBy(this IQueryable<CoachingSession> rows, Viewer viewer) => rows.Where(row => row.State == SessionState.Planned).WhereAny(
        !viewer.Is(Role.Supervisor) ? null : row => row.AuthorId == viewer.PersonId,
        !viewer.Is(Role.StudentTeacher) ? null : row => row.StudentId == viewer.PersonId);

    /// <summary>The supervisions in which the viewer may plan a conversation: her students', also those for whom she stands in now or later, and a student his own.</summary>
    public static IQueryable<Supervision> PlannedInBy(this IQueryable<Supervision> rows, Viewer viewer) => rows
        .Where(row => row.EndedAt == null && (row.Period.Until == null || row.Period.Until >= viewer.Today)).WhereAny(
            !viewer.Is(Role.Supervisor) ? null : row => row.SupervisorId == viewer.PersonId,
            !viewer.Is(Role.Supervisor) ? null : row => row.Covers.Any(cover => cover.CoveredById == viewer.PersonId && cover.EndedAt == null && (cover.Period.Until == null || cover.Period.Until >= viewer.Today)),
            !viewer.Is(Role.StudentTeacher) ? null : row => row.StudentId == viewer.PersonId);

    /// <summary>The sessions that the viewer logged and may still change; they need the role of supervisor today.</summary>
    public static IQueryable<CoachingSession> WrittenBy(this IQueryable<CoachingSession> rows, Viewer viewer) =>
        viewer.Is(Role.Supervisor) ? rows.Where(row => row.AuthorId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>What was said: the author's, and the student's once it is shared.</summary>
    public static IQueryable<SessionContent> VisibleTo(this IQueryable<SessionContent> rows, Viewer viewer) =>
        rows.Where(row => row.AuthorId == viewer.PersonId || (row.StudentId == viewer.PersonId && row.SharedAt != null));

    /// <summary>How somebody coached is hers alone.</summary>
    public static IQueryable<SessionSteering> VisibleTo(this IQueryable<SessionSteering> rows, Viewer viewer) =>
        rows.Where(row => row.AuthorId == viewer.PersonId);

    /// <summary>That a way of coaching is shared: who shares it, and the trainer with whom.</summary>
    public static IQueryable<CoachingGrant> VisibleTo(this IQueryable<CoachingGrant> rows, Viewer viewer) => rows.WhereAny(
        row => row.SupervisorId == viewer.PersonId,
        !viewer.Is(Role.Trainer) ? null : row => row.TrainerId == viewer.PersonId);

    /// <summary>What the viewer, as a supervisor, lets trainers see.</summary>
    public static IQueryable<CoachingGrant> GivenBy(this IQueryable<CoachingGrant> rows, Viewer viewer) =>
        viewer.Is(Role.Supervisor) ? rows.Where(row => row.SupervisorId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>What the viewer, as a trainer who still trains that group, may see today.</summary>
    public static IQueryable<CoachingGrant> OpenTo(this IQueryable<CoachingGrant> rows, Viewer viewer) => !viewer.Is(Role.Trainer) ? rows.Where(row => false)
        : rows.Where(row => row.TrainerId == viewer.PersonId && row.EndedAt == null && row.Period.From <= viewer.Today && (row.Period.Until == null || row.Period.Until >= viewer.Today)
            && row.Trajectory.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId));

    /// <summary>The conversations of which a trainer sees when, how long and how she coached: of who lets him, and nothing of what was said or with whom.</summary>
    /// <param name="rows">Conversations.</param>
    /// <param name="viewer">The trainer.</param>
    /// <param name="open">What he may see (<see cref="OpenTo"/>).</param>
    public static IQueryable<CoachingSession> CountedFor(this IQueryable<CoachingSession> rows, Viewer viewer, IQueryable<CoachingGrant> open) => !viewer.Is(Role.Trainer) ? rows.Where(row => false)
        : rows.Where(row => (row.State == SessionState.Held || row.State == SessionState.Shared) && open.Any(grant => grant.SupervisorId == row.AuthorId));

    /// <summary>The trajectories in which the viewer takes part as a supervisor: with their trainers she may share.</summary>
    public static IQueryable<Trajectory> TakenPartInBy(this IQueryable<Trajectory> rows, Viewer viewer) => !viewer.Is(Role.Supervisor) ? rows.Where(row => false)
        : rows.Where(row => row.Participations.Any(taking => taking.PersonId == viewer.PersonId && taking.Role == Role.Supervisor && taking.State == ParticipationState.Accepted));

    /// <summary>Who looked at the viewer's own way of coaching, and when.</summary>
    public static IQueryable<AuditEntry> ReadingsOfWay(this IQueryable<AuditEntry> rows, Viewer viewer) =>
        rows.Where(row => row.SubjectId == viewer.PersonId && row.Act == AuditAct.Read && row.Record == nameof(CoachingGrant) && row.ActorId != viewer.PersonId);

    /// <summary>How a student saw a session: his own, and the author's while he shares it.</summary>
    public static IQueryable<StudentView> VisibleTo(this IQueryable<StudentView> rows, Viewer viewer) =>
        rows.Where(row => row.StudentId == viewer.PersonId || (row.AuthorId == viewer.PersonId && row.SharedAt != null));

    /// <summary>How the viewer himself saw sessions, as a student.</summary>
    public static IQueryable<StudentView> OwnedBy(this IQueryable<StudentView> rows, Viewer viewer) =>
        viewer.Is(Role.StudentTeacher) ? rows.Where(row => row.StudentId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>Feedback: the author's, and the student's once it is shared.</summary>
    public static IQueryable<Feedback> VisibleTo(this IQueryable<Feedback> rows, Viewer viewer) =>
        rows.Where(row => row.AuthorId == viewer.PersonId || (row.StudentId == viewer.PersonId && row.SharedAt != null));

    /// <summary>Feedback that the viewer was given, and may answer.</summary>
    public static IQueryable<Feedback> GivenTo(this IQueryable<Feedback> rows, Viewer viewer) =>
        rows.Where(row => row.StudentId == viewer.PersonId && row.SharedAt != null);

    /// <summary>Feedback that the viewer wrote, and may correct; it needs the role of supervisor today.</summary>
    public static IQueryable<Feedback> WrittenBy(this IQueryable<Feedback> rows, Viewer viewer) =>
        viewer.Is(Role.Supervisor) ? rows.Where(row => row.AuthorId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>Feedback of students who let the viewer read along.</summary>
    /// <param name="rows">Feedback.</param>
    /// <param name="viewer">Who reads along, as an educator.</param>
    /// <param name="students">The students (<see cref="LearningVisibility.SharingFeedbackWith"/>).</param>
    public static IQueryable<Feedback> ReadAlongBy(this IQueryable<Feedback> rows, Viewer viewer, IQueryable<Person> students) =>
        !LearningVisibility.ReadsAlong(viewer) ? rows.Where(row => false) : rows.Where(row => row.SharedAt != null && students.Any(student => student.Id == row.StudentId));

    /// <summary>The shared conversations of students who let the viewer read along.</summary>
    public static IQueryable<CoachingSession> ReadAlongBy(this IQueryable<CoachingSession> rows, Viewer viewer, IQueryable<Person> students) =>
        !LearningVisibility.ReadsAlong(viewer) ? rows.Where(row => false) : rows.Where(row => row.State == SessionState.Shared && students.Any(student => student.Id == row.StudentId));

    /// <summary>What was shared of the conversations of students who let the viewer read along.</summary>
    public static IQueryable<SessionContent> ReadAlongBy(this IQueryable<SessionContent> rows, Viewer viewer, IQueryable<Person> students) =>
        !LearningVisibility.ReadsAlong(viewer) ? rows.Where(row => false) : rows.Where(row => row.SharedAt != null && students.Any(student => student.Id == row.StudentId));

    /// <summary>A reply is the student's who wrote it and the supervisor's whom it answers.</summary>
    public static IQueryable<FeedbackReply> VisibleTo(this IQueryable<FeedbackReply> rows, Viewer viewer) =>
        rows.Where(row => row.AuthorId == viewer.PersonId || row.StudentId == viewer.PersonId);

    /// <summary>The replies of students who let the viewer read along.</summary>
    public static IQueryable<FeedbackReply> ReadAlongBy(this IQueryable<FeedbackReply> rows, Viewer viewer, IQueryable<Person> students) =>
        !LearningVisibility.ReadsAlong(viewer) ? rows.Where(row => false) : rows.Where(row => students.Any(student => student.Id == row.StudentId));

    /// <summary>That feedback was read: the student and the author know.</summary>
    public static IQueryable<FeedbackReading> VisibleTo(this IQueryable<FeedbackReading> rows, Viewer viewer) =>
        rows.Where(row => row.AuthorId == viewer.PersonId || row.StudentId == viewer.PersonId);

    /// <summary>That a shared session was read: the student and the author know.</summary>
    public static IQueryable<SessionReading> VisibleTo(this IQueryable<SessionReading> rows, Viewer viewer) =>
        rows.Where(row => row.AuthorId == viewer.PersonId || row.StudentId == viewer.PersonId);

    /// <summary>That a note from on the way arrived is for who wrote it.</summary>
    public static IQueryable<ReceivedNote> WrittenBy(this IQueryable<ReceivedNote> rows, Viewer viewer) =>
        rows.Where(row => row.PersonId == viewer.PersonId);

    /// <summary>A private note is its author's alone.</summary>
    public static IQueryable<PrivateNote> VisibleTo(this IQueryable<PrivateNote> rows, Viewer viewer) =>
        rows.Where(row => row.AuthorId == viewer.PersonId);

    /// <summary>The steering spectrum is the whole partnership's.</summary>
    public static IQueryable<Intervention> VisibleTo(this IQueryable<Intervention> rows, Viewer viewer) =>
        rows.Where(row => row.PartnershipId == viewer.PartnershipId);

    /// <summary>What somebody is told is his alone.</summary>
    public static IQueryable<Notification> VisibleTo(this IQueryable<Notification> rows, Viewer viewer) =>
        rows.Where(row => row.RecipientId == viewer.PersonId);

    /// <summary>What the viewer told others, which he may take back together with what he told about.</summary>
    public static IQueryable<Notification> ToldBy(this IQueryable<Notification> rows, Viewer viewer) =>
        rows.Where(row => row.ActorId == viewer.PersonId);

    /// <summary>
    /// The supervisions that the viewer may still log a session of: as supervisor or as who stood in, until
    /// <see cref="Supervision.DaysToLogAfterwards"/> days after that relation ended; with the role of supervisor today. Who is to stand
    /// in later has nothing to log yet.
    /// </summary>
    public static IQueryable<Supervision> LoggableBy(this IQueryable<Supervision> rows, Viewer viewer)
    {
        if (!viewer.Is(Role.Supervisor)) return rows.Where(row => false);
        return rows.Where(row => (row.SupervisorId == viewer.PersonId && (row.Period.Until == null || row.Period.Until.Value.AddDays(Supervision.DaysToLogAfterwards) >= viewer.Today))
            || row.Covers.Any(cover => cover.CoveredById == viewer.PersonId && cover.Period.From <= viewer.Today
                && (cover.Period.Until == null || cover.Period.Until.Value.AddDays(Supervision.DaysToLogAfterwards) >= viewer.Today)));
    }
}
