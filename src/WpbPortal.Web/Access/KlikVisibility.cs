using System.Linq.Expressions;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Web.Access;

/// <summary>
/// Who sees klik signals: the author his own, and the handlers whom he chose, while they are that at the school and no party. No other role
/// opens one, and being a party closes it whatever else one is. PostgreSQL asks the same.
/// </summary>
public static class KlikVisibility
{
    /// <summary>The signals that the viewer raised.</summary>
    public static IQueryable<KlikSignal> RaisedBy(this IQueryable<KlikSignal> rows, Viewer viewer) => rows.Where(row => row.AuthorId == viewer.PersonId);

    /// <summary>The signals that the viewer handles: chosen by the author, a handler of the school today, and no party to it.</summary>
    public static IQueryable<KlikSignal> HandledBy(this IQueryable<KlikSignal> rows, Viewer viewer) => rows.WhereAny(
        !PlacementVisibility.StaffsAllSchools(viewer) ? null : Handled(viewer, row => true),
        viewer.SchoolsOfEducator.Count == 0 ? null : Handled(viewer, row => viewer.SchoolsOfEducator.Contains(row.SchoolId)),
        viewer.TeamsOfSupervisor.Count == 0 ? null : Handled(viewer, row => row.School.Teams.Any(team => viewer.TeamsOfSupervisor.Contains(team.Id))));

    /// <summary>What handlers wrote down, for those who handle the signal.</summary>
    public static IQueryable<KlikNote> VisibleTo(this IQueryable<KlikNote> rows, Viewer viewer, IQueryable<KlikSignal> handled)
    {
        var mine = handled.Where(row => row.AuthorId != viewer.PersonId);
        return rows.Where(row => mine.Any(signal => signal.Id == row.SignalId));
    }

    /// <summary>The supervisions in which the viewer may say that it does not work out: those of today, as its student or its supervisor.</summary>
    public static IQueryable<Supervision> SpokenOfBy(this IQueryable<Supervision> rows, Viewer viewer) =>
        rows.Where(row => row.EndedAt == null && row.Period.From <= viewer.Today && (row.Period.Until == null || row.Period.Until >= viewer.Today)).WhereAny(
            !viewer.Is(Role.StudentTeacher) ? null : row => row.StudentId == viewer.PersonId,
            !viewer.Is(Role.Supervisor) ? null : row => row.SupervisorId == viewer.PersonId);

    /// <summary>The placements in which the viewer carries out a transfer: those of the signals that she handles.</summary>
    public static IQueryable<Placement> TransferredBy(this IQueryable<Placement> rows, Viewer viewer, IQueryable<KlikSignal> handled)
    {
        var mine = handled.Where(row => row.AuthorId != viewer.PersonId);
        return rows.Where(row => mine.Any(signal => signal.PlacementId == row.Id));
    }

    /// <summary>The supervisors' seats by which it is weighed whether somebody has room: a number of places, of what was said nothing.</summary>
    public static IQueryable<ChoiceSeat> WeighedBy(this IQueryable<ChoiceSeat> rows, Viewer viewer) =>
        viewer.IsAny(Role.SchoolEducator, Role.Supervisor) ? rows.Where(row => row.Side == ChoiceSide.Supervisor) : rows.Where(row => false);

    /// <summary>The supervisions by which it is weighed whether somebody has room: how many, not of whom.</summary>
    public static IQueryable<Supervision> WeighedBy(this IQueryable<Supervision> rows, Viewer viewer) =>
        viewer.IsAny(Role.SchoolEducator, Role.Supervisor) ? rows : rows.Where(row => false);

    /// <summary>Who may be chosen as a reader, for everybody in the partnership.</summary>
    public static IQueryable<KlikHandler> VisibleTo(this IQueryable<KlikHandler> rows, Viewer viewer) =>
        viewer.IsInside ? rows.Where(row => row.PartnershipId == viewer.PartnershipId) : rows.Where(row => false);

    /// <summary>The confidential counsellors, for everybody in the partnership.</summary>
    public static IQueryable<SchoolCounsellor> VisibleTo(this IQueryable<SchoolCounsellor> rows, Viewer viewer) =>
        viewer.IsInside ? rows.Where(row => row.PartnershipId == viewer.PartnershipId) : rows.Where(row => false);

    /// <summary>The schools of which the viewer names handlers and counsellor: the coordinator all, the school educator her own.</summary>
    public static IQueryable<School> NamesKlikHandlersAt(this IQueryable<School> rows, Viewer viewer) =>
        viewer.Is(Role.Coordinator) || PlacementVisibility.StaffsAllSchools(viewer)
            ? rows.Where(row => row.PartnershipId == viewer.PartnershipId)
            : rows.Where(row => viewer.SchoolsOfEducator.Contains(row.Id));

    /// <summary>Who opened what the viewer himself raised.</summary>
    public static IQueryable<AuditEntry> ReadingsOf(this IQueryable<AuditEntry> rows, Viewer viewer) =>
        rows.Where(row => row.SubjectId == viewer.PersonId && row.Act == AuditAct.Read && row.Record == nameof(KlikSignal) && row.ActorId != viewer.PersonId);

    /// <summary>Whether the viewer names handlers and counsellor of this school.</summary>
    public static bool NamesKlikHandlers(this Viewer viewer, Guid schoolId) =>
        viewer.Is(Role.Coordinator) || PlacementVisibility.StaffsAllSchools(viewer) || viewer.SchoolsOfEducator.Contains(schoolId);

    private static Expression<Func<KlikSignal, bool>> Handled(Viewer viewer, Expression<Func<KlikSignal, bool>> at)
    {
        Expression<Func<KlikSignal, bool>> chosen = row => row.HandlerIds.Contains(viewer.PersonId) && row.AuthorId != viewer.PersonId && row.OtherId != viewer.PersonId
            && row.School.KlikHandlers.Any(handler => handler.PersonId == viewer.PersonId)
            && row.Placement.StudentId != viewer.PersonId && !row.Placement.Supervisions.Any(supervision => supervision.SupervisorId == viewer.PersonId);
        return Ways.Both(chosen, at);
    }
}
