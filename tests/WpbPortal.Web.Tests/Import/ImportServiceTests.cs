using System.Text;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Import;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Runs;
using WpbPortal.Web.Features.Import.Writing;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

/// <summary>A file against the people who are there already.</summary>
public sealed class ImportServiceTests(MigratedDatabase database) : ImportTest(database)
{
    private const string Noor = "P1;Noor;van der;Haar;noor@school.example;wpb;Noord;Zorg;31-08-2026;;60";

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.SchoolEducator)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.PlatformAdmin)]
    public async Task AnyMethod_NoCoordinator_FindsNothing(Role role)
    {
        var run = await LookAsync(await Data.ViewerAs(Role.Coordinator), PeopleHeader, Noor);
        await AssertHiddenAsync(await Data.ViewerAs(role), run.Id);
    }

    [Fact]
    public async Task AnyMethod_CoordinatorOfAnotherPartnership_FindsNothing()
    {
        var run = await LookAsync(await Data.ViewerAs(Role.Coordinator), PeopleHeader, Noor);
        var other = await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync());
        await Assert.ThrowsAsync<NotFoundException>(() => Imports.GetAsync(other, run.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Imports.ConfirmAsync(other, run.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Imports.CancelAsync(other, run.Id, Stop));
        Assert.Empty(await Imports.ListAsync(other, Stop));
    }

    [Fact]
    public async Task Confirm_RightTakenAwayMeanwhile_WritesNothing()
    {
        var person = await Data.PersonAsync(Role.Coordinator);
        var coordinator = await Data.ViewerOf(person);
        var run = await LookAsync(coordinator, PeopleHeader, Noor);
        await Data.AsOwnerAsync(person.PartnershipId, async db =>
        {
            (await db.RoleAssignments.SingleAsync(role => role.PersonId == person.Id)).End(Data.Today, Data.Today, Data.Clock.GetUtcNow());
            return true;
        });
        await Assert.ThrowsAsync<NotFoundException>(() => Imports.ConfirmAsync(coordinator, run.Id, Stop));
        Assert.Empty(await PeopleOf(coordinator));
    }

    [Fact]
    public async Task Confirm_NewPlaces_AreListedFirstAndMadeThen()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await Data.SchoolAsync(name: "Locatie Noord");
        var looked = await LookAsync(coordinator, PeopleHeader, Noor.Replace("Noord", "locatie  NOORD"), Noor.Replace("P1", "P2").Replace("noor@", "b@").Replace("Noord;Zorg", "Locatie Zuid;Techniek"));
        Assert.Equal(["Locatie Zuid"], looked.Stand.Preview!.NewSchools);
        Assert.Equal([new("Locatie Noord", "Zorg"), new NewTeam("Locatie Zuid", "Techniek")], looked.Stand.Preview.NewTeams);
        Assert.Equal(1, await Data.AsOwnerAsync(coordinator.PartnershipId, db => db.Schools.CountAsync()));
        await ConfirmAsync(coordinator, looked);
        Assert.Equal(["Locatie Noord", "Locatie Zuid"], (await Data.AsOwnerAsync(coordinator.PartnershipId, db => db.Schools.Select(school => school.Name).ToListAsync())).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Look_SchoolWithASlipOfThePen_AsksWhetherItIsTheSame()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await Data.SchoolAsync(name: "Locatie Noord");
        Assert.Contains("2;School;SchoolLooksLike", Findings(await LookAsync(coordinator, PeopleHeader, Noor.Replace("Noord", "Locatie Nord"))));
        await Data.SchoolAsync(name: "Locatie 1");
        Assert.Empty(Findings(await LookAsync(coordinator, PeopleHeader, Noor.Replace("Noord", "Locatie 2"))));
    }

    [Fact]
    public async Task Confirm_KnownPeople_ChangesWhatIsSaidAndNothingElse()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await ImportAsync(coordinator, PeopleHeader, Noor, "P2;Ali;;Vos;ali@school.example;student;Noord;Zorg;31-08-2026;31-07-2027;");
        // By number: another address and name. By address: a number that was not known. An empty cell says nothing.
        var done = await ImportAsync(coordinator, PeopleHeader, "p1;Noor;van der;Haar-Bos;noor.bos@school.example;wpb;Noord;Zorg;31-08-2026;31-07-2027;");
        Assert.Equal("People 0/1/0 Roles 0/1/0", Counts(done));
        Assert.Equal(1 + 1, done.Stand.Preview!.NotInFile);
        Assert.Equal([(ImportChangedField.Name, "Noor van der Haar", "Noor van der Haar-Bos"), (ImportChangedField.Email, "noor@school.example", "noor.bos@school.example"), (ImportChangedField.Until, null, "2027-07-31")],
            done.Stand.Preview.Changes.Select(change => (change.Field, change.Before, change.After)));
        Assert.Equal(["P1|Noor van der Haar-Bos|noor.bos@school.example|Supervisor|Noord|Zorg|2026-08-31|2027-07-31|60", "P2|Ali Vos|ali@school.example|StudentTeacher|Noord|Zorg|2026-08-31|2027-07-31|"], await PeopleOf(coordinator));
        // The first list again: its empty end changes nothing, its name and address do.
        Assert.Equal("People 0/1/0 Roles 0/0/1", Counts(await LookAsync(coordinator, PeopleHeader, Noor)));
    }

    [Fact]
    public async Task Confirm_AddressThatGoesFromOneToAnother_IsWritten()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await ImportAsync(coordinator, PeopleHeader, "1;Noor;;Haar;a@school.example;trainer;;;31-08-2026;;", "2;Ali;;Vos;b@school.example;trainer;;;31-08-2026;;");
        await ImportAsync(coordinator, PeopleHeader, "1;Noor;;Haar;b@school.example;trainer;;;31-08-2026;;", "2;Ali;;Vos;a@school.example;trainer;;;31-08-2026;;", "3;Els;;Wit;c@school.example;trainer;;;31-08-2026;;");
        Assert.Equal(["1|b@", "2|a@", "3|c@"], (await PeopleOf(coordinator)).Select(line => line.Split('|')).Select(cells => $"{cells[0]}|{cells[2][..2]}"));
    }

    [Theory]
    [InlineData("P9;Ali;;Vos;noor@school.example;wpb;Noord;Zorg;31-08-2026;;", "2;E-mailadres;EmailInUse")]
    [InlineData("P2;Ali;;Vos;noor@school.example;student;Noord;Zorg;31-08-2026;31-07-2027;", "2;E-mailadres;EmailInUse")]
    [InlineData("P1;Noor;van der;Haar;noor@school.example;wpb;Noord;Zorg;01-10-2026;;", "2;Begindatum;KnownRoleOverlaps")]
    [InlineData("P1;Noor;van der;Haar;noor@school.example;wpb;Noord;Zorg;31-08-2026;01-10-2026;", "2;Einddatum;KnownRoleEndsInPast")]
    [InlineData("P1;Noor;van der;Haar;noor@school.example;wpb;Noord;Sport;01-10-2026;;", "")]
    public async Task Look_AgainstWhatIsKnown_SaysWhatStandsInTheWay(string row, string expected)
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await ImportAsync(coordinator, PeopleHeader, Noor, "P2;Ali;;Vos;ali@school.example;student;Noord;Zorg;31-08-2026;31-07-2027;");
        var looked = await LookAsync(coordinator, PeopleHeader, row);
        Assert.Equal(expected, string.Join(' ', Findings(looked)));
        Assert.Equal(expected == "" ? ImportState.Ready : ImportState.ToMend, looked.Stand.State);
    }

    [Fact]
    public async Task Confirm_RoleThatWasTakenAway_IsNotGivenAgainByAnOldList()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await ImportAsync(coordinator, PeopleHeader, Noor);
        await Data.AsOwnerAsync(coordinator.PartnershipId, async db =>
        {
            (await db.RoleAssignments.SingleAsync(role => role.Role == Role.Supervisor)).End(Data.Today, Data.Today, Data.Clock.GetUtcNow());
            return true;
        });
        var looked = await LookAsync(coordinator, PeopleHeader, Noor);
        Assert.Equal(["2;Rol;KnownRoleEnded"], Findings(looked));
        Assert.False(looked.Stand.Preview!.ChangesAnything);
        Assert.Equal("People 0/0/1 Roles 1/0/0", Counts(await LookAsync(coordinator, PeopleHeader, Noor.Replace("31-08-2026", "01-12-2026"))));
    }

    [Fact]
    public async Task Confirm_Twice_WritesOnce()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var done = await ImportAsync(coordinator, PeopleHeader, Noor);
        await Imports.ConfirmAsync(coordinator, done.Id, Stop);
        Assert.Equal(ImportState.Done, (await Imports.GetAsync(coordinator, done.Id, Stop)).Stand.State);
        Assert.Single(await PeopleOf(coordinator));
    }

    [Fact]
    public async Task Confirm_TwoCoordinatorsAtOnce_WritesOnceAndBothAreDone()
    {
        var (one, other) = (await Data.ViewerAs(Role.Coordinator), await Data.ViewerAs(Role.Coordinator));
        var (first, second) = (await LookAsync(one, PeopleHeader, Noor), await LookAsync(other, PeopleHeader, Noor));
        // Past the queue of one server, as two servers would: the database itself lets one go after the other.
        var writer = Data.Service<ImportWriter>();
        var outcomes = await Task.WhenAll(new[] { one, other }.Select(viewer =>
            writer.WriteAsync(viewer, new(Guid.CreateVersion7(), "lijst.csv"), new MemoryStream(Encoding.UTF8.GetBytes($"{PeopleHeader}\n{Noor}\n")), null, null, Stop)));
        Assert.All(outcomes, outcome => Assert.True(outcome.IsWritten));
        Assert.Equal([0, 1], outcomes.Select(outcome => outcome.Preview!.Counts[0].New).Order());
        // What was looked at before is compared again at the yes.
        Assert.Equal("People 0/0/1 Roles 0/0/1", Counts(await ConfirmAsync(one, first)));
        await ConfirmAsync(other, second);
        Assert.Single(await PeopleOf(one), line => line.StartsWith("P1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_OtherFileUnderWay_IsRefusedUntilItIsDone()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var many = Encoding.UTF8.GetBytes($"{PeopleHeader}\n{string.Concat(Enumerable.Range(1, 20_000).Select(number => $"{number};Noor;;Haar;noor{number}@school.example;trainer;;;31-08-2026;;\n"))}");
        var id = await Imports.StartAsync(coordinator, "groot.csv", new MemoryStream(many), Stop);
        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Imports.StartAsync(coordinator, "klein.csv", new MemoryStream([1]), Stop));
        Assert.Equal(Rule.ImportAlreadyRunning, broken.Rule);
        await Imports.CancelAsync(coordinator, id, Stop);
        Assert.Equal(ImportState.Cancelled, (await EndOfAsync(coordinator, id)).Stand.State);
        Assert.Equal(ImportState.Ready, (await LookAsync(coordinator, PeopleHeader, Noor)).Stand.State);
    }

    [Fact]
    public async Task ReadOtherwise_ColumnsSaidByHand_LooksAgain()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var looked = await LookAsync(coordinator, "a;b;c;d;e", "Noor;Haar;noor@school.example;trainer;31-08-2026");
        Assert.Equal(ImportState.ToMend, looked.Stand.State);
        await Imports.ReadOtherwiseAsync(coordinator, looked.Id, ImportFileKind.People, [ImportField.GivenName, ImportField.FamilyName, ImportField.Email, ImportField.Role, ImportField.From], Stop);
        Assert.Equal("People 1/0/0 Roles 1/0/0", Counts(await ConfirmAsync(coordinator, await EndOfAsync(coordinator, looked.Id))));
    }

    [Theory]
    [InlineData("%PDF-1.7 hallo", ImportFindingKind.NotASpreadsheet)]
    [InlineData("", ImportFindingKind.FileEmpty)]
    public async Task Look_NoListAtAll_SaysWhatItIs(string text, ImportFindingKind kind)
    {
        var looked = await LookAsync(await Data.ViewerAs(Role.Coordinator), Encoding.UTF8.GetBytes(text));
        Assert.Equal((ImportState.ToMend, kind), (looked.Stand.State, Assert.Single(looked.Stand.Findings.All).Kind));
    }

    private async Task AssertHiddenAsync(Viewer viewer, Guid id)
    {
        await Assert.ThrowsAsync<NotFoundException>(() => Imports.StartAsync(viewer, "a.csv", new MemoryStream([1]), Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Imports.GetAsync(viewer, id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Imports.ListAsync(viewer, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Imports.ConfirmAsync(viewer, id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Imports.CancelAsync(viewer, id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Imports.ReadOtherwiseAsync(viewer, id, ImportFileKind.People, [], Stop));
    }
}
