using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Features.MutualChoice;
using Xunit;

namespace WpbPortal.Web.Tests.MutualChoice;

/// <summary>A team with students past their buddy weeks and supervisors to choose from, in a partnership of the test's own.</summary>
public abstract class ChoiceTest(MigratedDatabase database) : PortalTest(database)
{
    protected ChoiceService Service => Data.Service<ChoiceService>();

    protected ChoiceQueries Queries => Data.Service<ChoiceQueries>();

    protected ChoiceClockwork Clockwork => Data.Service<ChoiceClockwork>();

    protected async Task<ChoiceTeam> TeamAsync(int students = 2, int supervisors = 2)
    {
        var team = await Data.TeamAsync();
        List<Placement> placements = [];
        List<Person> people = [];
        for (var one = 0; one < students; one++) placements.Add(await Data.PlacementAsync(await Data.PersonAsync(Role.StudentTeacher, team: team), team));
        for (var one = 0; one < supervisors; one++) people.Add(await Data.PersonAsync(Role.Supervisor, team: team));
        var educator = await Data.PersonAsync(Role.SchoolEducator);
        return new(team, placements, people, educator);
    }

    /// <summary>The viewer of a student or a supervisor.</summary>
    protected async Task<Viewer> ViewerOfAsync(Guid partnershipId, Guid personId) =>
        await Data.ViewerOf(await Data.AsOwnerAsync(partnershipId, db => db.People.AsNoTracking().SingleAsync(row => row.Id == personId, Stop)));

    /// <summary>A round of all of them that the clockwork closes at once.</summary>
    protected async Task<ChoiceRound> ProposedAsync(ChoiceTeam team)
    {
        var round = await Data.ChoiceRoundAsync(team.Team, team.Placements, team.Supervisors, Data.Clock.GetUtcNow().AddMinutes(-1));
        await Clockwork.TurnAsync(team.Team.PartnershipId, Stop);
        return round;
    }

    /// <summary>What is proposed, as the educator sees it, who alone does.</summary>
    protected async Task<IReadOnlyList<ProposedMatch>> MatchesAsync(ChoiceTeam team, Guid roundId) => (await Queries.ProposalAsync(await Data.ViewerOf(team.Educator), roundId, Stop)).Matches;

    protected Task<List<NotificationKind>> ToldAsync(Guid partnershipId, Guid person) =>
        Data.AsOwnerAsync(partnershipId, db => db.Notifications.Where(row => row.RecipientId == person).OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Stop), person);

    protected Task<List<ChoiceRound>> RoundsAsync(ChoiceTeam team) =>
        Data.AsOwnerAsync(team.Team.PartnershipId, db => db.ChoiceRounds.AsNoTracking().Include(row => row.Seats).Where(row => row.TeamId == team.Team.Id).OrderBy(row => row.Id).ToListAsync(Stop));

    protected static async Task BreaksAsync(Rule rule, string? field, Func<Task> act)
    {
        var broken = await Assert.ThrowsAsync<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }
}

/// <summary>A team, its students' placements, its supervisors and the educator of its school.</summary>
public sealed record ChoiceTeam(Team Team, IReadOnlyList<Placement> Placements, IReadOnlyList<Person> Supervisors, Person Educator);
