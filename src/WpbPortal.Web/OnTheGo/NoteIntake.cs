using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.OnTheGo;

/// <summary>Takes in what was noted without network: each note once, however often a device sends it.</summary>
public sealed class NoteIntake(WpbContexts contexts)
{
    /// <summary>Does this for a note that has not arrived yet, in one transaction with the row that says so; the same answer as then for one that has.</summary>
    /// <exception cref="NotFoundException">The viewer has not this role, or the number is another's.</exception>
    public async Task<TakenNote> OnceAsync(Viewer viewer, Role writes, Guid noteId, bool needsPlace, Func<WpbDbContext, Task> keep, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(writes)) throw new NotFoundException("Note");
        var isNew = await db.Database.ExecuteSqlAsync(
            $"""
            insert into received_note (partnership_id, id, person_id, needs_place, received_at)
            values ({db.Viewer.PartnershipId}, {noteId}, {db.Viewer.PersonId}, {needsPlace}, {db.Now})
            on conflict (partnership_id, id) do nothing
            """, stop) == 1;
        if (!isNew)
        {
            return await db.ReceivedNotes.WrittenBy(db.Viewer).Where(row => row.Id == noteId).Select(row => new TakenNote(row.Id, row.NeedsPlace)).SingleOrDefaultAsync(stop)
                ?? throw new NotFoundException("Note");
        }
        await keep(db);
        await db.CommitAsync(stop);
        return new(noteId, needsPlace);
    }
}
