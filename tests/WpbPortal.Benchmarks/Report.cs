using System.Globalization;
using System.Text;
using WpbPortal.Benchmarks.Measuring;

namespace WpbPortal.Benchmarks;

/// <summary>Writes <c>docs/performance.md</c>. The figures are ratios within one run; an absolute time is only a guard rail.</summary>
internal sealed class Report
{
    private const double FirstVisitBound = 130 * 1024;
    private const double NextVisitBound = 15 * 1024;
    private const double InteractiveBound = 1000;
    private const double Percentile95Bound = 100;

    private readonly StringBuilder _rows = new();
    private readonly StringBuilder _guards = new();

    /// <summary>Adds a page: its cost, that of A1s and that of A1, in that order.</summary>
    public void Add(string goal, string page, IReadOnlyList<Cost> costs, double staticBound, double? rawBound, double percentile95, int? statements = null)
    {
        var (portal, bare, raw) = (costs[0], costs[1], costs[2]);
        Row(goal, page, "A1s", bare, portal, staticBound);
        if (rawBound is { } bound) Row(goal, page, "A1", raw, portal, bound);
        _guards.AppendLine(Invariant($"| p95 at 16 at once | `{page}` | {percentile95:0} ms | ≤ {Percentile95Bound:0} ms | {Verdict(percentile95 <= Percentile95Bound)} |"));
        if (statements is { } count) _guards.AppendLine(Invariant($"| statements | `{page}` | {count} | ≤ 5 | {Verdict(count <= 5)} |"));
    }

    public async Task WriteAsync(IReadOnlyList<Visit> visits, (double Hello, double Log) interactive)
    {
        foreach (var visit in visits)
        {
            _guards.AppendLine(Invariant($"| G13 first visit | `{visit.Page}` | {visit.First / 1024.0:0} KiB | ≤ 130 KiB | {Verdict(visit.First <= FirstVisitBound)} |"));
            _guards.AppendLine(Invariant($"| G13 again | `{visit.Page}` | {visit.Again / 1024.0:0} KiB | ≤ 15 KiB | {Verdict(visit.Again <= NextVisitBound)} |"));
            _guards.AppendLine(Invariant($"| G13 css and js not compressed and immutable | `{visit.Page}` | {visit.Loose} | 0 | {Verdict(visit.Loose == 0)} |"));
        }
        _guards.AppendLine(Invariant($"| interactive | `{Web.Urls.NewSession}` | {interactive.Log:0} ms (A3 {interactive.Hello:0} ms) | ≤ {InteractiveBound:0} ms | {Verdict(interactive.Log <= InteractiveBound)} |"));

        await File.WriteAllTextAsync(Path.Combine(Folders.Root, "docs", "performance.md"),
            $"""
            # Performance

            Written by `dotnet run -c Release --project tests/WpbPortal.Benchmarks`; do not edit. Each page is asked in turns with its anchors in one
            run ({Rounds.Turns} turns of {Rounds.PerTurn} requests), and what counts is the ratio. CPU is that of the server and of PostgreSQL together, per request.

            - **A1**: a raw endpoint, the page's own SQL through Npgsql and hand-written HTML, past sign-in and row security.
            - **A1s**: the same SQL with a bare static component.
            - **A3**: the smallest page that opens a circuit.

            | goal | page | anchor | anchor, CPU ms | portal, CPU ms (lowest–highest) | of which PostgreSQL | ratio | target | |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            {_rows.ToString().TrimEnd()}

            | what | page | seen | target | |
            | --- | --- | --- | --- | --- |
            {_guards.ToString().TrimEnd()}

            """);
    }

    private void Row(string goal, string page, string anchor, Cost bare, Cost portal, double bound)
    {
        var ratio = portal.Total / bare.Total;
        _rows.AppendLine(Invariant($"| {goal} | `{page}` | {anchor} | {bare.Total:0.00} | {portal.Total:0.00} ({portal.Lowest:0.00}–{portal.Highest:0.00}) | {portal.Postgres:0.00} | {ratio:0.0} | ≤ {bound:0.#} | {Verdict(ratio <= bound)} |"));
    }

    private static string Verdict(bool holds) => holds ? "holds" : "**not yet**";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
