using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.Participations;

/// <summary>
/// What happens to invitations by itself: a place that is kept and not taken in time goes to the next in line, and an invitation without an
/// answer is brought to mind once; both for as long as there is a meeting to come. A trajectory begins with its first meeting. A turn does all that is due and can be taken again at any moment, also by two nodes at once. In a school's
/// working time only.
/// </summary>
public sealed class ParticipationClockwork(WpbContexts contexts, ParticipationNews news, TimeProvider clock, ILogger<ParticipationClockwork> log)
{
    private const string Name = "deelname";

    /// <summary>Takes a turn: every partnership in which something may be due. One that fails does not hold up the others.</summary>
    public async Task TurnAsync(CancellationToken stop = default) => await EachPartnership.TurnAsync(await DueAsync(stop), TurnAsync,
        (failed, partnership) => log.LogError(failed, "The invitations of partnership {Partnership} could not be taken further.", partnership), stop);

    /// <summary>Takes a turn in one partnership.</summary>
    public async Task TurnAsync(Guid partnershipId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(Viewer.Job(partnershipId, Name), stop);
        var region = await db.Partnerships.VisibleTo(db.Viewer).Where(row => row.Id == partnershipId).Select(row => row.Region).SingleAsync(stop);
        if (!WorkingDays.IsWorkingTime(region, db.Now)) return;
        var (now, until, invitedBefore) = (db.Now, ParticipationTerms.OfferUntil(region, db.Now), ParticipationTerms.RemindIfInvitedBefore(region, db.Now));
        var due = await db.Trajectories.VisibleTo(db.Viewer)
            .Where(row => row.State != TrajectoryState.Completed
                && ((row.State == TrajectoryState.Planned && row.Meetings.Any(meeting => meeting.CancelledAt == null && meeting.StartsAt <= now))
                    || (row.Meetings.Any(meeting => meeting.CancelledAt == null && meeting.StartsAt > now) && row.Participations.Any(taking =>
                        (taking.State == ParticipationState.Offered && (taking.OfferedUntil == null || taking.OfferedUntil <= now)) || taking.State == ParticipationState.WaitingList
                        || (taking.State == ParticipationState.Invited && taking.RemindedAt == null && taking.InvitedAt < invitedBefore)))))
            .OrderBy(row => row.Id)
            .Select(row => new
            {
                row.Id, HasBegun = row.Meetings.Any(meeting => meeting.CancelledAt == null && meeting.StartsAt <= now),
                GoesOn = row.Meetings.Any(meeting => meeting.CancelledAt == null && meeting.StartsAt > now),
            }).ToListAsync(stop);
        foreach (var one in due)
        {
            // Answers to one trajectory, and turns of two nodes, wait for each other.
            await db.HoldAsync($"select from trajectory where partnership_id = {partnershipId} and id = {one.Id} for update", stop);
            var trajectory = await db.Trajectories.VisibleTo(db.Viewer).Include(row => row.Participations).SingleAsync(row => row.Id == one.Id, stop);
            if (one.HasBegun && trajectory.State == TrajectoryState.Planned)
            {
                trajectory.Begin();
                db.Note(AuditAct.Changed, trajectory);
            }
            if (!one.GoesOn) continue;
            trajectory.KeepOffersUntil(until);
            foreach (var lapsed in trajectory.LapseOffers(now))
            {
                db.Note(AuditAct.Changed, lapsed, lapsed.PersonId);
                await news.LapsedAsync(db, lapsed, stop);
            }
            while (trajectory.OfferFreePlace(now, until) is { } offered)
            {
                db.Note(AuditAct.Changed, offered, offered.PersonId);
                await news.OfferedAsync(db, offered, stop);
            }
            foreach (var reminded in trajectory.Remind(invitedBefore, now)) await news.RemindedAsync(db, reminded, stop);
        }
        await db.CommitAsync(stop);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken stop)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        return await db.Database.SqlQuery<Guid>($"""select partnership_id as "Value" from platform.participation_due({clock.GetUtcNow()})""").ToListAsync(stop);
    }
}
