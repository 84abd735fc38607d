using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Coaching.OnTheGo;

/// <summary>Takes in what a supervisor noted without network: each note once, however often a device sends it.</summary>
public sealed class OnTheGoService(WpbContexts contexts, DraftService drafts)
{
    /// <summary>
    /// Makes a draft of a session of a note. What cannot be placed as it is (the student is not hers any more, the day lies outside) is
    /// not refused, for the device cannot read it back: it waits as a form on which she goes on.
    /// </summary>
    /// <param name="viewer">Who sends it.</param>
    /// <param name="noteId">The number that the device gave it, which is the session's too.</param>
    /// <param name="fields">What stands in it, by the names of <see cref="LogSessionForm"/>.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer is no supervisor, or the number is another's.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>: more than any form holds; or <see cref="Rule.ChangedMeanwhile"/>.</exception>
    public async Task<TakenNote> TakeInAsync(Viewer viewer, Guid noteId, DraftFields fields, CancellationToken stop = default)
    {
        if (!fields.Fits) throw new RuleViolationException(Rule.TooLong, DraftFields.LongestText);
        try
        {
            return await OnceAsync(viewer, noteId, needsPlace: false, async db =>
            {
                // Its row may be gone after years; a session that she wrote on meanwhile is not written over.
                if (await db.CoachingSessions.WrittenBy(db.Viewer).AnyAsync(row => row.Id == noteId, stop)) return;
                var (session, _) = await CoachingService.WriteAsync(db, LogSessionForm.Of(fields).ToInput(noteId), stop);
                db.Note(AuditAct.Created, session, session.StudentId);
            }, stop);
        }
        catch (Exception broken) when (broken is NotFoundException || broken is RuleViolationException { Rule: not Rule.ChangedMeanwhile })
        {
            return await OnceAsync(viewer, noteId, needsPlace: true, db => drafts.KeepAsync(db, DraftKeys.Session(noteId), 1, fields, stop), stop);
        }
    }

    /// <summary>Does this for a note that has not arrived yet, in one transaction with the row that says so; the same answer as then for one that has.</summary>
    private async Task<TakenNote> OnceAsync(Viewer viewer, Guid noteId, bool needsPlace, Func<WpbDbContext, Task> keep, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.Supervisor)) throw new NotFoundException("Note");
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

/// <summary>A note that arrived.</summary>
/// <param name="SessionId">The session that it became, or becomes.</param>
/// <param name="NeedsPlace">Whether it waits as a form, for her to say with whom and when it was.</param>
public sealed record TakenNote(Guid SessionId, bool NeedsPlace);
