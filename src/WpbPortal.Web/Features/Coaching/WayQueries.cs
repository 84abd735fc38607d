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
        var today = db.Viewer.Today;
        var years = await db.KnownAsync(static (db, viewer) => db.SchoolYears.VisibleTo(viewer).Where(row => row.Period.From <= viewer.Today).OrderByDescending(row => row.Period.From).Take(2)
            .Select(row => new { row.Name, row.Period.From, row.Period.Until }), stop);
        var now = years.FirstOrDefault(row => row.Until is null || row.Until >= today);
        var yearFrom = now?.From ?? today.AddDays(-DaysBack);
        // Her hours, and with whom she shares, in one statement.
        var sums = (await db.KnownAsync(new Year(yearFrom, DutchTime.Moment(yearFrom, TimeOnly.MinValue)), static (db, viewer, year) =>
        {
            var (facilitations, sessions, grants) = (db.Facilitations.VisibleTo(viewer), db.CoachingSessions.WrittenBy(viewer), db.CoachingGrants.GivenBy(viewer));
            return db.People.VisibleTo(viewer).AsNoTracking().Where(row => row.Id == viewer.PersonId).Select(row => new
            {
                Granted = facilitations.Where(one => one.Supervision.SupervisorId == viewer.PersonId && (one.Supervision.Period.Until == null || one.Supervision.Period.Until >= year.From)).Sum(one => (decimal?)one.Hours),
                Minutes = sessions.Where(one => one.At >= year.Began && (one.State == SessionState.Held || one.State == SessionState.Shared)).Sum(one => one.Minutes),
                SharedWith = grants.Where(one => one.EndedAt == null && one.Period.Until >= viewer.Today)
                    .Select(one => new PersonName(one.Trainer.GivenName, one.Trainer.SurnamePrefix, one.Trainer.FamilyName)).ToList(),
            });
        }, stop)).SingleOrDefault();
        var (days, earlier) = Days(asked, today, now is null ? null : new DatePeriod(now.From, now.Until), years.Count == 2 ? new DatePeriod(years[1].From, years[1].Until) : null);
        var from = earlier is { } before && before.From < days.From ? before.From : days.From;
        var sessions = await CoachingQueries.SteeringAsync(db, from, stop);
        return new(days, In(sessions, days), earlier, earlier is { } other ? In(sessions, other) : null, now?.Name, sums?.Granted is > 0 ? sums.Granted : null,
            Math.Round((sums?.Minutes ?? 0) / 60m, 1, MidpointRounding.AwayFromZero), sums?.SharedWith ?? []);
    }

    /// <summary>A school year: its first day, and the moment at which that begins.</summary>
    private sealed record Year(DateOnly From, DateTimeOffset Began);

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
