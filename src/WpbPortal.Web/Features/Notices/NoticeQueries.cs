using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Notices;

/// <summary>What somebody is told within the portal.</summary>
public sealed class NoticeQueries(WpbContexts contexts)
{
    private const int PageSize = 25;

    /// <summary>The viewer's notifications, the latest first, 25 at a time.</summary>
    public async Task<NoticePage> NoticesAsync(Viewer viewer, MomentKey? after = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var found = after is { } key
            ? await db.KnownAsync(key, static (db, viewer, key) => Rows(db, viewer,
                db.Notifications.VisibleTo(viewer).Where(row => EF.Functions.LessThan(ValueTuple.Create(row.At, row.Id), ValueTuple.Create(key.At, key.Id)))), stop)
            : await db.KnownAsync(static (db, viewer) => Rows(db, viewer, db.Notifications.VisibleTo(viewer)), stop);
        return new([.. found.Take(PageSize)], found.Count > PageSize ? new(found[PageSize - 1].At, found[PageSize - 1].Id) : null);
    }

    private static IQueryable<NoticeRow> Rows(WpbDbContext db, Viewer viewer, IQueryable<Notification> notifications)
    {
        var visibleFeedback = db.Feedback.VisibleTo(viewer);
        return from row in notifications.AsNoTracking().OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(PageSize + 1)
               join actor in db.People on row.ActorId equals actor.Id into actors
               from actor in actors.DefaultIfEmpty()
               orderby row.At descending, row.Id descending
               select new NoticeRow(row.Id, row.Kind, row.RecordId,
                   visibleFeedback.Where(feedback => feedback.Id == row.RecordId).Select(feedback => (Guid?)feedback.SessionId).FirstOrDefault(),
                   actor == null ? null : new PersonName(actor.GivenName, actor.SurnamePrefix, actor.FamilyName), row.At, row.ReadAt != null);
    }
}

/// <summary>Marks what somebody was told as read.</summary>
public sealed class NoticeService(WpbContexts contexts)
{
    /// <summary>The viewer has seen all of it.</summary>
    public async Task MarkAllReadAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        await db.Notifications.VisibleTo(db.Viewer).Where(row => row.ReadAt == null).ExecuteUpdateAsync(row => row.SetProperty(notice => notice.ReadAt, db.Now), stop);
        db.Tells(LiveTopic.Person(db.Viewer.PersonId));
        await db.CommitAsync(stop);
    }
}

/// <summary>One notification.</summary>
/// <param name="Id">The notification.</param>
/// <param name="Kind">What happened.</param>
/// <param name="RecordId">What it is about.</param>
/// <param name="SessionId">The session of the feedback that it is about.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="IsRead">Whether it was seen.</param>
public sealed record NoticeRow(Guid Id, NotificationKind Kind, Guid RecordId, Guid? SessionId, PersonName? Actor, DateTimeOffset At, bool IsRead);

/// <summary>A page of notifications, and where the next one begins.</summary>
public sealed record NoticePage(IReadOnlyList<NoticeRow> Rows, MomentKey? Next);
