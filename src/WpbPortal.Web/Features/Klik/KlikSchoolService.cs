using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Klik;

/// <summary>Who may be chosen at a school to read klik signals, and who its confidential counsellor is: named by the school educator and the coordinator.</summary>
public sealed class KlikSchoolService(WpbContexts contexts)
{
    /// <summary>Who is named at a school, and who could be.</summary>
    /// <exception cref="NotFoundException">The viewer names nobody there.</exception>
    public async Task<KlikSchool> GetAsync(Viewer viewer, Guid schoolId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var name = await db.Schools.NamesKlikHandlersAt(db.Viewer).Where(row => row.Id == schoolId).Select(row => row.Name).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("School");
        var handlers = await db.KlikHandlers.VisibleTo(db.Viewer).Where(row => row.SchoolId == schoolId).Select(row => row.PersonId).ToListAsync(stop);
        var counsellor = await db.SchoolCounsellors.VisibleTo(db.Viewer).AsNoTracking().SingleOrDefaultAsync(row => row.SchoolId == schoolId, stop);
        var waits = db.Viewer.Is(Role.Coordinator) && (await KlikDoors.WaitingSchoolsAsync(db, stop)).Contains(schoolId);
        return new(name, [.. (await StaffAsync(db, schoolId, stop)).Select(person => (person, handlers.Contains(person.Id)))],
            counsellor is null ? null : new(counsellor.Name, counsellor.Phone, counsellor.Email), counsellor?.PersonId, waits);
    }

    /// <summary>Says who are the handlers of a school from now on: at least two of its educators and supervisors. Who is named no longer reads nothing any more.</summary>
    /// <exception cref="NotFoundException">The viewer names nobody there.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.KlikTooFewHandlers"/> or <see cref="Rule.NotAKlikHandler"/>.</exception>
    public async Task NameHandlersAsync(Viewer viewer, Guid schoolId, IReadOnlyCollection<Guid> people, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var school = await db.Schools.NamesKlikHandlersAt(db.Viewer).SingleOrDefaultAsync(row => row.Id == schoolId, stop) ?? throw new NotFoundException("School");
        KlikHandler.DemandEnough(people);
        var staff = await StaffAsync(db, schoolId, stop);
        if (people.Any(id => staff.All(person => person.Id != id))) throw new RuleViolationException(Rule.NotAKlikHandler) { Field = nameof(KlikHandler) };
        var named = await db.KlikHandlers.VisibleTo(db.Viewer).Where(row => row.SchoolId == schoolId).ToListAsync(stop);
        foreach (var gone in named.Where(row => !people.Contains(row.PersonId)))
        {
            db.Remove(gone);
            db.Note(AuditAct.Ended, gone, gone.PersonId);
        }
        foreach (var person in people.Distinct().Where(id => named.All(row => row.PersonId != id)))
        {
            var handler = new KlikHandler(school, person);
            db.Add(handler);
            db.Note(AuditAct.Created, handler, person);
        }
        await db.CommitAsync(stop);
    }

    /// <summary>Says who the confidential counsellor of a school is, and how to reach that person.</summary>
    /// <exception cref="NotFoundException">The viewer names nobody there, or there is no such person.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="SchoolCounsellor"/>.</exception>
    public async Task NameCounsellorAsync(Viewer viewer, Guid schoolId, CounsellorContact contact, Guid? personId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var school = await db.Schools.NamesKlikHandlersAt(db.Viewer).SingleOrDefaultAsync(row => row.Id == schoolId, stop) ?? throw new NotFoundException("School");
        if (personId is { } id && !await db.People.VisibleTo(db.Viewer).AnyAsync(row => row.Id == id, stop)) throw new NotFoundException("Person");
        if (await db.SchoolCounsellors.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.SchoolId == schoolId, stop) is { } named)
        {
            named.Describe(contact.Name, contact.Phone, contact.Email, personId);
            db.Note(AuditAct.Changed, named);
        }
        else
        {
            var counsellor = new SchoolCounsellor(school, contact.Name, contact.Phone, contact.Email, personId);
            db.Add(counsellor);
            db.Note(AuditAct.Created, counsellor);
        }
        await db.CommitAsync(stop);
    }

    /// <summary>The school's educators first, then its supervisors: those who hold the role today.</summary>
    private static async Task<IReadOnlyList<KlikReader>> StaffAsync(WpbDbContext db, Guid schoolId, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var rows = await db.People.VisibleTo(db.Viewer)
            .Where(row => row.Roles.Any(held => (held.Role == Role.SchoolEducator || held.Role == Role.Supervisor) && (held.SchoolId == null || held.SchoolId == schoolId)
                && held.EndedAt == null && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today)))
            .OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id)
            .Select(row => new KlikReader(row.Id, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName),
                row.Roles.Any(held => held.Role == Role.SchoolEducator && (held.SchoolId == null || held.SchoolId == schoolId)
                    && held.EndedAt == null && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today)) ? Role.SchoolEducator : Role.Supervisor))
            .ToListAsync(stop);
        return [.. rows.OrderByDescending(row => row.Role)];
    }
}
