using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.PlacementYear;

/// <summary>Reads the placements of a school over a school year, as far as the viewer may see.</summary>
public sealed class PlacementYearQueries(WpbContexts contexts)
{
    /// <summary>Most placements shown at once: twice a large school.</summary>
    internal const int Most = 250;

    /// <summary>Who is where, and with whom.</summary>
    /// <exception cref="NotFoundException">There is no such school year, or none at all, or the viewer has no role that sees placements.</exception>
    public async Task<PlacementYearView> YearAsync(Viewer viewer, PlacementYearAsked asked, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.IsAny(Role.StudentTeacher, Role.Supervisor, Role.SchoolEducator, Role.InstituteEducator, Role.Coordinator)) throw new NotFoundException("Placement");
        var today = db.Viewer.Today;
        var years = await db.SchoolYears.VisibleTo(db.Viewer).OrderByDescending(row => row.Period.From)
            .Select(row => new { row.Id, row.Name, row.Period.From, row.Period.Until, Of = db.Partnerships.VisibleTo(db.Viewer).Where(owner => owner.Id == db.Viewer.PartnershipId).Select(owner => new { owner.Region, owner.BuddyWeeks }).First() })
            .AsNoTracking().ToListAsync(stop);
        var year = (asked.YearId is { } id ? years.SingleOrDefault(one => one.Id == id) : years.LastOrDefault(one => one.Until >= today) ?? years.FirstOrDefault())
            ?? throw new NotFoundException("SchoolYear");
        var shown = YearParts.Of(new(year.From, year.Until), asked.Part);

        var schools = await db.SchoolPlacesAsync(stop);
        var seesAll = PeopleVisibility.SeesAllSchools(db.Viewer);
        var place = asked.Place ?? (seesAll && (schools.FirstOrDefault(school => school.Teams.Count > 0) ?? schools.FirstOrDefault()) is { } first ? PlaceKey.School(first.Id) : null);
        var rows = await RowsAsync(db, shown, place, year.Of.BuddyWeeks, stop);
        return new(asked with { YearId = year.Id, Place = place }, shown, [.. years.Select(one => new YearPlace(one.Id, one.Name, new(one.From, one.Until)))], schools, seesAll,
            [.. rows.Take(Most)], rows.Count > Most, SchoolHolidays.Of(year.Of.Region, shown.From, shown.Until!.Value), today);
    }

    private static async Task<List<YearPlacement>> RowsAsync(WpbDbContext db, DatePeriod shown, PlaceKey? place, int buddyWeeks, CancellationToken stop)
    {
        var (today, from, until) = (db.Viewer.Today, shown.From, shown.Until!.Value);
        var (school, team) = (place?.SchoolId, place?.TeamId);
        var chosen = db.Placements.VisibleTo(db.Viewer)
            .Where(row => row.EndReason != PlacementEndReason.EnteredByMistake && row.Period.From <= until && (row.Period.Until == null || row.Period.Until >= from));
        if (school is not null) chosen = chosen.Where(row => row.SchoolId == school);
        if (team is not null) chosen = chosen.Where(row => row.TeamId == team);
        var found = await chosen.OrderBy(row => row.School.Name).ThenBy(row => row.Team.Name).ThenBy(row => row.TeamId).ThenBy(row => row.Student.FamilyName).ThenBy(row => row.Student.GivenName).ThenBy(row => row.Id)
            .Take(Most + 1)
            .Select(row => new
            {
                row.Id, Student = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.SchoolId, School = row.School.Name, row.TeamId, Team = row.Team.Name,
                row.Period.From, row.Period.Until, row.EndedAt, row.DaysPerWeek,
                Buddies = row.BuddyPeriods.OrderBy(one => one.Period.From).Select(one => new { Name = new PersonName(one.Buddy.GivenName, one.Buddy.SurnamePrefix, one.Buddy.FamilyName), one.Period.From, one.Period.Until }).ToList(),
                Supervisions = row.Supervisions.OrderBy(one => one.Period.From).ThenBy(one => one.Id).Select(one => new
                {
                    Name = new PersonName(one.Supervisor.GivenName, one.Supervisor.SurnamePrefix, one.Supervisor.FamilyName), one.Period.From, one.Period.Until, one.EndedAt,
                    HasRole = one.Supervisor.Roles.Any(held => held.Role == Role.Supervisor && held.SchoolId == row.SchoolId && held.EndedAt == null && (held.Period.Until == null || held.Period.Until >= today)),
                    Covers = one.Covers.OrderBy(cover => cover.Period.From).Select(cover => new { Name = new PersonName(cover.CoveredBy.GivenName, cover.CoveredBy.SurnamePrefix, cover.CoveredBy.FamilyName), cover.Period.From, cover.Period.Until, cover.EndedAt }).ToList(),
                }).ToList(),
            }).AsNoTracking().AsSingleQuery().ToListAsync(stop);

        List<YearPlacement> rows = [];
        foreach (var row in found.Where(row => HasBegun(row.EndedAt, row.From)))
        {
            var period = new DatePeriod(row.From, row.Until);
            var supervisions = row.Supervisions.Where(one => HasBegun(one.EndedAt, one.From)).ToList();
            var lastBuddyDay = row.From.AddDays(buddyWeeks * 7 - 1);
            rows.Add(new(row.Id, row.Student, row.School, row.TeamId, row.Team, period, row.DaysPerWeek, new(row.From, row.Until < lastBuddyDay ? row.Until : lastBuddyDay),
                [.. row.Buddies.Select(one => new YearPerson(one.Name, new(one.From, one.Until)))],
                [.. supervisions.Select(one => new YearSupervision(one.Name, new(one.From, one.Until),
                    [.. one.Covers.Where(cover => HasBegun(cover.EndedAt, cover.From)).Select(cover => new YearPerson(cover.Name, new(cover.From, cover.Until)))]))],
                row.EndedAt is null ? OpenDays(period, [.. supervisions.Where(one => one is { EndedAt: null, HasRole: true }).Select(one => new DatePeriod(one.From, one.Until))], today) : [],
                db.Viewer.MayStaffAt(row.SchoolId)));
        }
        return rows;
    }

    /// <summary>The days of a placement, from today on, that none of these periods holds.</summary>
    /// <param name="placement">From the first day to the last.</param>
    /// <param name="supervised">The periods, the first one first; they do not overlap.</param>
    /// <param name="today">The day it is.</param>
    internal static IReadOnlyList<DatePeriod> OpenDays(DatePeriod placement, IReadOnlyList<DatePeriod> supervised, DateOnly today)
    {
        List<DatePeriod> open = [];
        DateOnly? next = placement.From > today ? placement.From : today;
        foreach (var period in supervised)
        {
            if (next is not { } day) break;
            if (period.From > day) open.Add(new(day, period.From.AddDays(-1)));
            next = period.Until is not { } last ? null : last >= day ? last.AddDays(1) : day;
        }
        if (next is { } rest && !(placement.Until < rest)) open.Add(new(rest, placement.Until));
        return open;
    }

    /// <summary>What was ended before its first day never was.</summary>
    private static bool HasBegun(DateTimeOffset? endedAt, DateOnly from) => endedAt is not { } ended || DutchTime.DayOf(ended) >= from;
}
