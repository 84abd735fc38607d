using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Participations;
using WpbPortal.Web.Features.Trajectories;
using Xunit;

namespace WpbPortal.Web.Tests.Trajectories;

public sealed class ParticipationServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private ParticipationService Service => Data.Service<ParticipationService>();

    private ParticipationQueries Queries => Data.Service<ParticipationQueries>();

    [Fact]
    public async Task InviteAsync_SupervisorAndStudent_TellsBothInOneTransaction()
    {
        var (viewer, trajectory, team) = await GroupAsync();
        var supervisor = await Data.PersonAsync(Role.Supervisor, team: team);
        var student = (await Data.PlacementAsync(team: team)).StudentId;

        await Service.InviteAsync(viewer, trajectory.Id, [new(supervisor.Id, Role.Supervisor), new(student, Role.StudentTeacher)], Stop);

        var choices = await Queries.ChoicesAsync(viewer, trajectory.Id, Stop);
        Assert.All(choices.Invited, invited => Assert.Equal(ParticipationState.Invited, invited.State));
        Assert.Equal(new HashSet<Guid> { student, supervisor.Id }, choices.Invited.Select(invited => invited.PersonId).ToHashSet());
        var letters = await Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Outbox.Where(letter => letter.ToAddress == supervisor.Email).ToListAsync());
        Assert.Contains(trajectory.Title.Nl, Assert.Single(letters).Subject);
        var notice = await Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Set<Notification>().SingleAsync(row => row.RecipientId == supervisor.Id), supervisor.Id);
        Assert.Equal((NotificationKind.TrajectoryInvited, trajectory.Id), (notice.Kind, notice.RecordId));
    }

    [Fact]
    public async Task InviteAsync_SomebodyWhoIsInvited_IsRefusedAndSendsNothing()
    {
        var (viewer, trajectory, team) = await GroupAsync();
        var invited = await Data.PersonAsync(Role.Supervisor, team: team);
        var other = await Data.PersonAsync(Role.Supervisor, team: team);
        await Data.ParticipationAsync(trajectory, invited);

        var broken = await Assert.ThrowsAsync<RuleViolationException>(() =>
            Service.InviteAsync(viewer, trajectory.Id, [new(other.Id, Role.Supervisor), new(invited.Id, Role.Supervisor)], Stop));

        Assert.Equal(Rule.AlreadyInvited, broken.Rule);
        Assert.False(await Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Outbox.AnyAsync(letter => letter.ToAddress == other.Email)));
    }

    [Fact]
    public async Task InviteAsync_TwentyAtTheSameMoment_MakesOneParticipationAndOneLetter()
    {
        var (viewer, trajectory, team) = await GroupAsync();
        var supervisor = await Data.PersonAsync(Role.Supervisor, team: team);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OutcomeAsync(() =>
            Service.InviteAsync(viewer, trajectory.Id, [new(supervisor.Id, Role.Supervisor)], Stop))));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.OfType<Rule>(), rule => Assert.Equal(Rule.AlreadyInvited, rule));
        Assert.Equal(1, await Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Outbox.CountAsync(letter => letter.ToAddress == supervisor.Email)));
    }

    [Fact]
    public async Task InviteAsync_NobodyChosen_SaysSo()
    {
        var (viewer, trajectory, _) = await GroupAsync();

        Assert.Equal(Rule.NobodyChosen, await OutcomeAsync(() => Service.InviteAsync(viewer, trajectory.Id, [], Stop)));
    }

    [Fact]
    public async Task InviteAsync_SomebodyOfAnotherSchool_IsNotFound()
    {
        var (viewer, trajectory, _) = await GroupAsync();
        var stranger = await Data.PersonAsync(Role.Supervisor, await Data.SchoolAsync());

        await Assert.ThrowsAsync<NotFoundException>(() => Service.InviteAsync(viewer, trajectory.Id, [new(stranger.Id, Role.Supervisor)], Stop));
    }

    [Fact]
    public async Task InviteAsync_SomebodyWhoseRoleIsOver_IsNotFound()
    {
        var (viewer, trajectory, team) = await GroupAsync();
        var former = await Data.PersonAsync(Role.Supervisor, team: team, period: new(new(2025, 8, 1), new(2026, 7, 31)));

        await Assert.ThrowsAsync<NotFoundException>(() => Service.InviteAsync(viewer, trajectory.Id, [new(former.Id, Role.Supervisor)], Stop));
    }

    [Fact]
    public async Task InviteAsync_ToTheWholePartnership_ReachesOnlyOnesOwnSchools()
    {
        var own = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, own);
        var trajectory = await Data.TrajectoryAsync(wholePartnership: true);
        var near = await Data.PersonAsync(Role.Supervisor, own);
        var far = await Data.PersonAsync(Role.Supervisor, await Data.SchoolAsync());
        await Data.ParticipationAsync(trajectory, far, school: await Data.SchoolAsync());

        await Service.InviteAsync(viewer, trajectory.Id, [new(near.Id, Role.Supervisor)], Stop);

        Assert.Equal([near.Id], (await Queries.ChoicesAsync(viewer, trajectory.Id, Stop)).Invited.Select(invited => invited.PersonId));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.InviteAsync(viewer, trajectory.Id, [new(far.Id, Role.Supervisor)], Stop));
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.PlatformAdmin)]
    public async Task InviteAsync_ByAnyOtherRole_IsNotFound(Role role)
    {
        var (_, trajectory, team) = await GroupAsync();
        var supervisor = await Data.PersonAsync(Role.Supervisor, team: team);
        var viewer = await Data.ViewerAs(role);

        await Assert.ThrowsAsync<NotFoundException>(() => Service.InviteAsync(viewer, trajectory.Id, [new(supervisor.Id, Role.Supervisor)], Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.ChoicesAsync(viewer, trajectory.Id, Stop));
    }

    [Fact]
    public async Task AcceptAsync_ByTheInvited_TakesPartAndShowsUpWithTheEducator()
    {
        var (viewer, trajectory, team) = await GroupAsync();
        var person = await Data.PersonAsync(Role.Supervisor, team: team);
        await Data.ParticipationAsync(trajectory, person);
        var mine = await Data.ViewerOf(person);

        Assert.True(Assert.Single(await Queries.MineAsync(mine, Stop)).Waits);
        Assert.Equal(ParticipationState.Accepted, await Service.AcceptAsync(mine, trajectory.Id, Stop));

        Assert.Equal(2, Assert.Single(await Queries.MineAsync(mine, Stop)).Meetings.Count);
        Assert.Equal(ParticipationState.Accepted, Assert.Single((await Queries.ChoicesAsync(viewer, trajectory.Id, Stop)).Invited).State);
    }

    [Fact]
    public async Task DeclineAsync_WithAWord_TheEducatorReadsIt()
    {
        var (viewer, trajectory, team) = await GroupAsync();
        var person = await Data.PersonAsync(Role.Supervisor, team: team);
        await Data.ParticipationAsync(trajectory, person);

        await Service.DeclineAsync(await Data.ViewerOf(person), trajectory.Id, "Volgend jaar graag.", Stop);

        Assert.Equal("Volgend jaar graag.", Assert.Single((await Queries.ChoicesAsync(viewer, trajectory.Id, Stop)).Invited).Word);
    }

    [Fact]
    public async Task WithdrawAsync_WhenSomebodyWaits_KeepsThePlaceForHimAndTellsHim()
    {
        var (_, trajectory, team) = await GroupAsync(capacity: 1);
        var first = await Data.PersonAsync(Role.Supervisor, team: team);
        var second = await Data.PersonAsync(Role.Supervisor, team: team);
        await Data.ParticipationAsync(trajectory, first, state: ParticipationState.Accepted);
        await Data.ParticipationAsync(trajectory, second);
        Assert.Equal(ParticipationState.WaitingList, await Service.AcceptAsync(await Data.ViewerOf(second), trajectory.Id, Stop));

        await Service.WithdrawAsync(await Data.ViewerOf(first), trajectory.Id, null, Stop);

        Assert.Equal(ParticipationState.Offered, Assert.Single(await Queries.MineAsync(await Data.ViewerOf(second), Stop)).State);
        Assert.Equal(1, await Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Outbox.CountAsync(letter => letter.ToAddress == second.Email)));
    }

    [Fact]
    public async Task AcceptAsync_TenForThreePlacesAtTheSameMoment_ThreeHaveOne()
    {
        var (_, trajectory, team) = await GroupAsync(capacity: 3);
        List<Viewer> viewers = [];
        for (var index = 0; index < 10; index++)
        {
            var person = await Data.PersonAsync(Role.Supervisor, team: team);
            await Data.ParticipationAsync(trajectory, person);
            viewers.Add(await Data.ViewerOf(person));
        }

        var states = await Task.WhenAll(viewers.Select(viewer => Service.AcceptAsync(viewer, trajectory.Id, Stop)));

        Assert.Equal(3, states.Count(state => state == ParticipationState.Accepted));
        Assert.Equal(7, states.Count(state => state == ParticipationState.WaitingList));
    }

    [Fact]
    public async Task AcceptAsync_AndDeclineAtTheSameMoment_OneIsRefused()
    {
        var (_, trajectory, team) = await GroupAsync();
        var person = await Data.PersonAsync(Role.Supervisor, team: team);
        await Data.ParticipationAsync(trajectory, person);
        var viewer = await Data.ViewerOf(person);

        var outcomes = await Task.WhenAll(OutcomeAsync(() => Service.AcceptAsync(viewer, trajectory.Id, Stop)), OutcomeAsync(() => Service.DeclineAsync(viewer, trajectory.Id, null, Stop)));

        Assert.Single(outcomes, outcome => outcome is null);
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.SchoolEducator)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.PlatformAdmin)]
    public async Task EveryAnswer_BySomebodyWhoWasNotInvited_IsNotFound(Role role)
    {
        var (_, trajectory, team) = await GroupAsync();
        await Data.ParticipationAsync(trajectory, await Data.PersonAsync(Role.Supervisor, team: team), state: ParticipationState.Accepted);
        var viewer = await Data.ViewerAs(role);

        await Assert.ThrowsAsync<NotFoundException>(() => Service.AcceptAsync(viewer, trajectory.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.DeclineAsync(viewer, trajectory.Id, null, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.WithdrawAsync(viewer, trajectory.Id, null, Stop));
        Assert.Empty(await Queries.MineAsync(viewer, Stop));
    }

    [Theory]
    [InlineData(Role.StudentTeacher, false, 0)]
    [InlineData(Role.Supervisor, false, 0)]
    [InlineData(Role.PlatformAdmin, false, 0)]
    [InlineData(Role.Trainer, true, 0)]
    [InlineData(Role.InstituteEducator, true, 0)]
    [InlineData(Role.Coordinator, true, 2)]
    public async Task OneAsync_ByRole_ShowsWhatTheMatrixSays(Role role, bool sees, int participants)
    {
        var (_, trajectory, team) = await GroupAsync();
        await Data.ParticipationAsync(trajectory, await Data.PersonAsync(Role.Supervisor, team: team));
        await Data.ParticipationAsync(trajectory, await Data.PersonAsync(Role.Supervisor, team: team));
        var viewer = await Data.ViewerAs(role);
        var queries = Data.Service<TrajectoryQueries>();

        if (sees) Assert.Equal(participants, (await queries.OneAsync(viewer, trajectory.Id, Stop)).Participants.Count);
        else await Assert.ThrowsAsync<NotFoundException>(() => queries.OneAsync(viewer, trajectory.Id, Stop));
        Assert.Equal(sees ? 1 : 0, (await queries.AllAsync(viewer, Stop)).Rows.Count);
    }

    [Fact]
    public async Task OneAsync_ByTheTrainerOfTheGroup_ShowsWhoTakesPart()
    {
        var (educator, trajectory, team) = await GroupAsync();
        await Data.ParticipationAsync(trajectory, await Data.PersonAsync(Role.Supervisor, team: team));
        var trainer = await Data.PersonAsync(Role.Trainer);
        await Data.Service<TrajectoryService>().LetTrainAsync(educator, trajectory.Id, [trainer.Id], Stop);

        Assert.Single((await Data.Service<TrajectoryQueries>().OneAsync(await Data.ViewerOf(trainer), trajectory.Id, Stop)).Participants);
    }

    [Fact]
    public async Task OneAsync_ByTheInstituteEducator_ShowsHisOwnStudents()
    {
        var (_, trajectory, team) = await GroupAsync();
        var own = await Data.PersonAsync(Role.StudentTeacher);
        var educator = await Data.PersonAsync(Role.InstituteEducator);
        await Data.GuidanceAsync(own, educator);
        await Data.ParticipationAsync(trajectory, own, Role.StudentTeacher);
        await Data.ParticipationAsync(trajectory, await Data.PersonAsync(Role.StudentTeacher), Role.StudentTeacher);
        await Data.ParticipationAsync(trajectory, await Data.PersonAsync(Role.Supervisor, team: team));

        var seen = await Data.Service<TrajectoryQueries>().OneAsync(await Data.ViewerOf(educator), trajectory.Id, Stop);

        Assert.Equal([own.Id], seen.Participants.Select(participant => participant.PersonId));
    }

    private static async Task<Rule?> OutcomeAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RuleViolationException broken)
        {
            return broken.Rule;
        }
    }

    /// <summary>A trajectory of a school, its educator, and a team of that school.</summary>
    private async Task<(Viewer Educator, Trajectory Trajectory, Team Team)> GroupAsync(int? capacity = null)
    {
        var school = await Data.SchoolAsync();
        var team = await Data.TeamAsync(school);
        return (await Data.ViewerAs(Role.SchoolEducator, school), await Data.TrajectoryAsync(school, capacity: capacity), team);
    }
}
