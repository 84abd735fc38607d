using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Agenda;

/// <summary>Takes what a student brings in, for himself or for who supervises him. She is told once, and never of what it says.</summary>
public sealed class AgendaService(WpbContexts contexts)
{
    /// <summary>Keeps what the viewer brings in, as something of his own or shared. Sending it again changes it.</summary>
    /// <exception cref="NotFoundException">The viewer is no student, or the conversation is none of his.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="AgendaItem"/>.</exception>
    public async Task SaveAsync(Viewer viewer, AgendaInput input, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.StudentTeacher)) throw new NotFoundException("AgendaItem");
        // Who supervises him and whether this is there already, in one statement: it nearly always is something new.
        var now = input.IsShared ? await SupervisedAsync(db, input, stop) : [];
        var item = now is [{ IsKnown: false }, ..] ? null : await db.AgendaItems.BroughtInBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == input.Id, stop);
        var isNew = item is null;
        if (item is null) db.Add(item = new(db.Viewer.PartnershipId, db.Viewer.PersonId, input.Kind, input.Content, db.Now, input.Id));
        else item.Write(input.Kind, input.Content, db.Now);
        item.Concern(input.QuestionId is { } id ? await db.LearningQuestions.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException("LearningQuestion") : null);
        if (input.IsShared) await ShareAsync(db, item, now, input.ConversationId, stop);
        else if (item.SharedAt is not null) item.KeepToSelf();
        db.Note(input.IsShared ? AuditAct.Shared : isNew ? AuditAct.Created : AuditAct.Changed, item, item.StudentId);
        await DraftService.CloseAsync(db, isNew ? AgendaDrafts.New : AgendaDrafts.Change(item.Id), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer keeps to himself again what he shared.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotShared"/>.</exception>
    public async Task KeepToSelfAsync(Viewer viewer, Guid agendaId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var item = await MineAsync(db, agendaId, stop);
        item.KeepToSelf();
        db.Note(AuditAct.Withdrawn, item, item.StudentId);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer throws away what he brought in.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    public async Task RemoveAsync(Viewer viewer, Guid agendaId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var item = await MineAsync(db, agendaId, stop);
        // It goes out of the themes that it was put to.
        await db.ThemeParts.OwnedBy(db.Viewer).Where(row => row.AgendaItemId == agendaId).ExecuteDeleteAsync(stop);
        db.Remove(item);
        db.Note(AuditAct.Deleted, item, item.StudentId);
        await DraftService.CloseAsync(db, AgendaDrafts.Change(agendaId), stop);
        await db.CommitAsync(stop);
    }

    private static async Task<AgendaItem> MineAsync(WpbDbContext db, Guid agendaId, CancellationToken stop) =>
        await db.AgendaItems.BroughtInBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == agendaId, stop) ?? throw new NotFoundException("AgendaItem");

    /// <summary>The supervisions of the viewer as a student now, in the order in which he chooses among them.</summary>
    private static Task<List<Supervised>> SupervisedAsync(WpbDbContext db, AgendaInput input, CancellationToken stop) =>
        db.KnownAsync(input, static (db, viewer, asked) =>
        {
            var items = db.AgendaItems.BroughtInBy(viewer).Where(row => row.Id == asked.Id);
            return AgendaQueries.SupervisedNow(db, viewer).Include(row => row.Covers).OrderBy(row => row.Period.From).ThenBy(row => row.Id)
                .Select(row => new Supervised { Supervision = row, IsKnown = items.Any() });
        }, stop);

    private static async Task ShareAsync(WpbDbContext db, AgendaItem item, List<Supervised> now, Guid? conversationId, CancellationToken stop)
    {
        var session = conversationId is null || !now.Exists(row => row.Supervision.Id == conversationId) ? await PlannedAsync(db, now, conversationId, stop) : null;
        if (conversationId is { } key && session?.Id != key && !now.Exists(row => row.Supervision.Id == key)) throw new NotFoundException("CoachingSession");
        var within = session?.SupervisionId ?? conversationId;
        var supervision = (within is null ? now.FirstOrDefault() : now.Find(row => row.Supervision.Id == within))?.Supervision;
        if (item.Share(supervision, session, db.Viewer.Today, db.Now))
            db.Add(new Notification(item.PartnershipId, session?.AuthorId ?? supervision!.CoachOn(db.Viewer.Today), NotificationKind.AgendaShared, item.Id, item.StudentId, db.Now));
    }

    /// <summary>The planned conversation of this id, or the first to come; null when there is none.</summary>
    private static async Task<CoachingSession?> PlannedAsync(WpbDbContext db, List<Supervised> now, Guid? sessionId, CancellationToken stop)
    {
        if (now.Count == 0) return null;
        var planned = AgendaQueries.Planned(db, now.ConvertAll(row => row.Supervision.Id));
        return await (sessionId is { } id ? planned.Where(row => row.Id == id) : planned).FirstOrDefaultAsync(stop);
    }

    /// <summary>A supervision of the viewer, and whether what he brings in is there already.</summary>
    private sealed class Supervised
    {
        public required Supervision Supervision { get; init; }
        public required bool IsKnown { get; init; }
    }
}
