namespace WpbPortal.Benchmarks.Measuring;

/// <summary>How long to measure.</summary>
/// <param name="Warming">Requests before the first that counts, enough for the runtime to have compiled its best.</param>
/// <param name="Turns">Times that each address has its turn.</param>
/// <param name="PerTurn">Requests in a turn.</param>
internal sealed record Pace(int Warming, int Turns, int PerTurn)
{
    public static Pace Full { get; } = new(250, 5, 100);

    /// <summary>To see that it runs; the figures say little.</summary>
    public static Pace Quick { get; } = new(100, 1, 100);
}

/// <summary>CPU time per request of several addresses, asked in turns so that what the machine does besides falls on all alike.</summary>
internal sealed class Rounds(CpuClock clock, Pace pace)
{
    /// <summary>The median milliseconds of CPU per request, with their spread, for each address and who asks for it.</summary>
    public async Task<IReadOnlyList<Cost>> MeasureAsync(params IReadOnlyList<(Client Client, string Path)> asked)
    {
        foreach (var (client, path) in asked) await AskAsync(client, path, pace.Warming);
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
