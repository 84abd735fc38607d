using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Features.Opportunities;
using Xunit;

namespace WpbPortal.Web.Tests.Opportunities;

/// <summary>Who opens doors, who chooses them and in what order, who is told, and who reads what.</summary>
public sealed class OpportunityServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private OpportunityService Service => Data.Service<OpportunityService>();

    private OpportunityQueries Queries => Data.Service<OpportunityQueries>();

    public static TheoryData<Role> AllButSupervisors => [.. Enum.GetValues<Role>().Except([Role.Supervisor])];

    public static TheoryData<Role> AllButStudents => [.. Enum.GetValues<Role>().Except([Role.StudentTeacher])];

    [Theory]
    [MemberData(nameof(AllButSupervisors))]
    public async Task OpenChangeAndClose_AllRolesButSupervisors_AreNotFound(Role role)
    {
        var team = await Data.TeamAsync();
        var door = await Data.OpportunityAsync(team: team, isOfTeam: true);
        var viewer = await Data.ViewerAs(role);

        await HiddenAsync(() => Service.OpenAsync(viewer, team.Id, Data.Door(), Stop));
        await HiddenAsync(() => Service.ChangeAsync(viewer, door.Id, Data.Door(), Stop));
        await HiddenAsync(() => Service.CloseAsync(viewer, door.Id, Stop));
        await HiddenAsync(() => Queries.ChoicesAsync(viewer, door.Id, Stop));
        await HiddenAsync(() => Queries.ChoicesAsync(viewer, null, Stop));
    }

    [Theory]
    [MemberData(nameof(AllButStudents))]
    public async Task ChoosePlanLookBackAndLetGo_AllRolesButStudents_AreNotFound(Role role)
    {
        var team = await Data.TeamAsync();
        var door = await Data.OpportunityAsync(team: team);
        await Data.PlacementAsync(team: team);
        var viewer = await Data.ViewerAs(role, team: role == Role.Supervisor ? team : null);

        await HiddenAsync(() => Service.ChooseAsync(viewer, door.Id, Stop));
        await HiddenAsync(() => Service.PlanAsync(viewer, door.Id, Data.Today, new(9, 0), Stop));
        await HiddenAsync(() => Service.LookBackAsync(viewer, door.Id, "zag", "neem mee", Stop));
        await HiddenAsync(() => Service.WithdrawAsync(viewer, door.Id, Stop));
    }

    [Fact]
    public async Task Doors_OfColleaguesAndOtherTeams_AreChangedOnlyByWhoKeepsThem()
    {
        var team = await Data.TeamAsync();
        var (opener, colleague) = (await Data.PersonAsync(Role.Supervisor, team: team), await Data.ViewerAs(Role.Supervisor, team: team));
        var (own, together) = (await Data.OpportunityAsync(opener, team), await Data.OpportunityAsync(opener, team, isOfTeam: true));
        var stranger = await Data.ViewerAs(Role.Supervisor, team: await Data.TeamAsync());

        foreach (var door in (Opportunity[])[own, together]) await HiddenAsync(() => Service.CloseAsync(stranger, door.Id, Stop));
        foreach (var door in (Opportunity[])[own, together]) await HiddenAsync(() => Queries.DoorAsync(stranger, door.Id, Stop));
        await HiddenAsync(() => Service.ChangeAsync(colleague, own.Id, Data.Door(), Stop));
        await HiddenAsync(async () => await Service.OpenAsync(colleague, (await Data.TeamAsync()).Id, Data.Door(), Stop));
        Assert.False((await Queries.DoorAsync(colleague, own.Id, Stop)).Row.IsKept);
        Assert.Null((await Queries.DoorAsync(colleague, own.Id, Stop)).Users);
        Assert.NotNull((await Queries.DoorAsync(colleague, together.Id, Stop)).Users);

        await Service.ChangeAsync(colleague, together.Id, Data.Door() with { Title = "Samen kijken", IsOfTeam = true }, Stop);
        await Service.CloseAsync(colleague, together.Id, Stop);
        var closed = await Queries.DoorAsync(await Data.ViewerOf(opener), together.Id, Stop);
        Assert.Equal(("Samen kijken", true, false), (closed.Row.Title, closed.IsClosed, closed.Row.IsOpen));
        await HiddenAsync(() => Queries.ChoicesAsync(colleague, together.Id, Stop));
    }

    [Fact]
    public async Task Student_FromChoosingToLookingBack_IsSeenByWhoOpenedTheDoorAndToldOfEachStep()
    {
        var story = await StoryAsync();
        await Service.ChooseAsync(story.Student, story.Door.Id, Stop);
        Assert.Equal(ChoiceState.Chosen, (await Queries.DoorAsync(story.Student, story.Door.Id, Stop)).Mine!.State);
        await BreakAsync(Rule.Required, nameof(OpportunityChoice.PlannedAt), () => Service.PlanAsync(story.Student, story.Door.Id, Data.Today, null, Stop));
        await Service.PlanAsync(story.Student, story.Door.Id, Data.Today.AddDays(2), new(10, 15), Stop);

        var user = Assert.Single((await Queries.DoorAsync(await Data.ViewerOf(story.Opener), story.Door.Id, Stop)).Users!);
        Assert.Equal((story.StudentPerson.Id, ChoiceState.Planned, DutchTime.Moment(Data.Today.AddDays(2), new(10, 15))), (user.StudentId, user.State, user.PlannedAt!.Value));
        await BreakAsync(Rule.LookBackTooEarly, null, () => Service.LookBackAsync(story.Student, story.Door.Id, "zag", "neem mee", Stop));
        Data.Clock.Advance(TimeSpan.FromDays(2.5));
        await Data.Service<DraftService>().KeepAsync(story.Student, OpportunityDrafts.LookBack(story.Door.Id), 1, new(new Dictionary<string, string[]> { ["Look.Saw"] = ["zag"] }), Stop);
        await Service.LookBackAsync(story.Student, story.Door.Id, "zag", "neem mee", Stop);

        var mine = (await Queries.DoorAsync(story.Student, story.Door.Id, Stop)).Mine!;
        Assert.Equal((ChoiceState.LookedBack, new LookBackText("zag", "neem mee"), story.Supervisor.Name), (mine.State, mine.LookBack, mine.Reader));
        Assert.Null((await Data.Service<DraftService>().FindAsync(story.Student, OpportunityDrafts.LookBack(story.Door.Id), Stop)).Fields);
        Assert.Equal([NotificationKind.OpportunityChosen, NotificationKind.OpportunityPlanned], await KindsAsync(story.Opener));
        Assert.Equal([NotificationKind.OpportunityLookedBack], await KindsAsync(story.Supervisor));
        var acts = await Data.AsOwnerAsync(story.Door.PartnershipId, db => db.AuditEntries.Where(row => row.ActorId == story.StudentPerson.Id).OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => row.Act).ToListAsync(Stop));
        Assert.Equal([AuditAct.Created, AuditAct.Changed, AuditAct.Shared], acts);
    }

    [Fact]
    public async Task ChooseAsync_MoreAtOnceThanThereArePlaces_GivesEachPlaceOnceAndTellsTheRest()
    {
        var team = await Data.TeamAsync();
        var door = await Data.OpportunityAsync(team: team, places: 2);
        var students = new List<Viewer>();
        for (var count = 0; count < 6; count++) students.Add(await StudentAsync(team));

        var outcomes = await Task.WhenAll(students.Select(async student => ((await Record.ExceptionAsync(() => Service.ChooseAsync(student, door.Id, Stop))) as RuleViolationException)?.Rule));

        Assert.Equal(2, outcomes.Count(rule => rule is null));
        Assert.Equal(4, outcomes.Count(rule => rule == Rule.PlacesTaken));
        Assert.Equal(2, await Data.AsOwnerAsync(door.PartnershipId, db => db.OpportunityChoices.CountAsync(row => row.OpportunityId == door.Id, Stop)));
        var loser = students[Array.IndexOf(outcomes, Rule.PlacesTaken)];
        Assert.False((await Queries.DoorAsync(loser, door.Id, Stop)).CanChoose);
    }

    [Fact]
    public async Task ChooseAsync_ThePlaceOfWhoLetsGo_IsTakenOnceByTwoWhoWait()
    {
        var team = await Data.TeamAsync();
        var door = await Data.OpportunityAsync(team: team, places: 1);
        var (first, others) = (await StudentAsync(team), new[] { await StudentAsync(team), await StudentAsync(team) });
        await Service.ChooseAsync(first, door.Id, Stop);
        await BreakAsync(Rule.PlacesTaken, null, () => Service.ChooseAsync(others[0], door.Id, Stop));
        await Service.WithdrawAsync(first, door.Id, Stop);

        var outcomes = await Task.WhenAll(others.Append(first).Select(async student => ((await Record.ExceptionAsync(() => Service.ChooseAsync(student, door.Id, Stop))) as RuleViolationException)?.Rule));

        Assert.Equal(1, outcomes.Count(rule => rule is null));
        Assert.Equal(2, outcomes.Count(rule => rule == Rule.PlacesTaken));
    }

    [Fact]
    public async Task ChooseAsync_TwiceAtOnce_IsOneChoice()
    {
        var team = await Data.TeamAsync();
        var (door, student) = (await Data.OpportunityAsync(team: team), await StudentAsync(team));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ => ((await Record.ExceptionAsync(() => Service.ChooseAsync(student, door.Id, Stop))) as RuleViolationException)?.Rule));

        Assert.Equal([null, Rule.AlreadyChosen], outcomes.Order());
    }

    [Fact]
    public async Task ChangeAsync_WhileSomebodyChooses_NeverLeavesMoreThanThePlaces()
    {
        var team = await Data.TeamAsync();
        var opener = await Data.PersonAsync(Role.Supervisor, team: team);
        var door = await Data.OpportunityAsync(opener, team, places: 2);
        var keeper = await Data.ViewerOf(opener);
        await Service.ChooseAsync(await StudentAsync(team), door.Id, Stop);
        var second = await StudentAsync(team);

        await Task.WhenAll(TryAsync(() => Service.ChooseAsync(second, door.Id, Stop)), TryAsync(() => Service.ChangeAsync(keeper, door.Id, Data.Door(places: 1), Stop)));

        var row = (await Queries.DoorAsync(keeper, door.Id, Stop)).Row;
        Assert.True(row.Uses.All <= row.Places, $"{row.Uses.All} chose a door with {row.Places} places.");
    }

    [Fact]
    public async Task Doors_OfAnotherSchoolOrAfterThePlacement_AreNotThereForAStudent()
    {
        var (team, other) = (await Data.TeamAsync(), await Data.TeamAsync(await Data.SchoolAsync()));
        var person = await Data.PersonAsync(Role.StudentTeacher, team: team);
        await Data.PlacementAsync(person, team);
        await Data.PlacementAsync(person, other, new(Data.Today.AddDays(-60), Data.Today.AddDays(-1)), 1);
        var student = await Data.ViewerOf(person);
        var (here, there, closed, over) = (await Data.OpportunityAsync(team: await Data.TeamAsync()), await Data.OpportunityAsync(team: other), await Data.OpportunityAsync(team: team), await Data.OpportunityAsync(team: team, lastDay: Data.Today));
        await Data.AsOwnerAsync(closed.PartnershipId, async db =>
        {
            (await db.Opportunities.SingleAsync(row => row.Id == closed.Id, Stop)).Close(Data.Clock.GetUtcNow());
            return 0;
        });

        Assert.Contains((await Queries.BoardAsync(student, null, Stop)).ToChoose!, row => row.Id == here.Id);
        Assert.DoesNotContain((await Queries.BoardAsync(student, null, Stop)).ToChoose!, row => row.Id == there.Id || row.Id == closed.Id);
        await BreakAsync(Rule.OpportunityClosed, null, () => Service.ChooseAsync(student, closed.Id, Stop));
        Assert.DoesNotContain((await Queries.BoardAsync(student, OpportunityKind.Activity, Stop)).ToChoose!, row => row.Id == here.Id);
        await HiddenAsync(() => Queries.DoorAsync(student, there.Id, Stop));
        await HiddenAsync(() => Service.ChooseAsync(student, there.Id, Stop));
        Data.Clock.Advance(TimeSpan.FromDays(1));
        student = await Data.ViewerOf(person);
        await BreakAsync(Rule.OpportunityClosed, null, () => Service.ChooseAsync(student, over.Id, Stop));
        Assert.DoesNotContain((await Queries.BoardAsync(student, null, Stop)).ToChoose!, row => row.Id == over.Id);
    }

    [Fact]
    public async Task Door_ByRole_ShowsWhoChoseItToWhomThatIsFor()
    {
        var story = await StoryAsync();
        var other = await StudentAsync(story.Team);
        await Service.ChooseAsync(story.Student, story.Door.Id, Stop);
        await Service.ChooseAsync(other, story.Door.Id, Stop);
        var (educator, elsewhere) = (await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync()));
        var follower = await Data.PersonAsync(Role.InstituteEducator);
        await Data.GuidanceAsync(story.StudentPerson, follower);

        Assert.Equal(2, (await Queries.DoorAsync(educator, story.Door.Id, Stop)).Users!.Count);
        Assert.Equal(new DoorUses(2, 0, 0), (await Queries.BoardAsync(educator, null, Stop)).OfSchools!.Single(row => row.Id == story.Door.Id).Uses);
        Assert.Equal(story.StudentPerson.Id, Assert.Single((await Queries.DoorAsync(await Data.ViewerOf(follower), story.Door.Id, Stop)).Users!).StudentId);
        Assert.Equal(story.Door.Id, Assert.Single((await Queries.BoardAsync(await Data.ViewerOf(follower), null, Stop)).Followed!).OpportunityId);
        // A student sees how many, never who.
        Assert.Null((await Queries.DoorAsync(other, story.Door.Id, Stop)).Users);
        foreach (var viewer in (Viewer[])[elsewhere, await Data.ViewerAs(Role.InstituteEducator), await Data.ViewerAs(Role.Coordinator), await Data.ViewerAs(Role.Trainer)])
            await HiddenAsync(() => Queries.DoorAsync(viewer, story.Door.Id, Stop));
        // Whoever lets go is nobody's business any more.
        await Service.WithdrawAsync(story.Student, story.Door.Id, Stop);
        Assert.Single((await Queries.DoorAsync(educator, story.Door.Id, Stop)).Users!);
        await HiddenAsync(async () => await Queries.DoorAsync(await Data.ViewerOf(follower), story.Door.Id, Stop));
        Assert.Contains(NotificationKind.OpportunityLetGo, await KindsAsync(story.Opener));
    }

    [Fact]
    public async Task LookBack_OthersThanTheStudentAndHisSupervisorOfThen_DoNotReadIt()
    {
        var story = await StoryAsync();
        await Service.ChooseAsync(story.Student, story.Door.Id, Stop);
        await Service.LookBackAsync(story.Student, story.Door.Id, "zag", "neem mee", Stop);
        var colleague = await Data.PersonAsync(Role.Supervisor, team: story.Team);
        await Data.CoverAsync(story.Supervision, colleague);

        var read = Assert.Single((await Queries.BoardAsync(await Data.ViewerOf(story.Supervisor), null, Stop)).LookBacks!);
        Assert.Equal(("zag", "neem mee", story.StudentPerson.Name), (read.Saw, read.TakesAlong, read.Student));
        foreach (var person in (Person[])[story.Opener, colleague]) Assert.Empty((await Queries.BoardAsync(await Data.ViewerOf(person), null, Stop)).LookBacks!);

        // Tomorrow somebody else supervises: she begins with nothing, and who supervised before reads no more.
        await Data.AsOwnerAsync(story.Door.PartnershipId, async db =>
        {
            var supervision = await db.Supervisions.Include(row => row.Covers).SingleAsync(row => row.Id == story.Supervision.Id, Stop);
            supervision.End(Data.Today, Data.Today, Data.Clock.GetUtcNow());
            return 0;
        });
        Assert.Empty((await Queries.BoardAsync(await Data.ViewerOf(story.Supervisor), null, Stop)).LookBacks!);
        Assert.Null((await Queries.DoorAsync(story.Student, story.Door.Id, Stop)).Mine!.Reader);
        Data.Clock.Advance(TimeSpan.FromDays(1));
        var next = await Data.PersonAsync(Role.Supervisor, team: story.Team);
        var placement = await Data.AsOwnerAsync(story.Door.PartnershipId, db => db.Placements.SingleAsync(row => row.Id == story.Supervision.PlacementId, Stop));
        await Data.SupervisionAsync(next, placement, period: new(Data.Today, placement.Period.Until));
        Assert.Empty((await Queries.BoardAsync(await Data.ViewerOf(next), null, Stop)).LookBacks!);
        var student = await Data.ViewerOf(story.StudentPerson);
        await Service.LookBackAsync(student, story.Door.Id, "zag anders", "neem mee", Stop);
        Assert.Empty((await Queries.BoardAsync(await Data.ViewerOf(next), null, Stop)).LookBacks!);
        Assert.Equal(("zag anders", null), ((await Queries.DoorAsync(student, story.Door.Id, Stop)).Mine!.LookBack!.Saw, (await Queries.DoorAsync(student, story.Door.Id, Stop)).Mine!.Reader?.Full));
    }

    [Fact]
    public async Task Board_OfTheCoordinator_CountsFromFiveStudentsOn()
    {
        var team = await Data.TeamAsync(name: "Vakgroep");
        var door = await Data.OpportunityAsync(team: team);
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        for (var count = 0; count < Crowd.Fewest - 1; count++) await Service.ChooseAsync(await StudentAsync(team), door.Id, Stop);
        Assert.Equal((1, null), Numbers(await Queries.BoardAsync(coordinator, null, Stop)));

        await Service.ChooseAsync(await StudentAsync(team), door.Id, Stop);

        var board = await Queries.BoardAsync(coordinator, null, Stop);
        Assert.Equal((1, Crowd.Fewest), Numbers(board));
        Assert.True(board is { Chosen: null, ToChoose: null, OfTeams: null, OfSchools: null, Followed: null, LookBacks: null });

        (int, int?) Numbers(OpportunityBoard seen) => (seen.Numbers!.Single().Open, seen.Numbers!.Single().Uses);
    }

    [Fact]
    public async Task ChangeAsync_ADoorThatWasChosen_TellsWhoChoseIt()
    {
        var story = await StoryAsync();
        await Service.ChooseAsync(story.Student, story.Door.Id, Stop);
        await Service.ChangeAsync(await Data.ViewerOf(story.Opener), story.Door.Id, Data.Door() with { Timing = "donderdag" }, Stop);

        Assert.Equal([NotificationKind.OpportunityChanged], await KindsAsync(story.StudentPerson));
        Assert.Equal("donderdag", (await Queries.DoorAsync(story.Student, story.Door.Id, Stop)).Row.Timing);
    }

    [Fact]
    public async Task Board_WithMoreDoorsAndChoices_TakesNoMoreStatements()
    {
        var story = await StoryAsync();
        await Service.ChooseAsync(story.Student, story.Door.Id, Stop);
        var viewers = new[] { story.Student, await Data.ViewerOf(story.Opener), await Data.ViewerAs(Role.SchoolEducator), await Data.ViewerAs(Role.Coordinator) };
        var before = await CountAsync();
        for (var count = 0; count < 5; count++) await Service.ChooseAsync(await StudentAsync(story.Team), (await Data.OpportunityAsync(story.Opener, story.Team)).Id, Stop);

        var after = await CountAsync();
        Assert.Equal(before, after);
        Assert.All(after, count => Assert.InRange(count, 2, 5));

        async Task<List<int>> CountAsync()
        {
            var counts = new List<int>();
            foreach (var viewer in viewers)
            {
                counts.Add(await Counting.StatementsOfAsync(() => Queries.BoardAsync(viewer, null, Stop)));
                if (!viewer.Is(Role.Coordinator)) counts.Add(await Counting.StatementsOfAsync(() => Queries.DoorAsync(viewer, story.Door.Id, Stop)));
            }
            return counts;
        }
    }

    private async Task<Story> StoryAsync()
    {
        var team = await Data.TeamAsync();
        var opener = await Data.PersonAsync(Role.Supervisor, team: await Data.TeamAsync());
        var door = await Data.OpportunityAsync(opener, await Data.AsOwnerAsync(team.PartnershipId, db => db.RoleAssignments.Where(row => row.PersonId == opener.Id).Select(row => row.Team!).SingleAsync(Stop)));
        var (student, supervisor) = (await Data.PersonAsync(Role.StudentTeacher, team: team), await Data.PersonAsync(Role.Supervisor, team: team));
        var supervision = await Data.SupervisionAsync(supervisor, student: student, team: team);
        return new(team, opener, door, student, await Data.ViewerOf(student), supervisor, supervision);
    }

    private async Task<Viewer> StudentAsync(Team team)
    {
        var person = await Data.PersonAsync(Role.StudentTeacher, team: team);
        await Data.PlacementAsync(person, team);
        return await Data.ViewerOf(person);
    }

    private Task<List<NotificationKind>> KindsAsync(Person person) => Data.AsOwnerAsync(person.PartnershipId,
        db => db.Notifications.Where(row => row.RecipientId == person.Id).OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => row.Kind).ToListAsync(Stop), person.Id);

    private static async Task TryAsync(Func<Task> act) => await Record.ExceptionAsync(act);

    private static Task HiddenAsync(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);

    private static async Task BreakAsync(Rule rule, string? field, Func<Task> act)
    {
        var broken = await Assert.ThrowsAsync<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }

    /// <summary>A student with a supervisor, and a door of somebody in another team of the same school.</summary>
    private sealed record Story(Team Team, Person Opener, Opportunity Door, Person StudentPerson, Viewer Student, Person Supervisor, Supervision Supervision);
}
