using System.Diagnostics;

namespace WpbPortal.Benchmarks.Measuring;

/// <summary>How long to measure.</summary>
/// <param name="Warming">Most requests before the first that counts; fewer when the runtime has compiled its best sooner.</param>
/// <param name="Turns">Times that each address has its turn.</param>
/// <param name="PerTurn">Requests in a turn.</param>
internal sealed record Pace(int Warming, int Turns, int PerTurn)
{
    /// <summary>Eight minutes at most for all pages. Short turns, so that what disturbs one disturbs its neighbours.</summary>
    public static Pace Full { get; } = new(1200, 13, 32);

    /// <summary>To see that it runs; the figures say little.</summary>
    public static Pace Quick { get; } = new(600, 5, 40);
}

/// <summary>CPU time per request of several addresses, asked in turns so that what the machine does besides falls on all alike.</summary>
internal sealed class Rounds(CpuClock clock, Pace pace)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>The median milliseconds of CPU per request, with their spread, for each address and who asks for it.</summary>
    public async Task<IReadOnlyList<Cost>> MeasureAsync(params IReadOnlyList<(Client Client, string Path)> asked)
    {
        await WarmAsync(asked);
        var costs = asked.Select(_ => new List<CpuTime>()).ToList();
        for (var turn = 0; turn < pace.Turns; turn++)
        {
            for (var which = 0; which < asked.Count; which++)
            {
                var before = clock.Read();
                await AskAsync(asked[which].Client, asked[which].Path, pace.PerTurn);
                costs[which].Add((clock.Read() - before) / pace.PerTurn);
            }
        }
        return [.. costs.Select(Cost.Of)];
    }

    /// <summary>
    /// Asks until the runtime compiles (almost) nothing more: it does that on the server's CPU time, in several rounds, and
    /// what it costs is not the page's.
    /// </summary>
    private async Task WarmAsync(IReadOnlyList<(Client Client, string Path)> asked)
    {
        const int Batch = 100;
        const int Few = 5;
        var quiet = 0;
        var begin = Stopwatch.GetTimestamp();
        for (var done = 0; done < pace.Warming && quiet < 3 && Stopwatch.GetElapsedTime(begin) < Longest; done += Batch)
        {
            var before = await asked[^1].Client.NumberAsync("/anchor/compiled");
            foreach (var (client, path) in asked) await AskAsync(client, path, Batch);
            quiet = await asked[^1].Client.NumberAsync("/anchor/compiled") - before <= Few ? quiet + 1 : 0;
        }
    }

    private static async Task AskAsync(Client client, string path, int times)
    {
        for (var time = 0; time < times; time++) await client.GetAsync(path);
    }
}

/// <summary>Milliseconds of CPU per request: the medians, and the spread of what the server used.</summary>
internal sealed record Cost(double Server, double Postgres, double Lowest, double Highest)
{
    public double Total => Server + Postgres;

    public static Cost Of(List<CpuTime> turns)
    {
        var server = turns.Select(turn => turn.Server).Order().ToList();
        return new(server[server.Count / 2], turns.Select(turn => turn.Postgres).Order().ElementAt(turns.Count / 2), server[0], server[^1]);
    }
}
