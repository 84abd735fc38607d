using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Audit;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Runs;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

/// <summary>Every file of two schools goes in as it is.</summary>
public sealed class ImportShippedFilesTests(MigratedDatabase database) : ImportTest(database)
{
    [Theory]
    [InlineData("os013", 103, 60)]
    [InlineData("zaos", 40, 24)]
    public async Task Confirm_PeopleThenPlacements_BringsEverybodyAndSecondTimeNothing(string school, int people, int placements)
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var first = await ImportFixtureAsync(coordinator, $"{school}-personen.csv");
        Assert.Equal($"People {people}/0/0 Roles {people}/0/0", Counts(first));
        Assert.Empty(Findings(first));
        Assert.NotEmpty(first.Stand.Preview!.NewSchools);
        var known = await PeopleOf(coordinator);
        Assert.Equal(people, known.Count);

        // The same people again, in the other two formats: nothing changes.
        foreach (var again in new[] { $"{school}-personen.csv", $"{school}-personen.xlsx", $"{school}-personen-windows1252.csv" })
        {
            var looked = await LookAtAsync(coordinator, again);
            Assert.Empty(Findings(looked));
            Assert.False(looked.Stand.Preview!.ChangesAnything, again);
            await ConfirmAsync(coordinator, looked);
        }
        Assert.Equal(known, await PeopleOf(coordinator));

        var placed = await ImportFixtureAsync(coordinator, $"{school}-stageplaatsen.csv");
        Assert.Empty(Findings(placed));
        var (supervised, withBuddy) = RowsOf(school);
        Assert.Equal($"Placements {placements}/0/0 BuddyPeriods {withBuddy}/0/0 Supervisions {supervised}/0/0", Counts(placed));
        var inWorkbook = await LookAtAsync(coordinator, $"{school}-stageplaatsen.xlsx");
        Assert.Equal($"Placements 0/0/{placements} BuddyPeriods 0/0/{withBuddy} Supervisions 0/0/{supervised}", Counts(inWorkbook));
        Assert.Empty(Findings(inWorkbook));
    }

    [Theory]
    [InlineData("os013")]
    [InlineData("zaos")]
    public async Task Confirm_EachFormatInAPartnershipOfItsOwn_LeavesTheSame(string school)
    {
        List<List<string>> results = [];
        foreach (var file in new[] { "personen.csv", "personen.xlsx", "personen-windows1252.csv" })
        {
            var coordinator = await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync());
            await ImportFixtureAsync(coordinator, $"{school}-{file}");
            results.Add(await PeopleOf(coordinator));
        }
        Assert.Equal(results[0], results[1]);
        // The old code page cannot spell everybody; who is in both files is the same.
        Assert.Empty(results[2].Except(results[0]));
        Assert.InRange(results[2].Count, 1, results[0].Count - 1);
    }

    [Theory]
    [InlineData("os013")]
    [InlineData("zaos")]
    public async Task Look_FileWithMistakes_FindsExactlyTheKeyAndChangesNothing(string school)
    {
        foreach (var isFilled in new[] { false, true })
        {
            var coordinator = await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync());
            if (isFilled) await ImportFixtureAsync(coordinator, $"{school}-personen.csv");
            var before = await PeopleOf(coordinator);
            var looked = await LookAtAsync(coordinator, $"{school}-personen-met-fouten.csv");
            var found = Files.In("nl", () => looked.Stand.Findings.All.Select(finding => $"{finding.Row};{finding.Column};{finding.Severity}").ToList());
            Assert.Equal(ShippedFilesTests.Key(school), found);
            Assert.Equal(ImportState.ToMend, looked.Stand.State);
            await Imports.ConfirmAsync(coordinator, looked.Id, Stop);
            Assert.Equal(ImportState.ToMend, (await EndOfAsync(coordinator, looked.Id)).Stand.State);
            Assert.Equal(before, await PeopleOf(coordinator));
        }
    }

    [Fact]
    public async Task Confirm_NameLikeFormula_StaysText()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await ImportAsync(coordinator, PeopleHeader, "P1;Noor;;=cmd|calc!A1;noor@school.example;trainer;;;31-08-2026;;");
        Assert.Contains("|Noor =cmd|calc!A1|", Assert.Single(await PeopleOf(coordinator)));
    }

    [Fact]
    public async Task Confirm_AnyFile_IsInTheAuditWithoutContent()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await ImportAsync(coordinator, PeopleHeader, "P1;Noor;;Haar;noor@school.example;wpb;Noord;Zorg;31-08-2026;;");
        var entries = await Data.AsOwnerAsync(coordinator.PartnershipId, db => db.AuditEntries.Where(entry => entry.Act == AuditAct.Imported).ToListAsync());
        Assert.Equal(["Partnership", "Person", "RoleAssignment", "School", "Team"], entries.Select(entry => entry.Record).Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.Equal(coordinator.PersonId, entry.ActorId));
    }

    private static (int Supervised, int WithBuddy) RowsOf(string school)
    {
        var placements = Files.Read($"{school}-stageplaatsen.csv").Placements;
        return (placements.Count(row => row.SupervisorEmail is not null), placements.Count(row => row.BuddyEmail is not null));
    }
}
