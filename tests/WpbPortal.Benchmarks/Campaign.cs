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
    private const string Database = "wpbportal_bench";

    /// <summary>Lists of 25 rows or more, each with its anchors (G1).</summary>
    private static readonly (string Name, string Path)[] Lists = [("sessions", Urls.Sessions)];

    public static async Task<int> RunAsync()
    {
        var folder = ClusterFolder.UsualFolder("bench-");
        await using var server = await LocalPostgresServer.StartAsync(new() { DataFolder = folder }, NullLogger.Instance);
        await server.DropDatabaseAsync(Database);
        await server.EnsureDatabaseAsync(Database);
        var connections = server.ConnectionsFor(Database);
        await DatabaseMigrator.MigrateAsync(connections.Owner);
        await DemoLoader.LoadOnceAsync(connections.Owner, DateTimeOffset.UtcNow);
        var (partnership, person) = await WhoAsync(connections.Backup, Supervisor);
        await BenchData.AddSessionsAsync(connections.Owner, partnership, person, 60);

        using var portal = await ServerProcess.StartAsync(connections);
        using var client = new Client(portal.Portal);
        await client.SignInAsync(Supervisor);
        var rounds = new Rounds(client, new CpuClock(portal.Id, Postmaster(folder)));
        var report = new Report();

        foreach (var (name, path) in Lists)
        {
            await CatchAsync(client, name, path);
            var costs = await rounds.MeasureAsync(path, $"/anchor/a1s/{name}", $"/anchor/a1/{name}");
            report.Add("G1", path, costs, staticBound: 2.5, rawBound: 5, await client.Percentile95Async(path, atOnce: 16, each: 25));
        }

        var statements = await CatchAsync(client, "today", Urls.Today);
        var today = await rounds.MeasureAsync(Urls.Today, "/anchor/a1s/today", "/anchor/a1/today");
        report.Add("G3", Urls.Today, today, staticBound: 3, rawBound: null, await client.Percentile95Async(Urls.Today, atOnce: 16, each: 25), statements);

        await report.WriteAsync(await FirstVisit.MeasureAsync(connections, Supervisor), await TimeToInteractive.MeasureAsync(portal, Supervisor));
        return 0;
    }

    /// <summary>Lets the server catch the statements of a page; says how many they are.</summary>
    private static async Task<int> CatchAsync(Client client, string name, string path)
    {
        await client.GetAsync(path);
        await client.GetAsync($"/anchor/catch/{name}");
        await client.GetAsync(path);
        return await client.NumberAsync($"/anchor/caught/{name}");
    }

    private static async Task<(Guid Partnership, Guid Person)> WhoAsync(string backupConnection, string email)
    {
        await using var source = NpgsqlDataSource.Create(backupConnection);
        await using var command = source.CreateCommand("select partnership_id, id from person where email = $1");
        command.Parameters.Add(new() { Value = email });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetGuid(0), row.GetGuid(1));
    }

    private static int Postmaster(string folder) => int.Parse(File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First());
}
