using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WpbPortal.Benchmarks.Circuits;
using WpbPortal.Benchmarks.Measuring;
using WpbPortal.Benchmarks.Saves;
using WpbPortal.Data.Database;
using WpbPortal.Data.DemoData;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.Web;

namespace WpbPortal.Benchmarks;

/// <summary>Measures pages and saves beside their anchors and writes <c>docs/performance.md</c>.</summary>
internal static class Campaign
{
    private const string Database = "wpbportal_bench";
    private const string Log = "log";
    private const string AllSaves = "saves";
    private const string AllCircuits = "circuits";
    private const int OpenCircuits = 1000;

    /// <param name="pace">How long.</param>
    /// <param name="names">Which pages, while one is being mended, or "log", "saves" or "circuits"; all of them, and the browser's part, when none is named.</param>
    public static async Task<int> RunAsync(Pace pace, IReadOnlyList<string> names)
    {
        var folder = ClusterFolder.UsualFolder("bench-");
        await using var server = await LocalPostgresServer.StartAsync(new() { DataFolder = folder }, NullLogger.Instance);
        await server.DropDatabaseAsync(Database);
        await server.EnsureDatabaseAsync(Database);
        var connections = server.ConnectionsFor(Database);
        await DatabaseMigrator.MigrateAsync(connections.Owner);
        await DemoLoader.LoadOnceAsync(connections.Owner, DateTimeOffset.UtcNow);
        var superuser = () => server.OpenSuperuserAsync(Database);
        var people = await PeopleAsync(connections);
        await BenchData.AddSessionsAsync(connections.Owner, people[Pages.Supervisor], people[Pages.Student], 30);
        await BenchData.AddTrajectoriesAsync(connections.Owner, people[Pages.Coordinator], 40, 400);
        SharedSession shared;
        await using (var connection = await superuser())
        {
            await BenchData.AddLearningAsync(connection, people[Pages.Student], people[Pages.Supervisor], people[Pages.Educator], people[Pages.Trainer]);
            shared = await BenchData.SharedAsync(connection, people[Pages.Supervisor], people[Pages.Student]);
            // The anchors ask as another role, which is to come through the same doors and writes what they save; and PostgreSQL knows how large its tables are, as on any server that runs for a minute.
            await using var ready = new NpgsqlCommand("grant usage on schema platform to wpb_backup; grant execute on all functions in schema platform to wpb_backup; grant insert on all tables in schema public, platform to wpb_backup; analyze", connection);
            await ready.ExecuteNonQueryAsync();
        }

        using var portal = await ServerProcess.StartAsync(connections);
        using var nobody = new Client(portal.Portal);
        var clock = new CpuClock(portal.Id, Postmaster(folder));
        var rounds = new Rounds(clock, pace);
        var report = new Report(pace);
        foreach (var page in Pages.All.Where(page => IsAsked(page.Name)))
        {
            var path = Pages.AddressOf(page, shared);
            using var client = new Client(portal.Portal);
            await client.SignInAsync(page.Email);
            var statements = await CatchAsync(client, nobody, page.Name, path, people[page.Email]);
            var costs = await rounds.MeasureAsync((client, path), (nobody, $"/anchor/a1s/{page.Name}"), (nobody, $"/anchor/a1/{page.Name}"));
            report.Add(page, costs, await client.Percentile95Async(path, atOnce: 16, each: 15), statements, await client.NumberAsync($"/anchor/rows/{page.Name}"));
            Console.WriteLine(report.Last);
            if (page.Goal != "G1") continue;
            var asked = await rounds.MeasureAsync((client, path), (client, "/anchor/opened"), (client, $"/anchor/prepared/{page.Name}"));
            report.AddPrepared(page, asked[0].Postgres - asked[1].Postgres, asked[2].Postgres - asked[1].Postgres);
            Console.WriteLine(report.Last);
        }

        using var supervisor = new Client(portal.Portal);
        using var student = new Client(portal.Portal);
        await supervisor.SignInAsync(Pages.Supervisor);
        await student.SignInAsync(Pages.Student);
        if (IsAsked(Log))
        {
            var path = Urls.NewSessionOf(Guid.CreateVersion7());
            await CatchAsync(supervisor, nobody, Log, path, people[Pages.Supervisor]);
            var costs = await rounds.MeasureAsync((supervisor, path), (nobody, "/anchor/a5/log"));
            report.AddForm(Urls.NewSession, costs[0], costs[1]);
            Console.WriteLine(report.Last);
        }
        if (names.Count == 0) report.Add(await TimeToInteractive.MeasureAsync(portal, Pages.Supervisor));
        if (IsAsked(AllCircuits))
        {
            report.Add(await ClickToScreen.MeasureAsync(portal, superuser, pace, OpenCircuits));
            Console.WriteLine(report.Last);
        }
        if (IsAsked(AllSaves))
        {
            foreach (var save in await KnownSaves.AllAsync(superuser, connections.Owner, people[Pages.Supervisor], people[Pages.Student], supervisor, student, nobody))
            {
                report.Add(save, await SaveRounds.MeasureAsync(clock, pace, save));
                Console.WriteLine(report.Last);
                if (save.SameRows is not { } sameRows) continue;
                if (save.Again is not null) await save.Again();
                await save.Portal();
                var rows = await nobody.PostForNumberAsync("/anchor/rows-of-save");
                report.Add(save, rows, await SaveRounds.MeasureAsync(clock, pace, save with { Raw = sameRows }));
                Console.WriteLine(report.Last);
            }
        }
        if (names.Count > 0) return 0;
        report.Add(await FirstVisit.MeasureAsync(connections, Pages.Supervisor));
        if (pace == Pace.Full) await report.WriteAsync();
        else Console.WriteLine(report);
        return 0;

        bool IsAsked(string name) => names.Count == 0 || names.Contains(name);
    }

    /// <summary>Everybody who asks for a page.</summary>
    public static async Task<Dictionary<string, Colleague>> PeopleAsync(DatabaseConnections connections)
    {
        await using var backup = NpgsqlDataSource.Create(connections.Backup);
        var people = new Dictionary<string, Colleague>();
        foreach (var email in (string[])[Pages.Supervisor, Pages.Student, Pages.Coordinator, Pages.Trainer, Pages.Educator]) people[email] = await Colleague.OfAsync(backup, email);
        return people;
    }

    /// <summary>The process of PostgreSQL to which all others belong.</summary>
    public static int Postmaster(string folder) => int.Parse(File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First());

    /// <summary>Lets the server catch the statements of a page; says how many they are.</summary>
    private static async Task<int> CatchAsync(Client client, Client nobody, string name, string path, Colleague asker)
    {
        await client.GetAsync(path);
        await nobody.GetAsync($"/anchor/catch/{name}?partnership={asker.PartnershipId}&person={asker.PersonId}");
        // For a second EF Core remembers that nobody listened.
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        await client.GetAsync(path);
        return await nobody.NumberAsync("/anchor/caught");
    }
}
