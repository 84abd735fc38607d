using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.People;
using Xunit;

namespace WpbPortal.Web.Tests.People;

/// <summary>The list of people: found as the Dutch look for a name, and no more shown than each viewer may see.</summary>
public sealed class PeopleQueriesTests(MigratedDatabase database) : PortalTest(database)
{
    private PeopleQueries Queries => Data.Service<PeopleQueries>();

    private PersonQueries Persons => Data.Service<PersonQueries>();

    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    public static TheoryData<Role> AllButThoseWhoTakeTheList => [.. Enum.GetValues<Role>().Except([Role.Coordinator, Role.SchoolEducator])];

    [Fact]
    public async Task ListAsync_PrefixesAndAccents_SortsOnTheFamilyNameAsTheDutchDo()
    {
        foreach (var name in (PersonName[])[new("Bo", null, "Haas"), new("An", "van der", "Haar"), new("Cé", null, "Ćosić"), new("Dirk", "de", "Boer"), new("An", null, "Haar")])
            await Data.PersonAsync(Role.Trainer, name: name);

        var found = await Queries.ListAsync(await Data.ViewerAs(Role.Trainer), new(), stop: Stop);

        Assert.Equal(["Berg", "Boer", "Ćosić", "Haar", "Haar", "Haas"], found.Rows.Select(row => row.Name.FamilyName.TrimEnd("0123456789".ToCharArray())));
    }

