using Ical.Net;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Mail;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Notices;
using WpbPortal.Web.Features.Participations;
using WpbPortal.Web.Features.Trajectories;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Tests.Calendars;
using Xunit;

namespace WpbPortal.Web.Tests.Trajectories;

/// <summary>The calendars of who takes part and of who trains, from accepting to stopping, as a calendar takes them in: by UID, and the highest number wins.</summary>
public sealed class MeetingNewsTests(MigratedDatabase database) : PortalTest(database)
{
    private ParticipationService Service => Data.Service<ParticipationService>();

    [Fact]
    public async Task ACalendarFollowsWhoTakesPart_FromAcceptingToStoppingAndBack()
    {
        // The first on Wednesday 24 March at half past two, moved to the week after: the clock goes forward in between.
        Data.Clock.SetUtcNow(new(2027, 3, 8, 8, 0, 0, TimeSpan.Zero));
        var school = await Data.OwnSchoolAsync();
        var trajectory = await Data.TrajectoryAsync(from: DutchTime.Moment(new(2027, 3, 24), new(14, 30)), room: "B1.12");
        var person = await Data.PersonAsync(Role.Supervisor);
        await Data.ParticipationAsync(trajectory, person);
        var viewer = await Data.ViewerOf(person);
        await Service.AcceptAsync(viewer, trajectory.Id, Stop);
        var calendar = await CalendarAsync(person);
        Assert.Equal(2, calendar.Count);
        Assert.All(calendar.Values, one => Assert.Equal(("REQUEST", 0, "B1.12"), (one.Method, one.Sequence, one.Place)));
        var first = calendar.Values.MinBy(one => one.From)!;
        Assert.Equal(DutchTime.Moment(new(2027, 3, 24), new(14, 30)), first.From);

        var educator = await Data.ViewerAs(Role.SchoolEducator, school);
        var planning = Data.Service<TrajectoryService>();
        var meetings = (await Data.Service<TrajectoryQueries>().OneAsync(educator, trajectory.Id, Stop)).Meetings;
        await planning.MoveAsync(educator, meetings[0].Id, new(meetings[0].StartsAt, new(2027, 3, 31), new(14, 30), 120, "Aula", false), despiteClashes: true, stop: Stop);
        calendar = await CalendarAsync(person);
        var moved = calendar.Values.MinBy(one => one.From)!;
        Assert.Equal((first.Uid, "REQUEST", 1, "Aula", DutchTime.Moment(new(2027, 3, 31), new(14, 30))), (moved.Uid, moved.Method, moved.Sequence, moved.Place, moved.From));

        await planning.CancelAsync(educator, meetings[1].Id, "De trainer is ziek.", Stop);
        calendar = await CalendarAsync(person);
        Assert.Equal(("CANCEL", 1), calendar.Values.Where(one => one.Uid != first.Uid).Select(one => (one.Method, one.Sequence)).Single());
        Assert.Equal([NotificationKind.MeetingMoved, NotificationKind.MeetingCancelled], await ToldAsync(person));

        await Service.WithdrawAsync(viewer, trajectory.Id, null, Stop);
        calendar = await CalendarAsync(person);
        Assert.All(calendar.Values, one => Assert.Equal("CANCEL", one.Method));
        Assert.Equal(2, calendar[first.Uid].Sequence);

        await Service.InviteAsync(educator, trajectory.Id, [new(person.Id, Role.Supervisor)], Stop);
        await Service.AcceptAsync(viewer, trajectory.Id, Stop);
        calendar = await CalendarAsync(person);
        Assert.Equal(("REQUEST", 3), (calendar[first.Uid].Method, calendar[first.Uid].Sequence));
    }

