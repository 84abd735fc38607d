using WpbPortal.Domain;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Access;

/// <summary>
/// Who sees which doors, who chose them, and what a student says of it afterwards. Doors are for the students of the school, its
/// teams and its educator; who chose is for the student, who opened the door and the educators; a look back is between the student
/// and who supervised him when he wrote it.
/// </summary>
public static class OpportunityVisibility
{
    /// <summary>
    /// The doors that the viewer sees: a student those of the schools where he is placed now and those that he chose, a supervisor those
    /// of her teams, the school educator those of the school, the institute educator those that students whom he follows now chose.
    /// </summary>
    public static IQueryable<Opportunity> VisibleTo(this IQueryable<Opportunity> rows, Viewer viewer) =>
        PlacementVisibility.StaffsAllSchools(viewer) ? rows : rows.WhereAny(
            viewer.TeamsOfSupervisor.Count == 0 ? null : row => viewer.TeamsOfSupervisor.Contains(row.TeamId),
            viewer.SchoolsOfEducator.Count == 0 ? null : row => viewer.SchoolsOfEducator.Contains(row.SchoolId),
            !viewer.Is(Role.StudentTeacher) ? null : row => row.Choices.Any(choice => choice.StudentId == viewer.PersonId)
                || row.School.Teams.Any(team => team.Placements.Any(placement => placement.StudentId == viewer.PersonId && placement.EndedAt == null
                    && placement.Period.From <= viewer.Today && (placement.Period.Until == null || placement.Period.Until >= viewer.Today))),
            !viewer.Is(Role.InstituteEducator) ? null : row => row.Choices.Any(choice => choice.State != ChoiceState.Withdrawn
                && choice.Student.Guidances.Any(guidance => guidance.EducatorId == viewer.PersonId
                    && guidance.EndedAt == null && guidance.Period.From <= viewer.Today && (guidance.Period.Until == null || guidance.Period.Until >= viewer.Today))));

    /// <summary>The doors that the viewer can choose from today: of the schools where he is placed now. Whether there is a place is another thing.</summary>
    public static IQueryable<Opportunity> ChosenFromBy(this IQueryable<Opportunity> rows, Viewer viewer) =>
        !viewer.Is(Role.StudentTeacher) ? rows.Where(row => false) : rows.Where(row => row.School.Teams.Any(team => team.Placements.Any(placement =>
            placement.StudentId == viewer.PersonId && placement.EndedAt == null
            && placement.Period.From <= viewer.Today && (placement.Period.Until == null || placement.Period.Until >= viewer.Today))));

    /// <summary>The doors that the viewer changes and closes: those that she opened in a team of which she is a supervisor, and those that such a team opened together.</summary>
    public static IQueryable<Opportunity> KeptBy(this IQueryable<Opportunity> rows, Viewer viewer) =>
        rows.Where(row => viewer.TeamsOfSupervisor.Contains(row.TeamId) && (row.IsOfTeam || row.OpenedById == viewer.PersonId));

    /// <summary>The teams in which the viewer opens doors: those of which she is a supervisor.</summary>
    public static IQueryable<Team> OpensDoorsIn(this IQueryable<Team> rows, Viewer viewer) =>
        rows.Where(row => viewer.TeamsOfSupervisor.Contains(row.Id));

    /// <summary>The doors that the viewer counts without seeing any: the coordinator all of the partnership.</summary>
    public static IQueryable<Opportunity> CountedBy(this IQueryable<Opportunity> rows, Viewer viewer) =>
        viewer.Is(Role.Coordinator) ? rows.Where(row => row.PartnershipId == viewer.PartnershipId) : rows.Where(row => false);

    /// <summary>
    /// Who chose what: the student his own, who keeps the door those of it, the school educator those of the school, the institute
    /// educator those of the students he follows now. A choice that was let go is the student's alone.
    /// </summary>
    public static IQueryable<OpportunityChoice> VisibleTo(this IQueryable<OpportunityChoice> rows, Viewer viewer) =>
        rows.WhereAny(
            row => row.StudentId == viewer.PersonId,
            viewer.TeamsOfSupervisor.Count == 0 ? null : row => row.State != ChoiceState.Withdrawn
                && viewer.TeamsOfSupervisor.Contains(row.Opportunity.TeamId) && (row.Opportunity.IsOfTeam || row.Opportunity.OpenedById == viewer.PersonId),
            !PlacementVisibility.StaffsAllSchools(viewer) ? null : row => row.State != ChoiceState.Withdrawn,
            viewer.SchoolsOfEducator.Count == 0 ? null : row => row.State != ChoiceState.Withdrawn && viewer.SchoolsOfEducator.Contains(row.Opportunity.SchoolId),
            !viewer.Is(Role.InstituteEducator) ? null : row => row.State != ChoiceState.Withdrawn
                && row.Student.Guidances.Any(guidance => guidance.EducatorId == viewer.PersonId && guidance.EndedAt == null
                    && guidance.Period.From <= viewer.Today && (guidance.Period.Until == null || guidance.Period.Until >= viewer.Today)));

    /// <summary>The viewer's own choices, as a student.</summary>
    public static IQueryable<OpportunityChoice> MadeBy(this IQueryable<OpportunityChoice> rows, Viewer viewer) =>
        viewer.Is(Role.StudentTeacher) ? rows.Where(row => row.StudentId == viewer.PersonId) : rows.Where(row => false);

    /// <summary>A look back is the student's, and of who supervised him when he wrote it, for as long as she does. PostgreSQL asks the same.</summary>
    public static IQueryable<OpportunityLookBack> VisibleTo(this IQueryable<OpportunityLookBack> rows, Viewer viewer) =>
        rows.WhereAny(
            row => row.StudentId == viewer.PersonId,
            !viewer.Is(Role.Supervisor) ? null : row => row.SharedWithId == viewer.PersonId
                && row.Choice.Student.Placements.Any(placement => placement.Supervisions.Any(supervision => supervision.SupervisorId == viewer.PersonId
                    && supervision.EndedAt == null && supervision.Period.From <= viewer.Today && (supervision.Period.Until == null || supervision.Period.Until >= viewer.Today))));
}
