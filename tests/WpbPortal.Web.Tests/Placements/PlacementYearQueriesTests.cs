using System.Text;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.Placements;
using WpbPortal.Web.Features.PlacementYear;
using Xunit;

namespace WpbPortal.Web.Tests.Placements;

/// <summary>The year of placements: who sees whom in it, what is open, and what goes along as a file.</summary>
public sealed class PlacementYearQueriesTests(MigratedDatabase database) : PortalTest(database)
{
    private PlacementYearQueries Queries => Data.Service<PlacementYearQueries>();

    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task Year_EachRole_ShowsWhatTheListShows(Role role)
    {
        var team = await Data.TeamAsync();
        var placement = await Data.PlacementAsync(team: team);
        await Data.PlacementAsync(team: await Data.TeamAsync(await Data.SchoolAsync(await Data.PartnershipAsync())));
        var viewer = await Data.ViewerAs(role, team: role == Role.Supervisor ? team : null);

        if (role is Role.Trainer or Role.PlatformAdmin)
        {
            await Assert.ThrowsAsync<NotFoundException>(() => Queries.YearAsync(viewer, new(), Stop));
            return;
        }
        var seen = (await Queries.YearAsync(viewer, new(Place: PlaceKey.Team(team.Id)), Stop)).Rows.Select(row => row.Id);
        var listed = (await Data.Service<PlacementQueries>().ListAsync(viewer, _ => new(), stop: Stop)).Rows.Select(row => row.Id);
        Assert.Equal(listed, seen);
        Assert.Equal(role is Role.Coordinator or Role.SchoolEducator or Role.Supervisor, seen.Contains(placement.Id));
    }

    [Fact]
    public async Task Year_WithSupervisorsCoverAndBuddy_NamesThemWithTheirDays()
    {
        var team = await Data.TeamAsync();
        var placement = await Data.PlacementAsync(team: team);
        var (first, second, colleague) = (await Data.PersonAsync(Role.Supervisor, team: team), await Data.PersonAsync(Role.Supervisor, team: team), await Data.PersonAsync(Role.Supervisor, team: team));
        await Data.SupervisionAsync(first, placement, period: new(Data.ThisYear.From, Data.Today.AddDays(10)));
        var later = await Data.SupervisionAsync(second, placement, period: new(Data.Today.AddDays(21), Data.ThisYear.Until));
        await Data.CoverAsync(later, colleague, new(Data.Today.AddDays(30), Data.Today.AddDays(40)));
        await Data.BuddyAsync(placement, colleague);

        var row = Assert.Single((await Queries.YearAsync(await Data.ViewerAs(Role.SchoolEducator), new(), Stop)).Rows);

        Assert.Equal([first.Name, second.Name], row.Supervisions.Select(one => one.Supervisor));
        Assert.Equal(new(Data.Today.AddDays(30), Data.Today.AddDays(40)), Assert.Single(row.Supervisions[1].Covers).Period);
        Assert.Equal((colleague.Name, row.BuddyWeeks), (Assert.Single(row.Buddies).Name, row.Buddies[0].Period));
        Assert.Equal([new DatePeriod(Data.Today.AddDays(11), Data.Today.AddDays(20))], row.Open);
        Assert.True(row.IsStaffed);
    }

    [Fact]
    public async Task Year_PartOfIt_ShowsWhoIsThereThen()
    {
        var team = await Data.TeamAsync();
        var autumn = await Data.PlacementAsync(team: team, period: new(new(2026, 9, 1), new(2027, 1, 31)));
        var spring = await Data.PlacementAsync(team: team, period: new(new(2027, 2, 1), new(2027, 6, 30)));
        var educator = await Data.ViewerAs(Role.SchoolEducator);

        async Task<IReadOnlyList<Guid>> IdsAsync(YearPart part) => [.. (await Queries.YearAsync(educator, new(Part: part), Stop)).Rows.Select(row => row.Id)];
        Assert.Equal([autumn.Id], await IdsAsync(YearPart.FirstHalf));
        Assert.Equal([spring.Id], await IdsAsync(YearPart.FourthQuarter));
        Assert.Equal(2, (await IdsAsync(YearPart.Whole)).Count);
    }

