using Microsoft.EntityFrameworkCore;
using Quartz;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.MutualChoice;
using Xunit;

namespace WpbPortal.Web.Tests.MutualChoice;

/// <summary>What rounds do by themselves, by the clock of the test: Monday 9 November 2026, ten o'clock.</summary>
public sealed class ChoiceClockworkTests(MigratedDatabase database) : ChoiceTest(database)
{
    private Task TurnAsync(ChoiceTeam team) => Clockwork.TurnAsync(team.Team.PartnershipId, Stop);

    [Fact]
    public async Task Turn_AfterTheBuddyWeeks_OpensOneRoundAndTellsWhoTakesPart()
    {
        var team = await TeamAsync();
        await TurnAsync(team);
        await TurnAsync(team);

        var round = Assert.Single(await RoundsAsync(team));
        Assert.Equal((ChoiceRoundState.Open, DutchTime.Moment(new(2026, 11, 18), new(16, 0))), (round.State, round.ClosesAt));
        Guid[] all = [.. team.Placements.Select(one => one.StudentId), .. team.Supervisors.Select(one => one.Id)];
        Assert.Equal(all.Order(), round.Seats.Select(seat => seat.PersonId).Order());
        foreach (var person in all) Assert.Equal([NotificationKind.ChoiceOpened], await ToldAsync(team.Team.PartnershipId, person));
        var mail = await Data.Service<WpbContexts>().OpenPlatformAsync(Stop);
        await using (mail)
        {
            var letters = await mail.Outbox.Where(row => row.ToAddress == team.Supervisors[0].Email).ToListAsync(Stop);
            Assert.Contains($"/mensen/keuze/{round.Id}", Data.Service<Web.Mail.Letters>().BodyOf(Assert.Single(letters)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Turn_StillInTheBuddyWeeksSupervisedOrNobodyToChoose_OpensNothing()
    {
        var team = await Data.TeamAsync();
        var supervisor = await Data.PersonAsync(Role.Supervisor, team: team);
        await Data.PlacementAsync(team: team, period: new(Data.Today.AddDays(-13), Data.Today.AddDays(100)));
        await Data.PlacementAsync(team: team, period: new(Data.Today.AddDays(-60), Data.Today.AddDays(2)));
        await Data.SupervisionAsync(supervisor, team: team);
        var alone = await Data.TeamAsync();
        await Data.PlacementAsync(team: alone);
        await Clockwork.TurnAsync(team.PartnershipId, Stop);
        Assert.Equal(0, await Data.AsOwnerAsync(team.PartnershipId, db => db.ChoiceRounds.CountAsync(Stop)));

        // The day after the two weeks it does.
        Data.Clock.Advance(TimeSpan.FromDays(1));
        await Clockwork.TurnAsync(team.PartnershipId, Stop);
        Assert.Equal([team.Id], await Data.AsOwnerAsync(team.PartnershipId, db => db.ChoiceRounds.Select(row => row.TeamId).ToListAsync(Stop)));
    }

    [Theory]
    [InlineData("2026-11-14T11:00:00Z")]
    [InlineData("2026-11-15T11:00:00Z")]
    [InlineData("2026-11-09T22:00:00Z")]
    [InlineData("2026-11-10T05:30:00Z")]
    [InlineData("2026-12-23T11:00:00Z")]
    public async Task Turn_AtNightInAWeekendOrAHoliday_WritesToNobody(string moment)
    {
        var team = await TeamAsync(1, 1);
        Data.Clock.SetUtcNow(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));
        await TurnAsync(team);
        Assert.Empty(await RoundsAsync(team));
        Assert.Empty(await ToldAsync(team.Team.PartnershipId, team.Supervisors[0].Id));
    }

    [Fact]
    public async Task Turn_BeforeClosing_RemindsTwiceAndOnlyWhoSaidNothing()
    {
        var team = await TeamAsync(1, 2);
        await TurnAsync(team);
        var round = (await RoundsAsync(team)).Single();
        await Service.SayAsync(await Data.ViewerOf(team.Supervisors[0]), round.Id, [], 1, Stop);
        var days = new List<DateOnly>();
        var told = 1;
        while (Data.Clock.GetUtcNow().AddHours(3) < round.ClosesAt)
        {
            Data.Clock.Advance(TimeSpan.FromHours(2));
            await TurnAsync(team);
            var now = (await ToldAsync(team.Team.PartnershipId, team.Supervisors[1].Id)).Count;
            if (now > told) days.Add(Data.Today);
            told = now;
        }
        // Three working days and one before Wednesday the 18th.
        Assert.Equal([new(2026, 11, 13), new(2026, 11, 17)], days);
        Assert.Equal([NotificationKind.ChoiceOpened, NotificationKind.ChoiceReminder, NotificationKind.ChoiceReminder], await ToldAsync(team.Team.PartnershipId, team.Placements[0].StudentId));
        Assert.Equal([NotificationKind.ChoiceOpened], await ToldAsync(team.Team.PartnershipId, team.Supervisors[0].Id));
    }

    [Fact]
    public async Task Turn_AtClosing_ProposesTheStablePairsAndTellsTheEducator()
    {
        var team = await TeamAsync(2, 2);
        await TurnAsync(team);
        var round = (await RoundsAsync(team)).Single();
        var (yara, daan) = (team.Placements[0].StudentId, team.Placements[1].StudentId);
        var (noor, karim) = (team.Supervisors[0], team.Supervisors[1]);
        await Service.SayAsync(await ViewerOfAsync(team.Team.PartnershipId, yara), round.Id, [new(noor.Id, 1), new(karim.Id, 2)], null, Stop);
        await Service.SayAsync(await ViewerOfAsync(team.Team.PartnershipId, daan), round.Id, [new(noor.Id, 1)], null, Stop);
        await Service.SayAsync(await Data.ViewerOf(noor), round.Id, [new(daan, 1), new(yara, 2)], 1, Stop);
        await Service.SayAsync(await Data.ViewerOf(karim), round.Id, [new(daan, null)], 1, Stop);
        Data.Clock.SetUtcNow(round.ClosesAt);
        await TurnAsync(team);
        await TurnAsync(team);

        var matches = await MatchesAsync(team, round.Id);
        Assert.Equal(new[] { (team.Placements[0].Id, karim.Id), (team.Placements[1].Id, noor.Id) }.Order(), matches.Select(match => (match.PlacementId, match.SupervisorId!.Value)).Order());
        Assert.Equal([NotificationKind.ChoiceProposed], await ToldAsync(team.Team.PartnershipId, team.Educator.Id));
        // The run leaves its trace, and says nothing of what was read.
        Assert.Equal(1, await Data.AsOwnerAsync(team.Team.PartnershipId, db => db.AuditEntries.CountAsync(row => row.Record == nameof(ChoiceRound) && row.Act == AuditAct.Read && row.RecordId == round.Id, Stop)));
    }

    [Fact]
    public async Task Turn_AtClosingWithNobodyLeftToPair_Lapses()
    {
        var team = await TeamAsync(1, 1);
        await TurnAsync(team);
        var round = (await RoundsAsync(team)).Single();
        await Data.SupervisionAsync(team.Supervisors[0], team.Placements[0], period: new(Data.Today, team.Placements[0].Period.Until));
        Data.Clock.SetUtcNow(round.ClosesAt);
        await TurnAsync(team);
        Assert.Equal(ChoiceRoundState.Lapsed, (await RoundsAsync(team)).Single().State);
        Assert.Empty(await ToldAsync(team.Team.PartnershipId, team.Educator.Id));
    }

    [Fact]
    public async Task Turn_RoundWhileOneIsProposed_OpensForTheNewcomersOnly()
    {
        var team = await TeamAsync(1, 1);
        await ProposedAsync(team);
        var late = await Data.PlacementAsync(team: team.Team, period: new(Data.Today.AddDays(-20), Data.Today.AddDays(200)));
        await TurnAsync(team);
        var rounds = await RoundsAsync(team);
        Assert.Equal([ChoiceRoundState.Proposed, ChoiceRoundState.Open], rounds.Select(round => round.State));
        Assert.Equal([late.Id], rounds[1].Seats.Select(seat => seat.PlacementId).OfType<Guid>());
    }

    [Fact]
    public async Task Turn_OfManyNodesAtOnce_OpensAndClosesOnce()
    {
        var team = await TeamAsync(2, 1);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TurnAsync(team)));
        var round = Assert.Single(await RoundsAsync(team));
        Data.Clock.SetUtcNow(round.ClosesAt);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TurnAsync(team)));
        Assert.Equal(2, (await MatchesAsync(team, round.Id)).Count);
        Assert.Equal([NotificationKind.ChoiceProposed], await ToldAsync(team.Team.PartnershipId, team.Educator.Id));
    }

    [Fact]
    public async Task Turn_OfAll_FindsThePartnershipByItself()
    {
        var team = await TeamAsync(1, 1);
        await Clockwork.TurnAsync(Stop);
        Assert.Single(await RoundsAsync(team));
    }

    [Fact]
    public void Schedule_OverAWeek_StaysWithinWorkingHours()
    {
        var schedule = new CronExpression(ChoiceJob.Schedule, DutchTime.Zone);
        var (moment, turns) = (new DateTimeOffset(2026, 10, 19, 0, 0, 0, TimeSpan.Zero), 0);
        // Across the night on which the clock goes back.
        while (schedule.GetNextValidTimeAfter(moment) is { } next && next < new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero))
        {
            (moment, turns) = (next, turns + 1);
            var local = DutchTime.Local(next);
            Assert.InRange(local.Hour, WorkingDays.FirstHour, WorkingDays.LastHour - 1);
            Assert.NotInRange(local.DayOfWeek, DayOfWeek.Saturday, DayOfWeek.Saturday);
            Assert.NotEqual(DayOfWeek.Sunday, local.DayOfWeek);
        }
        Assert.Equal(10 * 9 * 12, turns);
        Assert.Equal(new DateOnly(2026, 11, 9), WorkingDays.Add(HolidayRegion.Middle, new(2026, 11, 6), 1));
        Assert.Equal(new DateOnly(2026, 11, 6), WorkingDays.Add(HolidayRegion.Middle, new(2026, 11, 9), -1));
    }

}
