namespace WpbPortal.Benchmarks.Measuring;

/// <summary>CPU time per request of several addresses, asked in turns so that what the machine does besides falls on all alike.</summary>
internal sealed class Rounds(Client client, CpuClock clock)
{
    private const int Warming = 60;
    internal const int Turns = 5;
    internal const int PerTurn = 200;

    /// <summary>The median milliseconds of CPU per request (server and PostgreSQL together), with their spread, for each address.</summary>
    public async Task<IReadOnlyList<Cost>> MeasureAsync(params IReadOnlyList<string> paths)
    {
        foreach (var path in paths) await AskAsync(path, Warming);
        var costs = paths.Select(_ => new List<(double Server, double Postgres)>()).ToList();
        for (var turn = 0; turn < Turns; turn++)
        {
            for (var which = 0; which < paths.Count; which++)
            {
                var before = clock.Read();
                await AskAsync(paths[which], PerTurn);
                var after = clock.Read();
                costs[which].Add(((after.Server - before.Server) / PerTurn, (after.Postgres - before.Postgres) / PerTurn));
            }
        }
        return [.. costs.Select(Cost.Of)];
    }

    private async Task AskAsync(string path, int times)
    {
        for (var time = 0; time < times; time++) await client.GetAsync(path);
    }
}

/// <summary>Milliseconds of CPU per request.</summary>
internal sealed record Cost(double Server, double Postgres, double Lowest, double Highest)
{
    public double Total => Server + Postgres;

    public static Cost Of(List<(double Server, double Postgres)> turns)
    {
        var byTotal = turns.OrderBy(turn => turn.Server + turn.Postgres).ToList();
        var median = byTotal[byTotal.Count / 2];
        return new(median.Server, median.Postgres, byTotal[0].Server + byTotal[0].Postgres, byTotal[^1].Server + byTotal[^1].Postgres);
    }
}
