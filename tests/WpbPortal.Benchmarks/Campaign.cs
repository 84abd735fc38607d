using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WpbPortal.Benchmarks.Measuring;
using WpbPortal.Data.Database;
using WpbPortal.Data.DemoData;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.Web;

namespace WpbPortal.Benchmarks;

/// <summary>Measures the pages beside their anchors and writes <c>docs/performance.md</c>.</summary>
internal static class Campaign
{
    private const string Supervisor = "tessa.cosic30@school.example";
    private const string Student = "yara.meijer2026@student.example";
    private const string Coordinator = "ruud.verhagen@wilgenkruis.example";
    private const string Database = "wpbportal_bench";

    /// <summary>Pages that show, each with who asks for it: lists of 25 rows or more (G1), and start pages with a picture (G3).</summary>
    private static readonly Shown[] Pages =
    [
        new("G1", "sessions", Urls.Sessions, Supervisor),
        new("G1", "feedback", Urls.MyFeedback, Student),
        new("G1", "people", Urls.People, Coordinator),
        new("G1", "placements", Urls.Placements, Coordinator),
        new("G1", "trajectories", Urls.Trajectories, Coordinator),
        new("G1", "notifications", Urls.Notifications, Student),
        new("G3", "student", Urls.Today, Student),
        new("G3", "supervisor", Urls.Today, Supervisor),
        new("G3", "coordinator", Urls.Today, Coordinator),
    ];

    /// <param name="pace">How long.</param>
    /// <param name="names">Which pages, while one is being mended; all of them, and the browser's part, when none is named.</param>
    public static async Task<int> RunAsync(Pace pace, IReadOnlyList<string> names)
    {
        var folder = ClusterFolder.UsualFolder("bench-");
        await using var server = await LocalPostgresServer.StartAsync(new() { DataFolder = folder }, NullLogger.Instance);
        await server.DropDatabaseAsync(Database);
        await server.EnsureDatabaseAsync(Database);
        var connections = server.ConnectionsFor(Database);
        await DatabaseMigrator.MigrateAsync(connections.Owner);
        await DemoLoader.LoadOnceAsync(connections.Owner, DateTimeOffset.UtcNow);
        await using (var backup = NpgsqlDataSource.Create(connections.Backup))
        {
            await BenchData.AddSessionsAsync(connections.Owner, await Colleague.OfAsync(backup, Supervisor), await Colleague.OfAsync(backup, Student), 30);
            await BenchData.AddTrajectoriesAsync(connections.Owner, await Colleague.OfAsync(backup, Coordinator), 40, 400);
        }
        // The anchors ask as another role, which is to come through the same doors; and PostgreSQL knows how large its tables are, as on any server that runs for a minute.
        await using (var superuser = await server.OpenSuperuserAsync(Database))
        await using (var ready = new NpgsqlCommand("grant usage on schema platform to wpb_backup; grant execute on all functions in schema platform to wpb_backup; analyze", superuser))
            await ready.ExecuteNonQueryAsync();

        using var portal = await ServerProcess.StartAsync(connections);
        using var nobody = new Client(portal.Portal);
        var rounds = new Rounds(new CpuClock(portal.Id, Postmaster(folder)), pace);
        var report = new Report(pace);
        foreach (var page in Pages.Where(page => names.Count == 0 || names.Contains(page.Name)))
        {
            using var client = new Client(portal.Portal);
            await client.SignInAsync(page.Email);
            var statements = await CatchAsync(client, nobody, page);
            var costs = await rounds.MeasureAsync((client, page.Path), (nobody, $"/anchor/a1s/{page.Name}"), (nobody, $"/anchor/a1/{page.Name}"));
            report.Add(page, costs, await client.Percentile95Async(page.Path, atOnce: 16, each: 15), statements, await nobody.NumberAsync($"/anchor/rows/{page.Name}"));
            Console.WriteLine(report.Last);
            if (page.Goal != "G1") continue;
            var asked = await rounds.MeasureAsync((client, page.Path), (client, "/anchor/opened"), (client, $"/anchor/prepared/{page.Name}"));
            report.AddPrepared(page, asked[0].Postgres - asked[1].Postgres, asked[2].Postgres - asked[1].Postgres);
            Console.WriteLine(report.Last);
        }

        if (names.Count > 0) return 0;
        report.Add(await TimeToInteractive.MeasureAsync(portal, Supervisor));
        report.Add(await FirstVisit.MeasureAsync(connections, Supervisor));
        if (pace == Pace.Full) await report.WriteAsync();
        else Console.WriteLine(report);
        return 0;
    }

