using System.Net;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Appointments;
using WpbPortal.Web.Features.Calendar;
using WpbPortal.Web.Features.Participations;
using Xunit;

namespace WpbPortal.Web.Tests.Calendars;

/// <summary>One's own calendar as a calendar program fetches it: with a key, as that person, of this moment.</summary>
public sealed class CalendarFeedTests(MigratedDatabase database) : PortalTest(database)
{
    private CalendarLinkService Links => Data.Service<CalendarLinkService>();

    private CalendarFeed Feed => Data.Service<CalendarFeed>();

    [Fact]
    public async Task AFeed_HoldsOnesOwnMeetingsAndPlannedConversations_AndSaysNoMoreThanWhenAndWhere()
    {
        var pair = await Data.CoachingPairAsync();
        var trajectory = await Data.TrajectoryAsync(from: DutchTime.Moment(new(2027, 3, 17), new(14, 30)), room: "B1.12; boven, links");
        await Data.ParticipationAsync(trajectory, pair.SupervisorPerson, state: ParticipationState.Accepted);
        var other = await Data.TrajectoryAsync(from: DutchTime.Moment(new(2027, 3, 18), new(9, 0)));
        await Data.ParticipationAsync(other, pair.SupervisorPerson);
        await Data.Service<AppointmentService>().PlanAsync(pair.Supervisor, new(Guid.CreateVersion7(), pair.StudentPerson.Id, new(2026, 11, 12), new(15, 30), 30, SessionKind.ReflectionTalk, "Lokaal 1.14"), Stop);
        var key = await Links.MakeAsync(pair.Supervisor, Stop);

        var content = (await Feed.OfAsync(key, Stop))!;
        var calendar = Calendar.Load(content.Text)!;
        Assert.Equal("PUBLISH", calendar.Method);
        var events = calendar.Events.OrderBy(one => one.DtStart!.AsUtc).ToList();
        // Both sides of the night in which the clock goes forward.
        Assert.Equal([DutchTime.Moment(new(2026, 11, 12), new(15, 30)), DutchTime.Moment(new(2027, 3, 17), new(14, 30)), trajectory.Meetings.Max(meeting => meeting.StartsAt)],
            events.Select(one => new DateTimeOffset(one.DtStart!.AsUtc, TimeSpan.Zero)));
        Assert.Equal(("Begeleidingsgesprek", "Lokaal 1.14", "B1.12; boven, links"), (events[0].Summary, events[0].Location, events[1].Location));
        Assert.DoesNotContain(pair.StudentPerson.Name.FamilyName, content.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(pair.StudentPerson.GivenName, content.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(pair.StudentPerson.Email, content.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H", content.Text, StringComparison.Ordinal);
        CalendarRules.Check(content.Text);
    }

    [Fact]
    public async Task AFeed_AsksEachTimeAsThatPerson_ARoleThatEndedTakesItsMeetingsOut()
    {
        var (person, viewer, trajectory) = await ComingAsync();
        var key = await Links.MakeAsync(viewer, Stop);
        Assert.Equal(2, await CountAsync(key));
        var before = (await Feed.OfAsync(key, Stop))!;
        Data.Clock.Advance(TimeSpan.FromHours(3));
        var again = (await Feed.OfAsync(key, Stop))!;
        Assert.Equal(before, again);

        await Data.Service<ParticipationService>().WithdrawAsync(viewer, trajectory.Id, null, Stop);
        var after = (await Feed.OfAsync(key, Stop))!;
        Assert.Equal(0, await CountAsync(key));
        Assert.NotEqual(before.Tag, after.Tag);
        Assert.True(after.ChangedAt > before.ChangedAt);

        var (second, viewerOfSecond, _) = await ComingAsync();
        var ended = await Links.MakeAsync(viewerOfSecond, Stop);
        Assert.Equal(2, await CountAsync(ended));
        await Data.AsOwnerAsync(second.PartnershipId, db => db.RoleAssignments.Where(row => row.PersonId == second.Id).ExecuteUpdateAsync(row => row.SetProperty(held => held.EndedAt, Data.Clock.GetUtcNow()), Stop));
        Assert.Equal(0, await CountAsync(ended));
        Assert.Equal(0, await CountAsync(key));
        Assert.NotEqual(person.Id, second.Id);
    }

    [Fact]
    public async Task ALink_ReplacedOrTakenBack_OpensNothingAnyMore_AndOnlyAHashIsKept()
    {
        var (person, viewer, _) = await ComingAsync();
        var first = await Links.MakeAsync(viewer, Stop);
        var second = await Links.MakeAsync(viewer, Stop);
        Assert.True(first.Length >= 43);
        Assert.Null(await Feed.OfAsync(first, Stop));
        Assert.NotNull(await Feed.OfAsync(second, Stop));
        var kept = await Data.AsOwnerAsync(person.PartnershipId, db => db.CalendarLinks.Where(row => row.PersonId == person.Id).Select(row => row.KeyHash).SingleAsync(Stop), person.Id);
        Assert.Equal(32, kept.Length);
        Assert.NotNull((await Links.StateAsync(viewer, Stop))!.FetchedAt);
        await Links.TakeBackAsync(viewer, Stop);
        Assert.Null(await Feed.OfAsync(second, Stop));
        Assert.Null(await Links.StateAsync(viewer, Stop));
        Assert.Null(await Feed.OfAsync("geen-sleutel", Stop));
    }

    [Fact]
    public async Task TheAddress_WithoutASession_AnswersByTagAndByMoment()
    {
        var (_, viewer, _) = await ComingAsync();
        var key = await Links.MakeAsync(viewer, Stop);
        using var program = await Data.ClientAsync();
        using var first = await program.GetAsync(Urls.OwnCalendar(key), Stop);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (first.StatusCode, first.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(first.Content.Headers.LastModified);
        Assert.Contains("private", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var ask = new HttpRequestMessage(HttpMethod.Get, Urls.OwnCalendar(key));
        ask.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await program.SendAsync(ask, Stop);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        using var since = new HttpRequestMessage(HttpMethod.Get, Urls.OwnCalendar(key));
        since.Headers.IfModifiedSince = first.Content.Headers.LastModified;
        using var third = await program.SendAsync(since, Stop);
        Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);
        foreach (var wrong in new[] { Urls.OwnCalendarFile, Urls.OwnCalendar("x"), Urls.OwnCalendar(new string('a', 43)), Urls.OwnCalendar(new string('a', 5000)) })
        {
            using var refused = await program.GetAsync(wrong, Stop);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    [Theory]
    [InlineData(Role.SchoolEducator)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.PlatformAdmin)]
    public async Task ALink_ForWhoComesToNothing_IsNotThere(Role role)
    {
        var viewer = await Data.ViewerAs(role);
        await Assert.ThrowsAsync<NotFoundException>(() => Links.MakeAsync(viewer, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Links.StateAsync(viewer, Stop));
        await Assert.ThrowsAsync<NotFoundException>(() => Links.TakeBackAsync(viewer, Stop));
    }

    [Fact]
    public async Task AFeed_OfATrainer_HoldsTheMeetingsOfHisGroups()
    {
        var trajectory = await Data.TrajectoryAsync();
        var trainer = await Data.PersonAsync(Role.Trainer);
        await Data.AsOwnerAsync(trajectory.PartnershipId, async db =>
        {
            var tracked = await db.Trajectories.Include(row => row.Trainers).SingleAsync(row => row.Id == trajectory.Id, Stop);
            tracked.LetTrain(trainer.Id);
            db.AddRange(tracked.Trainers);
            return true;
        });
        Assert.Equal(2, await CountAsync(await Links.MakeAsync(await Data.ViewerOf(trainer), Stop)));
    }

    private async Task<(Person Person, Viewer Viewer, Trajectory Trajectory)> ComingAsync()
    {
        var trajectory = await Data.TrajectoryAsync();
        var person = await Data.PersonAsync(Role.Supervisor);
        await Data.ParticipationAsync(trajectory, person, state: ParticipationState.Accepted);
        return (person, await Data.ViewerOf(person), trajectory);
    }

    private async Task<int> CountAsync(string key) => Calendar.Load((await Feed.OfAsync(key, Stop))!.Text)!.Events.Count;
}
