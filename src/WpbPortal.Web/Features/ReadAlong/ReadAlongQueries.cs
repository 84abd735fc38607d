using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.ReadAlong;

/// <summary>Whom a student lets read along, and who lets an educator.</summary>
public sealed class ReadAlongQueries(WpbContexts contexts)
{
    private const int Most = 60;

    /// <summary>Whom the viewer lets read along, and whom he could.</summary>
    /// <exception cref="NotFoundException">The viewer is no student.</exception>
    public async Task<ReadAlongBoard> BoardAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.StudentTeacher)) throw new NotFoundException("Student");
        var readings = db.AuditEntries.VisibleTo(db.Viewer).Where(row => row.Act == AuditAct.Read && row.Record == nameof(StudentGrant));
        var rows = await db.StudentGrants.GivenBy(db.Viewer).AsNoTracking().OrderByDescending(row => row.GivenAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new
            {
                row.Id, Reader = new PersonName(row.Reader.GivenName, row.Reader.SurnamePrefix, row.Reader.FamilyName), row.Parts, row.Period.From, row.Period.Until, row.EndedAt,
                ReadAt = readings.Where(reading => reading.RecordId == row.Id).Max(reading => (DateTimeOffset?)reading.At),
            }).ToListAsync(stop);
        var readers = await Readers(db).OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id).Take(Most)
            .Select(row => new ReaderChoice(row.Id, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName), row.Roles.Any(held => held.Role == Role.SchoolEducator && held.EndedAt == null))).ToListAsync(stop);
        var today = db.Viewer.Today;
        var given = rows.Select(row => new GivenGrant(row.Id, row.Reader, row.Parts, new(row.From, row.Until), row.EndedAt, row.ReadAt)).ToLookup(row => row.EndedAt is null && row.Period.Contains(today));
        return new([.. given[true]], [.. given[false]], readers, today);
    }

    /// <summary>The students who let the viewer read along today.</summary>
    /// <exception cref="NotFoundException">The viewer is no educator.</exception>
    public async Task<IReadOnlyList<OpenStudent>> StudentsAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!LearningVisibility.ReadsAlong(db.Viewer)) throw new NotFoundException("Student");
        var rows = await db.KnownAsync(static (db, viewer) => db.StudentGrants.HeldBy(viewer).AsNoTracking().OrderBy(row => row.Student.FamilyName).ThenBy(row => row.Student.GivenName).ThenBy(row => row.Id).Take(Most)
            .Select(row => new { row.StudentId, Student = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName), row.Parts, row.Period.Until }), stop);
        return [.. rows.Select(row => new OpenStudent(row.StudentId, row.Student, row.Parts, row.Until!.Value))];
    }

    internal static IQueryable<Person> Readers(WpbDbContext db) => db.People.WhoMayReadAlongWith(db.Viewer, db.Placements.VisibleTo(db.Viewer), db.InstituteGuidances.VisibleTo(db.Viewer));
}
