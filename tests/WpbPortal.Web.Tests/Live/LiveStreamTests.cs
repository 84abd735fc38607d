using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WpbPortal.Data.Live;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Features.Agenda;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Live;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Live;

/// <summary>The stream as a browser hears it, from the portal as it runs; what is done is done on another node, the test's own.</summary>
public sealed class LiveStreamTests(MigratedDatabase database) : HttpTest(database)
{
    [Fact]
    public async Task Stream_WhenSomethingIsShared_SaysLookAndNothingElse()
    {
        var pair = await Data.CoachingPairAsync();
        await using var student = await ListenAsync(Server, await SessionAsync(pair.StudentPerson));
        await using var stranger = await ListenAsync(Server, await SessionAsync(await Data.PersonAsync(Role.StudentTeacher)));

        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        Assert.Equal("event: look|data: 300", await student.NextAsync());
        // What is said after it is the first that the stranger hears: nothing was said before.
        Server.Services.GetRequiredService<LiveHub>().WakeAll(TimeSpan.FromMilliseconds(7));
        Assert.Equal("event: look|data: 7", await stranger.NextAsync());
    }

    [Fact]
    public async Task Stream_OnTwoNodes_IsHeardOnBoth()
    {
        await using var other = await PortalServer.StartAsync(Data.Connections.App, Data.Clock, ("Serilog:MinimumLevel:Default", "Fatal"), ("Demo", "false"));
        await WaitUntilAsync(() => other.Services.GetRequiredService<LiveListener>().IsListening);
        var pair = await Data.CoachingPairAsync();
        await using var here = await ListenAsync(Server, await SessionAsync(pair.StudentPerson));
        await using var there = await ListenAsync(other, await SessionAsync(pair.StudentPerson));
        var started = System.Diagnostics.Stopwatch.StartNew();

        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);

