using Npgsql;
using WpbPortal.Domain.People;
using Xunit;

namespace WpbPortal.Web.Tests.MutualChoice;

/// <summary>
/// What people said, asked for in plain SQL as everybody who might: only its author is given it, before closing and after. Seen failing with
/// the function that reads for the pairing asking neither who it is nor how far the round is: everybody was given all. What opens with a
/// policy taken away is <see cref="Access.RowSecurityTests"/>'.
/// </summary>
public sealed class ChoiceSecrecyTests(MigratedDatabase database) : ChoiceTest(database)
{
    [Fact]
    public async Task Preferences_AskedForByEveryRole_AreGivenToTheirAuthorAlone()
    {
        var team = await TeamAsync(2, 2);
        var (open, proposed) = await Data.ChoiceRoundsAsync(team.Team, team.Placements[0], team.Supervisors[0]);
        var (student, supervisor) = (team.Placements[0].StudentId, team.Supervisors[0].Id);
        foreach (var person in new[] { student, supervisor })
            Assert.Equal((2L, 2L, 0L), await AskAsync(team, person, open.Id, proposed.Id));
        // The other student and the other supervisor of the team, and everybody else in the partnership.
        List<Guid> others = [team.Placements[1].StudentId, team.Supervisors[1].Id, team.Educator.Id];
        foreach (var role in Enum.GetValues<Role>().Except([Role.PlatformAdmin])) others.Add((await Data.PersonAsync(role)).Id);
        foreach (var person in others) Assert.Equal((0L, 0L, 0L), await AskAsync(team, person, open.Id, proposed.Id));
    }

    [Fact]
    public async Task ReadPreferences_ByTheJob_GivesThemBetweenClosingAndProposingOnly()
    {
        var team = await TeamAsync(1, 1);
        var (open, proposed) = await Data.ChoiceRoundsAsync(team.Team, team.Placements[0], team.Supervisors[0]);
        Assert.Equal(0L, await AsJobAsync(team, open.Id, Data.Clock.GetUtcNow()));
        Assert.Equal(2L, await AsJobAsync(team, open.Id, open.ClosesAt));
        Assert.Equal(0L, await AsJobAsync(team, proposed.Id, open.ClosesAt));
        // Of another partnership, whatever the moment.
        var elsewhere = await Data.TeamAsync(await Data.SchoolAsync(await Data.PartnershipAsync()));
        Assert.Equal(0L, await AsJobAsync(team with { Team = elsewhere }, open.Id, open.ClosesAt));
        // The table itself shows a job nothing.
        await using var app = await OpenAsync();
        await RunAsync(app, $"select platform.enter_job('{team.Team.PartnershipId}')");
        Assert.Equal(0L, await RunAsync(app, "select count(*) from preference"));
    }

    [Fact]
    public async Task Preferences_WrittenForAnotherOrAfterClosing_AreRefused()
    {
        var team = await TeamAsync(1, 1);
        var (open, proposed) = await Data.ChoiceRoundsAsync(team.Team, team.Placements[0], team.Supervisors[0]);
        var (student, supervisor) = (team.Placements[0].StudentId, team.Supervisors[0].Id);
        string Insert(Guid round, Guid author, Guid about) => $"insert into preference (partnership_id, id, round_id, author_id, about_id, rank) values ('{team.Team.PartnershipId}', gen_random_uuid(), '{round}', '{author}', '{about}', 3)";
        await using var app = await OpenAsync();
        await EnterAsync(app, team, student);
        Assert.Equal(1, await ChangeAsync(app, $"update preference set rank = 2 where round_id = '{open.Id}'"));
        Assert.Equal(0, await ChangeAsync(app, $"update preference set rank = 2 where round_id = '{proposed.Id}'"));
        Assert.Equal(0, await ChangeAsync(app, $"delete from preference where round_id = '{proposed.Id}'"));
        await RunAsync(app, "savepoint attempt");
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => ChangeAsync(app, Insert(open.Id, supervisor, student)))).SqlState);
        await RunAsync(app, "rollback to savepoint attempt");
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => ChangeAsync(app, Insert(proposed.Id, student, supervisor)))).SqlState);
        await RunAsync(app, "rollback to savepoint attempt");
        // Who takes part, and whether it is closed, is not a participant's to change either.
        Assert.Equal(0, await ChangeAsync(app, "update choice_round set state = 1"));
        Assert.Equal(0, await ChangeAsync(app, $"update choice_seat set places = 5 where person_id <> '{student}'"));
        Assert.Equal(0L, await RunAsync(app, "select count(*) from match"));
    }

    private async Task<(long Mine, long All, long ByFunction)> AskAsync(ChoiceTeam team, Guid person, params Guid[] rounds)
    {
        await using var app = await OpenAsync();
        await EnterAsync(app, team, person);
        var mine = (long)(await RunAsync(app, $"select count(*) from preference where author_id = '{person}'"))!;
        var all = (long)(await RunAsync(app, "select count(*) from preference"))!;
        var byFunction = 0L;
        foreach (var round in rounds) byFunction += (long)(await RunAsync(app, $"select count(*) from platform.read_preferences('{round}', 'infinity')"))!;
        return (mine, all, byFunction);
    }

    private async Task<long> AsJobAsync(ChoiceTeam team, Guid round, DateTimeOffset at)
    {
        await using var app = await OpenAsync();
        await RunAsync(app, $"select platform.enter_job('{team.Team.PartnershipId}')");
        return (long)(await RunAsync(app, $"select count(*) from platform.read_preferences('{round}', '{at:O}')"))!;
    }

    /// <summary>The application's own role, in a transaction that is never committed.</summary>
    private async Task<NpgsqlConnection> OpenAsync()
    {
        var app = new NpgsqlConnection(Data.Connections.App);
        await app.OpenAsync(Stop);
        await RunAsync(app, "begin");
        return app;
    }

    private Task EnterAsync(NpgsqlConnection app, ChoiceTeam team, Guid person) => RunAsync(app,
        $"select set_config('app.partnership_id', '{team.Team.PartnershipId}', true), set_config('app.person_id', '{person}', true), set_config('app.today', '{Data.Today:yyyy-MM-dd}', true)");

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
