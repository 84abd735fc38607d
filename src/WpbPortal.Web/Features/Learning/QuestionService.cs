using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>A student's learning questions: asked, worded anew, shared, and closed with what they brought.</summary>
public sealed class QuestionService(WpbContexts contexts)
{
    /// <summary>The viewer asks himself something. Asking the same again does nothing more.</summary>
    /// <exception cref="NotFoundException">The viewer is no student.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="LearningQuestion"/>.</exception>
    public async Task AskAsync(Viewer viewer, Guid questionId, string? wording, bool isShared, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.StudentTeacher)) throw new NotFoundException("LearningQuestion");
        if (await db.LearningQuestions.OwnedBy(db.Viewer).AnyAsync(row => row.Id == questionId, stop)) return;
        var question = new LearningQuestion(db.Viewer.PartnershipId, db.Viewer.PersonId, wording, db.Now, questionId);
        if (isShared) question.Share(db.Now);
        db.Add(question);
        db.Note(isShared ? AuditAct.Shared : AuditAct.Created, question, question.StudentId);
        await DraftService.CloseAsync(db, LearningDrafts.NewQuestion, stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer words his question anew; the earlier wording stays.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="LearningQuestion.Reword"/>.</exception>
    public Task RewordAsync(Viewer viewer, Guid questionId, string? wording, string? reason, CancellationToken stop = default) =>
        ActAsync(viewer, questionId, LearningDrafts.Question(questionId), AuditAct.Changed, (db, question) => db.Add(question.Reword(wording, reason, db.Now)), stop);

    /// <summary>The viewer closes his question with what it brought.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="LearningQuestion.Close"/>.</exception>
    public Task CloseAsync(Viewer viewer, Guid questionId, string? brought, CancellationToken stop = default) =>
        ActAsync(viewer, questionId, LearningDrafts.Closing(questionId), AuditAct.Ended, (db, question) => question.Close(brought, db.Now), stop);

    /// <summary>The viewer takes a closed question up again.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.QuestionOpen"/>.</exception>
    public Task ReopenAsync(Viewer viewer, Guid questionId, CancellationToken stop = default) =>
        ActAsync(viewer, questionId, null, AuditAct.Changed, (_, question) => question.Reopen(), stop);

    /// <summary>The viewer lets who coaches him read his question.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    public Task ShareAsync(Viewer viewer, Guid questionId, CancellationToken stop = default) =>
        ActAsync(viewer, questionId, null, AuditAct.Shared, (db, question) => question.Share(db.Now), stop);

    /// <summary>The viewer keeps his question to himself again.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotShared"/>.</exception>
    public Task KeepToSelfAsync(Viewer viewer, Guid questionId, CancellationToken stop = default) =>
        ActAsync(viewer, questionId, null, AuditAct.Withdrawn, (_, question) => question.KeepToSelf(), stop);

    private async Task ActAsync(Viewer viewer, Guid questionId, string? draft, AuditAct act, Action<WpbDbContext, LearningQuestion> change, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var question = await db.LearningQuestions.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == questionId, stop) ?? throw new NotFoundException("LearningQuestion");
        change(db, question);
        db.Note(act, question, question.StudentId);
        if (draft is not null) await DraftService.CloseAsync(db, draft, stop);
        await db.CommitAsync(stop);
    }
}
