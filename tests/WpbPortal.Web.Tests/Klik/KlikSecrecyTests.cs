using Npgsql;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Klik;
using Xunit;

namespace WpbPortal.Web.Tests.Klik;

/// <summary>
/// Klik signals asked for in plain SQL, as the application's own role, by everybody who might: its author and the chosen handlers are
/// given it, and nobody else, also when a handler becomes a party or is a handler no longer.
/// </summary>
public sealed class KlikSecrecyTests(MigratedDatabase database) : PortalTest(database)
{
    [Fact]
    public async Task Signals_AskedForByEverybody_AreGivenToAuthorAndChosenHandlersAlone()
    {
        var (world, id) = await RaisedAsync();
        Assert.Equal((1L, 0L), await AskAsync(world, world.Student.Id, id));
        Assert.Equal((1L, 1L), await AskAsync(world, world.First.Id, id));
        List<Guid> others = [world.Supervisor.Id, world.Second.Id, world.Colleague.Id];
        foreach (var role in Enum.GetValues<Role>().Except([Role.PlatformAdmin])) others.Add((await Data.PersonAsync(role)).Id);
        foreach (var other in others) Assert.Equal((0L, 0L), await AskAsync(world, other, id));
        // A job is nobody.
        await using var app = await OpenAsync();
        await RunAsync(app, $"select platform.enter_job('{world.School.PartnershipId}')");
        Assert.Equal(0L, await RunAsync(app, "select count(*) from klik_signal"));
    }

    [Theory]
    [InlineData("insert into supervision (partnership_id, id, placement_id, student_id, supervisor_id, starts_on, ends_on) select partnership_id, gen_random_uuid(), id, student_id, '{first}', date '2027-09-01', null from placement where id = '{placement}'")]
    [InlineData("update placement set student_id = student_id where id = '{placement}'; update klik_signal set other_id = '{first}', handler_ids = '{{}}' where id = '{signal}'")]
    [InlineData("delete from klik_handler where person_id = '{first}'")]
    [InlineData("update role_assignment set ended_at = now() where person_id = '{first}'")]
    [InlineData("update klik_signal set handler_ids = array['{second}'::uuid] where id = '{signal}'")]
    public async Task Signals_AskedForByAHandlerWhoMayNoLonger_AreNotGiven(string change)
    {
        var (world, id) = await RaisedAsync();
        // As the author, who may change who reads it; the rest is nobody's in particular.
        var sql = change.Replace("{first}", world.First.Id.ToString(), StringComparison.Ordinal).Replace("{second}", world.Second.Id.ToString(), StringComparison.Ordinal)
            .Replace("{placement}", world.Placement.Id.ToString(), StringComparison.Ordinal).Replace("{signal}", id.ToString(), StringComparison.Ordinal).Replace("{{}}", "{}", StringComparison.Ordinal);
        await using var app = await OpenAsync();
        await EnterAsync(app, world, world.Student.Id);
        await RunAsync(app, sql);
        await EnterAsync(app, world, world.First.Id);
        Assert.Equal(0L, await RunAsync(app, "select count(*) from klik_signal"));
        Assert.Equal(0L, await RunAsync(app, "select count(*) from klik_note"));
        await EnterAsync(app, world, world.Student.Id);
        Assert.Equal(1L, await RunAsync(app, "select count(*) from klik_signal"));
    }

