using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Structure;
using Xunit;

namespace WpbPortal.Web.Tests.People;

/// <summary>Schools, teams, institutes and years: everybody of the partnership reads them, two roles keep them.</summary>
public sealed class StructureServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private StructureService Service => Data.Service<StructureService>();

    public static TheoryData<Role> Keepers => [Role.Coordinator, Role.PlatformAdmin];

    public static TheoryData<Role> AllButKeepers => [.. Enum.GetValues<Role>().Except([Role.Coordinator, Role.PlatformAdmin])];

    [Theory]
    [MemberData(nameof(AllButKeepers))]
    public async Task EveryAct_AllRolesButTheKeepers_IsNotFoundAndReadingIsFine(Role role)
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(role);
        Func<Task>[] acts =
        [
            () => Service.AddSchoolAsync(viewer, "x", Stop),
            () => Service.AddTeamAsync(viewer, school.Id, "x", Stop),
            () => Service.AddInstituteAsync(viewer, "x", Stop),
            () => Service.AddYearAsync(viewer, "x", new(2030, 8, 1), new(2031, 7, 31), Stop),
            () => Service.RenameAsync(viewer, StructurePart.School, school.Id, "x", Stop),
            () => Service.ChangeYearAsync(viewer, school.Id, "x", new(2030, 8, 1), new(2031, 7, 31), Stop),
            () => Service.ChangeSettingsAsync(viewer, "x", HolidayRegion.South, 3, Stop),
        ];
        foreach (var act in acts) await Assert.ThrowsAsync<NotFoundException>(act);
        var seen = await Service.GetAsync(viewer, Stop);
        Assert.Contains(seen.Schools, known => known.Id == school.Id);
        Assert.False(seen.IsKept);
    }

    [Theory]
    [MemberData(nameof(Keepers))]
    public async Task EveryAct_Keepers_AddAndRename(Role role)
    {
        var viewer = await Data.ViewerAs(role);
        var school = await Service.AddSchoolAsync(viewer, " Locatie Haven ", Stop);
        var team = await Service.AddTeamAsync(viewer, school, "Team Zee", Stop);
        await Service.AddInstituteAsync(viewer, "Hogeschool aan Zee", Stop);
        await Service.AddYearAsync(viewer, "2027–2028", new(2027, 8, 1), new(2028, 7, 31), Stop);
        await Service.RenameAsync(viewer, StructurePart.Team, team, "Team Strand", Stop);
        await Service.ChangeSettingsAsync(viewer, "Aan Zee", HolidayRegion.South, 3, Stop);

        var seen = await Service.GetAsync(viewer, Stop);

        var made = Assert.Single(seen.Schools, known => known.Id == school);
        Assert.Equal(("Locatie Haven", "Team Strand"), (made.Name, Assert.Single(made.Teams).Name));
        Assert.Equal(("Aan Zee", HolidayRegion.South, 3, "2027–2028"), (seen.Name, seen.Region, seen.BuddyWeeks, seen.Years[0].Name));
        Assert.Single(seen.Institutes);
    }

    [Fact]
    public async Task EveryAct_OtherPartnership_IsNotFound()
    {
        var (school, team) = (await Data.SchoolAsync(), await Data.TeamAsync());
        var viewer = await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync());

        await Assert.ThrowsAsync<NotFoundException>(() => Service.AddTeamAsync(viewer, school.Id, "x", Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.RenameAsync(viewer, StructurePart.Team, team.Id, "x", Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.RenameAsync(viewer, StructurePart.School, school.Id, "x", Stop));
        Assert.Empty((await Service.GetAsync(viewer, Stop)).Schools);
    }

    [Fact]
    public async Task EveryAct_AdministratorInAnyPartnership_IsDoneThereAndNowhereElse()
    {
        var (here, there) = (await Data.PartnershipAsync(), await Data.PartnershipAsync());
        var viewer = await Data.ViewerAs(Role.PlatformAdmin, partnership: here);
        var school = await Service.AddSchoolAsync(viewer with { PartnershipId = there.Id }, "Locatie Haven", Stop);

        Assert.Equal(school, Assert.Single((await Service.GetAsync(viewer with { PartnershipId = there.Id }, Stop)).Schools).Id);
        Assert.Empty((await Service.GetAsync(viewer, Stop)).Schools);
    }

    [Fact]
    public async Task EveryAct_AdministratorInAPartnershipThatIsNotThere_IsNotFound()
    {
        var viewer = await Data.ViewerAs(Role.PlatformAdmin) with { PartnershipId = Guid.CreateVersion7() };

        await Assert.ThrowsAsync<NotFoundException>(() => Service.GetAsync(viewer, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.AddSchoolAsync(viewer, "Nergens", Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.ChangeSettingsAsync(viewer, "Nergens", HolidayRegion.North, 2, Stop));
    }

    [Fact]
    public async Task Names_TakenOrEmpty_SaySoAtTheField()
    {
        var viewer = await Data.ViewerAs(Role.Coordinator);
        var first = await Service.AddSchoolAsync(viewer, "Noord", Stop);
        var second = await Service.AddSchoolAsync(viewer, "Zuid", Stop);
        await Service.AddTeamAsync(viewer, first, "Talen", Stop);

        await BreaksAsync(Rule.NameTaken, nameof(School.Name), () => Service.AddSchoolAsync(viewer, "Noord", Stop));
        await BreaksAsync(Rule.NameTaken, nameof(School.Name), () => Service.RenameAsync(viewer, StructurePart.School, second, "Noord", Stop));
        await BreaksAsync(Rule.NameTaken, nameof(School.Name), () => Service.AddTeamAsync(viewer, first, "Talen", Stop));
        await BreaksAsync(Rule.Required, nameof(School.Name), () => Service.AddSchoolAsync(viewer, " ", Stop));
        await Service.AddTeamAsync(viewer, second, "Talen", Stop);
        await Service.RenameAsync(viewer, StructurePart.School, first, "Noord", Stop);
    }

    [Fact]
    public async Task Years_ThatOverlap_AreRefused()
    {
        var viewer = await Data.ViewerAs(Role.Coordinator);
        var year = await Service.AddYearAsync(viewer, "Later", new(2027, 8, 1), new(2028, 7, 31), Stop);

        await BreaksAsync(Rule.SchoolYearOverlaps, null, () => Service.AddYearAsync(viewer, "Half", new(2028, 7, 31), new(2029, 7, 31), Stop));
        await BreaksAsync(Rule.SchoolYearOverlaps, null, () => Service.ChangeYearAsync(viewer, year, "Later", new(2027, 7, 31), new(2028, 7, 31), Stop));
        await BreaksAsync(Rule.PeriodEndsBeforeItBegins, nameof(DatePeriod.Until), () => Service.AddYearAsync(viewer, "Om", new(2030, 8, 1), new(2030, 7, 1), Stop));
        await BreaksAsync(Rule.Required, nameof(DatePeriod.Until), () => Service.AddYearAsync(viewer, "Open", new(2030, 8, 1), null, Stop));
        await BreaksAsync(Rule.BuddyWeeksOutOfRange, nameof(Partnership.BuddyWeeks), () => Service.ChangeSettingsAsync(viewer, "Naam", HolidayRegion.North, 9, Stop));
    }

    [Fact]
    public async Task AddSchoolAsync_SameNameAtOnce_IsMadeOnce()
    {
        var viewer = await Data.ViewerAs(Role.Coordinator);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await Service.AddSchoolAsync(viewer, "Samen", Stop);
                return (Rule?)null;
            }
            catch (RuleViolationException broken)
            {
                return broken.Rule;
            }
        }));

        Assert.Equal([null, Rule.NameTaken, Rule.NameTaken, Rule.NameTaken], outcomes.Order());
    }

    private static async Task BreaksAsync(Rule rule, string? field, Func<Task> act)
    {
        var broken = await Assert.ThrowsAsync<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }
}
