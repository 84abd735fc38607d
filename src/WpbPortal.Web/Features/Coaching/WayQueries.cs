using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>A supervisor's own way of coaching over time, in the days that she asks for.</summary>
public sealed class WayQueries(WpbContexts contexts)
{
    private const int DaysBack = 400;

    /// <summary>The viewer's own way of coaching; as far back as a year when she asks for no days.</summary>
    public async Task<WayBoard> BoardAsync(Viewer viewer, WayAsked asked, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        var years = await db.SchoolYears.VisibleTo(db.Viewer).Where(row => row.Period.From <= today).OrderByDescending(row => row.Period.From).Take(2)
            .Select(row => new { row.Name, row.Period.From, row.Period.Until }).ToListAsync(stop);
        var now = years.FirstOrDefault(row => row.Until is null || row.Until >= today);
        var yearFrom = now?.From ?? today.AddDays(-DaysBack);
        var started = DutchTime.Moment(yearFrom, TimeOnly.MinValue);
        var granted = await db.Facilitations.VisibleTo(db.Viewer).Where(row => row.Supervision.SupervisorId == me && (row.Supervision.Period.Until == null || row.Supervision.Period.Until >= yearFrom))
            .Select(row => (decimal?)row.Hours).SumAsync(stop);
        var minutes = await db.CoachingSessions.WrittenBy(db.Viewer).Where(row => row.At >= started && (row.State == SessionState.Held || row.State == SessionState.Shared)).SumAsync(row => row.Minutes, stop);
        var shared = await db.CoachingGrants.GivenBy(db.Viewer).Where(row => row.EndedAt == null && row.Period.Until >= today)
            .Select(row => new PersonName(row.Trainer.GivenName, row.Trainer.SurnamePrefix, row.Trainer.FamilyName)).ToListAsync(stop);
        var (days, earlier) = Days(asked, today, now is null ? null : new DatePeriod(now.From, now.Until), years.Count == 2 ? new DatePeriod(years[1].From, years[1].Until) : null);
        var from = earlier is { } before && before.From < days.From ? before.From : days.From;
        var sessions = await CoachingQueries.SteeringAsync(db, from, stop);
        return new(days, In(sessions, days), earlier, earlier is { } other ? In(sessions, other) : null, now?.Name, granted is > 0 ? granted : null,
            Math.Round(minutes / 60m, 1, MidpointRounding.AwayFromZero), shared);
    }

    private static CoachingWay In(IReadOnlyList<SteeredSession> sessions, DatePeriod days) => new([.. sessions.Where(session => days.Contains(session.Day))]);

    private static (DatePeriod Days, DatePeriod? Earlier) Days(WayAsked asked, DateOnly today, DatePeriod? thisYear, DatePeriod? lastYear)
    {
        if (asked.Days is { } own) return (own, asked.EarlierDays);
        var year = thisYear ?? new DatePeriod(today.AddDays(-DaysBack), today);
        var before = lastYear ?? new DatePeriod(year.From.AddYears(-1), year.From.AddDays(-1));
        return asked.Preset switch
        {
            WayAsked.ThisYear => (year, null),
            WayAsked.LastYear => (before, null),
            WayAsked.BothYears => (year, before),
            WayAsked.Quarters => (new(today.AddMonths(-3).AddDays(1), today), new DatePeriod(today.AddMonths(-6).AddDays(1), today.AddMonths(-3))),
            _ => (new(today.AddDays(-DaysBack), today), null),
        };
    }
}
