using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.TakingAlong;

/// <summary>What somebody takes along from a meeting, and what was done in it.</summary>
public sealed class TakeAlongService(WpbContexts contexts)
{
    /// <summary>The viewer, who takes part, says what he takes along, for himself or for the group.</summary>
    /// <exception cref="NotFoundException">He does not come to that meeting.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="TakeAlong"/>.</exception>
    public async Task SayAsync(Viewer viewer, Guid meetingId, string? words, bool isShared, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var trajectoryId = await db.Meetings.LearntInBy(db.Viewer).Where(row => row.Id == meetingId).Select(row => (Guid?)row.TrajectoryId).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Meeting");
        var own = await db.Participations.HeldBy(db.Viewer).SingleOrDefaultAsync(row => row.TrajectoryId == trajectoryId, stop) ?? throw new NotFoundException("Participation");
        var (me, groups) = (db.Viewer.PersonId, db.Trajectories.LearntInBy(db.Viewer));
        var line = await db.TakeAlongs.VisibleTo(db.Viewer, groups).SingleOrDefaultAsync(row => row.MeetingId == meetingId && row.PersonId == me, stop);
        if (line is null) db.Add(line = new TakeAlong(own, meetingId, words, isShared, db.Now));
        else line.Say(words, isShared, db.Now);
        db.Note(isShared ? AuditAct.Shared : AuditAct.Changed, line, me);
        await DraftService.CloseAsync(db, TakeAlongDrafts.Own(meetingId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer, who trains the group, writes what was done.</summary>
    /// <exception cref="NotFoundException">He does not train that group.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="MeetingAccount.Write"/>.</exception>
    public async Task WriteAsync(Viewer viewer, Guid meetingId, string? about, string? done, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (_, account) = await AccountAsync(db, meetingId, stop);
        account.Write(about, done, db.Viewer.PersonId, db.Now);
        db.Note(AuditAct.Changed, account);
        await DraftService.CloseAsync(db, TakeAlongDrafts.Account(meetingId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer, who trains the group, says which earlier meeting a return session comes back to; null for none.</summary>
    /// <exception cref="NotFoundException">He does not train that group, or not that of the earlier meeting.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotEarlier"/>.</exception>
    public async Task ComeBackToAsync(Viewer viewer, Guid meetingId, Guid? earlierId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (meeting, account) = await AccountAsync(db, meetingId, stop);
        var earlier = earlierId is { } id ? await db.Meetings.TrainedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException("Meeting") : null;
        account.ComeBackTo(meeting, earlier, db.Viewer.PersonId, db.Now);
        db.Note(AuditAct.Changed, account);
        await db.CommitAsync(stop);
    }

    private static async Task<(Meeting Meeting, MeetingAccount Account)> AccountAsync(WpbDbContext db, Guid meetingId, CancellationToken stop)
    {
        var meeting = await db.Meetings.TrainedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == meetingId, stop) ?? throw new NotFoundException("Meeting");
        var account = await db.MeetingAccounts.VisibleTo(db.Viewer, db.Trajectories.LearntInBy(db.Viewer)).SingleOrDefaultAsync(row => row.MeetingId == meetingId, stop);
        if (account is null) db.Add(account = new MeetingAccount(meeting));
        return (meeting, account);
    }
}
