using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WpbPortal.Benchmarks.Measuring;
using WpbPortal.Data.Database;
using WpbPortal.Data.DemoData;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.Web;

namespace WpbPortal.Benchmarks;

/// <summary>
/// Measures the pages of somebody of the demonstration, and again of somebody in one of a hundred partnerships with so many sessions in all (G12); and how long searching takes among
/// them. Writes <c>docs/performance-national.md</c>.
/// </summary>
internal static class NationalCampaign
{
    private const string Database = "wpbportal_national";

    /// <summary>Sessions that the student and the supervisor of the demonstration get, so that they have as many as one of the large partnerships has.</summary>
    private const int Sessions = 120;

    /// <summary>Who of the demonstration is who in the first of the large partnerships: a number, and a role.</summary>
    private static readonly (string Email, int Person, int Role)[] Moved =
        [(Pages.Student, 1, 1), (Pages.Supervisor, 402, 2), (Pages.Coordinator, 900, 6), (Pages.Trainer, 901, 4), (Pages.Educator, 902, 3)];

    public static async Task<int> RunAsync(Pace pace, int sessions, IReadOnlyList<string> names)
    {
        // A cluster of its own, for what is made here can be made again: it need not be on the disk before the next is made.
        var folder = ClusterFolder.UsualFolder("bench-national-");
        await using var server = await LocalPostgresServer.StartAsync(new() { DataFolder = folder, Durable = false }, NullLogger.Instance);
        var superuser = () => server.OpenSuperuserAsync(Database);
        var connections = server.ConnectionsFor(Database);
        var began = Stopwatch.GetTimestamp();
        var isKept = (await server.DatabaseNamesAsync()).Contains(Database) && await NationalData.IsMadeAsync(superuser, sessions);
        if (!isKept) await MakeAsync(server, connections, sessions);
        var report = new NationalReport(sessions, isKept ? null : Stopwatch.GetElapsedTime(began));
        Console.WriteLine($"{(isKept ? "Kept" : "Made")} in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} seconds.");

        var people = await Campaign.PeopleAsync(connections);
        SharedSession smallShared, largeShared;
        await using (var connection = await superuser())
        {
            smallShared = await BenchData.SharedAsync(connection, people[Pages.Supervisor], people[Pages.Student]);
            largeShared = await BenchData.SharedAsync(connection, await NationalData.ColleagueAsync(superuser, 402), await NationalData.ColleagueAsync(superuser, 1));
        }
        using var portal = await ServerProcess.StartAsync(connections);
        using var nobody = new Client(portal.Portal);
        var rounds = new Rounds(new CpuClock(portal.Id, Campaign.Postmaster(folder)), pace);
        var (small, large) = (new Dictionary<string, Client>(), new Dictionary<string, Client>());
        foreach (var (email, person, role) in Moved)
        {
            large[email] = new(portal.Portal);
            await large[email].SignInAsync(email);
            await NationalData.MoveAsync(superuser, email, person, role);
            small[email] = new(portal.Portal);
            await small[email].SignInAsync(email);
        }
        foreach (var page in Pages.All.Where(page => names.Count == 0 || names.Contains(page.Name)))
        {
            var costs = await rounds.MeasureAsync((small[page.Email], Pages.AddressOf(page, smallShared)), (large[page.Email], Pages.AddressOf(page, largeShared)), (nobody, Urls.SignIn));
            report.Add(page, costs[0], costs[1]);
            Console.WriteLine(report.Last);
        }
        if (names.Count > 0) return 0;
        foreach (var question in (string[])["klas", "rust in de klas", "\"open vragen\"", "differentieren -toets", "leerl", "haar", "onvindbaarwoord"])
        {
            foreach (var email in (string[])[Pages.Student, Pages.Supervisor, Pages.Coordinator])
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

    private static async Task MakeAsync(LocalPostgresServer server, DatabaseConnections connections, int sessions)
    {
        var superuser = () => server.OpenSuperuserAsync(Database);
        await server.DropDatabaseAsync(Database);
        await server.EnsureDatabaseAsync(Database);
        await DatabaseMigrator.MigrateAsync(connections.Owner);
        await DemoLoader.LoadOnceAsync(connections.Owner, DateTimeOffset.UtcNow);
        var people = await Campaign.PeopleAsync(connections);
        await BenchData.AddSessionsAsync(connections.Owner, people[Pages.Supervisor], people[Pages.Student], Sessions);
        await NationalData.MakeAsync(superuser, sessions);
        await NationalData.TrainAsync(superuser);
        var large = new Dictionary<string, Colleague>();
        foreach (var (email, person, role) in Moved)
        {
            await NationalData.MoveAsync(superuser, email, person, role);
            large[email] = await NationalData.ColleagueAsync(superuser, person);
        }
        await using (var connection = await superuser())
        {
            foreach (var side in (Dictionary<string, Colleague>[])[people, large])
                await BenchData.AddLearningAsync(connection, side[Pages.Student], side[Pages.Supervisor], side[Pages.Educator], side[Pages.Trainer]);
        }
        await NationalData.SignAsync(superuser, sessions);
    }
}
