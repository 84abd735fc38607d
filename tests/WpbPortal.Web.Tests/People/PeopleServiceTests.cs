using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.People;
using Xunit;

namespace WpbPortal.Web.Tests.People;

/// <summary>What the coordinator keeps of people, that nobody else does, and never of himself.</summary>
public sealed class PeopleServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private PeopleService Service => Data.Service<PeopleService>();

    private PersonQueries Persons => Data.Service<PersonQueries>();

    public static TheoryData<Role> AllButTheCoordinator => [.. Enum.GetValues<Role>().Except([Role.Coordinator])];

    private PersonInput Input(string? email = null, string? number = null) => new("Sanne", "van der", "Haar", email ?? $"sanne-{Guid.NewGuid():N}@school.example", number);

    private RoleInput Trainer(DateOnly? until = null) => new(Role.Trainer, null, null, Data.Today, until, null);

    [Theory]
    [MemberData(nameof(AllButTheCoordinator))]
    public async Task EveryAct_AllRolesButTheCoordinator_IsNotFound(Role role)
    {
        var somebody = await Data.PersonAsync(Role.StudentTeacher);
        var given = await Data.RoleAsync(somebody, Role.Trainer);
        var viewer = await Data.ViewerAs(role);
        Func<Task>[] acts =
        [
            () => Service.AddAsync(viewer, Input(), Trainer(), null, Stop),
            () => Service.ChangeAsync(viewer, somebody.Id, Input(), Stop),
            () => Service.AddRoleAsync(viewer, somebody.Id, Trainer(), Stop),
            () => Service.ChangeRoleAsync(viewer, somebody.Id, given.Id, new(null, Data.Today, null), Stop),
            () => Service.LeaveAsync(viewer, somebody.Id, Stop),
            () => Service.FollowAsync(viewer, somebody.Id, somebody.Id, Data.Today, null, Stop),
            () => Service.StopFollowingAsync(viewer, somebody.Id, Stop),
            () => Persons.EducatorsAsync(viewer, Stop),
        ];
        foreach (var act in acts) await Assert.ThrowsAsync<NotFoundException>(act);
    }

    [Fact]
    public async Task EveryAct_CoordinatorOfAnotherPartnership_IsNotFound()
    {
        var somebody = await Data.PersonAsync(Role.StudentTeacher);
        var given = await Data.RoleAsync(somebody, Role.Trainer);
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync());
        Func<Task>[] acts =
        [
            () => Service.ChangeAsync(viewer, somebody.Id, Input(), Stop),
            () => Service.AddRoleAsync(viewer, somebody.Id, Trainer(), Stop),
            () => Service.ChangeRoleAsync(viewer, somebody.Id, given.Id, new(null, Data.Today, null), Stop),
            () => Service.LeaveAsync(viewer, somebody.Id, Stop),
            () => Service.FollowAsync(viewer, somebody.Id, somebody.Id, Data.Today, null, Stop),
            () => Service.AddAsync(viewer, Input(), Trainer() with { Place = PlaceKey.School(school.Id) }, null, Stop),
        ];
        foreach (var act in acts) await Assert.ThrowsAsync<NotFoundException>(act);
    }

    [Fact]
    public async Task AddAsync_WithATeamAndAnInvitation_MakesAllAtOnce()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var team = await Data.TeamAsync();

        var id = await Service.AddAsync(coordinator, Input(number: "P12"), new(Role.Supervisor, PlaceKey.Team(team.Id), null, Data.Today, Data.ThisYear.Until, 40m), "nl", Stop);

        var person = await Persons.OneAsync(coordinator, id, Stop);
        Assert.Equal(("Sanne van der Haar", "P12"), (person.Name.Full, person.Number));
        var role = Assert.Single(person.Roles);
        Assert.Equal((Role.Supervisor, team.Name, 40m, PeriodTime.Now), (role.Spot.Role, role.Spot.Team!, role.Hours!.Value, role.Time));
        Assert.NotNull(person.Invitation!.Until);
    }

    [Fact]
    public async Task AddAsync_AddressOrNumberOfSomebodyElse_SaysSoAtTheField()
    {
        var known = await Data.PersonAsync(Role.Trainer, number: "P13");
        var coordinator = await Data.ViewerAs(Role.Coordinator);

        await BreaksAsync(Rule.EmailTaken, nameof(Person.Email), () => Service.AddAsync(coordinator, Input(known.Email.ToUpperInvariant()), Trainer(), null, Stop));
        await BreaksAsync(Rule.NumberTaken, nameof(Person.Number), () => Service.AddAsync(coordinator, Input(number: "P13"), Trainer(), null, Stop));
        await BreaksAsync(Rule.Required, nameof(RoleAssignment.Role), () => Service.AddAsync(coordinator, Input(), Trainer() with { Role = null }, null, Stop));
        await BreaksAsync(Rule.RoleNeedsSchool, nameof(RoleAssignment.SchoolId), () => Service.AddAsync(coordinator, Input(), Trainer() with { Role = Role.Supervisor }, null, Stop));
        await BreaksAsync(Rule.PeriodEndsBeforeItBegins, nameof(DatePeriod.Until), () => Service.AddAsync(coordinator, Input(), Trainer(Data.Today.AddDays(-1)), null, Stop));
        await BreaksAsync(Rule.HoursOutOfRange, nameof(RoleAssignment.Hours), () => Service.AddAsync(coordinator, Input(), Trainer() with { Hours = -1 }, null, Stop));
    }

    [Fact]
    public async Task AddAsync_SameAddressAtOnce_OneIsMadeAndTheOtherHearsWhy()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var input = Input();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RuleOfAsync(() => Service.AddAsync(coordinator, input, Trainer(), null, Stop))));

        Assert.Equal([null, Rule.EmailTaken, Rule.EmailTaken, Rule.EmailTaken], outcomes.Order());
    }

    [Fact]
    public async Task ChangeAsync_AnotherAddress_LeavesTheAccountAndTakesBackTheInvitation()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var invited = await Data.PersonAsync(Role.Trainer, hasAccount: false);
        var signsIn = await Data.PersonAsync(Role.Trainer);
        await Data.Service<InvitationService>().InviteAsync(coordinator, invited.Id, "nl", Stop);

        await Service.ChangeAsync(coordinator, invited.Id, Input(), Stop);
        await Service.ChangeAsync(coordinator, signsIn.Id, Input(), Stop);

        Assert.True((await Persons.OneAsync(coordinator, invited.Id, Stop)).Invitation!.Until <= Data.Clock.GetUtcNow());
        var account = await Data.AsOwnerAsync(signsIn.PartnershipId, db => db.Accounts.SingleAsync(row => row.Id == signsIn.AccountId, Stop));
        Assert.Equal(signsIn.Email, account.Email);
        Assert.NotEqual(signsIn.Email, (await Persons.OneAsync(coordinator, signsIn.Id, Stop)).Email);
    }

    [Fact]
    public async Task Roles_OfOneself_AreAnotherCoordinators()
    {
        var me = await Data.PersonAsync(Role.Coordinator);
        var mine = await Data.RoleAsync(me, Role.Trainer);
        var viewer = await Data.ViewerOf(me);

        await BreaksAsync(Rule.OwnRoles, null, () => Service.AddRoleAsync(viewer, me.Id, Trainer(), Stop));
        await BreaksAsync(Rule.OwnRoles, null, () => Service.ChangeRoleAsync(viewer, me.Id, mine.Id, new(null, Data.Today, null), Stop));
        await BreaksAsync(Rule.OwnRoles, null, () => Service.LeaveAsync(viewer, me.Id, Stop));
    }

    [Fact]
    public async Task AddRoleAsync_SameRoleAtTheSamePlaceAtOnce_IsGivenOnce()
    {
        var somebody = await Data.PersonAsync();
        var coordinator = await Data.ViewerAs(Role.Coordinator);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RuleOfAsync(() => Service.AddRoleAsync(coordinator, somebody.Id, Trainer(), Stop))));

        Assert.Equal(1, outcomes.Count(rule => rule is null));
        Assert.All(outcomes.OfType<Rule>(), rule => Assert.True(rule is Rule.RoleOverlaps or Rule.ChangedMeanwhile, rule.ToString()));
    }

    [Fact]
    public async Task ChangeRoleAsync_EarlierLaterAndNone_EndsOrMakesLonger()
    {
        var somebody = await Data.PersonAsync(Role.Trainer);
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        async Task<PersonRole> RoleAsync() => Assert.Single((await Persons.OneAsync(coordinator, somebody.Id, Stop)).Roles);
        var id = (await RoleAsync()).Id;

        await Service.ChangeRoleAsync(coordinator, somebody.Id, id, new(null, null, null), Stop);
        Assert.Null((await RoleAsync()).Period!.Value.Until);
        await Service.ChangeRoleAsync(coordinator, somebody.Id, id, new(null, Data.Today.AddDays(5), null), Stop);
        Assert.Equal(Data.Today.AddDays(5), (await RoleAsync()).Period!.Value.Until);
        await BreaksAsync(Rule.EndsInThePast, nameof(DatePeriod.Until), () => Service.ChangeRoleAsync(coordinator, somebody.Id, id, new(null, Data.Today.AddDays(-1), null), Stop));
        await Service.ChangeRoleAsync(coordinator, somebody.Id, id, new(null, Data.Today, null), Stop);
        Assert.Equal(PeriodTime.Earlier, (await RoleAsync()).Time);
        await BreaksAsync(Rule.AlreadyEnded, null, () => Service.ChangeRoleAsync(coordinator, somebody.Id, id, new(null, null, null), Stop));
    }

    [Fact]
    public async Task ChangeRoleAsync_HoursAndFirstDay_AreCorrectedAndTheRoleGoesOn()
    {
        var somebody = await Data.PersonAsync(Role.Trainer, period: new(Data.Today.AddDays(-30), Data.Today));
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        async Task<PersonRole> RoleAsync() => Assert.Single((await Persons.OneAsync(coordinator, somebody.Id, Stop)).Roles);
        var id = (await RoleAsync()).Id;

        // Its last day is today; other hours end nothing.
        await Service.ChangeRoleAsync(coordinator, somebody.Id, id, new(null, Data.Today, 32.5m), Stop);
        Assert.Equal((PeriodTime.Now, 32.5m), ((await RoleAsync()).Time, (await RoleAsync()).Hours));
        await Service.ChangeRoleAsync(coordinator, somebody.Id, id, new(Data.Today.AddDays(-60), Data.Today.AddDays(9), null), Stop);
        Assert.Equal((new DatePeriod(Data.Today.AddDays(-60), Data.Today.AddDays(9)), null), ((await RoleAsync()).Period!.Value, (await RoleAsync()).Hours));
        await BreaksAsync(Rule.RoleHasBegun, nameof(DatePeriod.From), () => Service.ChangeRoleAsync(coordinator, somebody.Id, id, new(Data.Today.AddDays(-5), null, null), Stop));
        await BreaksAsync(Rule.PeriodEndsBeforeItBegins, nameof(DatePeriod.Until), () => Service.ChangeRoleAsync(coordinator, somebody.Id, id, new(Data.Today.AddDays(-5), Data.Today.AddDays(-6), null), Stop));
        await BreaksAsync(Rule.HoursOutOfRange, nameof(RoleAssignment.Hours), () => Service.ChangeRoleAsync(coordinator, somebody.Id, id, new(null, null, -1), Stop));
    }

    [Fact]
    public async Task ChangeRoleAsync_RoleThatIsComing_BeginsOnAnotherDay()
    {
        var somebody = await Data.PersonAsync(Role.Trainer, period: new(Data.Today.AddDays(10), Data.Today.AddDays(20)));
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var id = Assert.Single((await Persons.OneAsync(coordinator, somebody.Id, Stop)).Roles).Id;

        await Service.ChangeRoleAsync(coordinator, somebody.Id, id, new(Data.Today.AddDays(30), Data.Today.AddDays(40), null), Stop);

        Assert.Equal(new DatePeriod(Data.Today.AddDays(30), Data.Today.AddDays(40)), Assert.Single((await Persons.OneAsync(coordinator, somebody.Id, Stop)).Roles).Period);
    }

    [Fact]
    public async Task LeaveAsync_SomebodyWithRoles_EndsThemAndTheAccessAtOnce()
    {
        var student = await Data.PersonAsync(Role.StudentTeacher);
        var educator = await Data.PersonAsync(Role.InstituteEducator);
        await Data.RoleAsync(educator, Role.Trainer);
        await Data.GuidanceAsync(student, educator);
        var (coordinator, leaving) = (await Data.ViewerAs(Role.Coordinator), await Data.ViewerOf(educator));
        Assert.NotEmpty((await Persons.OneAsync(leaving, student.Id, Stop)).Roles);

        await Service.LeaveAsync(coordinator, educator.Id, Stop);

        Assert.All((await Persons.OneAsync(coordinator, educator.Id, Stop)).Roles, role => Assert.Equal(PeriodTime.Earlier, role.Time));
        Assert.Equal(PeriodTime.Earlier, Assert.Single((await Persons.OneAsync(coordinator, student.Id, Stop)).Followed).Time);
        await Assert.ThrowsAnyAsync<Exception>(() => Persons.OneAsync(leaving, student.Id, Stop));
        await BreaksAsync(Rule.AlreadyEnded, null, () => Service.LeaveAsync(coordinator, educator.Id, Stop));
    }

    [Fact]
    public async Task FollowAsync_StudentAndEducator_MakesThemHisOwnStudents()
    {
        var (student, educator) = (await Data.PersonAsync(Role.StudentTeacher), await Data.PersonAsync(Role.InstituteEducator));
        var coordinator = await Data.ViewerAs(Role.Coordinator);

        await Service.FollowAsync(coordinator, student.Id, educator.Id, Data.Today, null, Stop);

        Assert.Equal(educator.Id, Assert.Single((await Persons.OneAsync(await Data.ViewerOf(student), student.Id, Stop)).Followed).OtherId);
        Assert.NotNull(Assert.Single((await Persons.OneAsync(await Data.ViewerOf(educator), student.Id, Stop)).Roles).Period);
        await BreaksAsync(Rule.GuidanceOverlaps, null, () => Service.FollowAsync(coordinator, student.Id, educator.Id, Data.Today.AddDays(3), null, Stop));
        await BreaksAsync(Rule.NotAStudent, null, () => Service.FollowAsync(coordinator, educator.Id, educator.Id, Data.Today, null, Stop));
        await BreaksAsync(Rule.NotAnInstituteEducator, nameof(InstituteGuidance.EducatorId), () => Service.FollowAsync(coordinator, student.Id, student.Id, Data.Today, null, Stop));
        await BreaksAsync(Rule.Required, nameof(InstituteGuidance.EducatorId), () => Service.FollowAsync(coordinator, student.Id, null, Data.Today, null, Stop));
    }

    private static async Task BreaksAsync(Rule rule, string? field, Func<Task> act)
    {
        var broken = await Assert.ThrowsAsync<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }

    private static async Task<Rule?> RuleOfAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RuleViolationException broken)
        {
            return broken.Rule;
        }
    }
}
