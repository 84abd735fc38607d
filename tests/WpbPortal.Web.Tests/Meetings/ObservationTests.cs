using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Meetings;
using Xunit;

namespace WpbPortal.Web.Tests.Meetings;

public sealed class ObservationTests(MigratedDatabase database) : PortalTest(database)
{
    private ObservationService Service => Data.Service<ObservationService>();

    private ObservationQueries Queries => Data.Service<ObservationQueries>();

    [Fact]
    public async Task WriteAsync_ByTheTrainer_KnowsWhenAndDuringWhat()
    {
        var (meeting, trainer) = await MeetingAsync();
        var viewer = await Data.ViewerOf(trainer);
        var step = meeting.Activities.Single(activity => activity.Order == 2);
        await Data.Service<MeetingScriptService>().KeepAsync(viewer, meeting.Id, [new(Guid.CreateVersion7(), TurnKind.Step, step.Id, Data.Clock.GetUtcNow())], Stop);
        Data.Clock.Advance(TimeSpan.FromMinutes(7));
        var id = Guid.CreateVersion7();

        await Service.WriteAsync(viewer, meeting.Id, id, " Er valt een stilte. ", Stop);
        await Service.WriteAsync(viewer, meeting.Id, id, "Er valt een stilte.", Stop);

        var passage = Assert.Single((await Queries.OwnAsync(viewer, meeting.Id, Stop)).Passages);
        Assert.Equal(("Er valt een stilte.", Data.Clock.GetUtcNow(), "Kijken"), (passage.Content, passage.At, passage.During?.Nl));
    }

    [Fact]
    public async Task ReleaseAsync_ToAParticipant_LetsHimReadThatPassageAndTellsHimOnce()
    {
        var (meeting, trainer) = await MeetingAsync();
        var (viewer, maya) = (await Data.ViewerOf(trainer), await TakingPartAsync(meeting));
        var (about, other) = (await WriteAsync(viewer, meeting), await WriteAsync(viewer, meeting, "Over iets anders"));

        await Service.ReleaseAsync(viewer, about, maya.Id, Stop);

        var read = await Queries.PartAsync(await Data.ViewerOf(maya), meeting.Id, Stop);
        Assert.Equal((null, about), (read.Own, Assert.Single(read.ForMe).Id));
        Assert.Equal(Rule.ObservationReleased, (await Assert.ThrowsAsync<RuleViolationException>(() => Service.SayAsync(viewer, about, "Anders", Stop))).Rule);

        await Service.TakeBackAsync(viewer, about, Stop);
        Assert.Empty((await Queries.PartAsync(await Data.ViewerOf(maya), meeting.Id, Stop)).ForMe);

        await Service.ReleaseAsync(viewer, about, maya.Id, Stop);
        Assert.Equal(NotificationKind.ObservationReleased, Assert.Single(await ToldAsync(maya)));
        Assert.Equal(2, (await Queries.OwnAsync(viewer, meeting.Id, Stop)).Passages.Count);
        Assert.NotEqual(about, other);
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.SchoolEducator)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Trainer)]
    public async Task Observation_ForAnybodyElse_IsNotThere(Role role)
    {
        var (meeting, trainer) = await MeetingAsync();
        var passage = await WriteAsync(await Data.ViewerOf(trainer), meeting);
        var other = await Data.PersonAsync(role);
        if (role == Role.Supervisor) await Data.ParticipationAsync(meeting.Trajectory, other, state: ParticipationState.Accepted);
        var viewer = await Data.ViewerOf(other);

        await Assert.ThrowsAsync<NotFoundException>(() => Queries.OwnAsync(viewer, meeting.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.WriteAsync(viewer, meeting.Id, Guid.CreateVersion7(), "Zag", Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.SayAsync(viewer, passage, "Zag anders", Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.ReleaseAsync(viewer, passage, other.Id, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Service.ThrowAwayAsync(viewer, passage, Stop));
        Assert.Empty((await Queries.PartAsync(viewer, meeting.Id, Stop)).ForMe);
    }

    /// <summary>A second trainer of the same group has an observation of her own.</summary>
    [Fact]
    public async Task OwnAsync_OfAFellowTrainer_HoldsHerOwnPassagesOnly()
    {
        var (meeting, trainer) = await MeetingAsync();
        await WriteAsync(await Data.ViewerOf(trainer), meeting);
        var fellow = await Data.ViewerOf(await Data.TrainerAsync(meeting.Trajectory));

        Assert.Empty((await Queries.OwnAsync(fellow, meeting.Id, Stop)).Passages);
        Assert.Equal(0, (await Queries.PartAsync(fellow, meeting.Id, Stop)).Own);
    }

    [Fact]
    public async Task ReleaseAsync_ToWhoDoesNotTakePartOrIsAStudent_IsNotFound()
    {
        var (meeting, trainer) = await MeetingAsync();
        var viewer = await Data.ViewerOf(trainer);
        var passage = await WriteAsync(viewer, meeting);
        var student = await Data.PersonAsync(Role.StudentTeacher);
        await Data.ParticipationAsync(meeting.Trajectory, student, Role.StudentTeacher, state: ParticipationState.Accepted);
        var invited = await Data.PersonAsync(Role.Supervisor);
        await Data.ParticipationAsync(meeting.Trajectory, invited);

        foreach (var person in (Guid[])[student.Id, invited.Id, trainer.Id])
            await Assert.ThrowsAsync<NotFoundException>(() => Service.ReleaseAsync(viewer, passage, person, Stop));
    }

    [Fact]
    public async Task ThrowAwayAsync_OfWhatSomebodyReads_IsGoneForHimToo()
    {
        var (meeting, trainer) = await MeetingAsync();
        var (viewer, maya) = (await Data.ViewerOf(trainer), await TakingPartAsync(meeting));
        var passage = await WriteAsync(viewer, meeting);
        await Service.ReleaseAsync(viewer, passage, maya.Id, Stop);

        await Service.ThrowAwayAsync(viewer, passage, Stop);

        Assert.Empty((await Queries.PartAsync(await Data.ViewerOf(maya), meeting.Id, Stop)).ForMe);
        Assert.Empty((await Queries.OwnAsync(viewer, meeting.Id, Stop)).Passages);
    }

    private async Task<Guid> WriteAsync(Viewer viewer, Meeting meeting, string content = "Ze vraagt door en wacht.")
    {
        var id = Guid.CreateVersion7();
        await Service.WriteAsync(viewer, meeting.Id, id, content, Stop);
        return id;
    }

    private async Task<Person> TakingPartAsync(Meeting meeting)
    {
        var person = await Data.PersonAsync(Role.Supervisor);
        await Data.ParticipationAsync(meeting.Trajectory, person, state: ParticipationState.Accepted);
        return person;
    }

    private Task<List<NotificationKind>> ToldAsync(Person person) => Data.AsOwnerAsync(person.PartnershipId,
        db => db.Notifications.Where(row => row.RecipientId == person.Id && row.Kind == NotificationKind.ObservationReleased).Select(row => row.Kind).ToListAsync(Stop), person.Id);

    private async Task<(Meeting Meeting, Person Trainer)> MeetingAsync()
    {
        var trajectory = await Data.TrajectoryAsync();
        var trainer = await Data.TrainerAsync(trajectory);
        return (trajectory.Meetings.MinBy(meeting => meeting.StartsAt)!, trainer);
    }
}