    [Fact]
    public async Task Signals_WrittenByOthers_AreRefused()
    {
        var (world, id) = await RaisedAsync();
        await using var app = await OpenAsync();
        foreach (var other in new[] { world.Supervisor.Id, world.Second.Id, world.Colleague.Id })
        {
            await EnterAsync(app, world, other);
            Assert.Equal(0, await ChangeAsync(app, "update klik_signal set words = 'anders'"));
            Assert.Equal(0, await ChangeAsync(app, "delete from klik_signal"));
            await RunAsync(app, "savepoint attempt");
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => ChangeAsync(app,
                $"insert into klik_note (partnership_id, id, signal_id, written_by_id, written_at, words) values ('{world.School.PartnershipId}', gen_random_uuid(), '{id}', '{other}', now(), 'x')"))).SqlState);
            await RunAsync(app, "rollback to savepoint attempt");
        }
        // Nobody is made a reader who is one of the two.
        await EnterAsync(app, world, world.Student.Id);
        Assert.Equal("23514", (await Assert.ThrowsAsync<PostgresException>(() => ChangeAsync(app, $"update klik_signal set handler_ids = array['{world.Supervisor.Id}'::uuid] where id = '{id}'"))).SqlState);
    }

    /// <summary>As when an import is taken back: whoever removes what it made does not stumble over what she may not know.</summary>
    [Fact]
    public async Task Placement_RemovedByWhoSeesNoSignal_TakesItAlong()
    {
        var (world, _) = await RaisedAsync();
        var coordinator = await Data.PersonAsync(Role.Coordinator);
        await using var app = await OpenAsync();
        await EnterAsync(app, world, coordinator.Id);
        Assert.Equal(1, await ChangeAsync(app, $"delete from supervision where id = '{world.Supervision.Id}'"));
        Assert.Equal(1, await ChangeAsync(app, $"delete from placement where id = '{world.Placement.Id}'"));
        await EnterAsync(app, world, world.Student.Id);
        Assert.Equal(0L, await RunAsync(app, "select count(*) from klik_signal"));
    }

    [Fact]
    public async Task KlikWaits_IsGivenToACoordinatorWhoIsNoParty()
    {
        var (world, _) = await RaisedAsync();
        var coordinator = await Data.PersonAsync(Role.Coordinator);
        await Data.RoleAsync(world.Supervisor, Role.Coordinator);
        await using var app = await OpenAsync();
        await EnterAsync(app, world, coordinator.Id);
        Assert.Equal(0L, await RunAsync(app, "select count(*) from platform.klik_waits()"));
        await RunAsync(app, $"delete from klik_handler where school_id = '{world.School.Id}'");
        Assert.Equal(1L, await RunAsync(app, "select count(*) from platform.klik_waits()"));
        foreach (var other in new[] { world.Supervisor.Id, world.First.Id, world.Student.Id, world.Colleague.Id })
        {
            await EnterAsync(app, world, other);
            Assert.Equal(0L, await RunAsync(app, "select count(*) from platform.klik_waits()"));
        }
    }

    private async Task<(KlikSchoolWorld World, Guid Id)> RaisedAsync()
    {
        var world = await Data.KlikWorldAsync();
        var id = await Data.Service<KlikService>().RaiseAsync(await Data.ViewerOf(world.Student), world.Supervision.Id, "x", [world.First.Id], Stop);
        await Data.Service<KlikHandlingService>().NoteAsync(await Data.ViewerOf(world.First), id, "y", Stop);
        return (world, id);
    }

    private async Task<(long Signals, long Notes)> AskAsync(KlikSchoolWorld world, Guid person, Guid id)
    {
        await using var app = await OpenAsync();
        await EnterAsync(app, world, person);
        return ((long)(await RunAsync(app, $"select count(*) from klik_signal where id = '{id}'"))!, (long)(await RunAsync(app, $"select count(*) from klik_note where signal_id = '{id}'"))!);
    }

    /// <summary>The application's own role, in a transaction that is never committed.</summary>
    private async Task<NpgsqlConnection> OpenAsync()
    {
        var app = new NpgsqlConnection(Data.Connections.App);
        await app.OpenAsync(Stop);
        await RunAsync(app, "begin");
        return app;
    }

    private Task EnterAsync(NpgsqlConnection app, KlikSchoolWorld world, Guid person) => RunAsync(app,
        $"select set_config('app.partnership_id', '{world.School.PartnershipId}', true), set_config('app.person_id', '{person}', true), set_config('app.today', '{Data.Today:yyyy-MM-dd}', true)");

    private static async Task<object?> RunAsync(NpgsqlConnection app, string sql)
    {
        await using var command = new NpgsqlCommand(sql, app);
        return await command.ExecuteScalarAsync(Stop);
    }

    private static async Task<int> ChangeAsync(NpgsqlConnection app, string sql)
    {
        await using var command = new NpgsqlCommand(sql, app);
        return await command.ExecuteNonQueryAsync(Stop);
    }
}
