using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>How a student saw a conversation: his to mark, to change, to share, to keep to himself again and to take away.</summary>
public sealed class StudentViewService(WpbContexts contexts)
{
    /// <summary>The viewer marks how he saw a session that was shared with him; marking it again changes it, and leaves it shared when it was.</summary>
    /// <param name="viewer">The student.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="by">Who brought the topic in.</param>
    /// <param name="steering">How steering the supervisor was, from −1 to +1.</param>
    /// <param name="isShared">Whether the supervisor may see it from now on.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">It is not shared with the viewer.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="StudentView"/>.</exception>
    public async Task MarkAsync(Viewer viewer, Guid sessionId, BroughtInBy? by, double? steering, bool isShared, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.StudentTeacher)) throw new NotFoundException("Session");
        var session = await CoachingService.SharedWithMeAsync(db, sessionId, stop);
        var view = await db.StudentViews.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == sessionId, stop);
        if (view is null)
        {
            db.Add(view = new(session, by, steering, db.Now));
            db.Note(AuditAct.Created, view, view.StudentId);
            // He says something of it, so he read it: sharing it cannot be undone any more.
            await CoachingService.ReadAsync(db, session, await db.Feedback.GivenTo(db.Viewer).AsNoTracking().Where(row => row.SessionId == sessionId).ToListAsync(stop), stop);
        }
        else
        {
            view.Mark(by, steering, db.Now);
            db.Note(AuditAct.Changed, view, view.StudentId);
        }
        if (isShared) Share(db, view);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer lets the supervisor see how he saw a session, who is told.</summary>
    /// <exception cref="NotFoundException">There is nothing of his.</exception>
    public async Task ShareAsync(Viewer viewer, Guid sessionId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        Share(db, await MineAsync(db, sessionId, stop));
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer keeps it to himself again.</summary>
    /// <exception cref="NotFoundException">There is nothing of his.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotShared"/>.</exception>
    public async Task KeepToSelfAsync(Viewer viewer, Guid sessionId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var view = await MineAsync(db, sessionId, stop);
        view.KeepToSelf();
        await UntellAsync(db, sessionId, stop);
        db.Note(AuditAct.Withdrawn, view, view.StudentId);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer takes it away.</summary>
    /// <exception cref="NotFoundException">There is nothing of his.</exception>
    public async Task RemoveAsync(Viewer viewer, Guid sessionId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var view = await MineAsync(db, sessionId, stop);
        db.Remove(view);
        await UntellAsync(db, sessionId, stop);
        db.Note(AuditAct.Deleted, view, view.StudentId);
        await db.CommitAsync(stop);
    }

    private static void Share(WpbDbContext db, StudentView view)
    {
        if (view.SharedAt is not null) return;
        view.Share(db.Now);
        db.Add(new Notification(view.PartnershipId, view.AuthorId, NotificationKind.ViewShared, view.Id, view.StudentId, db.Now));
        db.Note(AuditAct.Shared, view, view.StudentId);
    }

    /// <summary>What is taken back is told no more.</summary>
    private static Task UntellAsync(WpbDbContext db, Guid sessionId, CancellationToken stop) =>
        db.Notifications.ToldBy(db.Viewer).Where(row => row.RecordId == sessionId && row.Kind == NotificationKind.ViewShared).ExecuteDeleteAsync(stop);

    private static async Task<StudentView> MineAsync(WpbDbContext db, Guid sessionId, CancellationToken stop) =>
        await db.StudentViews.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == sessionId, stop) ?? throw new NotFoundException("StudentView");
}
