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
    public static IQueryable<Opportunity> VisibleTo(this IQueryable<Opportunity> rows, Viewer viewer)
    {
        var (me, today, teams) = (viewer.PersonId, viewer.Today, PlacementVisibility.TeamsOf(viewer));
        var (all, schools) = Schools(viewer);
        var (studies, follows) = (viewer.Is(Role.StudentTeacher), viewer.Is(Role.InstituteEducator));
        return rows.Where(row => teams.Contains(row.TeamId) || all || schools.Contains(row.SchoolId)
            || (studies && (row.Choices.Any(choice => choice.StudentId == me)
                || row.School.Teams.Any(team => team.Placements.Any(placement => placement.StudentId == me && placement.EndedAt == null
                    && placement.Period.From <= today && (placement.Period.Until == null || placement.Period.Until >= today)))))
            || (follows && row.Choices.Any(choice => choice.State != ChoiceState.Withdrawn && choice.Student.Guidances.Any(guidance => guidance.EducatorId == me
                && guidance.EndedAt == null && guidance.Period.From <= today && (guidance.Period.Until == null || guidance.Period.Until >= today)))));
    }

    /// <summary>The doors that the viewer can choose from today: of the schools where he is placed now. Whether there is a place is another thing.</summary>
    public static IQueryable<Opportunity> ChosenFromBy(this IQueryable<Opportunity> rows, Viewer viewer)
    {
        var (me, today, studies) = (viewer.PersonId, viewer.Today, viewer.Is(Role.StudentTeacher));
        return rows.Where(row => studies && row.School.Teams.Any(team => team.Placements.Any(placement => placement.StudentId == me && placement.EndedAt == null
            && placement.Period.From <= today && (placement.Period.Until == null || placement.Period.Until >= today))));
    }

    /// <summary>The doors that the viewer changes and closes: those that she opened in a team of which she is a supervisor, and those that such a team opened together.</summary>
    public static IQueryable<Opportunity> KeptBy(this IQueryable<Opportunity> rows, Viewer viewer)
    {
        var (me, teams) = (viewer.PersonId, PlacementVisibility.TeamsOf(viewer));
        return rows.Where(row => teams.Contains(row.TeamId) && (row.IsOfTeam || row.OpenedById == me));
    }

    /// <summary>The teams in which the viewer opens doors: those of which she is a supervisor.</summary>
    public static IQueryable<Team> OpensDoorsIn(this IQueryable<Team> rows, Viewer viewer)
    {
        var teams = PlacementVisibility.TeamsOf(viewer);
        return rows.Where(row => teams.Contains(row.Id));
    }

    /// <summary>The doors that the viewer counts without seeing any: the coordinator all of the partnership.</summary>
    public static IQueryable<Opportunity> CountedBy(this IQueryable<Opportunity> rows, Viewer viewer)
    {
        var coordinates = viewer.Is(Role.Coordinator);
        return rows.Where(row => coordinates && row.PartnershipId == viewer.PartnershipId);
    }

    /// <summary>
    /// Who chose what: the student his own, who keeps the door those of it, the school educator those of the school, the institute
    /// educator those of the students he follows now. A choice that was let go is the student's alone.
    /// </summary>
    public static IQueryable<OpportunityChoice> VisibleTo(this IQueryable<OpportunityChoice> rows, Viewer viewer)
    {
        var (me, today, teams) = (viewer.PersonId, viewer.Today, PlacementVisibility.TeamsOf(viewer));
        var (all, schools) = Schools(viewer);
        var follows = viewer.Is(Role.InstituteEducator);
        return rows.Where(row => row.StudentId == me || (row.State != ChoiceState.Withdrawn
            && ((teams.Contains(row.Opportunity.TeamId) && (row.Opportunity.IsOfTeam || row.Opportunity.OpenedById == me))
                || all || schools.Contains(row.Opportunity.SchoolId)
                || (follows && row.Student.Guidances.Any(guidance => guidance.EducatorId == me && guidance.EndedAt == null
                    && guidance.Period.From <= today && (guidance.Period.Until == null || guidance.Period.Until >= today))))));
    }

    /// <summary>The viewer's own choices, as a student.</summary>
    public static IQueryable<OpportunityChoice> MadeBy(this IQueryable<OpportunityChoice> rows, Viewer viewer)
    {
        var studies = viewer.Is(Role.StudentTeacher);
        return rows.Where(row => studies && row.StudentId == viewer.PersonId);
    }

    /// <summary>A look back is the student's, and of who supervised him when he wrote it, for as long as she does. PostgreSQL asks the same.</summary>
    public static IQueryable<OpportunityLookBack> VisibleTo(this IQueryable<OpportunityLookBack> rows, Viewer viewer)
    {
        var (me, today, supervises) = (viewer.PersonId, viewer.Today, viewer.Is(Role.Supervisor));
        return rows.Where(row => row.StudentId == me || (supervises && row.SharedWithId == me
            && row.Choice.Student.Placements.Any(placement => placement.Supervisions.Any(supervision => supervision.SupervisorId == me
                && supervision.EndedAt == null && supervision.Period.From <= today && (supervision.Period.Until == null || supervision.Period.Until >= today)))));
    }

    /// <summary>The schools of which the viewer is the educator; all of them when that holds for the whole partnership.</summary>
    private static (bool All, IReadOnlyList<Guid> Schools) Schools(Viewer viewer) => PlacementVisibility.StaffedSchools(viewer) is { } schools ? (false, schools) : (true, []);
}
