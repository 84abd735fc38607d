using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Facilitation;

/// <summary>Hours granted and hours spent. What is spent is the minutes of the sessions that a supervisor logged in her own supervision.</summary>
public sealed class FacilitationQueries(WpbContexts contexts)
{
    private const int MostSupervisions = 500;

    /// <summary>The hours of this school year, in each of the viewer's roles.</summary>
    public async Task<HoursBoard> BoardAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var today = db.Viewer.Today;
        var year = await db.SchoolYears.VisibleTo(db.Viewer).Where(row => row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today))
            .Select(row => new { row.Name, row.Period.From, row.Period.Until }).FirstOrDefaultAsync(stop);
        var days = year is null ? new DatePeriod(today, today) : new DatePeriod(year.From, year.Until);
        return new(year?.Name,
            db.Viewer.Is(Role.Supervisor) ? await OwnAsync(db, days, stop) : null,
            db.Viewer.Is(Role.SchoolEducator) ? await TeamsAsync(db, days, stop) : null,
            db.Viewer.Is(Role.Coordinator) ? await SchoolsAsync(db, days, stop) : null);
    }

    private static async Task<IReadOnlyList<OwnHours>> OwnAsync(WpbDbContext db, DatePeriod days, CancellationToken stop)
    {
        var (granted, sessions) = (db.Facilitations.VisibleTo(db.Viewer), db.CoachingSessions.WrittenBy(db.Viewer));
        var rows = await Within(db.Supervisions.HeldBy(db.Viewer), days)
            .OrderBy(row => row.Student.FamilyName).ThenBy(row => row.Student.GivenName).ThenBy(row => row.Period.From).ThenBy(row => row.Id).Take(MostSupervisions)
            .Select(row => new
            {
                row.Id, Student = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.Period.From, row.Period.Until,
                Granted = granted.Where(one => one.SupervisionId == row.Id).Select(one => (decimal?)one.Hours).FirstOrDefault(),
                Minutes = sessions.Where(one => one.SupervisionId == row.Id && (one.State == SessionState.Held || one.State == SessionState.Shared)).Sum(one => one.Minutes),
            }).AsNoTracking().ToListAsync(stop);
        return [.. rows.Select(row => new OwnHours(row.Id, row.Student, new(row.From, row.Until), row.Granted, Hours(row.Minutes)))];
    }

    private static async Task<IReadOnlyList<TeamHours>> TeamsAsync(WpbDbContext db, DatePeriod days, CancellationToken stop)
    {
        var (granted, sessions) = (db.Facilitations.VisibleTo(db.Viewer), db.CoachingSessions.AddedUpBy(db.Viewer));
        var rows = await Within(db.Supervisions.GrantedBy(db.Viewer), days)
            .OrderBy(row => row.Placement.School.Name).ThenBy(row => row.Placement.Team.Name).ThenBy(row => row.Supervisor.FamilyName).ThenBy(row => row.Supervisor.GivenName).ThenBy(row => row.Id).Take(MostSupervisions)
            .Select(row => new
            {
                row.Id, row.Placement.TeamId, Team = row.Placement.Team.Name, School = row.Placement.School.Name, row.Period.From, row.Period.Until,
                Supervisor = new PersonName(row.Supervisor.GivenName, row.Supervisor.SurnamePrefix, row.Supervisor.FamilyName),
                Student = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
                Granted = granted.Where(one => one.SupervisionId == row.Id).Select(one => (decimal?)one.Hours).FirstOrDefault(),
                Minutes = sessions.Where(one => one.SupervisionId == row.Id && one.AuthorId == row.SupervisorId).Sum(one => one.Minutes),
            }).AsNoTracking().ToListAsync(stop);
        return
        [
            .. rows.GroupBy(row => row.TeamId).Select(team => new TeamHours(team.Key, team.First().Team, team.First().School, Hours(team.Sum(row => row.Minutes)),
                [.. team.Select(row => new GrantedHours(row.Id, row.Supervisor, row.Student, new(row.From, row.Until), row.Granted))])),
        ];
    }

    private static async Task<IReadOnlyList<SchoolHours>> SchoolsAsync(WpbDbContext db, DatePeriod days, CancellationToken stop)
    {
        var (granted, sessions) = (db.Facilitations.VisibleTo(db.Viewer), db.CoachingSessions.AddedUpBy(db.Viewer));
        var rows = await Within(db.Supervisions.VisibleTo(db.Viewer), days).Select(row => new
        {
            row.SupervisorId, row.Placement.SchoolId, School = row.Placement.School.Name,
            Granted = granted.Where(one => one.SupervisionId == row.Id).Select(one => (decimal?)one.Hours).FirstOrDefault(),
            Minutes = sessions.Where(one => one.SupervisionId == row.Id && one.AuthorId == row.SupervisorId).Sum(one => one.Minutes),
        }).AsNoTracking().ToListAsync(stop);
        return
        [
            .. rows.GroupBy(row => (row.SchoolId, row.School)).OrderBy(school => school.Key.School, StringComparer.CurrentCulture).Select(school => new SchoolHours(school.Key.School, school.Sum(row => row.Granted ?? 0),
                school.Where(row => row.Minutes > 0).Select(row => row.SupervisorId).Distinct().Count() >= Crowd.Fewest ? Hours(school.Sum(row => row.Minutes)) : null)),
        ];
    }

    /// <summary>What lies in these days, but for what was ended before it began.</summary>
    private static IQueryable<Supervision> Within(IQueryable<Supervision> rows, DatePeriod days)
    {
        var (from, until) = (days.From, days.Until ?? DateOnly.MaxValue);
        return rows.Where(row => row.Period.From <= until && (row.Period.Until == null || row.Period.Until >= from)
            && (row.EndedAt == null || row.Period.Until == null || row.Period.Until > row.Period.From));
    }

    private static decimal Hours(int minutes) => Math.Round(minutes / 60m, 1, MidpointRounding.AwayFromZero);
}
