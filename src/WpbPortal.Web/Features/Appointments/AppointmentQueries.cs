using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Timetables;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Appointments;

/// <summary>Finds moments that suit a student and who supervises him.</summary>
public sealed class AppointmentQueries(WpbContexts contexts)
{
    /// <summary>What there is to choose from for a new conversation.</summary>
    /// <param name="viewer">Who plans.</param>
    /// <param name="withId">With whom; null while nobody is chosen, unless there is only one.</param>
    /// <param name="minutes">How long it is to take.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer has no conversations with that person.</exception>
    public async Task<PlanBoard> BoardAsync(Viewer viewer, Guid? withId, int minutes, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var partners = await PartnersAsync(db, stop);
        var chosen = withId is { } id ? partners.FirstOrDefault(one => one.PersonId == id) ?? throw new NotFoundException("Person") : partners.Count == 1 ? partners[0] : null;
        return await WithMomentsAsync(db, new() { Partners = partners, Chosen = chosen }, minutes, stop);
    }

    /// <summary>What there is to choose from for a conversation that is planned already.</summary>
    /// <exception cref="NotFoundException">It is not the viewer's to move, or not planned any more.</exception>
    public async Task<PlanBoard> BoardToMoveAsync(Viewer viewer, Guid sessionId, int? minutes, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var me = db.Viewer.PersonId;
        var found = await db.CoachingSessions.ArrangedBy(db.Viewer).AsNoTracking().Where(row => row.Id == sessionId)
            .Select(row => new
            {
                row.Id, row.At, row.Minutes, row.Kind, row.Place, OtherId = row.AuthorId == me ? row.StudentId : row.AuthorId,
                Other = row.AuthorId == me ? new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName) : new PersonName(row.Author.GivenName, row.Author.SurnamePrefix, row.Author.FamilyName),
            }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Session");
        var chosen = (await PartnersAsync(db, stop)).FirstOrDefault(one => one.PersonId == found.OtherId) ?? new(found.OtherId, found.Other, []);
        return await WithMomentsAsync(db, new() { Partners = [chosen], Chosen = chosen, Session = new(found.Id, found.At, found.Minutes, found.Kind, found.Place) }, minutes ?? found.Minutes, stop);
    }

    private static async Task<PlanBoard> WithMomentsAsync(WpbDbContext db, PlanBoard board, int minutes, CancellationToken stop)
    {
        var own = await db.Timetables.VisibleTo(db.Viewer).AnyAsync(stop);
        if (board.Chosen is not { } chosen) return board with { HasTimetable = own };
        var region = await db.Partnerships.VisibleTo(db.Viewer).Where(row => row.Id == db.Viewer.PartnershipId).Select(row => row.Region).SingleAsync(stop);
        var today = DutchTime.DayOf(db.Now);
        var last = today.AddDays(MomentFinder.DaysAhead);
        var busy = await WpbTimetables.BusyAsync(db, chosen.PersonId, db.Now, DutchTime.Moment(last, TimeOnly.MinValue), board.Session?.Id, stop);
        return board with
        {
            HasTimetable = own,
            Moments = minutes is < CoachingSession.FewestMinutes or > CoachingSession.MostMinutes ? []
                : MomentFinder.Propose(db.Now, minutes, busy, day => WorkingDays.IsWorkingDay(region, day), day => chosen.Days.Any(days => days.Contains(day))),
            Unknown = SchoolHolidays.Unknown(region, today, last),
        };
    }

    /// <summary>For a supervisor her students and those she stands in for, for a student who supervises him and who stands in; by name.</summary>
    private static async Task<IReadOnlyList<PlanPartner>> PartnersAsync(WpbDbContext db, CancellationToken stop)
    {
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        var rows = await db.Supervisions.PlannedInBy(db.Viewer).AsNoTracking().Select(row => new
        {
            row.StudentId, row.SupervisorId, row.Period.From, row.Period.Until,
            Student = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
            Supervisor = new PersonName(row.Supervisor.GivenName, row.Supervisor.SurnamePrefix, row.Supervisor.FamilyName),
            Covers = row.Covers.Where(cover => cover.EndedAt == null && (cover.Period.Until == null || cover.Period.Until >= today))
                .Select(cover => new { cover.CoveredById, Name = new PersonName(cover.CoveredBy.GivenName, cover.CoveredBy.SurnamePrefix, cover.CoveredBy.FamilyName), cover.Period.From, cover.Period.Until }).ToList(),
        }).AsSingleQuery().ToListAsync(stop);
        List<(Guid Id, PersonName Name, DatePeriod Days)> found = [];
        foreach (var row in rows)
        {
            var days = new DatePeriod(row.From, row.Until);
            if (row.SupervisorId == me) found.Add((row.StudentId, row.Student, days));
            else if (row.StudentId == me) found.Add((row.SupervisorId, row.Supervisor, days));
            foreach (var cover in row.Covers)
            {
                if (cover.CoveredById == me) found.Add((row.StudentId, row.Student, new(cover.From, cover.Until)));
                else if (row.StudentId == me) found.Add((cover.CoveredById, cover.Name, new(cover.From, cover.Until)));
            }
        }
        return [.. found.GroupBy(one => one.Id).Select(ofOne => new PlanPartner(ofOne.Key, ofOne.First().Name, [.. ofOne.Select(one => one.Days)]))
            .OrderBy(one => one.Name.FamilyName, StringComparer.CurrentCulture).ThenBy(one => one.Name.GivenName, StringComparer.CurrentCulture)];
    }
}
