using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Attendance;
using WpbPortal.Web.Features.Participations;
using Xunit;

namespace WpbPortal.Web.Tests.Trajectories;

/// <summary>Who is there: by the trainer's tap or by one's own, and the hours of training that come of it. The meeting is on 16 November, 14:30–16:30.</summary>
public sealed class AttendanceTests(MigratedDatabase database, ITestOutputHelper output) : PortalTest(database)
{
    private static readonly DateTimeOffset Start = DutchTime.Moment(new(2026, 11, 16), new(14, 30));

    private AttendanceService Service => Data.Service<AttendanceService>();

    private AttendanceQueries Queries => Data.Service<AttendanceQueries>();

    [Fact]
    public async Task ATap_ByTheTrainer_MarksAndTheSameTapUndoes_AlsoTheDayAfter()
    {
        var (trajectory, meeting, trainer) = await GroupAsync();
        var person = await ComingAsync(trajectory);
        Data.Clock.SetUtcNow(Start);
        await Service.MarkAsync(trainer, meeting, person.Id, true, Stop);
        await Service.MarkAsync(trainer, meeting, person.Id, true, Stop);
        var board = await Queries.BoardAsync(trainer, meeting, Stop);
        Assert.True(board is { MayMark: true, IsOpen: true, Mine: null });
        Assert.True(Assert.Single(board.Everybody!).IsPresent);

        await Service.MarkAsync(trainer, meeting, person.Id, false, Stop);
        Assert.False(Assert.Single((await Queries.BoardAsync(trainer, meeting, Stop)).Everybody!).IsPresent);
        Data.Clock.SetUtcNow(Start.AddDays(2));
        await Service.MarkAsync(await Data.ViewerOf((await TrainerAsync(trajectory))!), meeting, person.Id, true, Stop);
        Assert.Equal(1, await CountAsync(meeting, trajectory));
    }

    [Theory]
    [InlineData(-31, Rule.AttendanceTooEarly)]
    [InlineData(-30, null)]
    [InlineData(120, null)]
    [InlineData(569, null)] // One minute before midnight.
    [InlineData(570, Rule.AttendanceTooLate)]
    public async Task ATick_ByOneself_IsFromHalfAnHourBeforeUntilTheEndOfTheDay(int minutes, Rule? broken)
    {
        var (trajectory, meeting, _) = await GroupAsync();
        var person = await ComingAsync(trajectory);
        Data.Clock.SetUtcNow(Start.AddMinutes(minutes));
        var viewer = await Data.ViewerOf(person);
        Assert.Equal(broken, await OutcomeAsync(() => Service.TickAsync(viewer, meeting, true, Stop)));
        var mine = (await Queries.BoardAsync(viewer, meeting, Stop)).Mine!;
        Assert.Equal((broken is null, broken is null), (mine.IsPresent, mine.CanTick));
    }

