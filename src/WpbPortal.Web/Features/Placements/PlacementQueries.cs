using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Placements;

/// <summary>Who is where, and with whom, as far as the viewer may see.</summary>
public sealed class PlacementQueries(WpbContexts contexts)
{
    private const int PageSize = 25;

    /// <summary>The schools and teams where the viewer places students.</summary>
    /// <exception cref="NotFoundException">The viewer places nobody.</exception>
    public async Task<IReadOnlyList<SchoolPlace>> PlacesAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.IsAny(Role.Coordinator, Role.SchoolEducator)) throw new NotFoundException("Placement");
        return [.. (await db.SchoolPlacesAsync(stop)).Where(school => db.Viewer.MayArrangeAt(school.Id) && school.Teams.Count > 0)];
    }

    /// <summary>A page of placements by the student's family name, 25 at a time; those that were ended before they began are left out.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="asked">Which of them, of what there is to choose.</param>
    /// <param name="after">The last of the page before; null for the first page.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<PlacementList> ListAsync(Viewer viewer, Func<PlacementChoices, PlacementFilter> asked, Guid? after = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var choices = new PlacementChoices(await db.SchoolPlacesAsync(stop), await db.YearPlacesAsync(stop), db.Viewer.Today, db.Viewer.IsAny(Role.Coordinator, Role.SchoolEducator));
        var filter = asked(choices);
        var year = choices.Years.FirstOrDefault(known => known.Id == filter.YearId)?.Period;
        var rows = after is null && year is { } period && filter == new PlacementFilter(filter.YearId)
            ? await db.KnownAsync(new YearAsked(period.From, period.Until), static (db, viewer, year) => Rows(db, viewer, Within(Standing(db, viewer), year), Within(Standing(db, viewer), year), Within(Standing(db, viewer), year)), stop)
            : await RowsAsync(db, filter, year, after, stop);
        // Both are counted in the statement that reads the rows; where there are none, whoever searched still hears how many wait.
        var (total, waiting) = rows.Count > 0
            ? (rows[0].Total, rows[0].Waiting)
            : (await Counted(db, filter, year).CountAsync(stop), await Placed(db, filter, year).Where(Waits(db.Viewer)).CountAsync(stop));
        return new([.. rows.Take(PageSize).Select(row => new PlacementRow(row.Id, row.Student, row.School, row.TeamId, row.Team, new(row.From, row.Until), row.DaysPerWeek, row.Supervisors, row.Waits))],
            total, waiting, rows.Count > PageSize ? rows[PageSize - 1].Id : null, filter, choices);
    }

    private static async Task<List<ListRow>> RowsAsync(WpbDbContext db, PlacementFilter filter, DatePeriod? year, Guid? after, CancellationToken stop)
    {
        var counted = Counted(db, filter, year);
        var key = after is null ? null : await db.Placements.VisibleTo(db.Viewer).Where(row => row.Id == after).Select(row => new { row.Student.FamilyName, row.Student.GivenName }).SingleOrDefaultAsync(stop);
        var chosen = key is null
            ? counted
            : counted.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.Student.FamilyName, row.Student.GivenName, row.Id), ValueTuple.Create(key.FamilyName, key.GivenName, after!.Value)));
        return await Rows(db, db.Viewer, Placed(db, filter, year), counted, chosen).ToListAsync(stop);
    }

    /// <summary>A page of <paramref name="chosen"/>, with how many there are to choose from and how many of all wait.</summary>
    private static IQueryable<ListRow> Rows(WpbDbContext db, Viewer viewer, IQueryable<Placement> all, IQueryable<Placement> counted, IQueryable<Placement> chosen)
    {
        var waiting = db.Placements.VisibleTo(viewer).Where(Waits(viewer)).Select(row => row.Id);
        var waits = all.Where(Waits(viewer));
        return chosen.OrderBy(row => row.Student.FamilyName).ThenBy(row => row.Student.GivenName).ThenBy(row => row.Id).Take(PageSize + 1)
            .Select(row => new ListRow(row.Id, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.School.Name, row.TeamId, row.Team.Name,
                row.Period.From, row.Period.Until, row.DaysPerWeek, waiting.Contains(row.Id),
                row.Supervisions
                    .Where(one => one.EndedAt == null && one.Period.From <= (row.Period.From > viewer.Today ? row.Period.From : viewer.Today) && (one.Period.Until == null || one.Period.Until >= viewer.Today))
                    .OrderBy(one => one.Period.From).Select(one => new PersonName(one.Supervisor.GivenName, one.Supervisor.SurnamePrefix, one.Supervisor.FamilyName)).ToList(),
                counted.Count(), waits.Count())).AsNoTracking();
    }

    private sealed record ListRow(Guid Id, PersonName Student, string School, Guid TeamId, string Team, DateOnly From, DateOnly? Until, decimal DaysPerWeek, bool Waits,
        List<PersonName> Supervisors, int Total, int Waiting);

    private sealed record YearAsked(DateOnly From, DateOnly? Until);

    /// <summary>One placement.</summary>
    /// <exception cref="NotFoundException">It is not there for this viewer.</exception>
    public async Task<PlacementDetail> OneAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var today = db.Viewer.Today;
        var waiting = db.Placements.VisibleTo(db.Viewer).Where(Waits(db.Viewer)).Select(row => row.Id);
        var (arranged, staffed) = (db.Placements.ArrangedBy(db.Viewer).Select(row => row.Id), db.Placements.StaffedBy(db.Viewer).Select(row => row.Id));
        var seats = db.ChoiceSeats.VisibleTo(db.Viewer).Where(seat => seat.Round.State == ChoiceRoundState.Open || seat.Round.State == ChoiceRoundState.Proposed);
        var found = await db.Placements.VisibleTo(db.Viewer).Where(row => row.Id == id)
            .Select(row => new
            {
                row.StudentId, Student = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.SchoolId, School = row.School.Name, row.TeamId, Team = row.Team.Name,
                row.Period.From, row.Period.Until, row.EndedAt, row.EndReason, row.DaysPerWeek,
                Round = seats.Where(seat => seat.PlacementId == row.Id).Select(seat => new RunningRound(seat.RoundId, seat.Round.State == ChoiceRoundState.Proposed, seat.Round.ClosesAt)).FirstOrDefault(),
                Waits = waiting.Contains(row.Id), IsArranged = arranged.Contains(row.Id), IsStaffed = staffed.Contains(row.Id),
            }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Placement");
        var weeks = await db.Partnerships.VisibleTo(db.Viewer).Select(row => row.BuddyWeeks).SingleAsync(stop);
        var buddies = await db.BuddyPeriods.VisibleTo(db.Viewer).Where(row => row.PlacementId == id).OrderBy(row => row.Period.From)
            .Select(row => new { Name = new PersonName(row.Buddy.GivenName, row.Buddy.SurnamePrefix, row.Buddy.FamilyName), row.Period.From, row.Period.Until }).ToListAsync(stop);
        var last = found.From.AddDays(weeks * 7 - 1);
        return new()
        {
            Id = id, StudentId = found.StudentId, Student = found.Student, School = found.School, TeamId = found.TeamId, Team = found.Team, Period = new(found.From, found.Until), DaysPerWeek = found.DaysPerWeek,
            HasEnded = found.EndedAt is not null || found.Until < today, EndReason = found.EndReason, Waits = found.Waits, IsArranged = found.IsArranged, IsStaffed = found.IsStaffed, Today = today,
            Round = found.IsStaffed ? found.Round : null,
            Supervisions = await SupervisionsAsync(db, id, found.SchoolId, stop),
            Buddies = [.. buddies.Select(buddy => new PlacementBuddy(buddy.Name, new(buddy.From, buddy.Until)))],
            BuddyWeeks = new(found.From, found.Until < last ? found.Until : last),
        };
    }

    /// <summary>Who can supervise in a placement: supervisors of the school, those of the team first.</summary>
    /// <exception cref="NotFoundException">The viewer does not say who supervises in it.</exception>
    public async Task<IReadOnlyList<Colleague>> SupervisorsAsync(Viewer viewer, Guid placementId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var at = await db.Placements.StaffedBy(db.Viewer).Where(row => row.Id == placementId).Select(row => new { row.SchoolId, row.TeamId, row.StudentId }).SingleOrDefaultAsync(stop)
            ?? throw new NotFoundException("Placement");
        return await SupervisorsAtAsync(db, at.SchoolId, at.TeamId, at.StudentId, stop);
    }

    /// <summary>The colleagues of the team of a placement: who can be the buddy.</summary>
    /// <exception cref="NotFoundException">The viewer does not arrange it.</exception>
    public async Task<IReadOnlyList<Colleague>> ColleaguesAsync(Viewer viewer, Guid placementId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var at = await db.Placements.ArrangedBy(db.Viewer).Where(row => row.Id == placementId).Select(row => new { row.TeamId, row.StudentId }).SingleOrDefaultAsync(stop)
            ?? throw new NotFoundException("Placement");
        return await ColleaguesOfAsync(db, at.TeamId, at.StudentId, stop);
    }

    /// <summary>What there is to choose for a new placement in a team.</summary>
    /// <exception cref="NotFoundException">There is no such team where the viewer places students.</exception>
    public async Task<NewPlacementChoices> NewAsync(Viewer viewer, Guid teamId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var team = await db.Teams.VisibleTo(db.Viewer).Where(row => row.Id == teamId).Select(row => new { row.Name, row.SchoolId, School = row.School.Name }).SingleOrDefaultAsync(stop);
        if (team is null || !db.Viewer.MayArrangeAt(team.SchoolId)) throw new NotFoundException("Team");
        var today = db.Viewer.Today;
        var students = await db.People.VisibleTo(db.Viewer)
            .Where(row => row.Roles.Any(held => held.Role == Role.StudentTeacher && (held.SchoolId == null || held.SchoolId == team.SchoolId) && held.EndedAt == null && (held.Period.Until == null || held.Period.Until >= today)))
            .OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id)
            .Select(row => new Colleague(row.Id, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName), row.Roles.Any(held => held.TeamId == teamId),
                db.Placements.VisibleTo(db.Viewer).Count(placement => placement.StudentId == row.Id && placement.EndedAt == null && (placement.Period.Until == null || placement.Period.Until >= today))))
            .ToListAsync(stop);
        var weeks = await db.Partnerships.VisibleTo(db.Viewer).Select(row => row.BuddyWeeks).SingleAsync(stop);
        var year = (await db.YearPlacesAsync(stop)).FirstOrDefault(known => known.Period.Contains(today));
        return new(teamId, team.Name, team.School, students, await ColleaguesOfAsync(db, teamId, null, stop),
            db.Viewer.MayStaffAt(team.SchoolId) ? await SupervisorsAtAsync(db, team.SchoolId, teamId, null, stop) : [], weeks, new(today, year?.Period.Until));
    }

    /// <summary>
    /// A placement that waits for a supervisor: it has not ended, and today (or on its first day, when that is yet to come)
    /// nobody supervises in it who has the role at the school.
    /// </summary>
    internal static Expression<Func<Placement, bool>> Waits(Viewer viewer) => row =>
        row.EndedAt == null && (row.Period.Until == null || row.Period.Until >= viewer.Today)
        && !row.Supervisions.Any(one => one.EndedAt == null && one.Period.From <= (row.Period.From > viewer.Today ? row.Period.From : viewer.Today)
            && (one.Period.Until == null || one.Period.Until >= (row.Period.From > viewer.Today ? row.Period.From : viewer.Today))
            && one.Supervisor.Roles.Any(held => held.Role == Role.Supervisor && held.SchoolId == row.SchoolId && held.EndedAt == null && (held.Period.Until == null || held.Period.Until >= viewer.Today)));

    /// <summary>Those that stand: not entered by mistake, and not ended before they began.</summary>
    private static IQueryable<Placement> Standing(WpbDbContext db, Viewer viewer) =>
        db.Placements.VisibleTo(viewer).Where(row => row.EndReason != PlacementEndReason.EnteredByMistake
            && (row.EndedAt == null || row.Period.Until != row.Period.From || DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(row.EndedAt.Value.UtcDateTime, "Europe/Amsterdam")) >= row.Period.From));

    private static IQueryable<Placement> Within(IQueryable<Placement> placements, YearAsked year) =>
        placements.Where(row => (row.Period.Until == null || row.Period.Until >= year.From) && (year.Until == null || row.Period.From <= year.Until));

    private static IQueryable<Placement> Placed(WpbDbContext db, PlacementFilter filter, DatePeriod? year)
    {
        var (school, team) = (filter.Place?.SchoolId, filter.Place?.TeamId);
        var all = Standing(db, db.Viewer);
        if (school is not null) all = all.Where(row => row.SchoolId == school);
        if (team is not null) all = all.Where(row => row.TeamId == team);
        return year is { } period ? Within(all, new(period.From, period.Until)) : all;
    }

    /// <summary>All that the filter asks for, on whichever page.</summary>
    private static IQueryable<Placement> Counted(WpbDbContext db, PlacementFilter filter, DatePeriod? year)
    {
        var chosen = Placed(db, filter, year);
        if (filter.OnlyWaiting) chosen = chosen.Where(Waits(db.Viewer));
        foreach (var like in PeopleByName.LikesOf(filter.Search))
        {
            chosen = chosen.Where(row => EF.Functions.ILike(
                EF.Functions.Unaccent(row.Student.GivenName + " " + (row.Student.SurnamePrefix == null ? "" : row.Student.SurnamePrefix + " ") + row.Student.FamilyName), EF.Functions.Unaccent(like)));
        }
        return chosen;
    }

    private static async Task<IReadOnlyList<PlacementSupervision>> SupervisionsAsync(WpbDbContext db, Guid placementId, Guid schoolId, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var rows = await db.Supervisions.VisibleTo(db.Viewer).Where(row => row.PlacementId == placementId).OrderBy(row => row.Period.From).ThenBy(row => row.Id)
            .Select(row => new
            {
                row.Id, row.SupervisorId, Name = new PersonName(row.Supervisor.GivenName, row.Supervisor.SurnamePrefix, row.Supervisor.FamilyName), row.Period.From, row.Period.Until, row.EndedAt,
                HasRole = row.Supervisor.Roles.Any(held => held.Role == Role.Supervisor && held.SchoolId == schoolId && held.EndedAt == null && (held.Period.Until == null || held.Period.Until >= today)),
                Covers = row.Covers.OrderBy(cover => cover.Period.From).Select(cover => new
                {
                    cover.Id, Name = new PersonName(cover.CoveredBy.GivenName, cover.CoveredBy.SurnamePrefix, cover.CoveredBy.FamilyName), cover.Period.From, cover.Period.Until, cover.EndedAt,
                }).ToList(),
            }).AsNoTracking().ToListAsync(stop);
        return
        [
            .. rows.Where(row => HasBegun(row.EndedAt, row.From)).Select(row => new PlacementSupervision(row.Id, row.SupervisorId, row.Name, new(row.From, row.Until), row.EndedAt is not null || row.Until < today,
                row.EndedAt is null && row.From <= today && (row.Until is null || row.Until >= today), row.HasRole,
                [.. row.Covers.Where(cover => HasBegun(cover.EndedAt, cover.From)).Select(cover => new SupervisionCover(cover.Id, cover.Name, new(cover.From, cover.Until), cover.EndedAt is not null || cover.Until < today))])),
        ];
    }

    private static async Task<IReadOnlyList<Colleague>> SupervisorsAtAsync(WpbDbContext db, Guid schoolId, Guid teamId, Guid? studentId, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var found = await db.People.VisibleTo(db.Viewer)
            .Where(row => row.Id != studentId && row.Roles.Any(held => held.Role == Role.Supervisor && held.SchoolId == schoolId && held.EndedAt == null && (held.Period.Until == null || held.Period.Until >= today)))
            .OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id)
            .Select(row => new Colleague(row.Id, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName),
                row.Roles.Any(held => held.TeamId == teamId && held.EndedAt == null && (held.Period.Until == null || held.Period.Until >= today)),
                db.Supervisions.VisibleTo(db.Viewer).Count(one => one.SupervisorId == row.Id && one.EndedAt == null && one.Period.From <= today && (one.Period.Until == null || one.Period.Until >= today))))
            .AsNoTracking().ToListAsync(stop);
        return [.. found.OrderByDescending(colleague => colleague.InTeam)];
    }

    private static async Task<IReadOnlyList<Colleague>> ColleaguesOfAsync(WpbDbContext db, Guid teamId, Guid? studentId, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        return await db.People.VisibleTo(db.Viewer)
            .Where(row => row.Id != studentId && row.Roles.Any(held => held.TeamId == teamId && held.Role != Role.StudentTeacher && held.EndedAt == null && (held.Period.Until == null || held.Period.Until >= today)))
            .OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id)
            .Select(row => new Colleague(row.Id, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName), true, 0)).ToListAsync(stop);
    }

    /// <summary>What was ended before its first day never was.</summary>
    private static bool HasBegun(DateTimeOffset? endedAt, DateOnly from) => endedAt is not { } ended || DutchTime.DayOf(ended) >= from;
}