    [Fact]
    public async Task Year_EndedBeforeItBeganOrByMistake_IsLeftOut_EndedOnItsFirstDay_Stays()
    {
        var team = await Data.TeamAsync();
        var (today, later, mistake) = (await Data.PlacementAsync(team: team, period: new(Data.Today, Data.ThisYear.Until)), await Data.PlacementAsync(team: team, period: new(Data.Today.AddDays(3), Data.ThisYear.Until)), await Data.PlacementAsync(team: team));
        var educator = await Data.ViewerAs(Role.SchoolEducator);
        var service = Data.Service<PlacementService>();
        foreach (var (one, reason) in new[] { (today, PlacementEndReason.StudentStopped), (later, PlacementEndReason.StudentStopped), (mistake, PlacementEndReason.EnteredByMistake) })
            await service.ChangeEndAsync(educator, one.Id, Data.Today, reason, Stop);

        var row = Assert.Single((await Queries.YearAsync(educator, new(), Stop)).Rows);

        Assert.Equal((today.Id, new DatePeriod(Data.Today, Data.Today), 0), (row.Id, row.Period, row.Open.Count));
        Assert.Equal([today.Id], (await Data.Service<PlacementQueries>().ListAsync(educator, _ => new(), stop: Stop)).Rows.Select(one => one.Id));
    }

    [Fact]
    public async Task Year_OfASchoolWith120Students_IsFourStatements()
    {
        var team = await Data.TeamAsync();
        var supervisor = await Data.PersonAsync(Role.Supervisor, team: team);
        for (var number = 0; number < 120; number++)
        {
            var placement = await Data.PlacementAsync(await Data.PersonAsync(Role.StudentTeacher, hasAccount: false), team);
            await Data.SupervisionAsync(supervisor, placement);
        }
        var educator = await Data.ViewerAs(Role.SchoolEducator);

        PlacementYearView? year = null;
        var statements = await Counting.StatementsOfAsync(async () => year = await Queries.YearAsync(educator, new(), Stop));

        Assert.Equal((120, false), (year!.Rows.Count, year.IsCut));
        Assert.InRange(statements, 2, 4);
    }

    [Fact]
    public async Task File_NameThatLooksLikeAFormula_IsNeutralised()
    {
        var team = await Data.TeamAsync();
        var placement = await Data.PlacementAsync(await Data.PersonAsync(Role.StudentTeacher, name: new("=HYPERLINK(1)", null, "Jansen")), team);
        await Data.SupervisionAsync(await Data.PersonAsync(Role.Supervisor, team: team, name: new("@Bo", null, "Smit")), placement);

        var file = PlacementYearFile.Csv(await Queries.YearAsync(await Data.ViewerAs(Role.SchoolEducator), new(), Stop));

        var lines = Encoding.UTF8.GetString(file.Content).TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("'=HYPERLINK(1) Jansen;", lines[1], StringComparison.Ordinal);
        Assert.Contains(";'@Bo Smit (", lines[1], StringComparison.Ordinal);
        Assert.NotEmpty(PlacementYearFile.Xlsx(await Queries.YearAsync(await Data.ViewerAs(Role.Coordinator), new(), Stop)).Content);
    }

    [Theory]
    [InlineData(YearPart.Whole, "2026-08-01", "2027-07-31")]
    [InlineData(YearPart.FirstHalf, "2026-08-01", "2027-01-31")]
    [InlineData(YearPart.SecondHalf, "2027-02-01", "2027-07-31")]
    [InlineData(YearPart.SecondQuarter, "2026-11-01", "2027-01-31")]
    [InlineData(YearPart.FourthQuarter, "2027-05-01", "2027-07-31")]
    public void Of_PartOfAYear_IsWholeMonths(YearPart part, string from, string until) =>
        Assert.Equal(new(DateOnly.Parse(from), DateOnly.Parse(until)), YearParts.Of(Data.ThisYear, part));

    [Fact]
    public void OpenDays_OpenEnded_AreOpenUntilSomebodyStaysOn()
    {
        var (today, day) = (new DateOnly(2026, 11, 25), new DateOnly(2026, 12, 1));
        Assert.Equal([new DatePeriod(today)], PlacementYearQueries.OpenDays(new(new(2026, 8, 1)), [], today));
        Assert.Equal([new DatePeriod(today, day.AddDays(-1))], PlacementYearQueries.OpenDays(new(new(2026, 8, 1)), [new(day)], today));
        Assert.Empty(PlacementYearQueries.OpenDays(new(new(2026, 8, 1), day), [new(new(2026, 8, 1), day)], today));
        Assert.Empty(PlacementYearQueries.OpenDays(new(new(2026, 8, 1), new(2026, 10, 1)), [], today));
    }
}
