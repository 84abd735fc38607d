using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Trajectories;
using Xunit;

namespace WpbPortal.Web.Tests.Trajectories;

public sealed class TrajectoryServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private static readonly TimeOnly HalfPastTwo = new(14, 30);

    private TrajectoryService Service => Data.Service<TrajectoryService>();

    [Fact]
    public async Task MakeAsync_BySchoolEducator_PlansTheMeetingsOfTheTemplate()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var wish = await WishAsync(school);

        var id = await Service.MakeAsync(viewer, wish, stop: Stop);

        var made = await Data.Service<TrajectoryQueries>().OneAsync(viewer, id, Stop);
        Assert.Equal("Samen kijken", made.Title.En);
        Assert.Equal(school.Name, made.School);
        Assert.Equal(["2026-11-16 14:30", "2026-12-07 14:30"], made.Meetings.Select(meeting => DutchTime.Local(meeting.StartsAt).ToString("yyyy-MM-dd HH:mm")));
        Assert.All(made.Meetings, meeting => Assert.Equal([15, 45], meeting.Activities.Select(activity => activity.Minutes)));
    }

    [Fact]
    public async Task MakeAsync_TheSameClickTwice_MakesOneTrajectory()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var wish = await WishAsync(school);
        await Service.MakeAsync(viewer, wish, stop: Stop);

        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.MakeAsync(viewer, wish, despiteClashes: true, Stop));

        Assert.Equal(Rule.AlreadyExists, broken.Rule);
        Assert.Single((await Data.Service<TrajectoryQueries>().AllAsync(viewer, Stop)).Rows);
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.PlatformAdmin)]
    public async Task MakeAsync_ByAnyOtherRole_IsNotFound(Role role)
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(role);
        var wish = await WishAsync(school);

        await Assert.ThrowsAsync<NotFoundException>(() => Service.MakeAsync(viewer, wish, stop: Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.ClashesAsync(viewer, wish, Stop));
    }

    [Fact]
    public async Task MakeAsync_ForAnotherSchool_IsNotFound()
    {
        var own = await Data.SchoolAsync();
        var other = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, own);
        var wish = await WishAsync(other);

        await Assert.ThrowsAsync<NotFoundException>(() => Service.MakeAsync(viewer, wish, stop: Stop));
    }

    [Fact]
    public async Task MakeAsync_WithATemplateOfAnotherPartnership_IsNotFound()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var elsewhere = await Data.TemplateAsync(partnership: await Data.PartnershipAsync());
        var wish = await WishAsync(school) with { TemplateId = elsewhere.Id };

        await Assert.ThrowsAsync<NotFoundException>(() => Service.MakeAsync(viewer, wish, stop: Stop));
    }

    [Fact]
    public async Task MakeAsync_AfterTheTemplateChanged_KeepsTheVersionItBeganWith()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var wish = await WishAsync(school);
        var id = await Service.MakeAsync(viewer, wish, stop: Stop);

        await Data.AsOwnerAsync(school.PartnershipId, async db =>
        {
            var template = await db.TrajectoryTemplates.Include(row => row.Versions).SingleAsync(row => row.Id == wish.TemplateId, Stop);
            var content = template.Versions.Single().Content;
            db.Add(template.Revise(content with { Title = LocalisedText.Same("Nieuw"), Why = LocalisedText.Same("Anders") }, "Anders", null, Data.Clock.GetUtcNow()));
            return 0;
        });

        var made = await Data.Service<TrajectoryQueries>().OneAsync(viewer, id, Stop);
        Assert.Equal((1, "Waarom"), (made.Number, made.Content.Why.Nl));
    }

    [Fact]
    public async Task MoveAsync_ShorterThanItsActivities_IsRefusedAtTheMinutes()
    {
        var (viewer, meeting) = await MeetingAsync();

        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.MoveAsync(viewer, meeting.Id, To(meeting) with { Minutes = 59 }, stop: Stop));

        Assert.Equal((Rule.ActivitiesLongerThanMeeting, nameof(Meeting.Minutes)), (broken.Rule, broken.Field));
    }

    [Fact]
    public async Task MoveAsync_WhatSomebodyElseMovedMeanwhile_IsRefused()
    {
        var (viewer, meeting) = await MeetingAsync();
        await Service.MoveAsync(viewer, meeting.Id, To(meeting) with { Day = new(2026, 11, 18) }, stop: Stop);

        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.MoveAsync(viewer, meeting.Id, To(meeting) with { Day = new(2026, 11, 19) }, stop: Stop));

        Assert.Equal(Rule.ChangedMeanwhile, broken.Rule);
    }

    [Fact]
    public async Task MoveAsync_TenAtTheSameMoment_OneWinsAndTheOthersHear()
    {
        var (viewer, meeting) = await MeetingAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(async index =>
        {
            try
            {
                await Service.MoveAsync(viewer, meeting.Id, To(meeting) with { Day = new DateOnly(2026, 11, 17).AddDays(index) }, stop: Stop);
                return (Rule?)null;
            }
            catch (RuleViolationException broken)
            {
                return broken.Rule;
            }
        }));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.OfType<Rule>(), rule => Assert.Equal(Rule.ChangedMeanwhile, rule));
    }

    [Theory]
    [InlineData("2026-03-23", 7, "2026-03-30")]
    [InlineData("2026-10-19", 7, "2026-10-26")]
    [InlineData("2027-03-22", 7, "2027-03-29")]
    public async Task MoveAsync_WithTheLaterOnesOverAChangeOfClock_StaysAtHalfPastTwo(string from, int days, string expected)
    {
        Data.Clock.AdjustTime(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        var school = await Data.SchoolAsync();
        // The usual school year of the test's clock, and roles that hold in it.
        var viewer = await Data.ViewerOf(await Data.PersonAsync(Role.SchoolEducator, school, period: new(new(2025, 8, 1))));
        var trajectory = await Data.TrajectoryAsync(school, from: DutchTime.Moment(DateOnly.Parse(from), HalfPastTwo));

        var first = trajectory.Meetings.MinBy(row => row.StartsAt)!;
        var to = DateOnly.Parse(from).AddDays(days);

        await Service.MoveAsync(viewer, first.Id, To(first) with { Day = to, TakesLaterAlong = true }, stop: Stop);

        var meetings = (await Data.Service<TrajectoryQueries>().OneAsync(viewer, trajectory.Id, Stop)).Meetings;
        Assert.Equal($"{expected} 14:30", DutchTime.Local(meetings[0].StartsAt).ToString("yyyy-MM-dd HH:mm"));
        Assert.Equal(DutchTime.Local(trajectory.Meetings.Max(row => row.StartsAt)).AddDays(days), DutchTime.Local(meetings[1].StartsAt));
    }

    [Fact]
    public async Task MoveAsync_WithTheLaterOnes_LeavesWhatComesBeforeWhereItIs()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var trajectory = await Data.TrajectoryAsync(school);
        var last = trajectory.Meetings.MaxBy(row => row.StartsAt)!;

        await Service.MoveAsync(viewer, last.Id, To(last) with { Day = new(2026, 12, 14), TakesLaterAlong = true }, stop: Stop);

        var meetings = (await Data.Service<TrajectoryQueries>().OneAsync(viewer, trajectory.Id, Stop)).Meetings;
        Assert.Equal([new DateOnly(2026, 11, 16), new(2026, 12, 14)], meetings.Select(meeting => DutchTime.DayOf(meeting.StartsAt)));
    }

    [Fact]
    public async Task UndoAsync_OfAWholeSeries_PutsBackAllThatDidNotMoveSince()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var trajectory = await Data.TrajectoryAsync(school);
        var meetings = trajectory.Meetings.OrderBy(row => row.StartsAt).ToList();
        var shift = Guid.NewGuid();
        await Service.MoveAsync(viewer, meetings[0].Id, To(meetings[0]) with { Day = new(2026, 11, 23), TakesLaterAlong = true }, shiftId: shift, stop: Stop);

        await Assert.ThrowsAsync<NotFoundException>(async () => await Service.UndoAsync(await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync()), meetings[0].Id, shift, Stop));
        Assert.Equal(2, await Service.UndoAsync(viewer, meetings[0].Id, shift, Stop));

        Assert.Equal(meetings.Select(row => row.StartsAt), (await Data.Service<TrajectoryQueries>().OneAsync(viewer, trajectory.Id, Stop)).Meetings.Select(row => row.StartsAt));
        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.UndoAsync(viewer, meetings[0].Id, shift, Stop));
        Assert.Equal(Rule.ChangedMeanwhile, broken.Rule);
    }

    [Fact]
    public async Task MoveAsync_ALaterOneIntoATakenRoom_NeedsAConsciousYesForThatOne()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        await Data.TrajectoryAsync(school, room: "B1.04");
        var moving = await Data.TrajectoryAsync(school, room: "B1.04", from: new DateTimeOffset(2026, 11, 11, 13, 30, 0, TimeSpan.Zero));
        var first = moving.Meetings.MinBy(row => row.StartsAt)!;
        // Five days on, the first clashes with the first and the second with the second.
        var move = To(first) with { Day = new(2026, 11, 16) };

        Assert.Single(await Service.ClashesAsync(viewer, first.Id, move, Stop));
        Assert.Equal(2, (await Service.ClashesAsync(viewer, first.Id, move with { TakesLaterAlong = true }, Stop)).Count);
    }

    [Fact]
    public async Task MakeAsync_WithATrainerWhoIsTakenThen_NamesHimAndNeedsAConsciousYes()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var trainer = await Data.PersonAsync(Role.Trainer, name: new("Wim", null, "Nooijer"));
        var standing = await Data.TrajectoryAsync(school);
        await Service.LetTrainAsync(viewer, standing.Id, [trainer.Id], Stop);
        var wish = await WishAsync(school) with { Trainers = [trainer.Id] };

        Assert.All(await Service.ClashesAsync(viewer, wish, Stop), clash => Assert.Equal(["Wim Nooijer"], clash.People));
        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.MakeAsync(viewer, wish, stop: Stop));
        Assert.Equal(Rule.MeetingClashes, broken.Rule);

        await Service.MakeAsync(viewer, wish, despiteClashes: true, Stop);
        Assert.Equal(["Wim Nooijer"], (await Data.Service<TrajectoryQueries>().OneAsync(viewer, wish.Id, Stop)).Trainers.Select(name => name.Full));
    }

    [Fact]
    public async Task MakeAsync_WithSomebodyWhoIsNoTrainer_IsNotFound()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var supervisor = await Data.PersonAsync(Role.Supervisor);
        var wish = await WishAsync(school) with { Trainers = [supervisor.Id] };

        await Assert.ThrowsAsync<NotFoundException>(() => Service.MakeAsync(viewer, wish, stop: Stop));
    }

    [Fact]
    public async Task MoveAsync_IntoATakenRoom_NeedsAConsciousYes()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var standing = await Data.TrajectoryAsync(school, room: "B1.04");
        var moving = await Data.TrajectoryAsync(school, room: "B1.04", from: new DateTimeOffset(2026, 11, 17, 13, 30, 0, TimeSpan.Zero));
        var meeting = moving.Meetings.MinBy(row => row.StartsAt)!;
        var move = To(meeting) with { Day = new(2026, 11, 16), Time = new(15, 0) };

        var clash = Assert.Single(await Service.ClashesAsync(viewer, meeting.Id, move, Stop));
        Assert.Equal(("B1.04", standing.Meetings.Min(row => row.StartsAt)), (clash.Room, clash.Other!.StartsAt));
        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.MoveAsync(viewer, meeting.Id, move, stop: Stop));
        Assert.Equal(Rule.MeetingClashes, broken.Rule);

        await Service.MoveAsync(viewer, meeting.Id, move, despiteClashes: true, stop: Stop);
        Assert.Contains((await Data.Service<TrajectoryQueries>().OneAsync(viewer, moving.Id, Stop)).Meetings, row => DutchTime.DayOf(row.StartsAt) == new DateOnly(2026, 11, 16));
    }

    [Fact]
    public async Task ClashesAsync_SomebodyWhoIsInvitedElsewhere_IsNamed()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var noor = await Data.PersonAsync(Role.Supervisor, school, name: new("Noor", "de", "Wit"));
        var one = await Data.TrajectoryAsync(school);
        var other = await Data.TrajectoryAsync(school, from: new DateTimeOffset(2026, 11, 17, 13, 30, 0, TimeSpan.Zero));
        await Data.ParticipationAsync(one, noor, state: ParticipationState.Accepted);
        await Data.ParticipationAsync(other, noor);
        var meeting = other.Meetings.MinBy(row => row.StartsAt)!;

        var clash = Assert.Single(await Service.ClashesAsync(viewer, meeting.Id, To(meeting) with { Day = new(2026, 11, 16) }, Stop));

        Assert.Equal(["Noor de Wit"], clash.People);
        Assert.Null(clash.Room);
    }

    [Fact]
    public async Task ClashesAsync_SomebodyWhoDeclinedTheOther_GetsAlong()
    {
        var school = await Data.SchoolAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, school);
        var noor = await Data.PersonAsync(Role.Supervisor, school);
        var one = await Data.TrajectoryAsync(school);
        var other = await Data.TrajectoryAsync(school, from: new DateTimeOffset(2026, 11, 17, 13, 30, 0, TimeSpan.Zero));
        await Data.ParticipationAsync(one, noor, state: ParticipationState.Declined);
        await Data.ParticipationAsync(other, noor);
        var meeting = other.Meetings.MinBy(row => row.StartsAt)!;

        Assert.Empty(await Service.ClashesAsync(viewer, meeting.Id, To(meeting) with { Day = new(2026, 11, 16) }, Stop));
    }

    [Fact]
    public async Task LetTrainAsync_ByAPlanner_SetsTheTrainersOfTheGroup()
    {
        var (viewer, meeting) = await MeetingAsync();
        var trainer = await Data.PersonAsync(Role.Trainer);

        await Service.LetTrainAsync(viewer, meeting.TrajectoryId, [trainer.Id], Stop);

        Assert.True(Assert.Single(await Data.Service<TrajectoryQueries>().TrainersAsync(viewer, meeting.TrajectoryId, Stop)).Trains);
        var supervisor = await Data.PersonAsync(Role.Supervisor);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.LetTrainAsync(viewer, meeting.TrajectoryId, [supervisor.Id], Stop));

        await Service.LetTrainAsync(viewer, meeting.TrajectoryId, [], Stop);
        Assert.False(Assert.Single(await Data.Service<TrajectoryQueries>().TrainersAsync(viewer, meeting.TrajectoryId, Stop)).Trains);
    }

    public static TheoryData<Role, string> OthersActs
    {
        get
        {
            var data = new TheoryData<Role, string>();
            foreach (var role in (Role[])[Role.StudentTeacher, Role.Supervisor, Role.Trainer, Role.InstituteEducator, Role.PlatformAdmin])
            {
                foreach (var act in Acts.Keys) data.Add(role, act);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(OthersActs))]
    public async Task EveryAct_ByAnyOtherRole_IsNotFound(Role role, string act)
    {
        var (_, meeting) = await MeetingAsync();
        var viewer = await Data.ViewerAs(role);

        await Assert.ThrowsAsync<NotFoundException>(() => Acts[act](Service, viewer, meeting));
    }

    [Theory]
    [MemberData(nameof(ActNames))]
    public async Task EveryAct_ByTheEducatorOfAnotherSchool_IsNotFound(string act)
    {
        var (_, meeting) = await MeetingAsync();
        var viewer = await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync());

        await Assert.ThrowsAsync<NotFoundException>(() => Acts[act](Service, viewer, meeting));
    }

    [Theory]
    [MemberData(nameof(ActNames))]
    public async Task EveryAct_ByTheCoordinatorOfAnotherPartnership_IsNotFound(string act)
    {
        var (_, meeting) = await MeetingAsync();
        var viewer = await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync());

        await Assert.ThrowsAsync<NotFoundException>(() => Acts[act](Service, viewer, meeting));
    }

    [Theory]
    [MemberData(nameof(ActNames))]
    public async Task EveryAct_ByTheCoordinator_IsDone(string act)
    {
        var (_, meeting) = await MeetingAsync();
        var viewer = await Data.ViewerAs(Role.Coordinator);
        if (act == nameof(TrajectoryService.CompleteAsync)) await Service.BeginAsync(viewer, meeting.TrajectoryId, Stop);

        await Acts[act](Service, viewer, meeting);
    }

    public static TheoryData<string> ActNames => [.. Acts.Keys];

    private static readonly Dictionary<string, Func<TrajectoryService, Viewer, Meeting, Task>> Acts = new()
    {
        [nameof(TrajectoryService.ClashesAsync)] = (service, viewer, meeting) => service.ClashesAsync(viewer, meeting.Id, To(meeting), Stop),
        [nameof(TrajectoryService.MoveAsync)] = (service, viewer, meeting) => service.MoveAsync(viewer, meeting.Id, To(meeting) with { Day = new(2026, 11, 20) }, stop: Stop),
        ["MoveAsync with the later ones"] = (service, viewer, meeting) => service.MoveAsync(viewer, meeting.Id, To(meeting) with { Day = new(2026, 11, 20), TakesLaterAlong = true }, stop: Stop),
        [nameof(TrajectoryService.CancelAsync)] = (service, viewer, meeting) => service.CancelAsync(viewer, meeting.Id, "Studiedag", Stop),
        [nameof(TrajectoryService.BeginAsync)] = (service, viewer, meeting) => service.BeginAsync(viewer, meeting.TrajectoryId, Stop),
        [nameof(TrajectoryService.CompleteAsync)] = (service, viewer, meeting) => service.CompleteAsync(viewer, meeting.TrajectoryId, Stop),
        [nameof(TrajectoryService.LetTrainAsync)] = (service, viewer, meeting) => service.LetTrainAsync(viewer, meeting.TrajectoryId, [], Stop),
    };

    private static MeetingMove To(Meeting meeting) => new(meeting.StartsAt, DutchTime.DayOf(meeting.StartsAt), HalfPastTwo, meeting.Minutes, meeting.Room);

    /// <summary>The first meeting of a trajectory, and the educator of its school.</summary>
    private async Task<(Viewer Viewer, Meeting Meeting)> MeetingAsync()
    {
        var school = await Data.SchoolAsync();
        var trajectory = await Data.TrajectoryAsync(school);
        return (await Data.ViewerAs(Role.SchoolEducator, school), trajectory.Meetings.MinBy(meeting => meeting.StartsAt)!);
    }

    private async Task<NewTrajectory> WishAsync(School school)
    {
        var template = await Data.TemplateAsync();
        var year = await Data.AsOwnerAsync(school.PartnershipId, db => db.SchoolYears.Select(known => known.Id).SingleAsync());
        return new(Guid.CreateVersion7(), template.Id, template.LatestNumber, year, school.Id, "Samen kijken", null, [],
            [new("eerste", new(2026, 11, 16), HalfPastTwo, 120, null), new("tweede", new(2026, 12, 7), HalfPastTwo, 120, null)]);
    }
}
