using System.Globalization;
using System.Text;
using WpbPortal.Benchmarks.Circuits;
using WpbPortal.Benchmarks.Measuring;
using WpbPortal.Benchmarks.Saves;

namespace WpbPortal.Benchmarks;

/// <summary>Writes <c>docs/performance.md</c>. The figures are ratios within one run; an absolute time is only a guard rail.</summary>
internal sealed class Report(Pace pace)
{
    private readonly StringBuilder _ratios = new();
    private readonly StringBuilder _counts = new();
    private readonly StringBuilder _costs = new();
    private readonly StringBuilder _saves = new();
    private readonly StringBuilder _clicks = new();
    private int _circuits;

    /// <summary>What was added last, to follow a run by.</summary>
    public string Last { get; private set; } = "";

    /// <summary>Adds a page: its cost, that of A1s and that of A1, in that order.</summary>
    public void Add(Shown page, IReadOnlyList<Cost> costs, double percentile95, int statements, int rows)
    {
        var begin = _ratios.Length;
        var (portal, bare, raw) = (costs[0], costs[1], costs[2]);
        var name = $"`{page.Path}` ({page.Name})";
        if (page.Goal == "G1")
        {
            Ratio(page.Goal, name, "A1s", portal, bare, 2.5);
            Ratio(page.Goal, name, "A1", portal, raw, 5);
        }
        else
        {
            Ratio(page.Goal, name, "A1s", portal, bare, 3);
            Count(page.Goal, "statements", name, statements, 5);
            Count(page.Goal, "rows read by a statement", name, rows, 2000);
        }
        Count("rail", "p95 at 16 at once, ms", name, percentile95, 100);
        foreach (var (anchor, cost) in (ReadOnlySpan<(string, Cost)>)[("portal", portal), ("A1s", bare), ("A1", raw)])
            _costs.AppendLine(Invariant($"| {name} | {anchor} | {cost.Server:0.00} | {cost.Lowest:0.00}–{cost.Highest:0.00} | {cost.Postgres:0.00} | {(anchor == "portal" ? statements.ToString(CultureInfo.InvariantCulture) : "")} |"));
        Last = _ratios.ToString(begin, _ratios.Length - begin) + $"{portal}\n{bare}\n{raw}\nstatements {statements}, rows {rows}, p95 {percentile95:0}\n";
    }

    /// <summary>Adds what PostgreSQL does for the statements of a page, beside the same statements prepared, in milliseconds; looking the session up is left out of both.</summary>
    public void AddPrepared(Shown page, double portal, double prepared)
    {
        const double Most = 1.2;
        _counts.AppendLine(Invariant($"| G2 | times the same SQL prepared, PostgreSQL | `{page.Path}` ({page.Name}) | {portal / prepared:0.0} | ≤ {Most} | {Verdict(portal / prepared <= Most)} |"));
        Last = Invariant($"G2 {page.Name}: {portal:0.000} of {prepared:0.000} ms\n");
    }

    /// <summary>Adds what visits fetch.</summary>
    public void Add(IReadOnlyList<Visit> visits)
    {
        foreach (var visit in visits)
        {
            var name = $"`{visit.Page}`";
            Count("G13", "first visit, KiB", name, visit.First / 1024.0, 130);
            Count("G13", "again, KiB", name, visit.Again / 1024.0, 15);
            Count("G13", "css and js not compressed and immutable", name, visit.Loose, 0);
        }
    }

    /// <summary>Adds how soon the page to log a session answers to a hand.</summary>
    public void Add((double Hello, double Log) interactive) =>
        Count("rail", Invariant($"interactive, ms (A3: {interactive.Hello:0})"), $"`{Web.Urls.NewSession}`", interactive.Log, 1000);

    /// <summary>Adds the first answer of a page that opens a circuit, and of its plain twin.</summary>
    public void AddForm(string path, Cost portal, Cost plain)
    {
        var begin = _ratios.Length;
        Ratio("G4", $"`{path}` (log, first answer)", "A5", portal, plain, 4.5);
        Last = _ratios.ToString(begin, _ratios.Length - begin);
    }

    /// <summary>Adds a save.</summary>
    public void Add(Save save, SaveCost cost)
    {
        var (times, share) = (cost.Portal / cost.Raw, cost.PortalEach / cost.RawEach);
        Last = Invariant($"| G9 | {save.Name}, alone, ms | {cost.Portal:0.0} | {cost.Raw:0.0} | {times:0.0} | ≤ 2 | {Verdict(times <= 2)} |\n")
            + Invariant($"| G9 | {save.Name}, sixteen at once, a second | {cost.PortalEach:0} | {cost.RawEach:0} | {share:0.00} | ≥ 0.5 | {Verdict(share >= 0.5)} |\n")
            + Invariant($"| G9 | {save.Name}, CPU, ms: server + PostgreSQL | {cost.PortalCpu.Server:0.00} + {cost.PortalCpu.Postgres:0.00} | {cost.RawCpu.Server:0.00} + {cost.RawCpu.Postgres:0.00} | {(cost.PortalCpu.Server + cost.PortalCpu.Postgres) / (cost.RawCpu.Server + cost.RawCpu.Postgres):0.0} | | |");
        Count("rail", "p95 at 16 at once, ms", save.Name, cost.Portal95, 50);
        _saves.AppendLine(Last);
    }

