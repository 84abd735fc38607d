using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Klik;

/// <summary>Who may be chosen to read a signal, and which counsellors there are for the viewer.</summary>
internal static class KlikReaders
{
    /// <summary>The handlers of a school who can sign in, hold their role there today, and are or were no party in the placement.</summary>
    public static async Task<IReadOnlyList<KlikReader>> OfAsync(WpbDbContext db, Guid schoolId, Guid placementId, CancellationToken stop)
    {
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        var parties = db.Supervisions.VisibleTo(db.Viewer).Where(row => row.PlacementId == placementId);
        return await db.KlikHandlers.VisibleTo(db.Viewer)
            .Where(row => row.SchoolId == schoolId && row.PersonId != me && row.Person.AccountId != null
                && row.Person.Roles.Any(held => (held.Role == Role.SchoolEducator || held.Role == Role.Supervisor) && (held.SchoolId == null || held.SchoolId == schoolId)
                    && held.EndedAt == null && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today))
                && !parties.Any(coaching => coaching.SupervisorId == row.PersonId || coaching.StudentId == row.PersonId))
            .OrderBy(row => row.Person.FamilyName).ThenBy(row => row.Person.GivenName).ThenBy(row => row.PersonId)
            .Select(row => new KlikReader(row.PersonId, new PersonName(row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName),
                row.Person.Roles.Any(held => held.Role == Role.SchoolEducator && (held.SchoolId == null || held.SchoolId == schoolId)
                    && held.EndedAt == null && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today)) ? Role.SchoolEducator : Role.Supervisor))
            .ToListAsync(stop);
    }

    /// <summary>
    /// The counsellors of the schools where the viewer learns or works today. Who is the other of a supervision of his own is not told by the
    /// portal: her number and address stand there as everybody's.
    /// </summary>
    public static async Task<IReadOnlyList<CounsellorCard>> CounsellorsAsync(WpbDbContext db, CancellationToken stop)
    {
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        var placements = db.Placements.VisibleTo(db.Viewer);
        var others = db.Supervisions.VisibleTo(db.Viewer).Where(row => row.StudentId == me || row.SupervisorId == me);
        var (people, counsellors) = (db.People.VisibleTo(db.Viewer), db.SchoolCounsellors.VisibleTo(db.Viewer));
        var roles = db.RoleAssignments.VisibleTo(db.Viewer).Where(held => held.PersonId == me && held.EndedAt == null && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today));
        return await db.Schools.VisibleTo(db.Viewer)
            .Where(row => roles.Any(held => held.SchoolId == row.Id)
                || placements.Any(placed => placed.SchoolId == row.Id && placed.StudentId == me && placed.EndedAt == null && placed.Period.From <= today && (placed.Period.Until == null || placed.Period.Until >= today)))
            .OrderBy(row => row.Name).ThenBy(row => row.Id)
            .Select(row => new CounsellorCard(row.Id, row.Name,
                counsellors.Where(one => one.SchoolId == row.Id).Select(one => new CounsellorContact(one.Name, one.Phone, one.Email)).FirstOrDefault(),
                counsellors.Where(one => one.SchoolId == row.Id && one.PersonId != me && people.Any(person => person.Id == one.PersonId && person.AccountId != null)
                    && !others.Any(coaching => coaching.StudentId == one.PersonId || coaching.SupervisorId == one.PersonId)).Select(one => one.PersonId).FirstOrDefault()))
            .ToListAsync(stop);
    }
}
