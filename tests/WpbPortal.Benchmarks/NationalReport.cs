using System.Globalization;
using System.Text;
using WpbPortal.Benchmarks.Measuring;

namespace WpbPortal.Benchmarks;

/// <summary>Writes <c>docs/performance-national.md</c>: what pages cost when the whole country uses one database.</summary>
/// <param name="sessions">How many.</param>
/// <param name="made">How long making them took; null when they were there.</param>
internal sealed class NationalReport(int sessions, TimeSpan? made)
{
    private const double MostTimes = 1.5;
    private const double MostMilliseconds = 1000;
    private readonly StringBuilder _pages = new();
    private readonly StringBuilder _searches = new();

    /// <summary>What was added last, to follow a run by.</summary>
    public string Last { get; private set; } = "";

    /// <summary>Adds a page of somebody in a small partnership and of somebody in a large one.</summary>
    public void Add(Shown page, Cost small, Cost large)
    {
        var ratio = large.Total / small.Total;
        Last = string.Create(CultureInfo.InvariantCulture, $"| G12 | `{page.Path}` ({page.Name}) | {small.Server:0.00} + {small.Postgres:0.00} | {large.Server:0.00} + {large.Postgres:0.00} | {ratio:0.0} | ≤ {MostTimes} | {Verdict(ratio <= MostTimes)} |");
        _pages.AppendLine(Last);
    }

    /// <summary>Adds how long searching took: one at a time, and sixteen at once.</summary>
    public void AddSearch(string question, string email, double alone, double together)
    {
        Last = string.Create(CultureInfo.InvariantCulture, $"| `{question}` | {email.Split('@')[0]} | {alone:0} | {together:0} | ≤ {MostMilliseconds:0} | {Verdict(alone <= MostMilliseconds)} |");
        _searches.AppendLine(Last);
    }

    public Task WriteAsync() => File.WriteAllTextAsync(Path.Combine(Folders.Root, "docs", "performance-national.md"), string.Create(CultureInfo.InvariantCulture,
        $"""
        # Performance at the size of a country

        Written by `dotnet run -c Release --project tests/WpbPortal.Benchmarks -- --national {sessions}`; do not edit. {NationalData.Partnerships} partnerships of {NationalData.People} people with {sessions:N0} sessions in
        all (each with what was said, every second one with feedback), beside the demonstration; {(made is { } took ? $"making them took {took.TotalMinutes:0.0} minutes" : "they were kept from the run before")}. What is compared is somebody in the demonstration with somebody in one of the large partnerships.

        ## CPU time of a page, in milliseconds: server + PostgreSQL

        | goal | page | small | large | ratio | target | |
        | --- | --- | --- | --- | --- | --- | --- |
        {_pages.ToString().TrimEnd()}

        ## Searching: the 95th percentile of an answer, in milliseconds

        | question | who | one at a time | sixteen at once | target, one at a time | |
        | --- | --- | --- | --- | --- | --- |
        {_searches.ToString().TrimEnd()}

        """));

    private static string Verdict(bool holds) => holds ? "holds" : "**not yet**";
}
