using System.Linq.Expressions;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Web.Access;

/// <summary>
/// Who sees placements and who looks after whom (P2): the student his own, the team its own, who supervises, covers or is the
/// buddy that one, the school educator those of the school, the institute educator those of the students he follows now, the
/// coordinator all.
/// </summary>
public static class PlacementVisibility
{
    /// <summary>The placements that the viewer sees.</summary>
    public static IQueryable<Placement> VisibleTo(this IQueryable<Placement> rows, Viewer viewer) => rows.Where(IsSeenBy(viewer));

    /// <summary>The buddy periods of those placements.</summary>
    public static IQueryable<BuddyPeriod> VisibleTo(this IQueryable<BuddyPeriod> rows, Viewer viewer) =>
        rows.Where(Through.At((BuddyPeriod row) => row.Placement, IsSeenBy(viewer)));

    /// <summary>The supervisions within those placements.</summary>
    public static IQueryable<Supervision> VisibleTo(this IQueryable<Supervision> rows, Viewer viewer) =>
        rows.Where(Through.At((Supervision row) => row.Placement, IsSeenBy(viewer)));

    /// <summary>Who stands in during those supervisions.</summary>
    public static IQueryable<Cover> VisibleTo(this IQueryable<Cover> rows, Viewer viewer) =>
        rows.Where(Through.At((Cover row) => row.Supervision.Placement, IsSeenBy(viewer)));

    /// <summary>The placements that the viewer arranges: the coordinator all, the school educator those of the school.</summary>
    public static IQueryable<Placement> ArrangedBy(this IQueryable<Placement> rows, Viewer viewer) =>
        PeopleVisibility.SeesAllSchools(viewer) ? rows : rows.Where(row => viewer.SchoolsOfEducator.Contains(row.SchoolId));

    /// <summary>The placements in which the viewer says who supervises and who stands in: the school educator's alone.</summary>
    public static IQueryable<Placement> StaffedBy(this IQueryable<Placement> rows, Viewer viewer) =>
        StaffsAllSchools(viewer) ? rows : rows.Where(row => viewer.SchoolsOfEducator.Contains(row.SchoolId));

    /// <summary>
    /// The supervisions in which the viewer says who stands in: a supervisor in her own, the school educator in those of the school.
    /// </summary>
    public static IQueryable<Supervision> HandedOverBy(this IQueryable<Supervision> rows, Viewer viewer) =>
        StaffsAllSchools(viewer) ? rows : rows.WhereAny(
            !viewer.Is(Role.Supervisor) ? null : row => row.SupervisorId == viewer.PersonId,
            viewer.SchoolsOfEducator.Count == 0 ? null : row => viewer.SchoolsOfEducator.Contains(row.Placement.SchoolId));

    /// <summary>The covers that the viewer may end: those that he could have arranged, and who stands in his own.</summary>
    public static IQueryable<Cover> GivenBackBy(this IQueryable<Cover> rows, Viewer viewer) =>
        StaffsAllSchools(viewer) ? rows : rows.WhereAny(
            row => row.CoveredById == viewer.PersonId,
            !viewer.Is(Role.Supervisor) ? null : row => row.Supervision.SupervisorId == viewer.PersonId,
            viewer.SchoolsOfEducator.Count == 0 ? null : row => viewer.SchoolsOfEducator.Contains(row.Supervision.Placement.SchoolId));

    /// <summary>
    /// What a team agreed: for the supervisors of the team, for whoever looks after one of its students now, for those students and
    /// for the school educator. PostgreSQL asks the same.
    /// </summary>
    public static IQueryable<TeamAgreement> VisibleTo(this IQueryable<TeamAgreement> rows, Viewer viewer) =>
        StaffsAllSchools(viewer) ? rows : rows.WhereAny(
            viewer.TeamsOfSupervisor.Count == 0 ? null : row => viewer.TeamsOfSupervisor.Contains(row.TeamId),
            viewer.SchoolsOfEducator.Count == 0 ? null : row => viewer.SchoolsOfEducator.Contains(row.SchoolId),
            row => row.Team.Placements.Any(placement => placement.EndedAt == null && (placement.Period.Until == null || placement.Period.Until >= viewer.Today)
                && (placement.StudentId == viewer.PersonId
                    || placement.BuddyPeriods.Any(buddy => buddy.BuddyId == viewer.PersonId && buddy.Period.From <= viewer.Today && (buddy.Period.Until == null || buddy.Period.Until >= viewer.Today))
                    || placement.Supervisions.Any(supervision => supervision.EndedAt == null && (supervision.Period.Until == null || supervision.Period.Until >= viewer.Today)
                        && (supervision.SupervisorId == viewer.PersonId || supervision.Covers.Any(cover => cover.CoveredById == viewer.PersonId && cover.EndedAt == null
                            && cover.Period.From <= viewer.Today && (cover.Period.Until == null || cover.Period.Until >= viewer.Today)))))));

