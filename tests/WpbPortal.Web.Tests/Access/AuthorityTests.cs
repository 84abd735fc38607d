using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Access;

/// <summary>What somebody may is looked up at every request and every call, never carried along.</summary>
public sealed class AuthorityTests(MigratedDatabase database) : HttpTest(database)
{
    [Fact]
    public async Task Role_EndedInTheDatabase_ClosesThePageAtTheNextRequest()
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        using var visitor = await VisitorAsync(person);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Urls.Sessions)).Status);
        await EndRolesAsync(person);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Urls.Sessions)).Status);
    }

    /// <summary>A circuit keeps its viewer all day; the call looks the roles up itself.</summary>
    [Fact]
    public async Task Role_EndedInTheDatabase_IsGoneAtTheNextCallOfAViewerFromBefore()
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        var viewer = await Data.ViewerOf(person);
        await EndRolesAsync(person);
        await using var db = await Data.Service<WpbContexts>().OpenAsync(viewer, Stop);
        Assert.Empty(db.Viewer.Roles);
        Assert.False(db.Viewer.IsInside);
    }

    [Fact]
    public async Task Administrator_TakenOffTheList_OpensNothingAtTheNextRequest()
    {
        var account = await Data.AccountAsync(isAdministrator: true);
        using var visitor = Server.Visitor(await Data.SessionAsync(account, null));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Urls.Partnerships)).Status);
        await ExecuteAsync($"delete from platform.platform_administrator where account_id = '{account}'");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Urls.Partnerships)).Status);
    }

    /// <summary>Connections go back to the pool as they are; whoever gets one next is nobody and nowhere.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Connection_AfterAViewersWork_KnowsNothingOfHim(bool commits)
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        // A pool of one connection, kept as the portal keeps its own.
        var connection = new NpgsqlConnectionStringBuilder(Data.Connections.App) { MaxPoolSize = 1, NoResetOnClose = true, ApplicationName = $"one {commits}" }.ConnectionString;
        int worked;
        await using (var db = await new WpbContexts(new PooledDbContextFactory<WpbDbContext>(WpbOptions.For(connection)), Data.Clock).OpenAsync(await Data.ViewerOf(person), Stop))
        {
            worked = ((NpgsqlConnection)db.Database.GetDbConnection()).ProcessID;
            Assert.Equal(1, await db.People.CountAsync(row => row.Id == person.Id, Stop));
            if (commits) await db.CommitAsync(Stop);
        }
        await using var next = new NpgsqlConnection(connection);
        await next.OpenAsync(Stop);
        Assert.Equal(worked, next.ProcessID);
        await using var asked = new NpgsqlCommand(
            "select coalesce(current_setting('app.partnership_id', true), '') || coalesce(current_setting('app.person_id', true), '') || (select count(*) from person)", next);
        Assert.Equal("0", await asked.ExecuteScalarAsync(Stop));
    }

    /// <summary>What a page asks for first goes on where its session was looked up; what it asks for next begins anew.</summary>
    [Fact]
    public async Task Work_BegunWithTheSession_IsItsViewersOnceAndSeesNoMore()
    {
        var (person, stranger) = (await Data.PersonAsync(Role.Supervisor), await Data.PersonAsync(Role.Coordinator, partnership: await Data.PartnershipAsync()));
        var (sessions, contexts) = (Data.Service<SessionStore>(), Data.Service<WpbContexts>());
        var token = await SessionAsync(person);
        var session = (await sessions.OpenWithWorkAsync(token, Stop))!;
        int begun;
        await using (var first = await contexts.OpenAsync(session.Viewer, Stop))
        {
            Assert.Equal((person.Id, person.PartnershipId), (first.Viewer.PersonId, first.Viewer.PartnershipId));
            Assert.Equal([person.Id], await first.People.Where(row => row.Id == person.Id || row.Id == stranger.Id).Select(row => row.Id).ToListAsync(Stop));
            begun = await TransactionAsync(first);
            await using var beside = await contexts.OpenAsync(session.Viewer, Stop);
            Assert.NotEqual(begun, await TransactionAsync(beside));
        }
        await sessions.EndAsync(token, Stop);
        await Assert.ThrowsAsync<SessionEndedException>(() => contexts.OpenAsync(session.Viewer, Stop));
    }

    /// <summary>A connection goes back when the page asks for nothing, and when there is no session.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Work_BegunAndNotAskedFor_KeepsNoConnection(bool hasSession)
    {
        var token = hasSession ? await SessionAsync(await Data.PersonAsync(Role.Supervisor)) : SessionToken.New();
        var connection = new NpgsqlConnectionStringBuilder(Data.Connections.App) { MaxPoolSize = 1, Timeout = 5, ApplicationName = $"dropped {hasSession}" }.ConnectionString;
        await using var database = NpgsqlDataSource.Create(connection);
        var sessions = new SessionStore(database, new(new PooledDbContextFactory<WpbDbContext>(WpbOptions.For(connection)), Data.Clock), Data.Clock);
        for (var time = 0; time < 3; time++)
        {
            var session = await sessions.OpenWithWorkAsync(token, Stop);
            Assert.Equal(hasSession, session is not null);
            if (session is not null) await sessions.DropAsync(session);
        }
        // One that is still waiting does hold it.
        if (await sessions.OpenWithWorkAsync(token, Stop) is not { } kept) return;
        await Assert.ThrowsAnyAsync<Exception>(() => sessions.OpenWithWorkAsync(token, Stop));
        await sessions.DropAsync(kept);
    }

    /// <summary>However many pages are opened at once, most connections stay free for work that is being done.</summary>
    [Fact]
    public async Task Work_ThatManyWaitFor_IsNotBegunAhead()
    {
        var token = await SessionAsync(await Data.PersonAsync(Role.Supervisor));
        var (sessions, contexts) = (Data.Service<SessionStore>(), Data.Service<WpbContexts>());
        var waiting = new List<OpenSession>();
        for (var time = 0; time < 120; time++) waiting.Add((await sessions.OpenWithWorkAsync(token, Stop))!);
        await using (var db = await contexts.OpenAsync(waiting[^1].Viewer, Stop)) Assert.Equal(waiting[^1].Viewer.PersonId, db.Viewer.PersonId);
        foreach (var session in waiting) await sessions.DropAsync(session);
    }

    private static Task<int> TransactionAsync(WpbDbContext db) => db.Database.SqlQuery<int>($"select pg_backend_pid() as \"Value\"").SingleAsync(Stop);

    /// <summary>A circuit that only looks is closed within a minute of the end of its session, and not before.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Circuit_SessionEnded_IsFoundOutWithinAMinute(bool ends)
    {
        Assert.InRange(SessionCheck.Interval, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(59));
        var session = await SessionAsync(await Data.PersonAsync(Role.Supervisor));
        await using var circuit = Server.Services.CreateAsyncScope();
        var authentication = (ServerAuthenticationStateProvider)circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        authentication.SetAuthenticationState(Task.FromResult(new AuthenticationState(PrincipalOf(session))));
        var signedOut = new TaskCompletionSource<ClaimsPrincipal>();
        authentication.AuthenticationStateChanged += async state => signedOut.SetResult((await state).User);
        await circuit.ServiceProvider.GetServices<CircuitHandler>().OfType<SessionCheck>().Single().OnCircuitOpenedAsync(null!, Stop);
        if (ends) await Data.Service<SessionStore>().EndAsync(session, Stop);
        Server.Clock.Advance(SessionCheck.Interval);
        if (ends) Assert.Null(SessionToken.Of(await signedOut.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop)));
        else await Assert.ThrowsAsync<TimeoutException>(() => signedOut.Task.WaitAsync(TimeSpan.FromSeconds(2), Stop));
    }

    /// <summary>A database that restarts signs nobody out of what he is typing.</summary>
    [Fact]
    public async Task Circuit_DatabaseAway_SignsNobodyOut()
    {
        await using var away = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=wpb_app;Timeout=2");
        using var check = new SessionCheck(new(away, Data.Service<WpbContexts>(), Data.Clock), new ServerAuthenticationStateProvider(), Data.Clock, NullLogger<SessionCheck>.Instance);
        Assert.True(await check.IsOpenAsync(PrincipalOf(SessionToken.New())));
    }

    /// <summary>A cookie that somebody made up, or that belongs to another portal, is nobody's.</summary>
    [Theory]
    [InlineData("onzin")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Cookie_MadeUp_OpensNothing(string cookie)
    {
        using var visitor = Server.Visitor();
        visitor.Cookies[Visitor.SessionCookie] = cookie;
        Assert.StartsWith(Urls.SignIn, (await visitor.GetAsync(Urls.Profile)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_OfASessionThatNeverWas_OpensNothing()
    {
        using var visitor = Server.Visitor(SessionToken.New());
        Assert.StartsWith(Urls.SignIn, (await visitor.GetAsync(Urls.Profile)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switch_ToAPartnershipThatIsNotOnes_ChangesNothing()
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        var elsewhere = await Data.PartnershipAsync();
        var session = await SessionAsync(person);
        Assert.False(await Data.Service<SessionStore>().SwitchAsync(session, elsewhere.Id, Stop));
        Assert.Equal(person.PartnershipId, (await Data.Service<SessionStore>().OpenAsync(session, Stop))!.Viewer.PartnershipId);

        var viewer = await Data.ViewerOf(session);
        await Assert.ThrowsAsync<SessionEndedException>(() => Data.Service<WpbContexts>().OpenAsync(viewer with { PartnershipId = elsewhere.Id }, Stop));
    }

    /// <summary>A person whom the partnership let go of altogether is asked to sign in once, and told why; not sent round and round.</summary>
    [Fact]
    public async Task Account_LetGoOfByItsLastPartnership_IsToldSo()
    {
        var session = await Data.SessionAsync(await Data.AccountAsync(), null);
        using var visitor = Server.Visitor(session);
        var answer = await visitor.GetAsync(Urls.SignIn);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("geen partnerschap", answer.Words, StringComparison.Ordinal);
    }

    private static ClaimsPrincipal PrincipalOf(SessionToken session) => new(new ClaimsIdentity([new(SessionToken.Claim, session.Text)], "test"));

    private Task EndRolesAsync(Person person) => Data.AsOwnerAsync(person.PartnershipId, db =>
        db.Database.ExecuteSqlAsync($"update role_assignment set ended_at = {Data.Clock.GetUtcNow()} where person_id = {person.Id}", Stop));

    private async Task ExecuteAsync(string sql)
    {
        await using var owner = new NpgsqlConnection(Data.Connections.Owner);
        await owner.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
