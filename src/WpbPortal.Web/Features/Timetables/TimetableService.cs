using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Timetables;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Timetables;

/// <summary>Everybody gives his own timetable, changes it and takes it away.</summary>
public sealed class TimetableService(WpbContexts contexts, CalendarLinks links)
{
    /// <summary>Takes the viewer's timetable from an iCalendar file, instead of what was there. Only busy or free is kept.</summary>
    /// <param name="viewer">Whose it is.</param>
    /// <param name="file">What the file holds; no more of it is read than a timetable has.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TimetableUnreadable"/>, <see cref="Rule.TimetableTooLarge"/> or <see cref="Rule.TimetableEmpty"/>.</exception>
    public async Task TakeFileAsync(Viewer viewer, Stream file, CancellationToken stop = default)
    {
        DateOnly today;
        await using (var asking = await contexts.OpenAsync(viewer, stop))
        {
            MustBeSomebody(asking.Viewer);
            today = asking.Viewer.Today;
        }
        var busy = await CalendarReader.ReadAsync(file, Timetable.DaysKnown(today), stop);
        await ChangeAsync(viewer, (timetable, now) => timetable.TakeFrom(busy, today, now), stop);
    }

    /// <summary>Takes the viewer's timetable from the calendar behind a link, instead of what was there, and every day anew. The link is kept sealed.</summary>
    /// <param name="viewer">Whose it is.</param>
    /// <param name="link">The address, as it was pasted.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.LinkNotAllowed"/>, <see cref="Rule.LinkUnreachable"/>, <see cref="Rule.TimetableTooLarge"/> or <see cref="Rule.TimetableEmpty"/>.</exception>
    public async Task TakeLinkAsync(Viewer viewer, string? link, CancellationToken stop = default)
    {
        var address = CalendarLinks.Parse(link);
        DateOnly today;
        await using (var asking = await contexts.OpenAsync(viewer, stop))
        {
            MustBeSomebody(asking.Viewer);
            today = asking.Viewer.Today;
        }
        var busy = await links.ReadAsync(address, Timetable.DaysKnown(today), stop);
        await ChangeAsync(viewer, (timetable, now) => timetable.TakeFromLink(links.Seal(address), busy, today, now), stop);
    }

    /// <summary>Takes the same blocks every week of a period as the viewer's timetable, instead of what was there.</summary>
    /// <param name="viewer">Whose it is.</param>
    /// <param name="blocks">When he is busy in a week; a block of which nothing is filled in counts as none.</param>
    /// <param name="from">The first day; null for today.</param>
    /// <param name="until">The last day; null for the end of the next school year.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.Required"/> for half a block, <see cref="Rule.TooManyBlocks"/>, <see cref="Rule.BlockEndsBeforeItBegins"/>,
    /// <see cref="Rule.PeriodEndsBeforeItBegins"/>, or a rule of <see cref="Timetable.TakeByHand"/>.
    /// </exception>
    public async Task TakeByHandAsync(Viewer viewer, IReadOnlyList<BlockInput> blocks, DateOnly? from, DateOnly? until, CancellationToken stop = default)
    {
        var filled = blocks.Where(block => block.From is not null || block.Until is not null).Select(block => block is { From: { } begins, Until: { } ends }
            ? new WeeklyBlock(block.Day, begins, ends)
            : throw new RuleViolationException(Rule.Required) { Field = nameof(Timetable.Blocks) }).ToList();
        if (filled.CountBy(block => block.Day).Any(day => day.Value > Timetable.MostBlocksPerDay))
            throw new RuleViolationException(Rule.TooManyBlocks, Timetable.MostBlocksPerDay) { Field = nameof(Timetable.Blocks) };
        if (until < from) throw new RuleViolationException(Rule.PeriodEndsBeforeItBegins) { Field = nameof(DatePeriod.Until) };
        await ChangeAsync(viewer, (timetable, now) =>
        {
            var today = DutchTime.DayOf(now);
            timetable.TakeByHand(filled, new(from ?? (until < today ? until.Value : today), until ?? Timetable.DaysKnown(today).Until), today, now);
        }, stop);
    }

    /// <summary>Takes away all that is kept of the viewer's timetable; nothing when there is none.</summary>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    public async Task RemoveAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        MustBeSomebody(db.Viewer);
        if (await db.Timetables.VisibleTo(db.Viewer).SingleOrDefaultAsync(stop) is not { } timetable) return;
        db.Remove(timetable);
        db.Note(AuditAct.Deleted, timetable, timetable.PersonId);
        await db.CommitAsync(stop);
    }

    /// <summary>A timetable is of somebody with a role in the partnership today.</summary>
    internal static void MustBeSomebody(Viewer viewer)
    {
        if (viewer.PersonId == Guid.Empty || !viewer.IsInside) throw new NotFoundException("Timetable");
    }

    private async Task ChangeAsync(Viewer viewer, Action<Timetable, DateTimeOffset> change, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        MustBeSomebody(db.Viewer);
        var timetable = await db.Timetables.VisibleTo(db.Viewer).SingleOrDefaultAsync(stop);
        var act = timetable is null ? AuditAct.Created : AuditAct.Changed;
        if (timetable is null) db.Add(timetable = new(db.Viewer.PartnershipId, db.Viewer.PersonId));
        change(timetable, db.Now);
        db.Note(act, timetable, timetable.PersonId);
        await db.CommitAsync(stop);
    }
}
