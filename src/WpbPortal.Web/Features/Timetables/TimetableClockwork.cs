using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Timetables;

namespace WpbPortal.Web.Features.Timetables;

/// <summary>Fetches the timetables behind links anew, each once a day. A turn does all that is due and may be taken by several nodes at once.</summary>
public sealed class TimetableClockwork(WpbContexts contexts, CalendarLinks links, TimeProvider clock, ILogger<TimetableClockwork> log)
{
    private const int AtOnce = 20;

    private static readonly TimeSpan Every = TimeSpan.FromHours(20);

    /// <summary>Takes a turn; gives how many timetables were renewed. One link that gives nothing does not hold up the others, and keeps what it gave.</summary>
    public async Task<int> TurnAsync(CancellationToken stop = default)
    {
        var renewed = 0;
        while (await TakeAsync(stop) is { Count: > 0 } due)
        {
            foreach (var link in due)
            {
                if (await RenewAsync(link, stop)) renewed++;
            }
        }
        return renewed;
    }

    private async Task<IReadOnlyList<DueLink>> TakeAsync(CancellationToken stop)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        return await WpbTimetables.TakeLinksAsync(db, clock.GetUtcNow() - Every, AtOnce, stop);
    }

    private async Task<bool> RenewAsync(DueLink link, CancellationToken stop)
    {
        try
        {
            var days = Timetable.DaysKnown(DutchTime.DayOf(clock.GetUtcNow()));
            var busy = BusyTime.Merged(await links.ReadAsync(links.Open(link.Link), days, stop), DutchTime.Moment(days.From, TimeOnly.MinValue), DutchTime.Moment(days.Until!.Value.AddDays(1), TimeOnly.MinValue));
            if (busy.Count > Timetable.MostTimes) return false;
            await using var db = await contexts.OpenPlatformAsync(stop);
            await WpbTimetables.RenewAsync(db, link, busy, days.From, days.Until.Value, stop);
            return true;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Whose it is and where it leads is nobody's business in a log.
            log.LogWarning("A timetable could not be fetched ({Kind}).", failed is RuleViolationException broken ? broken.Rule.ToString() : failed.GetType().Name);
            return false;
        }
    }
}