    [Fact]
    public async Task TakeOffAsync_ByTheSchoolEducator_TellsHimTakesItOutOfHisCalendarAndOffersThePlace()
    {
        var (educator, trajectory) = (await Data.ViewerAs(Role.SchoolEducator, await Data.OwnSchoolAsync()), await Data.TrajectoryAsync(capacity: 1));
        var (first, second) = (await Data.PersonAsync(Role.Supervisor), await Data.PersonAsync(Role.Supervisor));
        foreach (var person in new[] { first, second })
        {
            await Data.ParticipationAsync(trajectory, person);
            await Service.AcceptAsync(await Data.ViewerOf(person), trajectory.Id, Stop);
        }
        await Service.TakeOffAsync(educator, trajectory.Id, first.Id, Stop);

        Assert.All((await CalendarAsync(first)).Values, one => Assert.Equal(("CANCEL", 1), (one.Method, one.Sequence)));
        Assert.Equal([NotificationKind.TrajectoryTakenOff], await ToldAsync(first));
        Assert.Equal([NotificationKind.TrajectoryPlaceOffered], await ToldAsync(second));
        Assert.Empty(await CalendarAsync(second));
        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.TakeOffAsync(educator, trajectory.Id, first.Id, Stop));
        Assert.Equal(Rule.NotTakingPart, broken.Rule);
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.PlatformAdmin)]
    public async Task TakeOffAsync_ByAnyOtherRoleOrAnotherSchool_IsNotFound(Role role)
    {
        var trajectory = await Data.TrajectoryAsync(wholePartnership: true);
        var person = await Data.PersonAsync(Role.Supervisor);
        await Data.ParticipationAsync(trajectory, person, state: ParticipationState.Accepted);
        await Assert.ThrowsAsync<NotFoundException>(async () => await Service.TakeOffAsync(await Data.ViewerAs(role), trajectory.Id, person.Id, Stop));
        var elsewhere = await Data.ViewerAs(Role.SchoolEducator, await Data.SchoolAsync());
        await Assert.ThrowsAsync<NotFoundException>(() => Service.TakeOffAsync(elsewhere, trajectory.Id, person.Id, Stop));
    }

    [Fact]
    public async Task MoveAsync_OfTheWholePartnership_ReachesWhoIsOfAnotherSchoolAndOnlyForWhomItIs()
    {
        var own = await Data.OwnSchoolAsync();
        var trajectory = await Data.TrajectoryAsync(wholePartnership: true, audience: Audience.Supervisor);
        var other = await Data.SchoolAsync();
        var far = await Data.PersonAsync(Role.Supervisor, other);
        var invited = await Data.PersonAsync(Role.Supervisor, own);
        await Data.ParticipationAsync(trajectory, far, school: other, state: ParticipationState.Accepted);
        await Data.ParticipationAsync(trajectory, invited, school: own);
        var educator = await Data.ViewerAs(Role.SchoolEducator, own);
        var meeting = (await Data.Service<TrajectoryQueries>().OneAsync(educator, trajectory.Id, Stop)).Meetings[0];
        await Data.Service<TrajectoryService>().MoveAsync(educator, meeting.Id, new(meeting.StartsAt, new(2026, 12, 1), new(15, 0), 120, null, false), despiteClashes: true, stop: Stop);

        var moved = Assert.Single(await CalendarAsync(far)).Value;
        Assert.Equal(("REQUEST", 1, DutchTime.Moment(new(2026, 12, 1), new(15, 0))), (moved.Method, moved.Sequence, moved.From));
        Assert.Empty(await CalendarAsync(invited));
    }

    [Fact]
    public async Task ATrainersCalendar_FollowsTheGroup_FromBeingAskedToGoingAndBack()
    {
        // A meeting for student teachers only is the trainer's as well.
        var trajectory = await Data.TrajectoryAsync(audience: Audience.StudentTeacher, room: "B1.12");
        var (trainer, educator, planning) = (await Data.PersonAsync(Role.Trainer), await Data.ViewerAs(Role.SchoolEducator, await Data.OwnSchoolAsync()), Data.Service<TrajectoryService>());
        await planning.LetTrainAsync(educator, trajectory.Id, [trainer.Id], Stop);
        var calendar = await CalendarAsync(trainer);
        Assert.Equal(2, calendar.Count);
        Assert.All(calendar.Values, one => Assert.Equal(("REQUEST", 1, "B1.12"), (one.Method, one.Sequence, one.Place)));
        Assert.All(await LettersAsync(trainer), letter => Assert.Contains("Je traint “Traject", Data.Service<Letters>().BodyOf(letter), StringComparison.Ordinal));

        var meetings = (await Data.Service<TrajectoryQueries>().OneAsync(educator, trajectory.Id, Stop)).Meetings;
        await planning.MoveAsync(educator, meetings[0].Id, new(meetings[0].StartsAt, new(2026, 12, 1), new(15, 0), 120, "Aula", false), despiteClashes: true, stop: Stop);
        await planning.CancelAsync(educator, meetings[1].Id, "Geheim: de trainer is ziek.", Stop);
        calendar = await CalendarAsync(trainer);
        var moved = calendar.Values.MinBy(one => one.From)!;
        Assert.Equal(("REQUEST", 2, "Aula", DutchTime.Moment(new(2026, 12, 1), new(15, 0))), (moved.Method, moved.Sequence, moved.Place, moved.From));
        Assert.Equal(("CANCEL", 2), calendar.Values.Where(one => one.Uid != moved.Uid).Select(one => (one.Method, one.Sequence)).Single());

        await planning.LetTrainAsync(educator, trajectory.Id, [], Stop);
        calendar = await CalendarAsync(trainer);
        Assert.Equal(("CANCEL", 3), (calendar[moved.Uid].Method, calendar[moved.Uid].Sequence));
        await planning.LetTrainAsync(educator, trajectory.Id, [trainer.Id], Stop);
        calendar = await CalendarAsync(trainer);
        Assert.Equal(("REQUEST", 4), (calendar[moved.Uid].Method, calendar[moved.Uid].Sequence));
        Assert.Equal([NotificationKind.TrainingAsked, NotificationKind.MeetingMoved, NotificationKind.MeetingCancelled, NotificationKind.TrainingEnded, NotificationKind.TrainingAsked], await ToldAsync(trainer));
        Assert.All(await LettersAsync(trainer), letter => Assert.DoesNotContain("Geheim", Data.Service<Letters>().BodyOf(letter), StringComparison.Ordinal));
        Assert.All(await LettersAsync(trainer), letter => Assert.Equal(MailTopic.Meetings, letter.Topic));
        Assert.Contains(await Data.Service<MailWishService>().WishesAsync(await Data.ViewerOf(trainer), Stop), wish => wish.Topic == MailTopic.Meetings);
    }

    /// <summary>Who leads and takes part in one trajectory has each meeting once, until he does neither.</summary>
    [Fact]
    public async Task WhoTrainsAndTakesPart_HasEachMeetingOnce_UntilHeDoesNeither()
    {
        var (trajectory, person) = (await Data.TrajectoryAsync(), await Data.PersonAsync(Role.Supervisor));
        await Data.AsOwnerAsync(person.PartnershipId, db =>
        {
            db.Add(new RoleAssignment(person.PartnershipId, person.Id, Role.Trainer, new(Data.Today.AddDays(-30), null), null, null));
            return Task.FromResult(0);
        });
        var (educator, planning) = (await Data.ViewerAs(Role.SchoolEducator, await Data.OwnSchoolAsync()), Data.Service<TrajectoryService>());
        await Data.ParticipationAsync(trajectory, person);
        var viewer = await Data.ViewerOf(person);
        await Service.AcceptAsync(viewer, trajectory.Id, Stop);
        await planning.LetTrainAsync(educator, trajectory.Id, [person.Id], Stop);
        await Service.WithdrawAsync(viewer, trajectory.Id, null, Stop);
        Assert.Equal(2, (await LettersAsync(person)).Count(letter => letter.Calendar is not null));
        Assert.All((await CalendarAsync(person)).Values, one => Assert.Equal("REQUEST", one.Method));

        await Service.InviteAsync(educator, trajectory.Id, [new(person.Id, Role.Supervisor)], Stop);
        await Service.AcceptAsync(viewer, trajectory.Id, Stop);
        var meeting = (await Data.Service<TrajectoryQueries>().OneAsync(educator, trajectory.Id, Stop)).Meetings[0];
        await planning.MoveAsync(educator, meeting.Id, new(meeting.StartsAt, new(2026, 12, 1), new(15, 0), 120, null, false), despiteClashes: true, stop: Stop);
        await planning.LetTrainAsync(educator, trajectory.Id, [], Stop);
        Assert.Equal(3, (await LettersAsync(person)).Count(letter => letter.Calendar is not null));
        Assert.All((await CalendarAsync(person)).Values, one => Assert.Equal("REQUEST", one.Method));
        await Service.WithdrawAsync(viewer, trajectory.Id, null, Stop);
        Assert.All((await CalendarAsync(person)).Values, one => Assert.Equal("CANCEL", one.Method));
    }

    private Task<List<OutboxMessage>> LettersAsync(Person person) =>
        Data.AsOwnerAsync(person.PartnershipId, db => db.Outbox.Where(row => row.ToAddress == person.Email).OrderBy(row => row.Id).ToListAsync(Stop));

    /// <summary>What stands in somebody's calendar after all letters so far: of each UID the one with the highest number.</summary>
    private async Task<Dictionary<string, Held>> CalendarAsync(Person person)
    {
        Dictionary<string, Held> held = [];
        foreach (var text in (await LettersAsync(person)).Select(Data.Service<Letters>().CalendarOf).OfType<string>())
        {
            CalendarRules.Check(text);
            var calendar = Calendar.Load(text)!;
            var one = calendar.Events.Single();
            Assert.Equal($"mailto:{person.Email}", one.Attendees.Single().Value!.OriginalString);
            if (held.TryGetValue(one.Uid!, out var before)) Assert.True(one.Sequence > before.Sequence, "A later letter must have a higher number.");
            held[one.Uid!] = new(one.Uid!, calendar.Method!, one.Sequence, one.Location, new(one.DtStart!.AsUtc, TimeSpan.Zero));
        }
        return held;
    }

    private Task<List<NotificationKind>> ToldAsync(Person person) =>
        Data.AsOwnerAsync(person.PartnershipId, db => db.Set<Notification>().Where(row => row.RecipientId == person.Id).OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Stop), person.Id);

    private sealed record Held(string Uid, string Method, int Sequence, string? Place, DateTimeOffset From);
}