    [Fact]
    public async Task Board_BySomebodyWhoTakesPart_ShowsHimselfAlone()
    {
        var (trajectory, meeting, _) = await GroupAsync();
        var (person, other) = (await ComingAsync(trajectory), await ComingAsync(trajectory));
        Data.Clock.SetUtcNow(Start);
        var viewer = await Data.ViewerOf(person);
        await Service.TickAsync(viewer, meeting, true, Stop);
        Assert.Null((await Queries.BoardAsync(viewer, meeting, Stop)).Everybody);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.MarkAsync(viewer, meeting, other.Id, true, Stop));
        // The school educator and the coordinator read all of it, and mark nobody.
        foreach (var role in new[] { Role.SchoolEducator, Role.Coordinator })
        {
            var reader = await Data.ViewerAs(role, role == Role.SchoolEducator ? await Data.OwnSchoolAsync() : null);
            var board = await Queries.BoardAsync(reader, meeting, Stop);
            Assert.Equal((2, 1, false), (board.Everybody!.Count, board.Everybody.Count(one => one.IsPresent), board.MayMark));
            await Assert.ThrowsAsync<NotFoundException>(() => Service.MarkAsync(reader, meeting, other.Id, true, Stop));
        }
    }

    [Fact]
    public async Task ATick_BySomebodyWhoOnlyWasInvitedOrForWhomItIsNot_IsRefused()
    {
        var (trajectory, meeting, trainer) = await GroupAsync();
        var invited = await Data.PersonAsync(Role.Supervisor);
        await Data.ParticipationAsync(trajectory, invited);
        Data.Clock.SetUtcNow(Start);
        var viewer = await Data.ViewerOf(invited);
        Assert.Equal(Rule.NotTakingPart, await OutcomeAsync(() => Service.TickAsync(viewer, meeting, true, Stop)));
        Assert.Equal(Rule.NotTakingPart, await OutcomeAsync(() => Service.MarkAsync(trainer, meeting, invited.Id, true, Stop)));
        var stranger = await Data.ViewerAs(Role.Trainer);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.MarkAsync(stranger, meeting, invited.Id, true, Stop));
    }

    [Fact]
    public async Task AHundredAtOnce_NoneIsLost()
    {
        var (trajectory, meeting, trainer) = await GroupAsync();
        List<Viewer> viewers = [];
        for (var number = 0; number < 100; number++)
        {
            var person = await Data.PersonAsync(Role.Supervisor);
            await Data.ParticipationAsync(trajectory, person, state: ParticipationState.Accepted);
            viewers.Add(await Data.ViewerOf(person));
        }
        Data.Clock.SetUtcNow(Start);
        var watch = Stopwatch.StartNew();
        // Each taps twice, as who is impatient does.
        await Task.WhenAll(viewers.Concat(viewers).Select(viewer => Service.TickAsync(viewer, meeting, true, Stop)));
        output.WriteLine($"200 taps of 100 people at once: {watch.ElapsedMilliseconds} ms");
        Assert.Equal(100, await CountAsync(meeting, trajectory));
        Assert.Equal(100, (await Queries.BoardAsync(trainer, meeting, Stop)).Everybody!.Count(one => one.IsPresent));
    }

    [Fact]
    public async Task Hours_InitialAndRefresher_StandWithHimselfAndWithHisSchoolEducator()
    {
        var (trajectory, meeting, trainer) = await GroupAsync();
        var (deepening, second, _) = await GroupAsync(TrainingKind.Refresher);
        var (person, never) = (await ComingAsync(trajectory), await ComingAsync(trajectory));
        await Data.ParticipationAsync(deepening, person, state: ParticipationState.Accepted);
        Data.Clock.SetUtcNow(Start);
        var mine = await Data.ViewerOf(person);
        await Service.MarkAsync(trainer, meeting, person.Id, true, Stop);
        await Service.TickAsync(mine, second, true, Stop);

        var own = Assert.Single(await Data.Service<ParticipationQueries>().TrainingAsync(mine, Stop));
        Assert.Equal((120, 120), (own.Initial, own.Refresher));
        var school = await Data.OwnSchoolAsync();
        var board = await Queries.TrainingAsync(await Data.ViewerAs(Role.SchoolEducator, school), null, Stop);
        Assert.Equal((120, 120, school.Name), board.Rows.Where(row => row.PersonId == person.Id).Select(row => (row.Initial, row.Refresher, row.School)).Single());
        Assert.Equal(0, board.Rows.Single(row => row.PersonId == never.Id).Together);
        // Who plans says as what it counts, also afterwards.
        var educator = await Data.ViewerAs(Role.SchoolEducator, school);
        Assert.Equal(TrainingKind.Refresher, board.Trajectories.Single(one => one.Id == deepening.Id).Training);
        await Service.CountAsAsync(educator, deepening.Id, TrainingKind.Initial, Stop);
        Assert.Equal(240, (await Queries.TrainingAsync(educator, null, Stop)).Rows.Single(row => row.PersonId == person.Id).Initial);
        await Assert.ThrowsAsync<NotFoundException>(() => Service.CountAsAsync(trainer, deepening.Id, TrainingKind.Refresher, Stop));
        Assert.Empty((await Queries.TrainingAsync(await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync()), null, Stop)).Rows);
        Assert.Contains((await Queries.TrainingAsync(await Data.ViewerAs(Role.Coordinator), null, Stop)).Rows, row => row.PersonId == person.Id && row.Together == 240);
        foreach (var role in new[] { Role.StudentTeacher, Role.Supervisor, Role.Trainer, Role.InstituteEducator, Role.PlatformAdmin })
        {
            var other = await Data.ViewerAs(role);
            await Assert.ThrowsAsync<NotFoundException>(() => Queries.TrainingAsync(other, null, Stop));
        }
    }

    private async Task<(Trajectory Trajectory, Guid MeetingId, Viewer Trainer)> GroupAsync(TrainingKind kind = TrainingKind.Initial)
    {
        var trajectory = await Data.TrajectoryAsync(from: Start);
        var trainer = await Data.PersonAsync(Role.Trainer);
        await Data.AsOwnerAsync(trajectory.PartnershipId, async db =>
        {
            var tracked = await db.Trajectories.Include(row => row.Trainers).SingleAsync(row => row.Id == trajectory.Id, Stop);
            tracked.LetTrain(trainer.Id);
            tracked.CountAs(kind);
            db.AddRange(tracked.Trainers);
            return true;
        });
        return (trajectory, trajectory.Meetings.OrderBy(meeting => meeting.StartsAt).First().Id, await Data.ViewerOf(trainer));
    }

    private Task<Person> TrainerAsync(Trajectory trajectory) =>
        Data.AsOwnerAsync(trajectory.PartnershipId, db => db.TrajectoryTrainers.Where(row => row.TrajectoryId == trajectory.Id).Select(row => row.Person).SingleAsync(Stop));

    private async Task<Person> ComingAsync(Trajectory trajectory)
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        await Data.ParticipationAsync(trajectory, person, state: ParticipationState.Accepted);
        return person;
    }

    private Task<int> CountAsync(Guid meeting, Trajectory trajectory) => Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Attendances.CountAsync(row => row.MeetingId == meeting, Stop));

    private static async Task<Rule?> OutcomeAsync(Func<Task> act)
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
