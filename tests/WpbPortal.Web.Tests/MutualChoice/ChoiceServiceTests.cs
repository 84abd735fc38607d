using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.MutualChoice;
using Xunit;

namespace WpbPortal.Web.Tests.MutualChoice;

/// <summary>Saying whom one would like, and the school educator's decision.</summary>
public sealed class ChoiceServiceTests(MigratedDatabase database) : ChoiceTest(database)
{
    public static TheoryData<Role> AllButStudentsAndSupervisors => [.. Enum.GetValues<Role>().Except([Role.StudentTeacher, Role.Supervisor])];

    public static TheoryData<Role> AllButEducators => [.. Enum.GetValues<Role>().Except([Role.SchoolEducator])];

    [Fact]
    public async Task SayAsync_ByStudentAndSupervisor_EachSeesHisOwnAndNothingElse()
    {
        var team = await TeamAsync();
        var round = await Data.ChoiceRoundAsync(team.Team, team.Placements, team.Supervisors);
        var (student, supervisor) = (await ViewerOfAsync(team.Team.PartnershipId, team.Placements[0].StudentId), await Data.ViewerOf(team.Supervisors[0]));
        await Service.SayAsync(student, round.Id, [new(team.Supervisors[0].Id, 2), new(team.Supervisors[1].Id, null)], null, Stop);
        await Service.SayAsync(supervisor, round.Id, [new(team.Placements[1].StudentId, 1)], 2, Stop);

        var his = await Queries.OwnAsync(student, round.Id, Stop);
        Assert.Equal((ChoiceSide.Student, true), (his.Side, his.IsOpen));
        Assert.NotNull(his.AnsweredAt);
        Assert.Equal([(team.Supervisors[0].Id, 2, false), (team.Supervisors[1].Id, null, true)], his.Others.Select(one => (one.PersonId, one.Rank, one.IsRatherNot)).OrderByDescending(one => one.Rank));
        var hers = await Queries.OwnAsync(supervisor, round.Id, Stop);
        Assert.Equal((ChoiceSide.Supervisor, 2), (hers.Side, hers.Places));
        Assert.Equal([(team.Placements[0].StudentId, null, false), (team.Placements[1].StudentId, 1, false)],
            team.Placements.Select(one => hers.Others.Single(other => other.PersonId == one.StudentId)).Select(one => (one.PersonId, one.Rank, one.IsRatherNot)));
        // What the educator sees: who has said something, and never what.
        var seen = await Queries.ProposalAsync(await Data.ViewerOf(team.Educator), round.Id, Stop);
        Assert.Equal((2, 1), seen.Students);
        Assert.Equal([(team.Supervisors[0].Id, 2, true), (team.Supervisors[1].Id, 1, false)], team.Supervisors.Select(one => seen.Supervisors.Single(other => other.Id == one.Id)).Select(one => (one.Id, one.Places, one.HasAnswered)));
        Assert.Empty(seen.Matches);
    }

    [Fact]
    public async Task SayAsync_AgainAndTakenBack_KeepsTheLastOnly()
    {
        var team = await TeamAsync();
        var round = await Data.ChoiceRoundAsync(team.Team, team.Placements, team.Supervisors);
        var student = await ViewerOfAsync(team.Team.PartnershipId, team.Placements[0].StudentId);
        await Service.SayAsync(student, round.Id, [new(team.Supervisors[0].Id, 1)], null, Stop);
        await Service.SayAsync(student, round.Id, [new(team.Supervisors[1].Id, 1)], null, Stop);
        Assert.Equal([team.Supervisors[1].Id], (await Queries.OwnAsync(student, round.Id, Stop)).Others.Where(one => one.Rank == 1).Select(one => one.PersonId));

        await Service.TakeBackAsync(student, round.Id, Stop);
        var after = await Queries.OwnAsync(student, round.Id, Stop);
        Assert.Null(after.AnsweredAt);
        Assert.All(after.Others, one => Assert.Equal((null, false), (one.Rank, one.IsRatherNot)));
    }

