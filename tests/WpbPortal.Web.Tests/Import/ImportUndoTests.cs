using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Features.Import;
using WpbPortal.Web.Features.Import.Writing;
using WpbPortal.Web.Features.People;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

/// <summary>An import is taken back whole within a day, or not at all.</summary>
public sealed class ImportUndoTests(MigratedDatabase database) : ImportTest(database)
{
    private const string Noor = "P1;Noor;van der;Haar;noor@school.example;werkplekbegeleider;Noord;Zorg;31-08-2026;;40";
    private const string Femke = "S1;Femke;;Bos;femke@student.example;student;Noord;Zorg;31-08-2026;09-07-2027;";
    private const string Placed = "femke@student.example;Noord;Zorg;31-08-2026;09-07-2027;3;;noor@school.example";

    [Fact]
    public async Task TakeBack_NewPeople_LeavesNothingAndTheFileCanBeReadInAgain()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var done = await ImportAsync(coordinator, PeopleHeader, Noor, Femke);
        var look = await Imports.LookBackAsync(coordinator, done.Id, Stop);
        Assert.Empty(look.Obstacles);
        Assert.Equal(["People 2 Femke Bos, Noor van der Haar", "Roles 2 Femke Bos, Noor van der Haar", "Schools 1 Noord", "Teams 1 Zorg (Noord)"],
            look.Parts.Select(part => $"{part.Thing} {part.Count} {string.Join(", ", part.Names)}"));

        await Imports.TakeBackAsync(coordinator, done.Id, Stop);

