using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Access;

/// <summary>
/// Who sees what of mutual choice: those who take part that the round is there and with whom, each his own wishes and nobody else
/// anybody's, the school educator how far it is, what is proposed and what was decided. PostgreSQL asks the same.
/// </summary>
public static class MatchingVisibility
{
    /// <summary>The rounds that the viewer takes part in, and those of the school for its educator; for a job all of the partnership.</summary>
    public static IQueryable<ChoiceRound> VisibleTo(this IQueryable<ChoiceRound> rows, Viewer viewer) =>
        viewer.JobName is not null || PlacementVisibility.StaffsAllSchools(viewer) ? rows : rows.WhereAny(
            viewer.SchoolsOfEducator.Count == 0 ? null : row => viewer.SchoolsOfEducator.Contains(row.SchoolId),
            !viewer.Is(Role.StudentTeacher) ? null : row => row.Seats.Any(seat => seat.PersonId == viewer.PersonId && seat.Side == ChoiceSide.Student),
            !viewer.Is(Role.Supervisor) ? null : row => row.Seats.Any(seat => seat.PersonId == viewer.PersonId && seat.Side == ChoiceSide.Supervisor));

    /// <summary>The rounds on which the viewer decides: the school educator those of the school.</summary>
    public static IQueryable<ChoiceRound> DecidedBy(this IQueryable<ChoiceRound> rows, Viewer viewer) =>
        PlacementVisibility.StaffsAllSchools(viewer) ? rows : rows.Where(row => viewer.SchoolsOfEducator.Contains(row.SchoolId));

    /// <summary>Who take part in those rounds.</summary>
    public static IQueryable<ChoiceSeat> VisibleTo(this IQueryable<ChoiceSeat> rows, Viewer viewer) =>
        viewer.JobName is not null || PlacementVisibility.StaffsAllSchools(viewer) ? rows : rows.WhereAny(
            viewer.SchoolsOfEducator.Count == 0 ? null : row => viewer.SchoolsOfEducator.Contains(row.Round.SchoolId),
            !viewer.Is(Role.StudentTeacher) ? null : row => row.Round.Seats.Any(seat => seat.PersonId == viewer.PersonId && seat.Side == ChoiceSide.Student),
            !viewer.Is(Role.Supervisor) ? null : row => row.Round.Seats.Any(seat => seat.PersonId == viewer.PersonId && seat.Side == ChoiceSide.Supervisor));

    /// <summary>The viewer's own seats, on the side where he has the role today.</summary>
    public static IQueryable<ChoiceSeat> TakenBy(this IQueryable<ChoiceSeat> rows, Viewer viewer) => rows.WhereAny(
        !viewer.Is(Role.StudentTeacher) ? null : row => row.PersonId == viewer.PersonId && row.Side == ChoiceSide.Student,
        !viewer.Is(Role.Supervisor) ? null : row => row.PersonId == viewer.PersonId && row.Side == ChoiceSide.Supervisor);

    /// <summary>What the viewer said himself: no role opens what anybody else said.</summary>
    public static IQueryable<Preference> VisibleTo(this IQueryable<Preference> rows, Viewer viewer) => rows.Where(row => row.AuthorId == viewer.PersonId);

    /// <summary>What is proposed and was decided: the school educator's.</summary>
    public static IQueryable<Match> VisibleTo(this IQueryable<Match> rows, Viewer viewer) =>
        PlacementVisibility.StaffsAllSchools(viewer) ? rows : rows.Where(row => viewer.SchoolsOfEducator.Contains(row.SchoolId));
}
