using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.ReadAlong;

/// <summary>A student lets educators read along for a while, and takes it back.</summary>
public sealed class ReadAlongService(WpbContexts contexts)
{
    /// <summary>Lets somebody read along from today; what he read along before makes way. He is told.</summary>
    /// <param name="viewer">The student.</param>
    /// <param name="readerId">Who.</param>
    /// <param name="parts">What.</param>
    /// <param name="until">The last day.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer is no student, or this is nobody whom he can let read along.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="StudentGrant"/>, <see cref="Rule.Required"/> at the reader, or <see cref="Rule.GrantOverlaps"/> when given at the same moment elsewhere.</exception>
    public async Task GiveAsync(Viewer viewer, Guid? readerId, IReadOnlyCollection<GrantedPart> parts, DateOnly? until, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (readerId is not { } reader) throw new RuleViolationException(Rule.Required) { Field = nameof(StudentGrant.ReaderId) };
        if (!await ReadAlongQueries.Readers(db).AnyAsync(row => row.Id == reader, stop)) throw new NotFoundException("Person");
        // Twice at once, the second takes the place of the first.
        await db.HoldAsync($"select from person where partnership_id = {db.Viewer.PartnershipId} and id = {db.Viewer.PersonId} for update", stop);
        var grant = new StudentGrant(db.Viewer.PartnershipId, db.Viewer.PersonId, reader, parts, db.Viewer.Today, until, db.Now);
        foreach (var running in await db.StudentGrants.GivenBy(db.Viewer).Where(row => row.ReaderId == reader && row.EndedAt == null && row.Period.Until >= db.Viewer.Today).ToListAsync(stop))
        {
            running.TakeBack(db.Viewer.Today, db.Now);
            db.Note(AuditAct.Ended, running, running.StudentId);
        }
        // First what ends, then what begins: the two never hold at once, not even for PostgreSQL.
        await db.SaveChangesAsync(stop);
        db.Add(grant);
        db.Note(AuditAct.Shared, grant, grant.StudentId);
        db.Add(new Notification(grant.PartnershipId, reader, NotificationKind.ReadAlongGiven, grant.StudentId, grant.StudentId, db.Now));
        await db.CommitAsync(stop);
    }

    /// <summary>Takes it back: from now on nothing is read any more.</summary>
    /// <exception cref="NotFoundException">The viewer did not give it.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/>.</exception>
    public async Task TakeBackAsync(Viewer viewer, Guid grantId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var grant = await db.StudentGrants.GivenBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == grantId, stop) ?? throw new NotFoundException("StudentGrant");
        grant.TakeBack(db.Viewer.Today, db.Now);
        db.Note(AuditAct.Ended, grant, grant.StudentId);
        await db.CommitAsync(stop);
    }
}
