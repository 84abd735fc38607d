using System.Linq.Expressions;
using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Access;

/// <summary>
/// Who reads and writes announcements and procedures (P1): everybody those of the partnership, and those of the schools and teams where he has a role, is placed or
/// follows a student now; the school educator all of the school, the coordinator all.
/// </summary>
public static class NewsVisibility
{
    /// <summary>What the viewer may read: what is for him, and what he writes.</summary>
    public static IQueryable<Posting> VisibleTo(this IQueryable<Posting> rows, Viewer viewer) =>
        PeopleVisibility.SeesAllSchools(viewer) ? rows : rows.Where(Ways.Any(Keeps(viewer), Concerns(viewer)));

    /// <summary>What is for the viewer: what he finds on his start page, and what counts him among its readers.</summary>
    public static IQueryable<Posting> MeantFor(this IQueryable<Posting> rows, Viewer viewer) => rows.Where(Concerns(viewer));

    /// <summary>What the viewer changes and takes back: the coordinator all, the school educator that of the school and its teams.</summary>
    public static IQueryable<Posting> WrittenBy(this IQueryable<Posting> rows, Viewer viewer) =>
        viewer.Is(Role.Coordinator) ? rows : rows.Where(Keeps(viewer));

    /// <summary>The schools for which the viewer writes.</summary>
    public static IQueryable<School> WrittenForBy(this IQueryable<School> rows, Viewer viewer) =>
        viewer.Is(Role.Coordinator) || PlacementVisibility.StaffsAllSchools(viewer) ? rows : rows.Where(row => viewer.SchoolsOfEducator.Contains(row.Id));

    /// <summary>The teams for which the viewer writes.</summary>
    public static IQueryable<Team> WrittenForBy(this IQueryable<Team> rows, Viewer viewer) =>
        viewer.Is(Role.Coordinator) || PlacementVisibility.StaffsAllSchools(viewer) ? rows : rows.Where(row => viewer.SchoolsOfEducator.Contains(row.SchoolId));

    /// <summary>What postings said before, of those that the viewer may read.</summary>
    public static IQueryable<PostingVersion> VisibleTo(this IQueryable<PostingVersion> rows, Viewer viewer, IQueryable<Posting> postings) =>
        viewer.IsInside ? rows.Where(row => postings.Any(posting => posting.Id == row.PostingId)) : rows.Where(row => false);

    /// <summary>What the viewer opened himself.</summary>
    public static IQueryable<PostingReading> VisibleTo(this IQueryable<PostingReading> rows, Viewer viewer) => rows.Where(row => row.PersonId == viewer.PersonId);

    /// <summary>Whether the viewer writes for somebody.</summary>
    public static bool WritesNews(this Viewer viewer) => viewer.IsAny(Role.Coordinator, Role.SchoolEducator);

    private static Expression<Func<Posting, bool>> Keeps(Viewer viewer) =>
        PlacementVisibility.StaffsAllSchools(viewer) ? row => row.SchoolId != null : Ways.Any<Posting>(
            viewer.SchoolsOfEducator.Count == 0 ? null : row => row.SchoolId != null && viewer.SchoolsOfEducator.Contains(row.SchoolId.Value));

    private static Expression<Func<Posting, bool>> Concerns(Viewer viewer) => Ways.Any<Posting>(
        !viewer.Roles.Any(held => held.Role != Role.PlatformAdmin) ? null : row => row.SchoolId == null,
        viewer.Schools.Count == 0 ? null : row => row.SchoolId != null && row.TeamId == null && viewer.Schools.Contains(row.SchoolId.Value),
        viewer.Teams.Count == 0 ? null : row => row.TeamId != null && viewer.Teams.Contains(row.TeamId.Value),
        viewer.SchoolsOfEducator.Count == 0 ? null : row => row.SchoolId != null && viewer.SchoolsOfEducator.Contains(row.SchoolId.Value),
        !viewer.Is(Role.StudentTeacher) ? null : row => row.School!.Teams.Any(team => (row.TeamId == null || row.TeamId == team.Id) && team.Placements.Any(placement => placement.StudentId == viewer.PersonId
            && placement.EndedAt == null && placement.Period.From <= viewer.Today && (placement.Period.Until == null || placement.Period.Until >= viewer.Today))),
        !viewer.Is(Role.InstituteEducator) ? null : row => row.School!.Teams.Any(team => (row.TeamId == null || row.TeamId == team.Id) && team.Placements.Any(placement => placement.EndedAt == null
            && placement.Period.From <= viewer.Today && (placement.Period.Until == null || placement.Period.Until >= viewer.Today)
            && placement.Student.Guidances.Any(guidance => guidance.EducatorId == viewer.PersonId && guidance.EndedAt == null
                && guidance.Period.From <= viewer.Today && (guidance.Period.Until == null || guidance.Period.Until >= viewer.Today)))));
}
