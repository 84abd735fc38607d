using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Calendars;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Calendar;

/// <summary>Makes, replaces and takes back the link to one's own calendar.</summary>
public sealed class CalendarLinkService(WpbContexts contexts)
{
    /// <summary>What there is of a link: since when, and when it was last fetched; null when there is none.</summary>
    /// <exception cref="NotFoundException">The viewer has no role in which he comes to anything.</exception>
    public async Task<CalendarLinkState?> StateAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        return await db.CalendarLinks.VisibleTo(db.Viewer).Select(row => new CalendarLinkState(row.MadeAt, row.FetchedAt)).SingleOrDefaultAsync(stop);
    }

    /// <summary>Makes a link, in the place of an earlier one. The key is given once and kept nowhere.</summary>
    /// <returns>The key of the link.</returns>
    /// <exception cref="NotFoundException">The viewer has no role in which he comes to anything.</exception>
    public async Task<string> MakeAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var key = SessionToken.New();
        var link = await db.CalendarLinks.VisibleTo(db.Viewer).SingleOrDefaultAsync(stop);
        if (link is null) db.Add(link = new(db.Viewer.PartnershipId, db.Viewer.PersonId, key.Hash(), db.Now));
        else link.Replace(key.Hash(), db.Now);
        db.Note(AuditAct.Created, link, db.Viewer.PersonId);
        await db.CommitAsync(stop);
        return key.Text;
    }

    /// <summary>Takes the link back: it opens nothing any more.</summary>
    /// <exception cref="NotFoundException">The viewer has no role in which he comes to anything.</exception>
    public async Task TakeBackAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        if (await db.CalendarLinks.VisibleTo(db.Viewer).SingleOrDefaultAsync(stop) is not { } link) return;
        db.Remove(link);
        db.Note(AuditAct.Withdrawn, link, db.Viewer.PersonId);
        await db.CommitAsync(stop);
    }

    private async Task<WpbDbContext> OpenAsync(Viewer viewer, CancellationToken stop)
    {
        var db = await contexts.OpenAsync(viewer, stop);
        if (db.Viewer.IsAny(Role.StudentTeacher, Role.Supervisor, Role.Trainer)) return db;
        await db.DisposeAsync();
        throw new NotFoundException("CalendarLink");
    }
}

/// <summary>What there is of a link.</summary>
/// <param name="MadeAt">Since when.</param>
/// <param name="FetchedAt">When a calendar program last fetched it; null while none did.</param>
public sealed record CalendarLinkState(DateTimeOffset MadeAt, DateTimeOffset? FetchedAt);
