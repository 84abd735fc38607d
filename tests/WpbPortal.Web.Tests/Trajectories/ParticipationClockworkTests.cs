using Microsoft.EntityFrameworkCore;
using Quartz;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.Participations;
using WpbPortal.Web.Mail;
using Xunit;

namespace WpbPortal.Web.Tests.Trajectories;

/// <summary>What invitations do by themselves, by the clock of the test: it begins on Monday 9 November 2026, ten o'clock.</summary>
public sealed class ParticipationClockworkTests(MigratedDatabase database) : PortalTest(database)
{
    private ParticipationService Service => Data.Service<ParticipationService>();

    private ParticipationClockwork Clockwork => Data.Service<ParticipationClockwork>();

    [Fact]
    public async Task Turn_AnOfferThatIsNotTakenInTime_GoesToTheNextAndTellsBoth()
    {
        var (trajectory, first, second, third) = await LineAsync();
        await Service.WithdrawAsync(await Data.ViewerOf(first), trajectory.Id, null, Stop);
        // Three working days on, at the end of the afternoon.
        Assert.Equal(Dutch(12, 16), (await TakingAsync(trajectory, second)).OfferedUntil);
        var letter = Assert.Single(await LettersAsync(second));
        Assert.Contains("donderdag 12 november 16:00", Data.Service<Letters>().BodyOf(letter), StringComparison.Ordinal);

        await TurnAtAsync(trajectory, Dutch(12, 15));
        Assert.Equal(ParticipationState.Offered, (await TakingAsync(trajectory, second)).State);
        await TurnAtAsync(trajectory, Dutch(12, 16));
        await TurnAtAsync(trajectory, Dutch(12, 16));

        Assert.Equal(ParticipationState.Lapsed, (await TakingAsync(trajectory, second)).State);
        var next = await TakingAsync(trajectory, third);
        Assert.Equal((ParticipationState.Offered, Dutch(17, 16)), (next.State, next.OfferedUntil));
        Assert.Equal([NotificationKind.TrajectoryPlaceOffered, NotificationKind.TrajectoryOfferLapsed], await ToldAsync(trajectory, second));
        Assert.Equal([NotificationKind.TrajectoryPlaceOffered], await ToldAsync(trajectory, third));
        Assert.Equal(2, (await LettersAsync(second)).Count);
        Assert.Single(await LettersAsync(third));
        // Who let it pass may still join: he is in line again.
        Assert.Equal(ParticipationState.WaitingList, await Service.AcceptAsync(await Data.ViewerOf(second), trajectory.Id, Stop));
    }

    [Theory]
    [InlineData("2026-12-16T09:00:00Z", "2027-01-04T15:00:00Z")] // Wednesday before the Christmas holidays of every region: Thursday, Friday, the first Monday.
    [InlineData("2027-03-25T09:00:00Z", "2027-03-31T14:00:00Z")] // Over Easter, and the night in which the clock goes forward: what the clock says stays.
    [InlineData("2026-10-29T09:00:00Z", "2026-11-03T15:00:00Z")]
    public async Task OfferUntil_OverHolidaysAndChangesOfClock_CountsWorkingDays(string now, string until)
    {
        var region = await Data.AsOwnerAsync((await Data.OwnSchoolAsync()).PartnershipId, db => db.Partnerships.Select(row => row.Region).FirstAsync(Stop));
        Assert.Equal(Moment(until), ParticipationTerms.OfferUntil(region, Moment(now)));
    }

    [Fact]
    public async Task Turn_AnInvitationWithoutAnswer_IsBroughtToMindOnceAndInWorkingTimeOnly()
    {
        var trajectory = await Data.TrajectoryAsync(from: Dutch(30, 14));
        var (silent, answered) = (await Data.PersonAsync(Role.Supervisor), await Data.PersonAsync(Role.Supervisor));
        await Data.ParticipationAsync(trajectory, silent);
        await Data.ParticipationAsync(trajectory, answered, state: ParticipationState.Declined);

        await TurnAtAsync(trajectory, Dutch(13, 16)); // Friday: the fifth working day has not come.
        await TurnAtAsync(trajectory, Dutch(15, 12)); // Sunday.
        await TurnAtAsync(trajectory, Dutch(16, 7)); // Monday, before school.
        Assert.Empty(await ToldAsync(trajectory, silent));
        for (var day = 16; day < 27; day++) await TurnAtAsync(trajectory, Dutch(day, 9));

        Assert.Equal([NotificationKind.TrajectoryReminder], await ToldAsync(trajectory, silent));
        Assert.Contains("/mijn/trajecten", Data.Service<Letters>().BodyOf(Assert.Single(await LettersAsync(silent))), StringComparison.Ordinal);
        Assert.Empty(await ToldAsync(trajectory, answered));
    }

