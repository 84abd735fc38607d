using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.People;

/// <summary>One person, as far as each viewer may see.</summary>
public sealed class PersonQueries(WpbContexts contexts, InvitationService invitations)
{
    /// <summary>Somebody: name and present roles for everybody, and the rest by what the viewer is to him.</summary>
    /// <exception cref="NotFoundException">There is nobody of this id for this viewer.</exception>
    public async Task<PersonDetail> OneAsync(Viewer viewer, Guid personId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (today, isKept) = (db.Viewer.Today, db.Viewer.Is(Role.Coordinator));
        var person = await db.People.VisibleTo(db.Viewer).Where(row => row.Id == personId).Select(row => new { row.GivenName, row.SurnamePrefix, row.FamilyName }).SingleOrDefaultAsync(stop)
            ?? throw new NotFoundException("Person");
        var contact = await db.People.ReachedBy(db.Viewer).Where(row => row.Id == personId).Select(row => new { row.Email, row.Number }).SingleOrDefaultAsync(stop);
        return new()
        {
            Id = personId,
            Name = new(person.GivenName, person.SurnamePrefix, person.FamilyName),
            IsMe = personId == db.Viewer.PersonId,
            IsKept = isKept,
            Email = contact?.Email,
            Number = contact?.Number,
            Roles = await RolesAsync(db, personId, stop),
            Placements = await PlacementsAsync(db, personId, stop),
            Supervised = await SupervisedAsync(db, personId, stop),
            Followed = await FollowedAsync(db, personId, stop),
            Invitation = isKept ? (await invitations.StatesAsync(viewer, [personId], stop))[personId] : null,
            Today = today,
        };
    }

    /// <summary>The institute educators of today, whom a coordinator lets follow a student.</summary>
    /// <exception cref="NotFoundException">The viewer is no coordinator.</exception>
    public async Task<IReadOnlyList<PersonChoice>> EducatorsAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.Coordinator)) throw new NotFoundException("Person");
        var today = db.Viewer.Today;
        return await db.People.VisibleTo(db.Viewer)
            .Where(row => row.Roles.Any(held => held.Role == Role.InstituteEducator && held.EndedAt == null && (held.Period.Until == null || held.Period.Until >= today)))
            .OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id)
            .Select(row => new PersonChoice(row.Id, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName))).ToListAsync(stop);
    }

    private static async Task<IReadOnlyList<PersonRole>> RolesAsync(WpbDbContext db, Guid personId, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var seen = db.RoleAssignments.VisibleTo(db.Viewer).Select(row => row.Id);
        var rows = await db.People.VisibleTo(db.Viewer).Where(row => row.Id == personId).SelectMany(row => row.Roles)
            .Where(held => seen.Contains(held.Id) || (held.EndedAt == null && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today)))
            .OrderBy(held => held.Role).ThenByDescending(held => held.Period.From).ThenBy(held => held.Id)
            .Select(held => new
            {
                held.Id, Spot = new RoleSpot(held.Role, held.School!.Name, held.Team!.Name), Institute = held.Institute!.Name,
                held.Period.From, held.Period.Until, held.EndedAt, held.Hours, IsSeen = seen.Contains(held.Id),
            }).AsNoTracking().ToListAsync(stop);
        return
        [
            .. rows.Where(row => HasBegun(row.EndedAt, row.From))
                .Select(row => new PersonRole(row.Id, row.Spot, row.Institute, TimeOf(row.From, row.Until, row.EndedAt, today),
                    row.IsSeen ? new DatePeriod(row.From, row.Until) : null, row.IsSeen ? row.Hours : null))
                .OrderBy(row => row.Time),
        ];
    }

    private static async Task<IReadOnlyList<PlacedAt>> PlacementsAsync(WpbDbContext db, Guid personId, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var rows = await db.Placements.VisibleTo(db.Viewer).Where(row => row.StudentId == personId).OrderByDescending(row => row.Period.From).ThenBy(row => row.Id)
            .Select(row => new
            {
                row.Id, School = row.School.Name, Team = row.Team.Name, row.Period.From, row.Period.Until, row.EndedAt, row.DaysPerWeek,
                Supervisors = row.Supervisions.Where(one => one.EndedAt == null && one.Period.From <= today && (one.Period.Until == null || one.Period.Until >= today))
                    .Select(one => new PersonName(one.Supervisor.GivenName, one.Supervisor.SurnamePrefix, one.Supervisor.FamilyName)).ToList(),
            }).AsNoTracking().ToListAsync(stop);
        return [.. rows.Where(row => HasBegun(row.EndedAt, row.From)).Select(row => new PlacedAt(row.Id, row.School, row.Team, new(row.From, row.Until), TimeOf(row.From, row.Until, row.EndedAt, today), row.DaysPerWeek, row.Supervisors)).OrderBy(row => row.Time)];
    }

    private static async Task<IReadOnlyList<SupervisedStudent>> SupervisedAsync(WpbDbContext db, Guid personId, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var rows = await db.Supervisions.VisibleTo(db.Viewer).Where(row => row.SupervisorId == personId).OrderByDescending(row => row.Period.From).ThenBy(row => row.Id).Take(100)
            .Select(row => new
            {
                row.PlacementId, Student = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
                School = row.Placement.School.Name, Team = row.Placement.Team.Name, row.Period.From, row.Period.Until, row.EndedAt,
            }).AsNoTracking().ToListAsync(stop);
        return [.. rows.Where(row => HasBegun(row.EndedAt, row.From)).Select(row => new SupervisedStudent(row.PlacementId, row.Student, row.School, row.Team, new(row.From, row.Until), TimeOf(row.From, row.Until, row.EndedAt, today))).OrderBy(row => row.Time)];
    }

    private static async Task<IReadOnlyList<Following>> FollowedAsync(WpbDbContext db, Guid personId, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var rows = await db.InstituteGuidances.VisibleTo(db.Viewer).Where(row => row.StudentId == personId || row.EducatorId == personId)
            .OrderBy(row => row.Student.FamilyName).ThenBy(row => row.Student.GivenName).ThenBy(row => row.Id)
            .Select(row => new
            {
                row.Id, row.StudentId, row.EducatorId, row.Period.From, row.Period.Until, row.EndedAt,
                Student = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
                Educator = new PersonName(row.Educator.GivenName, row.Educator.SurnamePrefix, row.Educator.FamilyName),
            }).AsNoTracking().ToListAsync(stop);
        return
        [
            .. rows.Where(row => HasBegun(row.EndedAt, row.From))
                .Select(row => row.StudentId == personId
                    ? new Following(row.Id, row.EducatorId, row.Educator, true, new(row.From, row.Until), TimeOf(row.From, row.Until, row.EndedAt, today))
                    : new Following(row.Id, row.StudentId, row.Student, false, new(row.From, row.Until), TimeOf(row.From, row.Until, row.EndedAt, today)))
                .OrderBy(row => row.Time),
        ];
    }

    /// <summary>What was ended before its first day never was.</summary>
    private static bool HasBegun(DateTimeOffset? endedAt, DateOnly from) => endedAt is not { } ended || DutchTime.DayOf(ended) >= from;

    private static PeriodTime TimeOf(DateOnly from, DateOnly? until, DateTimeOffset? endedAt, DateOnly today) =>
        endedAt is not null || until < today ? PeriodTime.Earlier : from > today ? PeriodTime.Coming : PeriodTime.Now;
}
