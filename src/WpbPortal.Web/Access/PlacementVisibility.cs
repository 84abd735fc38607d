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
    public static IQueryable<Placement> ArrangedBy(this IQueryable<Placement> rows, Viewer viewer)
    {
        var (all, schools) = PeopleVisibility.SchoolsOf(viewer);
        return rows.Where(row => all || schools.Contains(row.SchoolId));
    }

    /// <summary>The placements in which the viewer says who supervises and who stands in: the school educator's alone.</summary>
    public static IQueryable<Placement> StaffedBy(this IQueryable<Placement> rows, Viewer viewer)
    {
        var schools = StaffedSchools(viewer);
        var (all, some) = (schools is null, schools ?? []);
        return rows.Where(row => all || some.Contains(row.SchoolId));
    }

    /// <summary>
    /// The supervisions in which the viewer says who stands in: a supervisor in her own, the school educator in those of the school.
    /// </summary>
    public static IQueryable<Supervision> HandedOverBy(this IQueryable<Supervision> rows, Viewer viewer)
    {
        var (supervises, staffed) = (viewer.Is(Role.Supervisor), StaffedSchools(viewer));
        var (all, some) = (staffed is null, staffed ?? []);
        return rows.Where(row => (supervises && row.SupervisorId == viewer.PersonId) || all || some.Contains(row.Placement.SchoolId));
    }

    /// <summary>The covers that the viewer may end: those that he could have arranged, and who stands in his own.</summary>
    public static IQueryable<Cover> GivenBackBy(this IQueryable<Cover> rows, Viewer viewer)
    {
        var (supervises, staffed) = (viewer.Is(Role.Supervisor), StaffedSchools(viewer));
        var (all, some) = (staffed is null, staffed ?? []);
        return rows.Where(row => row.CoveredById == viewer.PersonId || (supervises && row.Supervision.SupervisorId == viewer.PersonId)
            || all || some.Contains(row.Supervision.Placement.SchoolId));
    }

    /// <summary>
    /// What a team agreed: for the supervisors of the team, for whoever looks after one of its students now, for those students and
    /// for the school educator. PostgreSQL asks the same.
    /// </summary>
    public static IQueryable<TeamAgreement> VisibleTo(this IQueryable<TeamAgreement> rows, Viewer viewer)
    {
        var staffed = StaffedSchools(viewer);
        var (all, some) = (staffed is null, staffed ?? []);
        var (me, today, teams) = (viewer.PersonId, viewer.Today, TeamsOf(viewer));
        return rows.Where(row => teams.Contains(row.TeamId) || all || some.Contains(row.SchoolId)
            || row.Team.Placements.Any(placement => placement.EndedAt == null && (placement.Period.Until == null || placement.Period.Until >= today)
                && (placement.StudentId == me
                    || placement.BuddyPeriods.Any(buddy => buddy.BuddyId == me && buddy.Period.From <= today && (buddy.Period.Until == null || buddy.Period.Until >= today))
                    || placement.Supervisions.Any(supervision => supervision.EndedAt == null && (supervision.Period.Until == null || supervision.Period.Until >= today)
                        && (supervision.SupervisorId == me || supervision.Covers.Any(cover => cover.CoveredById == me && cover.EndedAt == null
                            && cover.Period.From <= today && (cover.Period.Until == null || cover.Period.Until >= today)))))));
    }

    /// <summary>The teams whose agreements the viewer writes down: a supervisor those of her own team, the school educator those of the school.</summary>
    public static IQueryable<Team> AgreedOnBy(this IQueryable<Team> rows, Viewer viewer)
    {
        var (teams, staffed) = (TeamsOf(viewer), StaffedSchools(viewer));
        var (all, some) = (staffed is null, staffed ?? []);
        return rows.Where(row => teams.Contains(row.Id) || all || some.Contains(row.SchoolId));
    }

    /// <summary>Whether the viewer is a supervisor of this team.</summary>
    public static bool IsInTeam(this Viewer viewer, Guid teamId) => TeamsOf(viewer).Contains(teamId);

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
        var (all, schools) = PeopleVisibility.SchoolsOf(viewer);
        return all || schools.Contains(schoolId);
    }

    /// <summary>Whether the viewer says who supervises at this school.</summary>
    public static bool MayStaffAt(this Viewer viewer, Guid schoolId) => StaffedSchools(viewer) is not { } schools || schools.Contains(schoolId);

    /// <summary>The schools where the viewer says who supervises; null for all of them.</summary>
    internal static IReadOnlyList<Guid>? StaffedSchools(Viewer viewer) => viewer.Is(Role.SchoolEducator) ? viewer.SchoolsAs(Role.SchoolEducator) : [];

    /// <summary>The teams of which the viewer is a supervisor.</summary>
    internal static Guid[] TeamsOf(Viewer viewer) => [.. viewer.Roles.Where(held => held is { Role: Role.Supervisor, TeamId: not null }).Select(held => held.TeamId!.Value)];

    private static Expression<Func<Placement, bool>> IsSeenBy(Viewer viewer)
    {
        var (all, schools) = PeopleVisibility.SchoolsOf(viewer);
        var (me, today, follows) = (viewer.PersonId, viewer.Today, viewer.Is(Role.InstituteEducator));
        var teams = TeamsOf(viewer);
        return row => row.StudentId == me || all || schools.Contains(row.SchoolId) || teams.Contains(row.TeamId)
            || row.Supervisions.Any(supervision => supervision.SupervisorId == me
                && supervision.EndedAt == null && (supervision.Period.Until == null || supervision.Period.Until >= today))
            || row.Supervisions.Any(supervision => supervision.Covers.Any(cover => cover.CoveredById == me
                && cover.EndedAt == null && cover.Period.From <= today && (cover.Period.Until == null || cover.Period.Until >= today)))
            || row.BuddyPeriods.Any(buddy => buddy.BuddyId == me && buddy.Period.From <= today && (buddy.Period.Until == null || buddy.Period.Until >= today))
            || (follows && row.Student.Guidances.Any(guidance => guidance.EducatorId == me && guidance.EndedAt == null
                && guidance.Period.From <= today && (guidance.Period.Until == null || guidance.Period.Until >= today)));
    }
}