    [Fact]
    public async Task Turn_WhenTheFirstMeetingBegan_BeginsTheTrajectory_AndAfterTheLastOffersAndRemindsNobody()
    {
        var (trajectory, first, second, _) = await LineAsync();
        var silent = await Data.PersonAsync(Role.Supervisor);
        await Data.ParticipationAsync(trajectory, silent);
        await TurnAtAsync(trajectory, Dutch(11, 10));
        Assert.Equal(TrajectoryState.Planned, await StateAsync());
        // The first meeting is on 30 November at two, the last three weeks later.
        await TurnAtAsync(trajectory, Dutch(30, 15));
        Assert.Equal(TrajectoryState.Running, await StateAsync());
        Assert.Single(await ToldAsync(trajectory, silent));

        var late = await Data.PersonAsync(Role.Supervisor);
        Data.Clock.SetUtcNow(DutchTime.Moment(new(2026, 12, 17), new(10, 0)));
        await Data.ParticipationAsync(trajectory, late);
        await Service.WithdrawAsync(await Data.ViewerOf(first), trajectory.Id, null, Stop);
        await TurnAtAsync(trajectory, DutchTime.Moment(new(2027, 1, 12), new(10, 0)));
        Assert.Equal(ParticipationState.Offered, (await TakingAsync(trajectory, second)).State);
        Assert.Empty(await ToldAsync(trajectory, late));

        Task<TrajectoryState> StateAsync() => Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Trajectories.Where(row => row.Id == trajectory.Id).Select(row => row.State).SingleAsync(Stop));
    }

    [Fact]
    public async Task Turn_OfTwoNodesAtOnceAndOfACompletedTrajectory_TellsOnceOrNothing()
    {
        var (trajectory, first, second, _) = await LineAsync();
        await Service.WithdrawAsync(await Data.ViewerOf(first), trajectory.Id, null, Stop);
        Data.Clock.SetUtcNow(Dutch(13, 9));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Clockwork.TurnAsync(trajectory.PartnershipId, Stop)));
        Assert.Single(await ToldAsync(trajectory, second), kind => kind == NotificationKind.TrajectoryOfferLapsed);

        await Data.AsOwnerAsync(trajectory.PartnershipId, async db =>
        {
            var row = await db.Trajectories.SingleAsync(known => known.Id == trajectory.Id, Stop);
            row.Begin();
            row.Complete();
            return true;
        });
        await TurnAtAsync(trajectory, Dutch(26, 9));
        Assert.Equal(ParticipationState.Offered, Assert.Single(await AllAsync(trajectory), row => row.State == ParticipationState.Offered).State);
    }

    [Fact]
    public async Task Turn_OfAllPartnerships_FindsWhereSomethingIsDue()
    {
        var trajectory = await Data.TrajectoryAsync(from: Dutch(30, 14));
        var silent = await Data.PersonAsync(Role.Supervisor);
        await Data.ParticipationAsync(trajectory, silent);
        Data.Clock.SetUtcNow(Dutch(18, 9));
        await using (var db = await Data.Service<WpbContexts>().OpenPlatformAsync(Stop))
        {
            Assert.Contains(trajectory.PartnershipId, await db.Database.SqlQuery<Guid>($"""select partnership_id as "Value" from platform.participation_due({Dutch(18, 9)})""").ToListAsync(Stop));
        }
        var cron = new CronExpression(ParticipationJob.Schedule, DutchTime.Zone);
        Assert.Equal(Dutch(18, 10).AddMinutes(7), cron.GetNextValidTimeAfter(Dutch(18, 9).AddMinutes(30)));
        Assert.Equal(Dutch(23, 8).AddMinutes(7), cron.GetNextValidTimeAfter(Dutch(20, 17)));
    }

    private async Task<(Trajectory Trajectory, Person First, Person Second, Person Third)> LineAsync()
    {
        var trajectory = await Data.TrajectoryAsync(capacity: 1, from: Dutch(30, 14));
        var people = new[] { await Data.PersonAsync(Role.Supervisor), await Data.PersonAsync(Role.Supervisor), await Data.PersonAsync(Role.Supervisor) };
        foreach (var person in people)
        {
            await Data.ParticipationAsync(trajectory, person);
            await Service.AcceptAsync(await Data.ViewerOf(person), trajectory.Id, Stop);
        }
        await ForgetLettersAsync();
        return (trajectory, people[0], people[1], people[2]);

        // What went into calendars is another test's.
        Task<int> ForgetLettersAsync() => Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Outbox.Where(row => row.ToAddress == people[0].Email).ExecuteDeleteAsync(Stop));
    }

    private async Task TurnAtAsync(Trajectory trajectory, DateTimeOffset moment)
    {
        Data.Clock.SetUtcNow(moment);
        await Clockwork.TurnAsync(trajectory.PartnershipId, Stop);
    }

    private static DateTimeOffset Dutch(int day, int hour) => DutchTime.Moment(new(2026, 11, day), new(hour, 0));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private Task<List<Participation>> AllAsync(Trajectory trajectory) => Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Participations.Where(row => row.TrajectoryId == trajectory.Id).ToListAsync(Stop));

    private async Task<Participation> TakingAsync(Trajectory trajectory, Person person) => (await AllAsync(trajectory)).Single(row => row.PersonId == person.Id);

    private Task<List<NotificationKind>> ToldAsync(Trajectory trajectory, Person person) =>
        Data.AsOwnerAsync(trajectory.PartnershipId, db => db.Set<Notification>().Where(row => row.RecipientId == person.Id).OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Stop), person.Id);

    private Task<List<Data.Mail.OutboxMessage>> LettersAsync(Person person) =>
        Data.AsOwnerAsync(person.PartnershipId, db => db.Outbox.Where(row => row.ToAddress == person.Email).OrderBy(row => row.Id).ToListAsync(Stop));
}