    [Fact]
    public async Task SayAsync_BrokenRules_SaySo()
    {
        var team = await TeamAsync();
        var round = await Data.ChoiceRoundAsync(team.Team, team.Placements, team.Supervisors);
        var (student, supervisor) = (await ViewerOfAsync(team.Team.PartnershipId, team.Placements[0].StudentId), await Data.ViewerOf(team.Supervisors[0]));

        foreach (var places in new int?[] { null, -1, ChoiceSeat.MostPlaces + 1 })
            await BreaksAsync(Rule.StudentPlacesOutOfRange, nameof(ChoiceSeat.Places), () => Service.SayAsync(supervisor, round.Id, [], places, Stop));
        await BreaksAsync(Rule.Required, null, () => Service.SayAsync(student, round.Id, [new(team.Supervisors[0].Id, 0)], null, Stop));
        // Of somebody on one's own side, and of somebody who takes no part.
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SayAsync(student, round.Id, [new(team.Placements[1].StudentId, 1)], null, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SayAsync(student, round.Id, [new(team.Educator.Id, 1)], null, Stop));
        Data.Clock.Advance(TimeSpan.FromDays(8));
        await BreaksAsync(Rule.RoundNotOpen, null, () => Service.SayAsync(student, round.Id, [], null, Stop));
        await BreaksAsync(Rule.RoundNotOpen, null, () => Service.TakeBackAsync(student, round.Id, Stop));
        Assert.False((await Queries.OwnAsync(student, round.Id, Stop)).IsOpen);
    }

    [Theory]
    [MemberData(nameof(AllButStudentsAndSupervisors))]
    public async Task SayAsync_AllRolesThatTakeNoPart_IsNotFound(Role role)
    {
        var team = await TeamAsync(1, 1);
        var round = await Data.ChoiceRoundAsync(team.Team, team.Placements, team.Supervisors);
        var viewer = await Data.ViewerAs(role);
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.OwnAsync(viewer, round.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SayAsync(viewer, round.Id, [], 1, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.TakeBackAsync(viewer, round.Id, Stop));
    }

    [Fact]
    public async Task SayAsync_ColleaguesWithoutASeatAndWhoseRoleEnded_IsNotFound()
    {
        var team = await TeamAsync(1, 1);
        var round = await Data.ChoiceRoundAsync(team.Team, team.Placements, team.Supervisors);
        foreach (var viewer in new[] { await Data.ViewerAs(Role.Supervisor, team: team.Team), await Data.ViewerAs(Role.StudentTeacher, team: team.Team) })
            await Assert.ThrowsAsync<NotFoundException>(() => Service.SayAsync(viewer, round.Id, [], 1, Stop));
        var supervisor = await Data.ViewerOf(team.Supervisors[0]);
        await Data.AsOwnerAsync(team.Team.PartnershipId, async db =>
        {
            var role = await db.RoleAssignments.SingleAsync(row => row.PersonId == team.Supervisors[0].Id, Stop);
            role.End(Data.Today, Data.Today, Data.Clock.GetUtcNow());
            return 0;
        });
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SayAsync(supervisor, round.Id, [], 1, Stop));
    }

