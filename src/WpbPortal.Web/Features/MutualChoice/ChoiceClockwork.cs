using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.MutualChoice;

/// <summary>
/// What happens in rounds of mutual choice by itself: opening when the buddy weeks are over, reminding, closing and proposing. A turn does
/// all that is due and can be taken again at any moment, also by two nodes at once. In a school's working time only.
/// </summary>
public sealed class ChoiceClockwork(WpbContexts contexts, ChoiceNews news, TimeProvider clock, ILogger<ChoiceClockwork> log)
{
    private const string Name = "keuzeronde";

    /// <summary>Working days before the day on which a round closes, on which who said nothing yet is reminded.</summary>
    private static readonly int[] ReminderDays = [3, 1];

    /// <summary>Takes a turn: every partnership in which something may be due. One that fails does not hold up the others.</summary>
    public async Task TurnAsync(CancellationToken stop = default) => await EachPartnership.TurnAsync(await DueAsync(stop), TurnAsync,
        (failed, partnership) => log.LogError(failed, "The choice rounds of partnership {Partnership} could not be taken further.", partnership), stop);

    /// <summary>Takes a turn in one partnership.</summary>
    public async Task TurnAsync(Guid partnershipId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(Viewer.Job(partnershipId, Name), stop);
        var partnership = await db.Partnerships.VisibleTo(db.Viewer).Select(row => new { row.Region, row.BuddyWeeks }).SingleAsync(stop);
        if (!WorkingDays.IsWorkingTime(partnership.Region, db.Now)) return;
        // Of two nodes the second waits here, and then finds that it was done.
        await db.HoldAsync($"select pg_advisory_xact_lock(hashtextextended({partnershipId.ToString()}, 0))", stop);
        var rounds = await db.ChoiceRounds.VisibleTo(db.Viewer).Include(row => row.Seats).Where(row => row.State == ChoiceRoundState.Open).OrderBy(row => row.Id).ToListAsync(stop);
        foreach (var round in rounds)
        {
            if (db.Now >= round.ClosesAt) await CloseAsync(db, round, stop);
            else await RemindAsync(db, round, partnership.Region, stop);
        }
        // What is closed is written before the next round of the same team is.
        await db.SaveAsync(stop);
        await OpenAsync(db, partnership.Region, partnership.BuddyWeeks, [.. rounds.Where(round => round.State == ChoiceRoundState.Open).Select(round => round.TeamId)], stop);
        await db.CommitAsync(stop);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken stop)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        return await db.Database.SqlQuery<Guid>($"""select partnership_id as "Value" from platform.choice_due({DutchTime.DayOf(clock.GetUtcNow())})""").ToListAsync(stop);
    }

    /// <summary>A round in each team where students are past their buddy weeks and nobody supervises them, and where there is somebody to choose.</summary>
    private async Task OpenAsync(WpbDbContext db, HolidayRegion region, int buddyWeeks, IReadOnlyList<Guid> teamsWithRound, CancellationToken stop)
    {
        var today = DutchTime.DayOf(db.Now);
        var closing = WorkingDays.Add(region, today, ChoiceRound.WorkingDays);
        var (past, seats) = (today.AddDays(-buddyWeeks * 7), db.ChoiceSeats.VisibleTo(db.Viewer));
        var waiting = await db.Placements.VisibleTo(db.Viewer).AsNoTracking()
            .Where(row => row.EndedAt == null && row.Period.From <= past && (row.Period.Until == null || row.Period.Until > closing) && !teamsWithRound.Contains(row.TeamId)
                && !row.Supervisions.Any(one => one.EndedAt == null && (one.Period.Until == null || one.Period.Until >= today)) && !seats.Any(seat => seat.PlacementId == row.Id))
            .OrderBy(row => row.Id).ToListAsync(stop);
        if (waiting.Count == 0) return;
        Guid[] teamIds = [.. waiting.Select(row => row.TeamId).Distinct()];
        var teams = await db.Teams.VisibleTo(db.Viewer).AsNoTracking().Where(row => teamIds.Contains(row.Id)).ToListAsync(stop);
        var supervisors = await db.RoleAssignments.VisibleTo(db.Viewer)
            .Where(row => row.Role == Role.Supervisor && row.TeamId != null && teamIds.Contains(row.TeamId.Value)
                && row.EndedAt == null && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today))
            .Select(row => new { TeamId = row.TeamId!.Value, row.PersonId }).Distinct().ToListAsync(stop);
        foreach (var team in teams)
        {
            var students = waiting.Where(row => row.TeamId == team.Id).DistinctBy(row => row.StudentId).ToList();
            var theirs = supervisors.Where(row => row.TeamId == team.Id && students.All(student => student.StudentId != row.PersonId)).Select(row => row.PersonId).Order().ToList();
            if (theirs.Count == 0) continue;
            var round = new ChoiceRound(team, BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)), db.Now, DutchTime.Moment(closing, new(16, 0)));
            foreach (var student in students) round.Seat(student);
            foreach (var supervisor in theirs) round.SeatSupervisor(supervisor);
            db.Add(round);
            db.Note(AuditAct.Created, round);
            await news.TellAsync(db, NotificationKind.ChoiceOpened, round, [.. round.Seats.Select(seat => seat.PersonId)], round.Id, stop);
        }
    }

    private async Task RemindAsync(WpbDbContext db, ChoiceRound round, HolidayRegion region, CancellationToken stop)
    {
        var (today, closing) = (DutchTime.DayOf(db.Now), DutchTime.DayOf(round.ClosesAt));
        var number = ReminderDays.Count(days => today >= WorkingDays.Add(region, closing, -days));
        if (number == 0 || !round.RemindForThe(number)) return;
        await news.TellAsync(db, NotificationKind.ChoiceReminder, round, [.. round.Seats.Where(seat => seat.AnsweredAt is null).Select(seat => seat.PersonId)], round.Id, stop);
    }

    /// <summary>Reads what everybody said, once, and proposes the pairs. Who found a supervisor in the meantime, or left, is no part of it.</summary>
    private async Task CloseAsync(WpbDbContext db, ChoiceRound round, CancellationToken stop)
    {
        // Who is saying something at this very moment is waited for.
        await db.HoldAsync($"select pg_advisory_xact_lock(hashtextextended({round.Id.ToString()}, 0))", stop);
        var today = DutchTime.DayOf(db.Now);
        Guid[] placements = [.. round.Seats.Where(seat => seat.PlacementId is not null).Select(seat => seat.PlacementId!.Value)];
        var students = await db.Placements.VisibleTo(db.Viewer)
            .Where(row => placements.Contains(row.Id) && row.EndedAt == null && (row.Period.Until == null || row.Period.Until > today)
                && !row.Supervisions.Any(one => one.EndedAt == null && (one.Period.Until == null || one.Period.Until >= today)))
            .Select(row => row.StudentId).ToListAsync(stop);
        var schoolId = round.SchoolId;
        var supervisors = await db.RoleAssignments.VisibleTo(db.Viewer)
            .Where(row => row.Role == Role.Supervisor && row.SchoolId == schoolId && row.EndedAt == null && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today))
            .Select(row => row.PersonId).Distinct().ToListAsync(stop);
        var roundId = round.Id;
        var seats = await db.ChoiceSeats.VisibleTo(db.Viewer).Where(row => row.RoundId == roundId && row.Side == ChoiceSide.Supervisor && supervisors.Contains(row.PersonId))
            .Select(row => new { row.PersonId, row.Places }).ToListAsync(stop);
        var said = await WpbPreferences.ReadAsync(db, round.Id, stop);
        var pairing = StableMatching.Of(round.Seed, [.. students.Select(id => new ChoosingStudent(id, said(id)))], [.. seats.Select(seat => new ChoosingSupervisor(seat.PersonId, seat.Places, said(seat.PersonId)))]);
        db.AddRange(round.Propose(pairing, db.Now));
        // What is confidential was read: the run leaves its trace.
        db.Note(AuditAct.Read, round);
        if (round.State != ChoiceRoundState.Proposed) return;
        var educators = await db.RoleAssignments.VisibleTo(db.Viewer)
            .Where(row => row.Role == Role.SchoolEducator && (row.SchoolId == null || row.SchoolId == schoolId) && row.EndedAt == null && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today))
            .Select(row => row.PersonId).Distinct().ToArrayAsync(stop);
        await news.TellAsync(db, NotificationKind.ChoiceProposed, round, educators, round.Id, stop);
    }
}
