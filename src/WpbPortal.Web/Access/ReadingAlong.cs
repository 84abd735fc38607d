using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain.Learning;

namespace WpbPortal.Web.Access;

/// <summary>That an educator reads along is kept, and the student sees it.</summary>
internal static class ReadingAlong
{
    /// <summary>Notes that the viewer read this part of what a student lets her read, in the transaction that is under way.</summary>
    public static async Task NoteAsync(WpbDbContext db, Guid studentId, GrantedPart part, CancellationToken stop)
    {
        var grant = await db.StudentGrants.HeldBy(db.Viewer).AsNoTracking().Where(row => row.StudentId == studentId && row.Parts.Contains(part)).FirstOrDefaultAsync(stop);
        if (grant is not null) db.Note(AuditAct.Read, grant, studentId);
    }
}