    [Theory]
    [MemberData(nameof(AllButEducators))]
    public async Task DecideAsync_AllRolesButTheEducator_IsNotFound(Role role)
    {
        var team = await TeamAsync(1, 1);
        var round = await ProposedAsync(team);
        // Those who take part, too.
        var viewer = role switch
        {
            Role.StudentTeacher => await ViewerOfAsync(team.Team.PartnershipId, team.Placements[0].StudentId),
            Role.Supervisor => await Data.ViewerOf(team.Supervisors[0]),
            _ => await Data.ViewerAs(role),
        };
        await Assert.ThrowsAsync<NotFoundException>(() => Service.DecideAsync(viewer, round.Id, [], Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.ProposalAsync(viewer, round.Id, Stop));
    }

    [Fact]
    public async Task DecideAsync_EducatorOfAnotherSchool_IsNotFound()
    {
        var team = await TeamAsync(1, 1);
        var round = await ProposedAsync(team);
        var viewer = await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync());
        await Assert.ThrowsAsync<NotFoundException>(() => Service.DecideAsync(viewer, round.Id, [], Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.ProposalAsync(viewer, round.Id, Stop));
    }

    [Fact]
    public async Task DecideAsync_AsProposed_MakesSupervisionsAndTellsEverybodyOnce()
    {
        var team = await TeamAsync(3, 2);
        var round = await ProposedAsync(team);
        var educator = await Data.ViewerOf(team.Educator);
        var proposal = await Queries.ProposalAsync(educator, round.Id, Stop);
        Assert.Equal(ChoiceRoundState.Proposed, proposal.State);
        var left = Assert.Single(proposal.Matches, match => match.SupervisorId is null);
        Assert.Equal((left, LeftOverReason.NoPlaces), (proposal.Matches[0], left.LeftOver));

        await Service.DecideAsync(educator, round.Id, [], Stop);

        var decided = await Queries.ProposalAsync(educator, round.Id, Stop);
        Assert.Equal((ChoiceRoundState.Decided, team.Educator.Name), (decided.State, decided.DecidedBy));
        foreach (var match in proposal.Matches.Where(match => match.SupervisorId is not null))
        {
            var placement = team.Placements.Single(one => one.Id == match.PlacementId);
            var supervision = await Data.AsOwnerAsync(team.Team.PartnershipId, db => db.Supervisions.AsNoTracking().SingleAsync(row => row.PlacementId == match.PlacementId, Stop));
            Assert.Equal((match.SupervisorId!.Value, new DatePeriod(Data.Today, placement.Period.Until)), (supervision.SupervisorId, supervision.Period));
            Assert.Equal([NotificationKind.ChoiceMatched], await ToldAsync(team.Team.PartnershipId, placement.StudentId));
            Assert.Equal([NotificationKind.ChoiceMatched], await ToldAsync(team.Team.PartnershipId, match.SupervisorId!.Value));
        }
        // Who is left over hears so, and goes on waiting with the educator.
        Assert.Equal([NotificationKind.ChoiceEnded], await ToldAsync(team.Team.PartnershipId, team.Placements.Single(one => one.Id == left.PlacementId).StudentId));
        var today = await Data.Service<Features.Today.SchoolEducatorTodayQueries>().TodayAsync(educator, Stop);
        Assert.Equal([left.PlacementId], today.Unsupervised.Select(one => one.Id));
        await BreaksAsync(Rule.RoundNotProposed, null, () => Service.DecideAsync(educator, round.Id, [], Stop));
    }

    [Fact]
    public async Task DecideAsync_Otherwise_NeedsAReasonAndASupervisorOfTheSchool()
    {
        var team = await TeamAsync(1, 2);
        var round = await ProposedAsync(team);
        var educator = await Data.ViewerOf(team.Educator);
        var proposed = (await Queries.ProposalAsync(educator, round.Id, Stop)).Matches.Single();
        var other = team.Supervisors.Single(one => one.Id != proposed.SupervisorId);
        var field = Match.FieldOf(proposed.PlacementId);
        var stranger = await Data.PersonAsync(Role.Supervisor, school: await Data.SchoolAsync());

        await BreaksAsync(Rule.DecisionNeedsReason, field, () => Service.DecideAsync(educator, round.Id, [new(proposed.PlacementId, other.Id, " ")], Stop));
        await BreaksAsync(Rule.DecisionNeedsReason, field, () => Service.DecideAsync(educator, round.Id, [new(proposed.PlacementId, null, null)], Stop));
        await BreaksAsync(Rule.TooLong, field, () => Service.DecideAsync(educator, round.Id, [new(proposed.PlacementId, other.Id, new('x', Match.ReasonLength + 1))], Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.DecideAsync(educator, round.Id, [new(proposed.PlacementId, stranger.Id, "ander rooster")], Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.DecideAsync(educator, round.Id, [new(Guid.CreateVersion7(), other.Id, "ander rooster")], Stop));
        await Service.DecideAsync(educator, round.Id, [new(proposed.PlacementId, other.Id, "ander rooster")], Stop);

        var decided = (await Queries.ProposalAsync(educator, round.Id, Stop)).Matches.Single();
        Assert.Equal((other.Id, "ander rooster"), (decided.DecidedSupervisorId, decided.Reason));
        Assert.Equal([NotificationKind.ChoiceEnded], await ToldAsync(team.Team.PartnershipId, proposed.SupervisorId!.Value));
    }

    [Fact]
    public async Task DecideAsync_SupervisorWhoIsNoneAnyMore_SaysSoAtTheStudent()
    {
        var team = await TeamAsync(1, 1);
        var round = await ProposedAsync(team);
        await Data.AsOwnerAsync(team.Team.PartnershipId, async db =>
        {
            (await db.RoleAssignments.SingleAsync(row => row.PersonId == team.Supervisors[0].Id, Stop)).End(Data.Today, Data.Today, Data.Clock.GetUtcNow());
            return 0;
        });
        await BreaksAsync(Rule.NotASupervisorThere, Match.FieldOf(team.Placements[0].Id), async () => await Service.DecideAsync(await Data.ViewerOf(team.Educator), round.Id, [], Stop));
    }

    [Fact]
    public async Task StartPages_OfWhoTakesPartAndOfTheEducator_LeadToTheRound()
    {
        var team = await TeamAsync(1, 1);
        var round = await Data.ChoiceRoundAsync(team.Team, team.Placements, team.Supervisors);
        var (student, supervisor, educator) = (await ViewerOfAsync(team.Team.PartnershipId, team.Placements[0].StudentId), await Data.ViewerOf(team.Supervisors[0]), await Data.ViewerOf(team.Educator));
        await Service.SayAsync(supervisor, round.Id, [], 1, Stop);
        var (students, supervisors, educators) = (Data.Service<Features.Today.StudentTodayQueries>(), Data.Service<Features.Today.SupervisorTodayQueries>(), Data.Service<Features.Today.SchoolEducatorTodayQueries>());

        var his = (await students.TodayAsync(student, Stop)).Placements.Single().Choice!;
        Assert.Equal((round.Id, false), (his.RoundId, his.HasAnswered));
        var hers = (await supervisors.TodayAsync(supervisor, Stop)).Teams.Single().Choice!;
        Assert.Equal((round.Id, true), (hers.RoundId, hers.HasAnswered));
        var day = await educators.TodayAsync(educator, Stop);
        Assert.Equal((ChoiceRoundState.Open, null), (day.Unsupervised.Single().Round!.State, day.UpToHer));
        Assert.Empty(day.Proposals);

        Data.Clock.SetUtcNow(round.ClosesAt.AddHours(1));
        await Clockwork.TurnAsync(team.Team.PartnershipId, Stop);
        Assert.Null((await students.TodayAsync(student, Stop)).Placements.Single().Choice);
        Assert.Null((await supervisors.TodayAsync(supervisor, Stop)).Teams.Single().Choice);
        Assert.Equal([(round.Id, team.Team.Name, 1)], (await educators.TodayAsync(educator, Stop)).Proposals);
    }

    [Fact]
    public async Task DecideAsync_SomebodySupervisesByNow_LeavesThatAsItIs()
    {
        var team = await TeamAsync(1, 2);
        var round = await ProposedAsync(team);
        var already = await Data.SupervisionAsync(team.Supervisors[1], team.Placements[0], period: new(Data.Today, team.Placements[0].Period.Until));
        var educator = await Data.ViewerOf(team.Educator);
        Assert.True((await Queries.ProposalAsync(educator, round.Id, Stop)).Matches.Single().IsSettled);

        await Service.DecideAsync(educator, round.Id, [new(team.Placements[0].Id, team.Supervisors[0].Id, "eerst die ander")], Stop);

        Assert.Equal([already.Id], await Data.AsOwnerAsync(team.Team.PartnershipId, db => db.Supervisions.Where(row => row.PlacementId == team.Placements[0].Id).Select(row => row.Id).ToListAsync(Stop)));
        Assert.Empty(await ToldAsync(team.Team.PartnershipId, team.Placements[0].StudentId));
    }

    [Fact]
    public async Task DecideAsync_TwiceAtOnce_MakesOneSupervision()
    {
        var team = await TeamAsync(1, 1);
        var round = await ProposedAsync(team);
        var educator = await Data.ViewerOf(team.Educator);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await Service.DecideAsync(educator, round.Id, [], Stop);
                return (Rule?)null;
            }
            catch (RuleViolationException broken)
            {
                return broken.Rule;
            }
        }));
        Assert.Single(results, rule => rule is null);
        Assert.All(results.OfType<Rule>(), rule => Assert.Equal(Rule.RoundNotProposed, rule));
        Assert.Equal(1, await Data.AsOwnerAsync(team.Team.PartnershipId, db => db.Supervisions.CountAsync(row => row.PlacementId == team.Placements[0].Id, Stop)));
    }
}
