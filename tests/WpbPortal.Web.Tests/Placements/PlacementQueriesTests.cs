using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.Placements;
using Xunit;

namespace WpbPortal.Web.Tests.Placements;

/// <summary>Which placements each viewer finds in the list and by their address.</summary>
public sealed class PlacementQueriesTests(MigratedDatabase database) : PortalTest(database)
{
    private PlacementQueries Queries => Data.Service<PlacementQueries>();

    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task List_EachRole_ShowsWhatItsRelationOpens(Role role)
    {
        var team = await Data.TeamAsync();
        var placement = await Data.PlacementAsync(team: team);
        var viewer = await Data.ViewerAs(role, team: role == Role.Supervisor ? team : null);

        var seen = (await Queries.ListAsync(viewer, _ => new(), stop: Stop)).Rows.Any(row => row.Id == placement.Id);

        Assert.Equal(role is Role.Coordinator or Role.SchoolEducator or Role.Supervisor, seen);
        if (seen) Assert.Equal(placement.StudentId, (await Queries.OneAsync(viewer, placement.Id, Stop)).StudentId);
        else await Assert.ThrowsAsync<NotFoundException>(() => Queries.OneAsync(viewer, placement.Id, Stop));
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task List_OtherPartnership_ShowsNothing(Role role)
    {
        var placement = await Data.PlacementAsync();
        var elsewhere = await Data.PartnershipAsync();
        var school = await Data.SchoolAsync(elsewhere);
        var viewer = await Data.ViewerAs(role, school, role == Role.Supervisor ? await Data.TeamAsync(school) : null, elsewhere);

        Assert.Equal((0, 0), ((await Queries.ListAsync(viewer, _ => new(), stop: Stop)).Total, (await Queries.ListAsync(viewer, _ => new(), stop: Stop)).Waiting));
        await Assert.ThrowsAsync<NotFoundException>(() => Queries.OneAsync(viewer, placement.Id, Stop));
    }

    [Fact]
    public async Task List_StudentAndHisInstituteEducator_SeeHis()
    {
        var student = await Data.PersonAsync(Role.StudentTeacher);
        var placement = await Data.PlacementAsync(student);
        await Data.PlacementAsync();
        var educator = await Data.PersonAsync(Role.InstituteEducator);
        await Data.GuidanceAsync(student, educator);

        Assert.Equal([placement.Id], (await Queries.ListAsync(await Data.ViewerOf(student), _ => new(), stop: Stop)).Rows.Select(row => row.Id));
        Assert.Equal([placement.Id], (await Queries.ListAsync(await Data.ViewerOf(educator), _ => new(), stop: Stop)).Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task List_WithoutASupervisorWhoHasTheRole_Waits()
    {
        var team = await Data.TeamAsync();
        var supervised = await Data.SupervisionAsync(team: team);
        var waiting = await Data.PlacementAsync(team: team);
        var left = await Data.SupervisionAsync(await Data.PersonAsync(Role.Supervisor, team: team, period: new(Data.ThisYear.From, Data.Today.AddDays(-1))), team: team);
        var later = await Data.PlacementAsync(team: team, period: new(Data.Today.AddDays(30), Data.ThisYear.Until));
        var over = await Data.PlacementAsync(team: team, period: new(Data.ThisYear.From, Data.Today.AddDays(-1)));
        var educator = await Data.ViewerAs(Role.SchoolEducator);

        var all = await Queries.ListAsync(educator, _ => new(), stop: Stop);
        var waits = await Queries.ListAsync(educator, _ => new(OnlyWaiting: true), stop: Stop);

        Assert.Equal((5, 3, 3), (all.Total, all.Waiting, waits.Total));
        Assert.Equal(new HashSet<Guid> { waiting.Id, left.PlacementId, later.Id }, [.. waits.Rows.Select(row => row.Id)]);
        Assert.DoesNotContain(all.Rows, row => row.Waits && (row.Id == supervised.PlacementId || row.Id == over.Id));
    }

    [Fact]
    public async Task List_ByYearPlaceAndName_FindsThose()
    {
        var (team, other) = (await Data.TeamAsync(), await Data.TeamAsync());
        var sought = await Data.PlacementAsync(await Data.PersonAsync(Role.StudentTeacher, name: new("Yára", "el", "Ćosić")), team);
        await Data.PlacementAsync(team: other);
        var past = await Data.PlacementAsync(team: team, period: new(new(2025, 9, 1), new(2026, 6, 30)));
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var year = (await Queries.ListAsync(coordinator, _ => new(), stop: Stop)).Choices.ThisYear!.Id;

        async Task<IReadOnlyList<Guid>> IdsAsync(PlacementFilter filter) => [.. (await Queries.ListAsync(coordinator, _ => filter, stop: Stop)).Rows.Select(row => row.Id)];
        Assert.Equal([sought.Id], await IdsAsync(new(Search: "yara el cosic")));
        Assert.Equal([sought.Id], await IdsAsync(new(year, PlaceKey.Team(team.Id))));
        Assert.Equal(2, (await IdsAsync(new(year, PlaceKey.School(team.SchoolId)))).Count);
        Assert.Contains(past.Id, await IdsAsync(new(null, PlaceKey.Team(team.Id))));
    }

    [Fact]
    public async Task List_MoreThanAPage_ShowsEachOnce()
    {
        for (var number = 0; number < 30; number++) await Data.PlacementAsync(await Data.PersonAsync(Role.StudentTeacher, name: new("Bo", null, "Jansen"), hasAccount: false));
        var educator = await Data.ViewerAs(Role.SchoolEducator);

        var first = await Queries.ListAsync(educator, _ => new(), stop: Stop);
        var second = await Queries.ListAsync(educator, _ => new(), first.Next, Stop);

        Assert.Equal((25, 5, 30), (first.Rows.Count, second.Rows.Count, first.Rows.Concat(second.Rows).DistinctBy(row => row.Id).Count()));
        Assert.Null(second.Next);
    }
}
