using System.Diagnostics;
using WpbPortal.Benchmarks.Measuring;

namespace WpbPortal.Benchmarks.Saves;

/// <summary>A save that is measured (G9), as a browser sends it, beside one prepared INSERT of the same row (A2).</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="Portal">The portal's save.</param>
/// <param name="Raw">The anchor's.</param>
/// <param name="SameRows">All rows that the portal's save writes, put in raw.</param>
/// <param name="Again">What makes it possible to save as many again, between turns; null when each stands by itself.</param>
internal sealed record Save(string Name, Func<Task> Portal, Func<Task> Raw, Func<Task>? SameRows = null, Func<Task>? Again = null)
{
    /// <summary>Most saves between two calls of <see cref="Again"/>.</summary>
    public const int MostInATurn = 160;
}

/// <summary>How long a save takes, one at a time, with the milliseconds of CPU that it costs; and how many there are in a second, and the slowest but of one in twenty, with sixteen who write at once.</summary>
internal sealed record SaveCost(double Portal, double Raw, double PortalEach, double RawEach, double Portal95, CpuTime PortalCpu, CpuTime RawCpu);

/// <summary>Measures saves in turns with their anchor, so that what the disk does besides falls on both alike.</summary>
internal static class SaveRounds
{
    private const int Writers = 16;

    public static async Task<SaveCost> MeasureAsync(CpuClock clock, Pace pace, Save save)
    {
        for (var turn = 0; turn < (pace == Pace.Full ? 4 : 2); turn++)
        {
            foreach (var act in (Func<Task>[])[save.Portal, save.Raw])
            {
                if (save.Again is not null) await save.Again();
                await TurnAsync(act, 150);
            }
        }
        var (portal, raw) = (new List<double>(), new List<double>());
        var cpu = (Portal: new List<CpuTime>(), Raw: new List<CpuTime>());
        for (var turn = 0; turn < pace.Turns; turn++)
        {
            foreach (var (act, took, used) in ((Func<Task>, List<double>, List<CpuTime>)[])[(save.Portal, portal, cpu.Portal), (save.Raw, raw, cpu.Raw)])
            {
                if (save.Again is not null) await save.Again();
                var before = clock.Read();
                took.AddRange(await TurnAsync(act, pace.PerTurn));
                used.Add((clock.Read() - before) / pace.PerTurn);
            }
        }
        var (portalEach, rawEach, each) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < pace.Turns / 2 + 1; turn++)
        {
            portalEach.Add(await EachSecondAsync(save, save.Portal, each));
            rawEach.Add(await EachSecondAsync(save, save.Raw, []));
        }
        return new(Median(portal), Median(raw), Median(portalEach), Median(rawEach), each.Order().ElementAt(each.Count * 95 / 100), Median(cpu.Portal), Median(cpu.Raw));
    }

    private static async Task<double> EachSecondAsync(Save save, Func<Task> act, List<double> each)
    {
        if (save.Again is not null) await save.Again();
        var begin = Stopwatch.GetTimestamp();
        var took = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => TurnAsync(act, Save.MostInATurn / Writers)));
        each.AddRange(took.SelectMany(times => times));
        return Save.MostInATurn / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static async Task<List<double>> TurnAsync(Func<Task> act, int times)
    {
        var took = new List<double>();
        for (var time = 0; time < times; time++)
        {
            var begin = Stopwatch.GetTimestamp();
            await act();
            took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        return took;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static CpuTime Median(List<CpuTime> turns) => new(Median([.. turns.Select(turn => turn.Server)]), Median([.. turns.Select(turn => turn.Postgres)]));
}