        Assert.Empty(await PeopleOf(coordinator));
        Assert.Equal(0, await CountAsync(coordinator, db => db.Schools.CountAsync()));
        Assert.Equal(0, await CountAsync(coordinator, db => db.ImportedRecords.CountAsync()));
        var row = Assert.Single(await Imports.RecentAsync(coordinator, Stop));
        Assert.Equal(("lijst.csv", 6, 0, true, false), (row.FileName, row.Made, row.Changed, row.IsTakenBack, row.IsRecent));
        Assert.Equal(1, await CountAsync(coordinator, db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Withdrawn && entry.ActorId == coordinator.PersonId)));
        Assert.Equal(6, await CountAsync(coordinator, db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Deleted)));
        await BreaksAsync(Rule.ImportTakenBack, () => Imports.TakeBackAsync(coordinator, done.Id, Stop));

        Assert.Equal("People 2/0/0 Roles 2/0/0", Counts(await ImportAsync(coordinator, PeopleHeader, Noor, Femke)));
    }

    [Fact]
    public async Task TakeBack_WhatWasChanged_BecomesAsItWas()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await ImportAsync(coordinator, PeopleHeader, Noor, Femke);
        var before = await PeopleOf(coordinator);
        // The two addresses go round, and somebody new takes a name that is free again.
        var done = await ImportAsync(coordinator, PeopleHeader,
            "P1;Noor;;Haar-Bos;femke@student.example;werkplekbegeleider;Noord;Zorg;31-08-2026;30-06-2027;60",
            "S1;Femke;;Bos;noor@school.example;student;Noord;Zorg;31-08-2026;09-07-2027;");
        Assert.Equal("People 0/2/0 Roles 0/1/1", Counts(done));

        var look = await Imports.LookBackAsync(coordinator, done.Id, Stop);
        Assert.Equal(["People False 2", "Roles False 1"], look.Parts.Select(part => $"{part.Thing} {part.Goes} {part.Count}"));
        await Imports.TakeBackAsync(coordinator, done.Id, Stop);

        Assert.Equal(before, await PeopleOf(coordinator));
    }

    [Fact]
    public async Task TakeBack_Placements_GoAndAPlacementThatWasLengthenedIsAsShortAsBefore()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await ImportAsync(coordinator, PeopleHeader, Noor, Femke);
        await ImportAsync(coordinator, PlacementsHeader, Placed);
        var done = await ImportAsync(coordinator, PlacementsHeader, Placed.Replace("09-07-2027", "16-07-2027").Replace(";3;", ";2,5;"));
        await Imports.TakeBackAsync(coordinator, done.Id, Stop);
        var placement = await Data.AsOwnerAsync(coordinator.PartnershipId, db => db.Placements.Include(row => row.Supervisions).SingleAsync());
        Assert.Equal((new DateOnly(2027, 7, 9), 3m, new DateOnly(2027, 7, 9)), (placement.Period.Until, placement.DaysPerWeek, placement.Supervisions.Single().Period.Until));

        var first = (await Imports.RecentAsync(coordinator, Stop)).Single(row => row is { IsTakenBack: false, Made: 2 });
        await Imports.TakeBackAsync(coordinator, first.Id, Stop);
        Assert.Equal(0, await CountAsync(coordinator, db => db.Placements.CountAsync()));
        Assert.Equal(0, await CountAsync(coordinator, db => db.Supervisions.CountAsync()));
    }

    [Fact]
    public async Task TakeBack_WhenSomethingIsInUse_DoesNothingAndSaysWhat()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var people = await ImportAsync(coordinator, PeopleHeader, Noor, Femke, "P2;Wil;;Tak;wil@school.example;werkplekbegeleider;Noord;Zorg;31-08-2026;;", "P3;Bo;;Vis;bo@school.example;trainer;;;31-08-2026;;");
        await ImportAsync(coordinator, PlacementsHeader, Placed);
        var wil = await IdOf(coordinator, "wil@school.example");
        await Data.Service<PeopleService>().ChangeAsync(coordinator, wil, new("Wil", "ter", "Tak", "wil@school.example", "P2"), Stop);
        var account = await Data.AccountAsync();
        await Data.AsOwnerAsync(coordinator.PartnershipId, async db => { (await db.People.SingleAsync(row => row.Email == "bo@school.example")).SignInWith(account); return true; });
        var before = await PeopleOf(coordinator);

        var look = await Imports.LookBackAsync(coordinator, people.Id, Stop);

        Assert.Equal(
            [
                "People Bo Vis SignsIn ", "People Femke Bos ImportedLater lijst.csv", "People Noor van der Haar ImportedLater lijst.csv", "People Wil ter Tak Changed ",
                "Roles Femke Bos ImportedLater lijst.csv", "Roles Noor van der Haar ImportedLater lijst.csv", "Schools Noord ImportedLater lijst.csv", "Teams Zorg (Noord) ImportedLater lijst.csv",
            ],
            look.Obstacles.Select(one => $"{one.Thing} {one.Name} {one.Reason} {one.FileName}").Order(StringComparer.Ordinal));
        await BreaksAsync(Rule.ImportInUse, () => Imports.TakeBackAsync(coordinator, people.Id, Stop));
        Assert.Equal(before, await PeopleOf(coordinator));
    }

    [Fact]
    public async Task TakeBack_RoleThatIsUsedSince_SaysSo()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var team = await Data.TeamAsync(await Data.SchoolAsync(name: "Noord"), "Zorg");
        var noor = await Data.PersonAsync(Role.Trainer, number: "P1", name: new("Noor", "van der", "Haar"));
        var placement = await Data.PlacementAsync(team: team);
        var done = await ImportAsync(coordinator, PeopleHeader, $"P1;Noor;van der;Haar;{noor.Email};werkplekbegeleider;Noord;Zorg;31-08-2026;;");
        Assert.Empty((await Imports.LookBackAsync(coordinator, done.Id, Stop)).Obstacles);
        await Data.SupervisionAsync(noor, placement);

        Assert.Equal("Roles Noor van der Haar InUse", string.Join(' ', (await Imports.LookBackAsync(coordinator, done.Id, Stop)).Obstacles.Select(one => $"{one.Thing} {one.Name} {one.Reason}")));
        await BreaksAsync(Rule.ImportInUse, () => Imports.TakeBackAsync(coordinator, done.Id, Stop));
    }

    [Fact]
    public async Task TakeBack_InvitationsSince_GoAlong()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var done = await ImportAsync(coordinator, PeopleHeader, Noor);
        await Data.Service<InvitationService>().InviteAsync(coordinator, await IdOf(coordinator, "noor@school.example"), "nl", Stop);
        await Imports.TakeBackAsync(coordinator, done.Id, Stop);
        Assert.Equal(0, await CountAsync(coordinator, db => db.Invitations.CountAsync(row => row.PartnershipId == coordinator.PartnershipId)));
    }

    [Fact]
    public async Task TakeBack_ADayLater_IsTooLateAndWhatWasRememberedGoes()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var done = await ImportAsync(coordinator, PeopleHeader, Noor);
        Data.Clock.Advance(TimeSpan.FromHours(24));
        Assert.False((await Imports.LookBackAsync(coordinator, done.Id, Stop)).IsRecent);
        await BreaksAsync(Rule.ImportTooLongAgo, () => Imports.TakeBackAsync(coordinator, done.Id, Stop));
        await Data.Service<ImportUndo>().ForgetAsync(Stop);
        Assert.Equal(0, await CountAsync(coordinator, db => db.ImportedRecords.CountAsync()));
        Assert.Single(await PeopleOf(coordinator));
    }

    [Fact]
    public async Task Kept_ManyFilesLater_CanStillBeTakenBackFromItsPageAndTheList()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var first = await ImportAsync(coordinator, PeopleHeader, Noor);
        for (var number = 0; number < 11; number++) await ImportAsync(coordinator, PeopleHeader, $"X{number};Bo;;Vis;bo{number}@school.example;trainer;;;31-08-2026;;");

        // The run itself is forgotten; what it did is not.
        await Assert.ThrowsAsync<NotFoundException>(() => Imports.GetAsync(coordinator, first.Id, Stop));
        Assert.True((await Imports.KeptAsync(coordinator, first.Id, Stop))!.IsRecent);
        var listed = await Imports.RecentAsync(coordinator, Stop);
        Assert.Equal((12, first.Id), (listed.Count, listed[^1].Id));

        Data.Clock.Advance(TimeSpan.FromHours(24));
        Assert.False((await Imports.KeptAsync(coordinator, first.Id, Stop))!.IsRecent);
        Assert.Equal(10, (await Imports.RecentAsync(coordinator, Stop)).Count);
    }

    [Fact]
    public async Task Forget_WhatIsLessThanADayOld_StaysInEveryPartnership()
    {
        var here = await Data.ViewerAs(Role.Coordinator);
        await ImportAsync(here, PeopleHeader, Noor);
        Data.Clock.Advance(TimeSpan.FromHours(24));
        var there = await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync());
        await ImportAsync(there, PeopleHeader, Noor);
        await Data.Service<ImportUndo>().ForgetAsync(Stop);
        Assert.Equal(0, await CountAsync(here, db => db.ImportedRecords.CountAsync()));
        Assert.Equal(4, await CountAsync(there, db => db.ImportedRecords.CountAsync()));
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.SchoolEducator)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.PlatformAdmin)]
    public async Task EveryAct_OthersAndOtherPartnerships_IsNotFound(Role role)
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var done = await ImportAsync(coordinator, PeopleHeader, Noor);
        foreach (var viewer in (Viewer[])[await Data.ViewerAs(role), await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync())])
        {
            await Assert.ThrowsAsync<NotFoundException>(() => Imports.LookBackAsync(viewer, done.Id, Stop));
            await Assert.ThrowsAsync<NotFoundException>(() => Imports.TakeBackAsync(viewer, done.Id, Stop));
        }
        Assert.Single(await PeopleOf(coordinator), row => row.StartsWith("P1|", StringComparison.Ordinal));
    }

    private Task<int> CountAsync(Viewer viewer, Func<Data.WpbDbContext, Task<int>> count) => Data.AsOwnerAsync(viewer.PartnershipId, count);

    private Task<Guid> IdOf(Viewer viewer, string email) => Data.AsOwnerAsync(viewer.PartnershipId, db => db.People.Where(row => row.Email == email).Select(row => row.Id).SingleAsync());

    private static async Task BreaksAsync(Rule rule, Func<Task> act) => Assert.Equal(rule, (await Assert.ThrowsAsync<RuleViolationException>(act)).Rule);
}