    /// <summary>
    /// Measures the pages of somebody of the demonstration, and again of somebody in one of a hundred partnerships with so many sessions in all (G12);
    /// and how long searching takes among them.
    /// </summary>
    public static async Task<int> RunNationalAsync(Pace pace, int sessions)
    {
        var folder = ClusterFolder.UsualFolder("bench-");
        await using var server = await LocalPostgresServer.StartAsync(new() { DataFolder = folder }, NullLogger.Instance);
        await server.DropDatabaseAsync(Database);
        await server.EnsureDatabaseAsync(Database);
        var connections = server.ConnectionsFor(Database);
        await DatabaseMigrator.MigrateAsync(connections.Owner);
        await DemoLoader.LoadOnceAsync(connections.Owner, DateTimeOffset.UtcNow);
        await using (var backup = NpgsqlDataSource.Create(connections.Backup))
            await BenchData.AddSessionsAsync(connections.Owner, await Colleague.OfAsync(backup, Supervisor), await Colleague.OfAsync(backup, Student), 120);

        var begin = Stopwatch.GetTimestamp();
        await NationalData.MakeAsync(() => server.OpenSuperuserAsync(Database), sessions);
        var report = new NationalReport(sessions, Stopwatch.GetElapsedTime(begin));
        using var portal = await ServerProcess.StartAsync(connections);
        using var nobody = new Client(portal.Portal);
        var rounds = new Rounds(new CpuClock(portal.Id, Postmaster(folder)), pace);
        var (small, large) = (new Dictionary<string, Client>(), new Dictionary<string, Client>());
        foreach (var (email, person, role) in ((string, int, int)[])[(Student, 1, 1), (Supervisor, 401, 2), (Coordinator, 900, 6)])
        {
            large[email] = new(portal.Portal);
            await large[email].SignInAsync(email);
            await NationalData.MoveAsync(() => server.OpenSuperuserAsync(Database), email, person, role);
            small[email] = new(portal.Portal);
            await small[email].SignInAsync(email);
        }
        foreach (var page in Pages)
        {
            var costs = await rounds.MeasureAsync((small[page.Email], page.Path), (large[page.Email], page.Path), (nobody, Urls.SignIn));
            report.Add(page, costs[0], costs[1]);
            Console.WriteLine(report.Last);
        }
        foreach (var question in (string[])["klas", "rust in de klas", "\"open vragen\"", "differentieren -toets", "leerl", "haar", "onvindbaarwoord"])
        {
            foreach (var email in (string[])[Student, Supervisor, Coordinator])
            {
                var path = $"{Urls.Search}?q={Uri.EscapeDataString(question)}";
                await large[email].Percentile95Async(path, 4, 10);
                report.AddSearch(question, email, await large[email].Percentile95Async(path, 1, 40), await large[email].Percentile95Async(path, 16, 15));
                Console.WriteLine(report.Last);
            }
        }
        foreach (var client in small.Values.Concat(large.Values)) client.Dispose();
        await report.WriteAsync();
        return 0;
    }

    /// <summary>Lets the server catch the statements of a page; says how many they are.</summary>
    private static async Task<int> CatchAsync(Client client, Client nobody, Shown page)
    {
        await client.GetAsync(page.Path);
        await nobody.GetAsync($"/anchor/catch/{page.Name}");
        // For a second EF Core remembers that nobody listened.
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        await client.GetAsync(page.Path);
        return await nobody.NumberAsync("/anchor/caught");
    }

    private static int Postmaster(string folder) => int.Parse(File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First());
}

/// <summary>A page that is measured.</summary>
/// <param name="Goal">The goal it is held to.</param>
/// <param name="Name">What the anchors know it by.</param>
/// <param name="Path">Its address.</param>
/// <param name="Email">Who asks for it.</param>
internal sealed record Shown(string Goal, string Name, string Path, string Email);
