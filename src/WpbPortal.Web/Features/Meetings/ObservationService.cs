using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Meetings;

/// <summary>A trainer's observation of a meeting: written passage by passage, and released to the participant that a passage is about.</summary>
public sealed class ObservationService(WpbContexts contexts)
{
    /// <summary>The viewer writes down what he sees, now. The same press twice writes it once.</summary>
    /// <exception cref="NotFoundException">The viewer does not train this group.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Meeting.Observe"/>.</exception>
    public async Task WriteAsync(Viewer viewer, Guid meetingId, Guid id, string? content, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var meeting = await db.Meetings.TrainedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == meetingId, stop) ?? throw new NotFoundException("Meeting");
        if (await db.MeetingObservations.WrittenBy(db.Viewer).AnyAsync(row => row.Id == id, stop)) return;
        var passage = meeting.Observe(db.Viewer.PersonId, content, db.Now, id);
        db.Add(passage);
        db.Note(AuditAct.Created, passage);
        await DraftService.CloseAsync(db, MeetingDrafts.Observation(meetingId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer says a passage of his anew.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="MeetingObservation.Say"/>.</exception>
    public async Task SayAsync(Viewer viewer, Guid id, string? content, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var passage = await PassageAsync(db, id, stop);
        passage.Say(content);
        db.Note(AuditAct.Changed, passage);
        await DraftService.CloseAsync(db, MeetingDrafts.Passage(id), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer lets the participant that a passage is about read it. He is told once, that there is something and nothing of what it says.</summary>
    /// <exception cref="NotFoundException">It is not his, or this is nobody who takes part as a supervisor.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="MeetingObservation.Release"/>.</exception>
    public async Task ReleaseAsync(Viewer viewer, Guid id, Guid aboutId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var passage = await PassageAsync(db, id, stop);
        if (!await db.Participations.ObservedBy(db.Viewer).AnyAsync(row => row.TrajectoryId == passage.Meeting.TrajectoryId && row.PersonId == aboutId, stop)) throw new NotFoundException("Participation");
        if (passage.Release(aboutId, db.Now)) db.Add(new Notification(passage.PartnershipId, aboutId, NotificationKind.ObservationReleased, passage.MeetingId, db.Viewer.PersonId, db.Now));
        db.Note(AuditAct.Shared, passage, aboutId);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer takes a passage back; from then on nobody else reads it.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotShared"/>.</exception>
    public async Task TakeBackAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var passage = await PassageAsync(db, id, stop);
        passage.TakeBack();
        db.Note(AuditAct.Withdrawn, passage, passage.AboutId);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer throws a passage of his away; whoever read it, reads it no more.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    public async Task ThrowAwayAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var passage = await PassageAsync(db, id, stop);
        db.Remove(passage);
        db.Note(AuditAct.Deleted, passage, passage.AboutId);
        await DraftService.CloseAsync(db, MeetingDrafts.Passage(id), stop);
        await db.CommitAsync(stop);
    }

    private static async Task<MeetingObservation> PassageAsync(WpbDbContext db, Guid id, CancellationToken stop) =>
        await db.MeetingObservations.WrittenBy(db.Viewer).Include(row => row.Meeting).SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException("MeetingObservation");
}
