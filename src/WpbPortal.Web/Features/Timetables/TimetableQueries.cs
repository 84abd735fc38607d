using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Timetables;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Timetables;

/// <summary>The viewer's own timetable. Of others' it gives nothing: see <see cref="WpbTimetables"/>.</summary>
public sealed class TimetableQueries(WpbContexts contexts)
{
    /// <summary>What is kept of the viewer, with the coming school week.</summary>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    public async Task<OwnTimetable> OwnAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        TimetableService.MustBeSomebody(db.Viewer);
        var today = db.Viewer.Today;
        var kept = await db.Timetables.VisibleTo(db.Viewer).AsNoTracking().SingleOrDefaultAsync(stop);
        return new(kept is null ? null : new(kept.Source, kept.Period, kept.FetchedAt ?? kept.KeptAt, kept.TriedAt > kept.FetchedAt, kept.Blocks, Week(kept, today)), Timetable.DaysKnown(today));
    }

    /// <summary>Monday to Friday of this week, or of the next when it is weekend.</summary>
    private static List<BusyDay> Week(Timetable timetable, DateOnly today)
    {
        var monday = today.AddDays(today.DayOfWeek switch { DayOfWeek.Saturday => 2, DayOfWeek.Sunday => 1, var day => 1 - (int)day });
        return [.. Enumerable.Range(0, 5).Select(monday.AddDays).Where(day => day >= today).Select(day =>
            new BusyDay(day, timetable.Between(DutchTime.Moment(day, TimeOnly.MinValue), DutchTime.Moment(day.AddDays(1), TimeOnly.MinValue))))];
    }
}