    /// <summary>Adds a save beside all of its rows, put in raw.</summary>
    public void Add(Save save, int rows, SaveCost cost)
    {
        var (times, share) = (cost.Portal / cost.Raw, cost.PortalEach / cost.RawEach);
        Last = Invariant($"| | {save.Name}, beside its {rows} rows, alone, ms | {cost.Portal:0.0} | {cost.Raw:0.0} | {times:0.0} | | |\n")
            + Invariant($"| | {save.Name}, beside its {rows} rows, sixteen at once, a second | {cost.PortalEach:0} | {cost.RawEach:0} | {share:0.00} | | |");
        _saves.AppendLine(Last);
    }

    /// <summary>Adds how long acts take until the screen shows them.</summary>
    public void Add(ClickCost cost)
    {
        Last = string.Join('\n', cost.Acts.Select(act => Invariant($"| G8 | {act.Name} | {act.Portal:0.0} | {act.Anchor:0.0} | {act.Portal / act.Anchor:0.0} | ≤ {act.Most:0} | {Verdict(act.Portal / act.Anchor <= act.Most)} |")));
        _clicks.AppendLine(Last);
        _circuits = cost.Circuits;
        Count("G6", "memory of a circuit, KiB", $"`{Web.Urls.NewSession}`", cost.Memory * 1024, 1024);
    }

    public Task WriteAsync() => File.WriteAllTextAsync(Path.Combine(Folders.Root, "docs", "performance.md"), ToString());

    public override string ToString() =>
        $"""
        # Performance

        Written by `dotnet run -c Release --project tests/WpbPortal.Benchmarks`; do not edit. Each page is asked in turns with its anchors, in one run
        ({pace.Turns} turns of {pace.PerTurn} requests); what counts is the ratio of the CPU time of the server, median over median. The portal signs in,
        checks access and obeys row security; the anchors do none of it.

        - **A1**: a raw endpoint, the page's own SQL through Npgsql and hand-written HTML.
        - **A1s**: the same SQL on a bare static page, found by its route as the portal's own pages are.
        - **A2**: a raw save, one prepared INSERT of the same row in a transaction of its own, behind an address as well.
        - **A3**: the smallest page that opens a circuit.
        - **A5**: the plain twin of a page that opens one: the same SQL and the same fields on a bare static page.

        What the same pages cost beside millions of sessions, and how long searching takes there: [performance-national.md](performance-national.md).

        ## How many times an anchor

        | goal | page | anchor | portal, ms | anchor, ms | ratio | with PostgreSQL | target | |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        {_ratios.ToString().TrimEnd()}

        ## Saves

        The median of one at a time, and how many there are in a second when sixteen write at once, both with the disk's confirmation. The portal's come as a browser sends them, signed in and with
        the token of their form, and are answered by a page; but the log's, whose button speaks over the circuit: there it is the service, called by who asks. A2 is one row, while a save of the portal
        writes all that belongs to it (its parts, who is told, the mail that is promised, the audit, the end of the draft): the lines without a goal are beside all of those rows, put in raw in one trip.

        | goal | save | portal | A2 | ratio | target | |
        | --- | --- | --- | --- | --- | --- | --- |
        {_saves.ToString().TrimEnd()}

        ## From an act until the screen shows it

        In a browser, on the page to log a session, with {_circuits} circuits of that page open. Those are opened without a browser: a client asks for the page, opens its line and speaks Blazor's own
        protocol, confirms what is drawn and stays; to the server each is as a window that somebody left open. Median milliseconds from the act until the page has changed, beside the same sort of act on A3: a
        browser draws a date field anew as its value changes, also on the smallest page.

        | goal | act | portal, ms | A3, ms | ratio | target | |
        | --- | --- | --- | --- | --- | --- | --- |
        {_clicks.ToString().TrimEnd()}

        ## What is counted

        | goal | what | page | seen | target | |
        | --- | --- | --- | --- | --- | --- |
        {_counts.ToString().TrimEnd()}

        ## CPU time per request

        | page | who | server, ms | lowest–highest | PostgreSQL, ms | statements |
        | --- | --- | --- | --- | --- | --- |
        {_costs.ToString().TrimEnd()}

        """;

    private void Ratio(string goal, string page, string anchor, Cost portal, Cost bare, double bound)
    {
        var ratio = portal.Server / bare.Server;
        _ratios.AppendLine(Invariant($"| {goal} | {page} | {anchor} | {portal.Server:0.00} | {bare.Server:0.00} | {ratio:0.0} | {portal.Total / bare.Total:0.0} | ≤ {bound:0.#} | {Verdict(ratio <= bound)} |"));
    }

    private void Count(string goal, string what, string page, double seen, double bound) =>
        _counts.AppendLine(Invariant($"| {goal} | {what} | {page} | {seen:0} | ≤ {bound:0} | {Verdict(seen <= bound)} |"));

    private static string Verdict(bool holds) => holds ? "holds" : "**not yet**";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
