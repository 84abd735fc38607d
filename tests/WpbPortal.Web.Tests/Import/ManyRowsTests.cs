using System.Text;
using WpbPortal.Web.Features.Import.Checking;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

/// <summary>Measures memory, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(ManyRowsTests), DisableParallelization = true)]
[Collection(nameof(ManyRowsTests))]
public sealed class ManyRowsTests
{
    private const int Rows = 50_000;
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void Run_FiftyThousandRows_KeepsFewBytesPerRowAndReportsProgress()
    {
        using var file = Many();
        List<double> reports = [];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var reading = ImportCheck.Run(file, progress: new Told(reports.Add), stop: TestContext.Current.CancellationToken);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal((Rows, 0), (reading.People.Count, reading.Findings.All.Count));
        Assert.InRange(kept, 0, 30 * Megabyte);
        Assert.InRange(reports.Count, 50, 200);
        Assert.Equal(reports.Order(), reports);
        Assert.Equal(1, reports[^1]);
    }

    [Fact]
    public void Run_Stopped_Ends()
    {
        using var file = Many();
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => ImportCheck.Run(file, progress: new Told(_ => stop.Cancel()), stop: stop.Token));
    }

    private static MemoryStream Many()
    {
        var file = new MemoryStream();
        using var text = new StreamWriter(file, new UTF8Encoding(true), leaveOpen: true);
        text.WriteLine("Personeels-/studentnr;Roepnaam;Tussenvoegsel;Achternaam;E-mailadres;Rol;School;Team/vakgroep;Begindatum;Einddatum;Uren");
        for (var number = 1; number <= Rows; number++)
            text.WriteLine($"P{number};Noor;van der;Haar{number};noor.haar{number}@school.example;werkplekbegeleider;Locatie {number % 40};Team {number % 300};31-08-2026;;32,5");
        return file;
    }

    /// <summary>Hears a report at once, on the same thread.</summary>
    private sealed class Told(Action<double> hear) : IProgress<double>
    {
        public void Report(double value) => hear(value);
    }
}
