using WpbPortal.Domain;
using WpbPortal.Domain.Calendars;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Access;

/// <summary>What belongs in somebody's own calendar: what he comes to, in a role that he has today.</summary>
public static class CalendarVisibility
{
    /// <summary>One's own link.</summary>
    public static IQueryable<CalendarLink> VisibleTo(this IQueryable<CalendarLink> rows, Viewer viewer) => rows.Where(row => row.PersonId == viewer.PersonId);

    /// <summary>How one wishes to be written to oneself.</summary>
    public static IQueryable<MailWish> VisibleTo(this IQueryable<MailWish> rows, Viewer viewer) => rows.Where(row => row.PersonId == viewer.PersonId);

    /// <summary>The trajectories to whose meetings the viewer comes: as who takes part in the role in which he was invited, and as their trainer.</summary>
    public static IQueryable<Trajectory> ComingFor(this IQueryable<Trajectory> rows, Viewer viewer) => rows.WhereAny(
        !viewer.Is(Role.Supervisor) ? null : row => row.Participations.Any(taking => taking.PersonId == viewer.PersonId && taking.Role == Role.Supervisor && taking.State == ParticipationState.Accepted),
        !viewer.Is(Role.StudentTeacher) ? null : row => row.Participations.Any(taking => taking.PersonId == viewer.PersonId && taking.Role == Role.StudentTeacher && taking.State == ParticipationState.Accepted),
        !viewer.Is(Role.Trainer) ? null : row => row.Trainers.Any(trainer => trainer.PersonId == viewer.PersonId));
}
