using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Import.Runs;
using WpbPortal.Web.Features.Import.Writing;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

/// <summary>Fifty thousand people at once. Measures memory, so nothing else may run meanwhile.</summary>
[Collection(nameof(ManyRowsTests))]
public sealed class ImportManyRowsTests(MigratedDatabase database) : ImportTest(database)
{
    private const int Rows = 50_000;
    private const int Few = 20;
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Confirm_FiftyThousandRows_KeepsLittleInMemoryAndTellsHowFarItIs()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        // What is made once and kept for every import, such as the statements, is not what this one keeps.
        await ImportAsync(coordinator, Many(Few));
        var before = await SettledAsync();
        var clock = Stopwatch.StartNew();
        var (looked, seen, most, done, seenWriting, mostWriting) = await ImportAsync(coordinator, Many(Rows));
        Assert.Equal((ImportState.Ready, $"People {Rows - Few}/0/{Few} Roles {Rows - Few}/0/{Few}"), (looked.Stand.State, Counts(looked)));
        Assert.Equal(ImportState.Done, done.Stand.State);
        Assert.Equal(Rows + 1, await Data.AsOwnerAsync(coordinator.PartnershipId, db => db.People.CountAsync()));
        // What is alive at any moment: what tells one person from another, never the rows. Afterwards nothing of it.
        // Less than before is no fault: what earlier tests left behind may go in the meantime.
        Assert.True(Math.Max(most, mostWriting) - before <= 48 * Megabyte, $"{(Math.Max(most, mostWriting) - before) / Megabyte} MB alive at most.");
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.True(after - before <= 8 * Megabyte, $"{(after - before) / Megabyte} MB are kept.");
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(seenWriting.Order(), seenWriting);
        Assert.True(seen.Distinct().Count() >= 3 && seenWriting.Distinct().Count() >= 3, "The progress did not move.");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        TestContext.Current.SendDiagnosticMessage($"{Rows} rows in {clock.Elapsed.TotalSeconds:0.0} s, {(Math.Max(most, mostWriting) - before) / Megabyte} MB alive at most.");
    }

    /// <summary>What is alive once the tests before this one have let go of theirs.</summary>
    private static async Task<long> SettledAsync()
    {
        var alive = GC.GetTotalMemory(forceFullCollection: true);
        for (var turns = 0; turns < 20; turns++)
        {
            await Task.Delay(200, Stop);
            GC.WaitForPendingFinalizers();
            var now = GC.GetTotalMemory(forceFullCollection: true);
            if (alive - now is >= 0 and < Megabyte) return now;
            alive = now;
        }
        return alive;
    }

    [Fact]
    public async Task Cancel_HalfWay_LeavesNothing()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        using var stop = new CancellationTokenSource();
        using var file = Many(Rows);
        var writer = Data.Service<ImportWriter>();
        // In the midst of the writing: the rows are in the tables of this transaction already.
        var told = new Told(progress => { if (progress.Step == ImportStep.Writing && progress.Fraction > 0.65) stop.Cancel(); });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.WriteAsync(coordinator, new(Guid.CreateVersion7(), "lijst.csv"), file, null, told, stop.Token));
        Assert.Equal(1, await Data.AsOwnerAsync(coordinator.PartnershipId, db => db.People.CountAsync()));
        Assert.Equal(0, await Data.AsOwnerAsync(coordinator.PartnershipId, db => db.Schools.CountAsync()));
        // The connection went back as it came: the next import works.
        Assert.Equal(ImportState.Ready, (await LookAsync(coordinator, PeopleHeader, "P1;Noor;;Haar;noor@school.example;trainer;;;31-08-2026;;")).Stand.State);
    }

    private async Task<(Web.Features.Import.ImportDetail Looked, List<double> Seen, long Most, Web.Features.Import.ImportDetail Done, List<double> SeenWriting, long MostWriting)> ImportAsync(Viewer viewer, MemoryStream file)
    {
        var id = await Imports.StartAsync(viewer, "veel.csv", file, Stop);
        await file.DisposeAsync();
        var (looked, seen, most) = await WatchAsync(viewer, id);
        await Imports.ConfirmAsync(viewer, id, Stop);
        var (done, seenWriting, mostWriting) = await WatchAsync(viewer, id);
        return (looked, seen, most, done, seenWriting, mostWriting);
    }

    private async Task<(Web.Features.Import.ImportDetail Detail, List<double> Seen, long Most)> WatchAsync(Viewer viewer, Guid id)
    {
        List<double> seen = [];
        var most = 0L;
        while (true)
        {
            var detail = await Imports.GetAsync(viewer, id, Stop);
            if (!Web.Features.Import.ImportWords.IsUnderWay(detail.Stand)) return (detail, seen, most);
            seen.Add(detail.Stand.Progress.Fraction);
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            await Task.Delay(50, Stop);
        }
    }

    private static MemoryStream Many(int rows)
    {
        var file = new MemoryStream();
        using (var text = new StreamWriter(file, new UTF8Encoding(true), leaveOpen: true))
        {
            text.WriteLine(PeopleHeader);
            for (var number = 1; number <= rows; number++)
                text.WriteLine($"P{number};Noor;van der;Haar{number};noor.haar{number}@school.example;werkplekbegeleider;Locatie {number % 40};Team {number % 300};31-08-2026;;32,5");
        }
        file.Position = 0;
        return file;
    }

    private sealed class Told(Action<ImportProgress> hear) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => hear(value);
    }
}