        Assert.Equal(["event: look|data: 300", "event: look|data: 300"], await Task.WhenAll(here.NextAsync(), there.NextAsync()));
        TestContext.Current.TestOutputHelper?.WriteLine($"Both nodes {started.ElapsedMilliseconds} ms after the save began.");
    }

    [Fact]
    public async Task Stream_OfASessionThatEnds_SaysSoAndEnds()
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        var (ended, stays) = (await SessionAsync(person), await SessionAsync(person));
        await using var first = await ListenAsync(Server, ended);
        await using var second = await ListenAsync(Server, stays);

        await Data.Service<SessionStore>().EndAsync(ended, Stop);

        Assert.Equal("event: ended|data: 0", await first.NextAsync());
        Assert.Null(await first.NextAsync());
        Assert.Equal("event: look|data: 300", await second.NextAsync());
        using var visitor = Server.Visitor(ended);
        Assert.StartsWith(Urls.SignIn, (await visitor.GetAsync(Urls.Live)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_MoreThanAnybodyLooksAt_AreRefused()
    {
        var session = await SessionAsync(await Data.PersonAsync(Role.StudentTeacher));
        var open = new List<Listening>();
        for (var number = 0; number < LiveHub.MostPerAccount; number++) open.Add(await ListenAsync(Server, session));

        using (var visitor = Server.Visitor(session)) Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.GetAsync(Urls.Live)).Status);
        await open[0].DisposeAsync();

        using (var visitor = Server.Visitor(session)) await WaitUntilAsync(async () => (await visitor.GetAsync(Urls.Live)).Status == HttpStatusCode.OK);
        foreach (var one in open) await one.DisposeAsync();
    }

    /// <summary>
    /// Many that listen are told at once, and cost little memory: forty on every run, two thousand with <c>WPB_LONG=1</c>. What is counted is both
    /// ends of the line, for both are in this process.
    /// </summary>
    [Fact]
    public async Task Stream_OfMany_TellsAllAndCostsLittle()
    {
        var sessions = new List<SessionToken>();
        var many = Environment.GetEnvironmentVariable("WPB_LONG") == "1" ? 2000 : 40;
        for (var person = 0; person < many / LiveHub.MostPerAccount; person++) sessions.Add(await SessionAsync(await Data.PersonAsync(Role.StudentTeacher)));
        await using var own = await PortalServer.StartAsync(Data.Connections.App, Data.Clock, ("Serilog:MinimumLevel:Default", "Fatal"), ("Demo", "false"));
        await using (await ListenAsync(own, sessions[0])) { }
        var hub = own.Services.GetRequiredService<LiveHub>();
        await WaitUntilAsync(() => hub.Count == 0);
        var (before, open) = (GC.GetTotalMemory(forceFullCollection: true), new List<Listening>());

        foreach (var session in sessions) for (var window = 0; window < LiveHub.MostPerAccount; window++) open.Add(await ListenAsync(own, session));

        Assert.Equal(many, hub.Count);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / many;
        TestContext.Current.TestOutputHelper?.WriteLine($"{many} streams hold {each / 1024.0:0.0} KiB each, both ends together.");
        // Beside other tests of the process the number says nothing.
        if (many == 2000) Assert.InRange(each, 0, 64 * 1024);
        var since = System.Diagnostics.Stopwatch.StartNew();
        hub.WakeAll(LiveHub.Spread);
        foreach (var one in open) Assert.Equal("event: look|data: 300", await one.NextAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"All {many} were told after {since.ElapsedMilliseconds} ms.");
        foreach (var one in open) await one.DisposeAsync();
        await WaitUntilAsync(() => hub.Count == 0);
    }

    [Fact]
    public async Task Stream_AtTheTurnOfTheDutchDayAndAsASessionExpires_LooksAndEnds()
    {
        await using var own = await PortalServer.StartAsync(Data.Connections.App, settings: [("Serilog:MinimumLevel:Default", "Fatal"), ("Demo", "false")]);
        await using var stream = await ListenAsync(own, await SessionAsync(await Data.PersonAsync(Role.StudentTeacher)));

        // Ten in the morning; a silent line is kept up, and at midnight everybody looks.
        var beat = stream.NextAsync();
        await WaitUntilAsync(() =>
        {
            own.Clock.Advance(LiveEndpoints.Beat);
            return beat.IsCompleted;
        });
        Assert.Equal(":", await beat);
        own.Clock.Advance(TimeSpan.FromHours(14));
        string? line;
        while ((line = await stream.NextAsync()) == ":") { }
        Assert.Equal("event: look|data: 300", line);
        own.Clock.Advance(TimeSpan.FromDays(14));
        while ((line = await stream.NextAsync()) is ":" or "event: look|data: 300") own.Clock.Advance(LiveEndpoints.Check);
        Assert.Equal("event: ended|data: 0", line);
    }

    [Fact]
    public async Task Listener_WhoseLineIsCut_LooksAgainAndHearsOn()
    {
        await using var own = await PortalServer.StartAsync(Data.Connections.App, Data.Clock, ("Serilog:MinimumLevel:Default", "Fatal"), ("Demo", "false"));
        var listener = own.Services.GetRequiredService<LiveListener>();
        await WaitUntilAsync(() => listener.IsListening);
        var pair = await Data.CoachingPairAsync();
        await using var student = await ListenAsync(own, await SessionAsync(pair.StudentPerson));

        await using (var owner = NpgsqlDataSource.Create(Data.Connections.App))
        {
            await using var cut = owner.CreateCommand($"select pg_terminate_backend({listener.Backend})");
            Assert.Equal(true, await cut.ExecuteScalarAsync(Stop));
        }

        Assert.Equal($"event: look|data: {LiveHub.WideSpread.TotalMilliseconds}", await student.NextAsync());
        await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        Assert.Equal("event: look|data: 300", await student.NextAsync());
    }

    /// <summary>Between the making of a page and its stream nothing is missed, and what was there already is not looked for again.</summary>
    [Theory]
    [InlineData(-30, true)]
    [InlineData(30, false)]
    public async Task Stream_OfAPageMadeBeforeOrAfterAChange_LooksOrNot(int seconds, bool looks)
    {
        var pair = await Data.CoachingPairAsync();
        var since = Server.Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeMilliseconds();
        await Server.Services.GetRequiredService<AgendaService>().SaveAsync(pair.Student, new(Guid.CreateVersion7(), Domain.Learning.AgendaKind.Experience, "Stil", null, false), Stop);

        await using var student = await ListenAsync(Server, await SessionAsync(pair.StudentPerson), since);

        if (looks) Assert.Equal("event: look|data: 300", await student.NextAsync());
        Server.Services.GetRequiredService<LiveHub>().Wake(new HashSet<LiveTopic> { LiveTopic.Everybody(pair.StudentPerson.PartnershipId) });
        Assert.Equal($"event: look|data: {LiveHub.WideSpread.TotalMilliseconds}", await student.NextAsync());
    }

    [Fact]
    public async Task Wire_WithoutADatabase_FailsNobody()
    {
        await using var away = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=wpb_app;Timeout=2");
        var (wire, here) = (new LiveWire(away, NullLogger<LiveWire>.Instance), 0);
        wire.Told += _ => here++;
        wire.Tell(new HashSet<LiveTopic> { LiveTopic.Person(Guid.CreateVersion7()) });
        wire.Tell(new HashSet<LiveTopic>());
        Assert.Equal(1, here);
    }

    [Fact]
    public async Task Wire_ManyAtOnce_GoInFewMessagesThatPostgresTakes()
    {
        await using var app = NpgsqlDataSource.Create(Data.Connections.App);
        await using var line = await app.OpenConnectionAsync(Stop);
        await using (var listen = new NpgsqlCommand($"listen {LiveWire.Channel}", line)) await listen.ExecuteNonQueryAsync(Stop);
        var wire = new LiveWire(app, NullLogger<LiveWire>.Instance);
        var (messages, heard) = (0, new HashSet<LiveTopic>());
        line.Notification += (_, told) =>
        {
            if (!told.Payload.StartsWith(wire.Node, StringComparison.Ordinal)) return;
            messages++;
            heard.UnionWith(new LiveWire(app, NullLogger<LiveWire>.Instance).Read(told.Payload)!);
        };
        var topics = Enumerable.Range(0, 1000).Select(_ => LiveTopic.Person(Guid.CreateVersion7())).ToHashSet();

        foreach (var topic in topics) wire.Tell(new HashSet<LiveTopic> { topic });

        while (heard.Count < topics.Count) await line.WaitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), Stop);
        Assert.Equal(topics, heard);
        Assert.InRange(messages, 1, 500);
        Assert.Null(wire.Read($"{wire.Node} {topics.First()}"));
    }

    /// <summary>A page that is looked at anew and is not there any more says so without being a fault; asked for as a page it is not found.</summary>
    [Fact]
    public async Task Look_AtAPageThatWentAway_SaysSoInAHeader()
    {
        var pair = await Data.CoachingPairAsync();
        var session = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        var feedback = (await Data.Service<CoachingQueries>().SessionAsync(pair.Student, session.Id, Stop)).Feedback[0].Id;
        using var visitor = await VisitorAsync(pair.StudentPerson);
        Assert.Null((await LookAsync()).Header("Wpb-Gone"));

        await Data.Service<CoachingService>().WithdrawShareAsync(pair.Supervisor, session.Id, Stop);

        var (page, look) = (await visitor.GetAsync(Urls.Feedback(feedback)), await LookAsync());
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal((HttpStatusCode.OK, "1"), (look.Status, look.Header("Wpb-Gone")));
        Assert.DoesNotContain("Wpb-Gone", page.Headers.Keys);

        Task<Answer> LookAsync() => visitor.SendAsync(new(HttpMethod.Get, Urls.Feedback(feedback)) { Headers = { { "Wpb-Live", "1" } } });
    }

    /// <summary>The number stands in the frame also when it is nought, for the script to change; and the sentences of the script are there in the reader's language.</summary>
    [Fact]
    public async Task Frame_OfEveryPage_HoldsWhatTheScriptNeeds()
    {
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.StudentTeacher));
        var page = (await visitor.GetAsync(Urls.Today)).Text;
        Assert.Contains("data-live=\"notifications\" hidden>0<", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"live\" hidden data-stream=\"{Urls.Live}\" data-since=\"{Server.Clock.GetUtcNow().ToUnixTimeMilliseconds()}\"", page, StringComparison.Ordinal);
        Assert.Contains(Texts.ShellTexts.LiveGone, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    private static Task WaitUntilAsync(Func<bool> holds) => WaitUntilAsync(() => Task.FromResult(holds()));

    private static async Task WaitUntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 400, "It did not come to hold within twenty seconds.");
            await Task.Delay(50, Stop);
        }
    }

    private static async Task<Listening> ListenAsync(PortalServer server, SessionToken session, long? since = null)
    {
        await WaitUntilAsync(() => server.Services.GetRequiredService<LiveListener>().IsListening);
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 100 }) { BaseAddress = server.Address };
        var request = new HttpRequestMessage(HttpMethod.Get, since is null ? Urls.Live : $"{Urls.Live}?sinds={since}") { Headers = { { "Accept", "text/event-stream" }, { "Cookie", $"{Visitor.SessionCookie}={server.CookieOf(session)}" } } };
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var listening = new Listening(client, new(await answer.Content.ReadAsStreamAsync(Stop)));
        Assert.Equal("retry: 2000", await listening.NextAsync());
        return listening;
    }

    /// <summary>One open stream.</summary>
    private sealed class Listening(HttpClient client, StreamReader lines) : IAsyncDisposable
    {
        /// <summary>The lines of the next message; null when the stream has ended.</summary>
        public async Task<string?> NextAsync()
        {
            var said = new List<string>();
            while (await lines.ReadLineAsync(Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop) is { } line)
            {
                if (line.Length > 0) said.Add(line);
                else return string.Join('|', said);
            }
            return null;
        }

        public ValueTask DisposeAsync()
        {
            lines.Dispose();
            client.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