    /// <summary>The teams whose agreements the viewer writes down: a supervisor those of her own team, the school educator those of the school.</summary>
    public static IQueryable<Team> AgreedOnBy(this IQueryable<Team> rows, Viewer viewer) =>
        StaffsAllSchools(viewer) ? rows : rows.Where(row => viewer.TeamsOfSupervisor.Contains(row.Id) || viewer.SchoolsOfEducator.Contains(row.SchoolId));

    /// <summary>Whether the viewer is a supervisor of this team.</summary>
    public static bool IsInTeam(this Viewer viewer, Guid teamId) => viewer.TeamsOfSupervisor.Contains(teamId);

    /// <summary>
    /// All placements of one student, wherever they are: to weigh the days a week, by whoever arranges one of them. Nothing of
    /// another school's is shown; only that together it is too much.
    /// </summary>
    public static IQueryable<Placement> WeighedWith(this IQueryable<Placement> rows, Viewer viewer, Guid studentId)
    {
        var arranges = viewer.IsAny(Role.Coordinator, Role.SchoolEducator);
        return rows.Where(row => arranges && row.StudentId == studentId);
    }

    /// <summary>Whether the viewer arranges placements at this school.</summary>
    public static bool MayArrangeAt(this Viewer viewer, Guid schoolId)
    {
        return PeopleVisibility.SeesAllSchools(viewer) || viewer.SchoolsOfEducator.Contains(schoolId);
    }

    /// <summary>Whether the viewer says who supervises at this school.</summary>
    public static bool MayStaffAt(this Viewer viewer, Guid schoolId) => StaffsAllSchools(viewer) || viewer.SchoolsOfEducator.Contains(schoolId);

    /// <summary>Whether the viewer says who supervises at every school.</summary>
    internal static bool StaffsAllSchools(Viewer viewer) => viewer.SchoolsAs(Role.SchoolEducator) is null;

    private static Expression<Func<Placement, bool>> IsSeenBy(Viewer viewer)
    {
        if (PeopleVisibility.SeesAllSchools(viewer)) return row => true;
        return Ways.Any<Placement>(
            row => row.StudentId == viewer.PersonId,
            viewer.SchoolsOfEducator.Count == 0 ? null : row => viewer.SchoolsOfEducator.Contains(row.SchoolId),
            viewer.TeamsOfSupervisor.Count == 0 ? null : row => viewer.TeamsOfSupervisor.Contains(row.TeamId),
            row => row.Supervisions.Any(supervision => supervision.SupervisorId == viewer.PersonId
                && supervision.EndedAt == null && (supervision.Period.Until == null || supervision.Period.Until >= viewer.Today)),
            row => row.Supervisions.Any(supervision => supervision.Covers.Any(cover => cover.CoveredById == viewer.PersonId
                && cover.EndedAt == null && cover.Period.From <= viewer.Today && (cover.Period.Until == null || cover.Period.Until >= viewer.Today))),
            row => row.BuddyPeriods.Any(buddy => buddy.BuddyId == viewer.PersonId && buddy.Period.From <= viewer.Today && (buddy.Period.Until == null || buddy.Period.Until >= viewer.Today)),
            !viewer.Is(Role.InstituteEducator) ? null : row => row.Student.Guidances.Any(guidance => guidance.EducatorId == viewer.PersonId && guidance.EndedAt == null
                && guidance.Period.From <= viewer.Today && (guidance.Period.Until == null || guidance.Period.Until >= viewer.Today)));
    }
}
