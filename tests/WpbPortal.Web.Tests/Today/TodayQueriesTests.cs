using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Opportunities;
using WpbPortal.Web.Features.Today;
using Xunit;

namespace WpbPortal.Web.Tests.Today;

/// <summary>What the start page of each role shows, and what it shows to nobody else.</summary>
public sealed class TodayQueriesTests(MigratedDatabase database) : PortalTest(database)
{
    private StudentTodayQueries Students => Data.Service<StudentTodayQueries>();

    private SupervisorTodayQueries Supervisors => Data.Service<SupervisorTodayQueries>();

    private SchoolEducatorTodayQueries SchoolEducators => Data.Service<SchoolEducatorTodayQueries>();

    private TrainerTodayQueries Trainers => Data.Service<TrainerTodayQueries>();

    private InstituteEducatorTodayQueries InstituteEducators => Data.Service<InstituteEducatorTodayQueries>();

    private CoordinatorTodayQueries Coordinators => Data.Service<CoordinatorTodayQueries>();

    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    /// <summary>The administrator of the platform has no day here: he is sent to the partnerships.</summary>
    public static TheoryData<Role> RolesWithADay => [.. Enum.GetValues<Role>().Where(role => role != Role.PlatformAdmin)];

    public static TheoryData<Role> AllButCoordinators => [.. Enum.GetValues<Role>().Where(role => role != Role.Coordinator)];

    [Fact]
    public async Task Student_FeedbackSharedAndAnswered_SeesWhatIsNewAndWhatHeWillTry()
    {
        var pair = await Data.CoachingPairAsync();
        var answered = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        await Data.Service<CoachingService>().MarkFeedbackReadAsync(pair.Student, answered.Feedback[0].Id, Stop);
        await Data.Service<CoachingService>().ReplyAsync(pair.Student, answered.Feedback[0].Id, "mee", "drie tellen wachten", Stop);
        Data.Clock.Advance(TimeSpan.FromMinutes(5));
        var fresh = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor);

        var day = await Students.TodayAsync(pair.Student, Stop);