    [Theory]
    [InlineData("cosic")]
    [InlineData("ĆOSIĆ")]
    [InlineData("van der cos")]
    [InlineData("ćosić renée")]
    public async Task ListAsync_PartOfAName_FindsItWhateverItsAccents(string search)
    {
        var sought = await Data.PersonAsync(Role.Trainer, name: new("Renée", "van der", "Ćosić"));
        var viewer = await Data.ViewerAs(Role.Trainer);

        Assert.Equal([sought.Id], (await Queries.ListAsync(viewer, new(search), stop: Stop)).Rows.Select(row => row.Id));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    public async Task ListAsync_SignsOfAPattern_AreOrdinaryLetters(string search) =>
        Assert.Empty((await Queries.ListAsync(await Data.ViewerAs(Role.Trainer), new(search), stop: Stop)).Rows);

    [Fact]
    public async Task ListAsync_MoreThanAPage_ShowsEverybodyOnce()
    {
        for (var number = 0; number < 60; number++) await Data.PersonAsync(Role.Trainer, name: new($"Persoon{number % 3}", null, number % 2 == 0 ? "Jansen" : "Bakker"), hasAccount: false);
        var viewer = await Data.ViewerAs(Role.Trainer);

        List<PersonRow> rows = [];
        Guid? after = null;
        var pages = 0;
        do
        {
            var page = await Queries.ListAsync(viewer, new(), after, Stop);
            Assert.Equal(61, page.Total);
            rows.AddRange(page.Rows);
            (after, pages) = (page.Next, pages + 1);
        }
        while (after is not null);

        Assert.Equal((61, 61, 3), (rows.Count, rows.DistinctBy(row => row.Id).Count(), pages));
    }

    [Fact]
    public async Task ListAsync_ByRoleAndPlace_AsksForOneRoleThatHasBoth()
    {
        var (here, there) = (await Data.TeamAsync(), await Data.TeamAsync());
        var supervisor = await Data.PersonAsync(Role.Supervisor, team: here);
        await Data.RoleAsync(supervisor, Role.Trainer, team: there);
        var viewer = await Data.ViewerAs(Role.Coordinator);

        Assert.Single((await Queries.ListAsync(viewer, new(Role: Role.Supervisor, Place: PlaceKey.Team(here.Id)), stop: Stop)).Rows);
        Assert.Single((await Queries.ListAsync(viewer, new(Role: Role.Supervisor, Place: PlaceKey.School(here.SchoolId)), stop: Stop)).Rows);
        Assert.Empty((await Queries.ListAsync(viewer, new(Role: Role.Supervisor, Place: PlaceKey.Team(there.Id)), stop: Stop)).Rows);
    }

    [Fact]
    public async Task ListAsync_WhoIsNotThereNow_IsForTheCoordinatorAlone()
    {
        var gone = await Data.PersonAsync(Role.Trainer, period: new(new(2025, 8, 1), new(2026, 7, 31)));
        var coming = await Data.PersonAsync(Role.Trainer, period: new(new(2027, 1, 1)));
        var silent = await Data.PersonAsync(Role.Trainer, hasAccount: false);
        var coordinator = await Data.ViewerAs(Role.Coordinator);

        async Task<IReadOnlyList<Guid>> IdsAsync(Viewer viewer, PeopleWhen when) => [.. (await Queries.ListAsync(viewer, new(Role: Role.Trainer, When: when), stop: Stop)).Rows.Select(row => row.Id)];
        Assert.Equal([silent.Id], await IdsAsync(coordinator, PeopleWhen.Now));
        Assert.Equal([silent.Id], await IdsAsync(coordinator, PeopleWhen.NotSigningIn));
        Assert.Equal([coming.Id], await IdsAsync(coordinator, PeopleWhen.Coming));
        Assert.Equal([gone.Id], await IdsAsync(coordinator, PeopleWhen.Earlier));
        Assert.Equal(3, (await IdsAsync(coordinator, PeopleWhen.All)).Count);
        Assert.Equal([silent.Id], await IdsAsync(await Data.ViewerAs(Role.SchoolEducator), PeopleWhen.All));
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task ListAsync_OtherPartnership_ShowsNobodyOfIt(Role role)
    {
        var viewer = await Data.ViewerAs(role);
        var elsewhere = await Data.PartnershipAsync();
        var stranger = await Data.PersonAsync(Role.Trainer, partnership: elsewhere, name: new("Vreemde", null, "Vogel"));

        Assert.DoesNotContain((await Queries.ListAsync(viewer, new(), stop: Stop)).Rows, row => row.Id == stranger.Id);
        Assert.Equal(0, (await Queries.ListAsync(viewer, new("Vogel", When: PeopleWhen.All), stop: Stop)).Total);
        await Assert.ThrowsAsync<NotFoundException>(() => Persons.OneAsync(viewer, stranger.Id, Stop));
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task AddressNumberAndPeriods_EachRole_AreForTheCoordinatorAndTheSchoolsOwnEducator(Role role)
    {
        var here = await Data.TeamAsync();
        var somebody = await Data.PersonAsync(Role.Supervisor, team: here, number: "P77");
        var viewer = await Data.ViewerAs(role);

        var row = (await Queries.ListAsync(viewer, new(Role: Role.Supervisor), stop: Stop)).Rows.Single(found => found.Id == somebody.Id);
        var page = await Persons.OneAsync(viewer, somebody.Id, Stop);

        var reaches = role is Role.Coordinator or Role.SchoolEducator;
        Assert.Equal((reaches, reaches, reaches, reaches), (row.Email is not null, row.Number is not null, page.Email is not null, page.Roles[0].Period is not null));
        Assert.Equal(role == Role.Coordinator, page.Invitation is not null);
        Assert.Equal(Role.Supervisor, Assert.Single(page.Roles).Spot.Role);
    }

    [Fact]
    public async Task AddressNumberAndPeriods_EducatorOfAnotherSchool_AreNotThere()
    {
        var somebody = await Data.PersonAsync(Role.Supervisor, number: "P78");
        var other = await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync());

        var row = (await Queries.ListAsync(other, new(Role: Role.Supervisor), stop: Stop)).Rows.Single(found => found.Id == somebody.Id);
        var page = await Persons.OneAsync(other, somebody.Id, Stop);

        Assert.Null(row.Email);
        Assert.Null(page.Number);
        Assert.Null(Assert.Single(page.Roles).Period);
    }

    [Theory]
    [MemberData(nameof(AllButThoseWhoTakeTheList))]
    public async Task FileRowsAsync_AllRolesButCoordinatorAndEducator_IsNotFound(Role role) =>
        await Assert.ThrowsAsync<NotFoundException>(async () => await Queries.FileRowsAsync(await Data.ViewerAs(role), new(), Stop));

    [Fact]
    public async Task FileRowsAsync_ByTheEducatorOfASchool_LeavesEmptyWhatThePageDoesNotShow()
    {
        var mine = await Data.PersonAsync(Role.Supervisor, name: new("Mijn", null, "Aaa"));
        var other = await Data.PersonAsync(Role.Supervisor, team: await Data.TeamAsync(await Data.SchoolAsync()), name: new("Ander", null, "Bbb"));
        var viewer = await Data.ViewerAs(Role.SchoolEducator);

        var rows = await Queries.FileRowsAsync(viewer, new(Role: Role.Supervisor), Stop);

        Assert.Equal((mine.Email, Data.ThisYear.From), (rows[0].Email, rows[0].From!.Value));
        Assert.Equal((null, null, "Bbb"), (rows[1].Email, rows[1].From, other.FamilyName));
    }

    [Fact]
    public async Task FileRowsAsync_NameThatIsAFormula_IsNeutralisedInTheFile()
    {
        await Data.PersonAsync(Role.Trainer, name: new("=cmd|calc!A1", null, "Aaa"));
        var rows = await Queries.FileRowsAsync(await Data.ViewerAs(Role.Coordinator), new("Aaa"), Stop);

        Assert.Contains(";'=cmd|calc!A1;", System.Text.Encoding.UTF8.GetString(PeopleFile.Csv(rows).Content));
    }
}
