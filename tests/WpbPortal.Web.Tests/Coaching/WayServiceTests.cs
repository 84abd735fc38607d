using Npgsql;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Notices;
using Xunit;

namespace WpbPortal.Web.Tests.Coaching;

/// <summary>A way of coaching is the supervisor's alone; her trainer sees its numbers while she shares it, and nobody else does.</summary>
public sealed class WayServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private WayService Service => Data.Service<WayService>();

    private WayQueries Queries => Data.Service<WayQueries>();

    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    [Fact]
    public async Task Share_TheTrainerSeesNumbersWithoutNames_AndSheSeesThatHeLooked()
    {
        var (pair, _, trainer) = await SharedAsync();
        var input = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor, input => input with { BroughtInBy = BroughtInBy.Student, Slider = -0.5 });
        await Data.Service<StudentViewService>().MarkAsync(pair.Student, input.Id, BroughtInBy.Supervisor, 1, isShared: true, Stop);

        var open = Assert.Single(await Service.OpenWaysAsync(trainer, Stop));
        Assert.Equal((pair.SupervisorPerson.Id, Data.Today.AddDays(14)), (open.SupervisorId, open.Until!.Value));
        Assert.Contains((await Data.Service<NoticeQueries>().NoticesAsync(trainer, null, Stop)).Rows, row => row.Kind == NotificationKind.WayShared);
        Assert.Empty(Assert.Single((await Service.SharingAsync(pair.Supervisor, Stop)).Shared).Readings);

        var way = (await Service.WayOfAsync(trainer, pair.SupervisorPerson.Id, Stop)).Way;

        var session = Assert.Single(way.Sessions);
        Assert.Equal((null, null, 30), (session.Student, session.StudentLed, session.Minutes));
        Assert.Equal(new WhoLed(BroughtInBy.Student, -0.5), session.Steering!.Led);
        Assert.Equal(["Listen", "Advise"], session.Steering.Marks.Select(mark => mark.Code));
        Assert.Single(Assert.Single((await Service.SharingAsync(pair.Supervisor, Stop)).Shared).Readings);
        await Hidden(() => Data.Service<CoachingQueries>().SessionAsync(trainer, input.Id, Stop));
    }

    [Fact]
    public async Task TakeBack_AndAfterTheLastDay_AndWhoTrainsNoMore_SeesNothingAtOnce()
    {
        var (pair, _, trainer) = await SharedAsync();
        await Service.TakeBackAsync(pair.Supervisor, Assert.Single((await Service.SharingAsync(pair.Supervisor, Stop)).Shared).Id, Stop);
        await NothingAsync(trainer, pair);
        Assert.DoesNotContain((await Data.Service<NoticeQueries>().NoticesAsync(trainer, null, Stop)).Rows, row => row.Kind == NotificationKind.WayShared);

        var (late, _, lateTrainer) = await SharedAsync(days: 0);
        var (off, trajectory, offTrainer) = await SharedAsync();
        await Service.WayOfAsync(offTrainer, off.SupervisorPerson.Id, Stop);
        await Data.AsOwnerAsync(trajectory.PartnershipId, async db =>
        {
            db.RemoveRange(db.Set<TrajectoryTrainer>().Where(row => row.TrajectoryId == trajectory.Id));
            return await Task.FromResult(0);
        });
        await NothingAsync(offTrainer, off);
        Assert.Single(await Service.OpenWaysAsync(lateTrainer, Stop));
        Data.Clock.Advance(TimeSpan.FromDays(1));
        await NothingAsync(lateTrainer, late);
    }

    [Fact]
    public async Task Share_WithWhomItCannotBe_IsRefused()
    {
        var (pair, trajectory, trainer) = await SharedAsync();
        var (stranger, elsewhere) = (await Data.PersonAsync(Role.Trainer), await Data.CoachingPairAsync());

        Assert.Equal(Rule.GrantHolds, await BrokenAsync(() => Service.ShareAsync(pair.Supervisor, trajectory.Id, trainer.PersonId, Data.Today, Stop)));
        Assert.Equal(Rule.NotYourTrainer, await BrokenAsync(() => Service.ShareAsync(pair.Supervisor, trajectory.Id, stranger.Id, Data.Today, Stop)));
        Assert.Equal(Rule.Required, await BrokenAsync(() => Service.ShareAsync(pair.Supervisor, trajectory.Id, trainer.PersonId, null, Stop)));
        Assert.Equal(Rule.EndsInThePast, await BrokenAsync(() => Service.ShareAsync(pair.Supervisor, trajectory.Id, trainer.PersonId, Data.Today.AddDays(-1), Stop)));
        Assert.Equal(Rule.ShareTooLong, await BrokenAsync(() => Service.ShareAsync(pair.Supervisor, trajectory.Id, trainer.PersonId, Data.Today.AddDays(CoachingGrant.MostDays + 1), Stop)));
        await Hidden(() => Service.ShareAsync(elsewhere.Supervisor, trajectory.Id, trainer.PersonId, Data.Today, Stop));
        await Hidden(() => Service.ShareAsync(trainer, trajectory.Id, trainer.PersonId, Data.Today, Stop));
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task AllActsAndQueries_AsAnybodyElse_FindNothing(Role role)
    {
        var (pair, _, _) = await SharedAsync();
        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        var grant = Assert.Single((await Service.SharingAsync(pair.Supervisor, Stop)).Shared).Id;
        var other = await Data.ViewerAs(role);

        await NothingAsync(other, pair);
        await Hidden(() => Service.TakeBackAsync(other, grant, Stop));
        Assert.Empty((await Service.SharingAsync(other, Stop)).Shared);
        Assert.Empty((await Queries.BoardAsync(other, new(), Stop)).Way.Sessions);
    }

    [Fact]
    public async Task ByRawSql_AsTheApplicationsOwnRole_TheTrainerReadsWhileItIsShared_AndNobodyElse()
    {
        var (pair, _, trainer) = await SharedAsync();
        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        var colleague = (await Data.PersonAsync(Role.Trainer)).Id;

        foreach (var (person, rows) in new[] { ((Guid?)pair.SupervisorPerson.Id, 1L), (trainer.PersonId, 1L), (colleague, 0L), (pair.StudentPerson.Id, 0L), (null, 0L) })
            Assert.Equal((person, rows), (person, await AsAppAsync(pair, person, "select count(*) from session_steering")));
        foreach (var table in new[] { "session_content", "feedback", "private_note", "student_view" }) Assert.Equal((table, 0L), (table, await AsAppAsync(pair, trainer.PersonId, $"select count(*) from {table}")));
        Assert.Equal(0L, await AsAppAsync(pair, trainer.PersonId, "with longer as (update coaching_grant set ends_on = ends_on + 100 returning 1) select count(*) from longer"));
        Assert.Equal(0L, await AsAppAsync(pair, trainer.PersonId, "with changed as (update session_steering set slider = 1 returning 1) select count(*) from changed"));
        await Service.TakeBackAsync(pair.Supervisor, Assert.Single((await Service.SharingAsync(pair.Supervisor, Stop)).Shared).Id, Stop);
        Assert.Equal(0L, await AsAppAsync(pair, trainer.PersonId, "select count(*) from session_steering"));
    }

    [Fact]
    public async Task Board_TwoStretchesOfDays_HoldEachItsOwnConversations()
    {
        var pair = await Data.CoachingPairAsync();
        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor, input => input with { Day = Data.Today.AddDays(-10) });
        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        var board = await Queries.BoardAsync(pair.Supervisor, new(null, new(Data.Today.AddDays(-5), Data.Today), new(Data.Today.AddDays(-20), Data.Today.AddDays(-6))), Stop);

        Assert.Equal((1, 1, 1.0m), (board.Way.Sessions.Count, board.Earlier!.Sessions.Count, board.Spent));
        Assert.Equal(Data.Today, Assert.Single(board.Way.Sessions).Day);
        Assert.Equal(2, (await Queries.BoardAsync(pair.Supervisor, new(WayAsked.ThisYear), Stop)).Way.Sessions.Count);
        Assert.Empty((await Queries.BoardAsync(pair.Supervisor, new(WayAsked.BothYears), Stop)).Earlier!.Sessions);
    }

    private async Task<(CoachingPair Pair, Trajectory Trajectory, Viewer Trainer)> SharedAsync(int days = 14)
    {
        var pair = await Data.CoachingPairAsync();
        var trainer = await Data.PersonAsync(Role.Trainer);
        var trajectory = await Data.TrajectoryAsync();
        await Data.ParticipationAsync(trajectory, pair.SupervisorPerson, state: ParticipationState.Accepted);
        trajectory.LetTrain(trainer.Id);
        await Data.AddAsync(trajectory.PartnershipId, [trajectory.Trainers.Single()]);
        await Service.ShareAsync(pair.Supervisor, trajectory.Id, trainer.Id, Data.Today.AddDays(days), Stop);
        return (pair, trajectory, await Data.ViewerOf(trainer));
    }

    private async Task NothingAsync(Viewer other, CoachingPair pair)
    {
        await Hidden(() => Service.WayOfAsync(other, pair.SupervisorPerson.Id, Stop));
        Assert.DoesNotContain(await Service.OpenWaysAsync(other, Stop), way => way.SupervisorId == pair.SupervisorPerson.Id);
    }

    private static Task Hidden(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);

    private static async Task<Rule> BrokenAsync(Func<Task> act) => (await Assert.ThrowsAsync<RuleViolationException>(act)).Rule;

    private async Task<long> AsAppAsync(CoachingPair pair, Guid? person, string sql)
    {
        await using var connection = new NpgsqlConnection(Data.Connections.App);
        await connection.OpenAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using var enter = new NpgsqlCommand("select set_config('app.partnership_id', $1, true), set_config('app.person_id', $2, true), set_config('app.today', $3, true)", connection);
        enter.Parameters.Add(new() { Value = pair.Supervision.PartnershipId.ToString() });
        enter.Parameters.Add(new() { Value = person?.ToString() ?? "" });
        enter.Parameters.Add(new() { Value = Data.Today.ToString("yyyy-MM-dd") });
        await enter.ExecuteNonQueryAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Stop));
    }
}
