using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Tests;
using Xunit;

namespace WpbPortal.EndToEnd.Tests.Drops;

/// <summary>
/// Types while things break, comes back, and compares: at most the last second of typing is lost, what is saved is what was on the
/// screen, and the browser's profile holds no word of it that could be read. A handful on every run; with <c>WPB_LONG=1</c> a
/// thousand (or <c>WPB_DROPS</c>) over four people side by side, each with a server in a process of its own that is really killed.
/// </summary>
public sealed class DropCampaignTests(BrowserFixture browser, RunningPortal portal)
{
    private const int Many = 1000;
    private const int Lanes = 4;

    // Of a thousand: a restarted server costs some ten times what the others cost.
    private static readonly (Drop Drop, int Weight)[] Shares =
        [(Drop.SocketCut, 34), (Drop.Offline, 24), (Drop.Reload, 16), (Drop.TabKilled, 8), (Drop.KilledOffline, 8), (Drop.ServerStopped, 3), (Drop.ServerKilled, 4), (Drop.Deploy, 3)];

    private static bool IsLong => Environment.GetEnvironmentVariable("WPB_LONG") == "1";

    [Fact]
    public async Task Type_WhileThingsBreak_LosesNoMoreThanASecondAndSavesWhatTheScreenShows()
    {
        var (done, wrong) = IsLong ? await LongAsync() : await ShortAsync();

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {done} drops: {string.Join(Environment.NewLine, wrong.Take(10))}");
    }

    /// <summary>The control: without the channel the very same drops lose what was typed, and the test sees it.</summary>
    [Fact]
    public async Task Type_WithTheChannelSwitchedOff_LosesText()
    {
        using var profile = new BrowserProfile();
        await using var server = new HostedServer(portal);
        await server.StartAsync();
        await using var context = await browser.ProfileAsync(profile.Folder);
        await SignInAsync(context, server, await SupervisorAsync());
        await context.RouteAsync("**/js/drafts*.js", route => route.AbortAsync());
        var typist = new Typist(context, server, new(1));
        await typist.BeginAsync();

        Assert.NotNull(await typist.GoThroughAsync(Drop.Reload, Short));
        await typist.BeginAsync();
        Assert.NotNull(await typist.GoThroughAsync(Drop.TabKilled, Short));
    }

    private async Task<(int Done, IReadOnlyList<string> Wrong)> ShortAsync()
    {
        await using var server = new HostedServer(portal);
        await server.StartAsync();
        (Drop, TimeSpan)[] drops = [(Drop.SocketCut, Short), (Drop.Reload, Short), (Drop.KilledOffline, Short), (Drop.Offline, Short), (Drop.ServerKilled, Short), (Drop.Deploy, Short)];
        return (drops.Length, await CampaignAsync(server, await SupervisorAsync(), new(DateTime.UtcNow.DayOfYear), drops, "short"));
    }

    private async Task<(int Done, IReadOnlyList<string> Wrong)> LongAsync()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("WPB_DROPS"), out var asked) ? asked : Many;
        List<Task<IReadOnlyList<string>>> lanes = [];
        for (var lane = 0; lane < Lanes; lane++)
        {
            // One after the other: each fills a database with the demonstration first.
            var database = new TestDatabase();
            await database.InitializeAsync();
            var server = new PortalProcess(database.Connections);
            await server.StartAsync();
            lanes.Add(LaneAsync(database, server, lane, (count + lane) / Lanes));
        }
        return (count, [.. (await Task.WhenAll(lanes)).SelectMany(wrong => wrong)]);
    }

    private async Task<IReadOnlyList<string>> LaneAsync(TestDatabase database, PortalProcess server, int lane, int count)
    {
        await using var _ = database;
        await using var __ = server;
        var chance = new Random(2026 + lane);
        var wheel = Shares.SelectMany(share => Enumerable.Repeat(share.Drop, share.Weight)).ToList();
        var drops = Enumerable.Range(0, count).Select(number => (wheel[chance.Next(wheel.Count)], LengthOf(number, chance))).ToList();
        return await CampaignAsync(server, DemoCast.As(Role.Supervisor), chance, drops, $"lane {lane}");
    }

    private async Task<IReadOnlyList<string>> CampaignAsync(IServer server, string email, Random chance, IReadOnlyList<(Drop Drop, TimeSpan Length)> drops, string lane)
    {
        using var profile = new BrowserProfile();
        List<string> wrong = [];
        var openly = $"openly{Guid.NewGuid():N}";
        string mark;
        await using (var context = await browser.ProfileAsync(profile.Folder))
        {
            await SignInAsync(context, server, email);
            var typist = new Typist(context, server, chance);
            mark = typist.Mark;
            await typist.BeginAsync();
            for (var number = 0; number < drops.Count; number++)
            {
                var (drop, length) = drops[number];
                var lost = await typist.GoThroughAsync(drop, length);
                if (lost is not null) wrong.Add($"{lane}, {number} {drop}: {lost}");
                if (IsLong) TestContext.Current.SendDiagnosticMessage($"{lane}: {number + 1} of {drops.Count}: {drop}, {wrong.Count} wrong{(lost is null ? "" : $": {lost}")}");
                if (number % 4 != 3 && number != drops.Count - 1 && lost is null) continue;
                if (lost is null && await typist.SaveAsync() is { } otherwise) wrong.Add($"{lane}, {number} {drop}: {otherwise}");
                await typist.BeginAsync();
            }
            await BrowserProfile.WriteOpenlyAsync(typist.Page, openly);
        }
        Assert.NotEmpty(profile.FilesWith(openly));
        wrong.AddRange(profile.FilesWith(mark).Select(file => $"what was typed stands readable in {Path.GetRelativePath(profile.Folder, file)}"));
        return wrong;
    }

    // The real lengths (offline 5 to 120 s, a server away 5 to 60 s) now and then; for the rest a twentieth of them.
    private static TimeSpan LengthOf(int number, Random chance) => number % 20 == 10 ? TimeSpan.FromSeconds(chance.Next(5, 121)) : TimeSpan.FromSeconds(chance.Next(5, 121) / 20.0);

    private static TimeSpan Short => TimeSpan.FromMilliseconds(700);

    private static async Task SignInAsync(IBrowserContext context, IServer server, string email) => await context.AddCookiesAsync(
    [
        new() { Name = "__Host-wpb", Value = await new SignedInCookies(() => server.Address).OfAsync(email), Domain = server.Address.Host, Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteAttribute.Lax },
    ]);

    /// <summary>A supervisor with one student, in a partnership of this test's own.</summary>
    private async Task<string> SupervisorAsync()
    {
        var own = await new OwnPartnership(portal, "Storing").FoundAsync();
        var (student, supervisor) = (own.Add("Yara", "Zomer", Role.StudentTeacher, "nl"), own.Add("Noor", "Herfst", Role.Supervisor, "nl"));
        var placement = new Placement(own.Id, student.Id, own.School.Id, own.Team.Id, OwnPartnership.Year, 2);
        own.Add(placement, new Supervision(placement, supervisor.Id, OwnPartnership.Year));
        await own.KeepAsync();
        return supervisor.Email;
    }
}