        Assert.Equal([fresh.Feedback[0].Id, answered.Feedback[0].Id], day.Feedback.Select(feedback => feedback.Id));
        Assert.Equal(fresh.Feedback[0].Id, day.Opening?.Id);
        Assert.Equal(1, day.Unread);
        Assert.Equal("drie tellen wachten", Assert.Single(day.Trying).WillTry);
        Assert.Equal(pair.SupervisorPerson.Name, Assert.Single(Assert.Single(day.Placements).Supervisors));
    }

    [Fact]
    public async Task Student_InvitedAndTakingPart_SeesTheMeetingsThatAreForHim()
    {
        var student = await Data.PersonAsync(Role.StudentTeacher);
        var asked = await Data.TrajectoryAsync();
        var joined = await Data.TrajectoryAsync();
        var forSupervisors = await Data.TrajectoryAsync(audience: Audience.Supervisor);
        await Data.ParticipationAsync(asked, student, Role.StudentTeacher);
        await Data.ParticipationAsync(joined, student, Role.StudentTeacher, state: ParticipationState.Accepted);
        await Data.ParticipationAsync(forSupervisors, await Data.PersonAsync(Role.Supervisor));

        var day = await Students.TodayAsync(await Data.ViewerOf(student), Stop);

        Assert.Equal([(asked.Id, true), (joined.Id, false)], day.ForAll.Trajectories.Select(trajectory => (trajectory.Id, trajectory.Waits)));
        Assert.All(day.ForAll.Trajectories, trajectory => Assert.Equal(2, trajectory.Meetings.Count));
    }

    [Fact]
    public async Task Supervisor_SessionsOfTheseWeeks_SeesDraftsRepliesStudentsAndHerOwnSteering()
    {
        var pair = await Data.CoachingPairAsync();
        var shared = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        await Data.Service<CoachingService>().ReplyAsync(pair.Student, shared.Feedback[0].Id, "neem mee", "probeer", Stop);
        var draft = await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor);

        var day = await Supervisors.TodayAsync(pair.Supervisor, Stop);

        Assert.Equal(draft.Id, Assert.Single(day.Drafts).SessionId);
        Assert.Equal((shared.Id, "neem mee"), (day.Replies.Single().SessionId, day.Replies.Single().TakesAlong));
        var student = Assert.Single(day.Students);
        Assert.Equal((pair.StudentPerson.Id, true), (student.Id, student.IsMine));
        Assert.NotNull(student.LastAt);
        Assert.Equal(2, day.Points.Count);
    }

    [Fact]
    public async Task Supervisor_StandsIn_SeesTheStudentAsOneWhomSheCovers()
    {
        var pair = await Data.CoachingPairAsync();
        var colleague = await Data.PersonAsync(Role.Supervisor);
        await Data.CoverAsync(pair.Supervision, colleague, new(Data.Today, Data.Today.AddDays(7)));

        var day = await Supervisors.TodayAsync(await Data.ViewerOf(colleague), Stop);

        Assert.False(Assert.Single(day.Students).IsMine);
    }

    [Fact]
    public async Task SchoolEducator_PlacementsWithoutSupervisor_SeesThoseOfHerOwnSchool()
    {
        var educator = await Data.ViewerAs(Role.SchoolEducator);
        var waiting = await Data.PlacementAsync();
        var later = await Data.PlacementAsync(period: new(Data.Today.AddDays(60), Data.ThisYear.Until));
        await Data.SupervisionAsync();
        var elsewhere = await Data.SchoolAsync();
        await Data.PlacementAsync(team: await Data.TeamAsync(elsewhere));

        var day = await SchoolEducators.TodayAsync(educator, Stop);

        Assert.Equal([waiting.Id], day.Unsupervised.Select(placement => placement.Id));
        Assert.NotEqual(waiting.Id, later.Id);
    }

    [Fact]
    public async Task SchoolEducator_Trajectories_SeesMeetingsToComeAndAnswersAwaited()
    {
        var educator = await Data.ViewerAs(Role.SchoolEducator);
        var trajectory = await Data.TrajectoryAsync();
        await Data.ParticipationAsync(trajectory, await Data.PersonAsync(Role.Supervisor));
        await Data.ParticipationAsync(trajectory, await Data.PersonAsync(Role.Supervisor), state: ParticipationState.Accepted);
        await Data.TrajectoryAsync(school: await Data.SchoolAsync());

        var day = await SchoolEducators.TodayAsync(educator, Stop);

        var row = Assert.Single(day.Trajectories);
        Assert.Equal((trajectory.Id, 1, 1), (row.Id, row.TakePart, row.Unanswered));
        Assert.Equal(2, day.Meetings.Count);
        Assert.All(day.Meetings, meeting => Assert.Equal(trajectory.Id, meeting.TrajectoryId));
    }

    [Fact]
    public async Task Trainer_GroupsOfHerOwnAndOfOthers_SeesHerOwnWithTheirDesign()
    {
        var trainer = await Data.PersonAsync(Role.Trainer);
        var mine = await Data.TrajectoryAsync(wholePartnership: true);
        await Data.TrajectoryAsync(wholePartnership: true);
        await LetTrainAsync(mine, trainer);

        var day = await Trainers.TodayAsync(await Data.ViewerOf(trainer), Stop);

        Assert.Equal([mine.Id, mine.Id], day.Meetings.Select(meeting => meeting.Meeting.TrajectoryId));
        Assert.Equal([VesitPhase.Prestructure, VesitPhase.Experience], day.Meetings[0].Steps.Select(step => step.Phase));
    }

    [Fact]
    public async Task InstituteEducator_OwnStudentsAndOthers_SeesWhereHerOwnAre()
    {
        var educator = await Data.PersonAsync(Role.InstituteEducator);
        var pair = await Data.CoachingPairAsync();
        await Data.CoachingPairAsync();
        await Data.GuidanceAsync(pair.StudentPerson, educator);

        var student = Assert.Single((await InstituteEducators.TodayAsync(await Data.ViewerOf(educator), Stop)).Students);

        Assert.Equal((pair.StudentPerson.Id, pair.Supervision.PlacementId), (student.Id, student.PlacementId));
        Assert.Equal(pair.SupervisorPerson.Name, student.Supervisor);
    }

    [Fact]
    public async Task Coordinator_PeopleAndPlacements_SeesCountsPerSchool()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        await Data.SupervisionAsync();
        await Data.PlacementAsync();
        await Data.PersonAsync(Role.Supervisor, hasAccount: false);
        await Data.PersonAsync(hasAccount: false);

        var day = await Coordinators.TodayAsync(coordinator, Stop);

        Assert.Equal((2, 1), (day.Numbers.Students, day.Numbers.Supervisors));
        Assert.Equal((1, 0), (day.NotSignedIn, day.Invited));
        var school = Assert.Single(day.Coverage);
        Assert.Equal((2, 1), (school.Placements, school.Supervised));
        Assert.NotNull(day.Year);
    }

    [Theory]
    [MemberData(nameof(AllButCoordinators))]
    public async Task Coordinator_AskedByAnybodyElse_IsNotFound(Role role)
    {
        var other = await Data.ViewerAs(role);
        await Assert.ThrowsAsync<NotFoundException>(() => Coordinators.TodayAsync(other, Stop));
    }

    /// <summary>Seen to fail for supervisors with <c>WrittenBy</c> taken away from the query: a colleague's draft and steering came up.</summary>
    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task AnyDay_AskedBySomebodyWhoIsNoParty_ShowsNothingOfIt(Role role)
    {
        var pair = await Data.CoachingPairAsync();
        var shared = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        await Data.Service<CoachingService>().ReplyAsync(pair.Student, shared.Feedback[0].Id, "mee", "probeer", Stop);
        await Data.DraftSessionAsync(pair.Supervision, pair.Supervisor);
        var trained = await Data.TrajectoryAsync(wholePartnership: true);
        await LetTrainAsync(trained, await Data.PersonAsync(Role.Trainer));
        await Data.GuidanceAsync(pair.StudentPerson, await Data.PersonAsync(Role.InstituteEducator));
        var elsewhere = await Data.SchoolAsync();
        await Data.PlacementAsync();
        var other = role is Role.SchoolEducator ? await Data.ViewerAs(role, elsewhere) : await Data.ViewerAs(role);

        var student = await Students.TodayAsync(other, Stop);
        Assert.Empty(student.Feedback);
        Assert.Empty(student.Trying);
        Assert.Empty(student.Inputs);
        Assert.Empty(student.Placements);
        Assert.Empty(student.ForAll.Trajectories);
        var supervisor = await Supervisors.TodayAsync(other, Stop);
        Assert.Empty(supervisor.Drafts);
        Assert.Empty(supervisor.Replies);
        Assert.Empty(supervisor.Students);
        Assert.Empty(supervisor.Points);
        Assert.Empty((await SchoolEducators.TodayAsync(other, Stop)).Unsupervised);
        Assert.Empty((await Trainers.TodayAsync(other, Stop)).Meetings);
        Assert.Empty((await InstituteEducators.TodayAsync(other, Stop)).Students);
    }

    [Fact]
    public async Task AnyDay_RowsOfAnotherPartnership_AreNotThere()
    {
        var pair = await Data.CoachingPairAsync();
        await Data.PlacementAsync();
        await Data.TrajectoryAsync(wholePartnership: true);
        var elsewhere = await Data.PartnershipAsync();
        var school = await Data.SchoolAsync(elsewhere);

        var educator = await SchoolEducators.TodayAsync(await Data.ViewerAs(Role.SchoolEducator, school, partnership: elsewhere), Stop);
        var coordinator = await Coordinators.TodayAsync(await Data.ViewerAs(Role.Coordinator, partnership: elsewhere), Stop);

        Assert.Empty(educator.Unsupervised);
        Assert.Empty(educator.Meetings);
        Assert.Empty(educator.Trajectories);
        Assert.Equal(new YearNumbers(0, 0, 0, 0), coordinator.Numbers);
        Assert.True(coordinator.IsNew);
        Assert.NotEqual(elsewhere.Id, pair.Supervision.PartnershipId);
    }

    [Fact]
    public async Task StudentAndSupervisor_DoorsThatStandOpen_AreCountedAndWhatIsChosenComesFirst()
    {
        var team = await Data.TeamAsync();
        var opener = await Data.PersonAsync(Role.Supervisor, team: team);
        var (early, late) = (await Data.OpportunityAsync(opener, team), await Data.OpportunityAsync(opener, team));
        await Data.OpportunityAsync(team: await Data.TeamAsync());
        var person = await Data.PersonAsync(Role.StudentTeacher, team: team);
        await Data.PlacementAsync(person, team);
        var (student, doors) = (await Data.ViewerOf(person), Data.Service<OpportunityService>());
        foreach (var door in new[] { late, early }) await doors.ChooseAsync(student, door.Id, Stop);
        await doors.PlanAsync(student, early.Id, Data.Today.AddDays(1), new(9, 0), Stop);

        Assert.Equal([early.Id, late.Id], (await Students.TodayAsync(student, Stop)).Doors.Select(door => door.Id));
        var seen = Assert.Single((await Supervisors.TodayAsync(await Data.ViewerOf(opener), Stop)).Teams);
        Assert.Equal((true, 2, 2), (seen.IsOwn, seen.Doors, seen.Chosen));
        await doors.WithdrawAsync(student, late.Id, Stop);
        Assert.Single((await Students.TodayAsync(student, Stop)).Doors);
        Assert.Equal(1, (await Supervisors.TodayAsync(await Data.ViewerOf(opener), Stop)).Teams.Single().Chosen);
    }

    [Theory]
    [MemberData(nameof(RolesWithADay))]
    public async Task AnyDay_OneRole_TakesFiveStatementsAtMost(Role role)
    {
        var viewer = await Data.ViewerAs(role);
        Func<Task> day = role switch
        {
            Role.StudentTeacher => () => Students.TodayAsync(viewer, Stop),
            Role.Supervisor => () => Supervisors.TodayAsync(viewer, Stop),
            Role.SchoolEducator => () => SchoolEducators.TodayAsync(viewer, Stop),
            Role.Trainer => () => Trainers.TodayAsync(viewer, Stop),
            Role.InstituteEducator => () => InstituteEducators.TodayAsync(viewer, Stop),
            _ => () => Coordinators.TodayAsync(viewer, Stop),
        };

        Assert.InRange(await Counting.StatementsOfAsync(day), 2, 5);
    }

    private Task<int> LetTrainAsync(Trajectory trajectory, Person trainer) => Data.AsOwnerAsync(trajectory.PartnershipId, async db =>
    {
        var tracked = await db.Trajectories.Include(row => row.Trainers).SingleAsync(row => row.Id == trajectory.Id, Stop);
        tracked.LetTrain(trainer.Id);
        // Its id is made here, so it must be told that it is new.
        db.AddRange(tracked.Trainers);
        return 0;
    });
}
