using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
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
        var item = await db.AgendaItems.BroughtInBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == input.Id, stop);
        var isNew = item is null;
        if (item is null) db.Add(item = new(db.Viewer.PartnershipId, db.Viewer.PersonId, input.Kind, input.Content, db.Now, input.Id));
        else item.Write(input.Kind, input.Content, db.Now);
        item.Concern(input.QuestionId is { } id ? await db.LearningQuestions.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException("LearningQuestion") : null);
        if (input.IsShared) await ShareAsync(db, item, input.ConversationId, stop);
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

    private static async Task ShareAsync(WpbDbContext db, AgendaItem item, Guid? conversationId, CancellationToken stop)
    {
        var coming = await AgendaQueries.ConversationsAsync(db, stop);
        var chosen = conversationId is { } key ? coming.FirstOrDefault(one => one.Key == key) ?? throw new NotFoundException("CoachingSession") : coming.FirstOrDefault();
        var supervision = chosen is null ? null : await db.Supervisions.VisibleTo(db.Viewer).Include(row => row.Covers).SingleAsync(row => row.Id == chosen.SupervisionId, stop);
        var session = chosen?.SessionId is { } id ? await db.CoachingSessions.VisibleTo(db.Viewer).SingleAsync(row => row.Id == id, stop) : null;
        if (item.Share(supervision, session, db.Viewer.Today, db.Now))
            db.Add(new Notification(item.PartnershipId, session?.AuthorId ?? supervision!.CoachOn(db.Viewer.Today), NotificationKind.AgendaShared, item.Id, item.StudentId, db.Now));
    }
}
