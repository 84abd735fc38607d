using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Import.Runs;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

/// <summary>A file of placements against the people and placements that are there already.</summary>
public sealed class ImportPlacementsTests(MigratedDatabase database) : ImportTest(database)
{
    private const string Femke = "femke@student.example;Noord;Zorg;31-08-2026;09-07-2027;3;bo@school.example;wil@school.example";

    [Fact]
    public async Task Confirm_NewPlacement_BeginsBuddyWeeksAndSupervision()
    {
        var coordinator = await WithPeopleAsync();
        var done = await ImportAsync(coordinator, PlacementsHeader, Femke);
        Assert.Equal("Placements 1/0/0 BuddyPeriods 1/0/0 Supervisions 1/0/0", Counts(done));
        Assert.Empty(Findings(done));
        var placement = await Data.AsOwnerAsync(coordinator.PartnershipId, db => db.Placements.Include(row => row.BuddyPeriods).Include(row => row.Supervisions).SingleAsync());
        Assert.Equal((new DatePeriod(new(2026, 8, 31), new(2027, 7, 9)), 3m), (placement.Period, placement.DaysPerWeek));
        Assert.Equal(new DatePeriod(new(2026, 8, 31), new(2026, 9, 13)), Assert.Single(placement.BuddyPeriods).Period);
        Assert.Equal(placement.Period, Assert.Single(placement.Supervisions).Period);
    }

    [Fact]
    public async Task Confirm_KnownPlacement_LastsLongerOnOtherDaysWithWhoWasMissing()
    {
        var coordinator = await WithPeopleAsync();
        await ImportAsync(coordinator, PlacementsHeader, Femke.Replace("bo@school.example", ""));
        var done = await ImportAsync(coordinator, PlacementsHeader, Femke.Replace("09-07-2027", "16-07-2027").Replace(";3;", ";2,5;"));
        Assert.Equal("Placements 0/1/0 BuddyPeriods 1/0/0 Supervisions 0/0/1", Counts(done));
        var placement = await Data.AsOwnerAsync(coordinator.PartnershipId, db => db.Placements.Include(row => row.Supervisions).SingleAsync());
        Assert.Equal((new DateOnly(2027, 7, 16), 2.5m, new DateOnly(2027, 7, 16)), (placement.Period.Until, placement.DaysPerWeek, placement.Supervisions.Single().Period.Until));
        Assert.Equal("Placements 0/0/1 BuddyPeriods 0/0/1 Supervisions 0/0/1", Counts(await LookAsync(coordinator, PlacementsHeader, Femke.Replace("09-07-2027", "16-07-2027").Replace(";3;", ";2,5;"))));
    }

    [Theory]
    [InlineData("femke@student.example;Noord;Zorg;31-08-2026;09-07-2027;3;;iemand@school.example", "2;E-mail wpb;PersonUnknown")]
    [InlineData("niemand@student.example;Noord;Zorg;31-08-2026;09-07-2027;3;;", "2;E-mail student;PersonUnknown")]
    [InlineData("femke@student.example;Noord;Zorg;31-08-2026;09-07-2027;3;iemand@school.example;", "2;E-mail buddy;PersonUnknown")]
    [InlineData("femke@student.example;Noord;Zorg;31-08-2026;09-07-2027;3;bo@school.example;tri@school.example", "2;E-mail wpb;KnownSupervisionStays")]
    [InlineData("femke@student.example;Noord;Zorg;31-08-2026;09-07-2027;3;tri@school.example;wil@school.example", "2;E-mail buddy;KnownBuddyStays")]
    [InlineData("femke@student.example;Noord;Zorg;31-08-2026;01-02-2027;3;bo@school.example;wil@school.example", "2;Einddatum;KnownPlacementLasts")]
    [InlineData("femke@student.example;Noord;Sport;01-01-2027;09-07-2027;2;;", "2;Begindatum;KnownPlacementOverlaps")]
    [InlineData("femke@student.example;Zuid;Sport;01-01-2027;09-07-2027;2,5;;", "2;Dagen per week;KnownTooManyDaysPerWeek")]
    [InlineData("femke@student.example;Zuid;Sport;01-01-2027;09-07-2027;2;;", "")]
    [InlineData("femke@student.example;Noord;Zorg;31-08-2026;09-07-2027;5;bo@school.example;wil@school.example", "")]
    [InlineData("tri@school.example;Noord;Zorg;31-08-2026;09-07-2027;3;;", "2;E-mail student;StudentWithoutRole")]
    [InlineData("ali@student.example;Noord;Zorg;31-08-2026;09-07-2027;3;;tri@school.example", "2;E-mail wpb;SupervisorWithoutRole")]
    [InlineData("ali@student.example;Noord;Zorg;31-08-2026;09-07-2027;3;tri@school.example;", "2;E-mail buddy;BuddyNotInTeam")]
    public async Task Look_AgainstWhatIsKnown_SaysWhatStandsInTheWay(string row, string expected)
    {
        var coordinator = await WithPeopleAsync();
        await ImportAsync(coordinator, PlacementsHeader, Femke);
        Assert.Equal(expected, string.Join(' ', Findings(await LookAsync(coordinator, PlacementsHeader, row))));
    }

    [Fact]
    public async Task Look_SupervisionThatWasChangedOver_StaysAsItIs()
    {
        var coordinator = await WithPeopleAsync();
        await ImportAsync(coordinator, PlacementsHeader, Femke);
        await Data.AsOwnerAsync(coordinator.PartnershipId, async db =>
        {
            (await db.Supervisions.SingleAsync()).End(Data.Today, Data.Today, Data.Clock.GetUtcNow());
            return true;
        });
        var looked = await LookAsync(coordinator, PlacementsHeader, Femke);
        Assert.Empty(Findings(looked));
        Assert.False(looked.Stand.Preview!.ChangesAnything);
    }

    [Fact]
    public async Task Confirm_RowThatIsGone_EndsNothing()
    {
        var coordinator = await WithPeopleAsync();
        await ImportAsync(coordinator, PlacementsHeader, Femke);
        var done = await ImportAsync(coordinator, PlacementsHeader, "ali@student.example;Noord;Zorg;31-08-2026;09-07-2027;3;;");
        Assert.Equal((ImportState.Done, 1), (done.Stand.State, done.Stand.Preview!.NotInFile));
        Assert.Equal(2, await Data.AsOwnerAsync(coordinator.PartnershipId, db => db.Placements.CountAsync(row => row.EndedAt == null)));
    }

    private async Task<Viewer> WithPeopleAsync()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await ImportAsync(coordinator, PeopleHeader,
            ";Femke;;Smit;femke@student.example;student;Noord;Zorg;31-08-2026;31-07-2027;",
            ";Ali;;Vos;ali@student.example;student;Noord;Zorg;31-08-2026;31-07-2027;",
            ";Bo;;Bos;bo@school.example;wpb;Noord;Zorg;31-08-2026;;",
            ";Wil;;Wit;wil@school.example;wpb;Noord;Zorg;31-08-2026;;",
            ";Tri;;Tol;tri@school.example;trainer;;;31-08-2026;;");
        return coordinator;
    }
}
