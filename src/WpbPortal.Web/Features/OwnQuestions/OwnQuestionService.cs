using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>
/// A participant's learning questions: worded, worded anew, followed in each meeting, and rounded off with what they brought. His alone to write; who trains the group lays them on the table in
/// a meeting.
/// </summary>
public sealed class OwnQuestionService(WpbContexts contexts)
{
    /// <summary>The viewer words a question for a trajectory in which he takes part. Asking the same again does nothing more.</summary>
    /// <exception cref="NotFoundException">He does not take part in it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="ParticipantQuestion"/>.</exception>
    public async Task AskAsync(Viewer viewer, Guid trajectoryId, Guid questionId, string? wording, QuestionReaders readers, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var own = await db.Participations.HeldBy(db.Viewer).Include(row => row.Trajectory).SingleOrDefaultAsync(row => row.TrajectoryId == trajectoryId, stop)
            ?? throw new NotFoundException("Trajectory");
        if (await db.ParticipantQuestions.OwnedBy(db.Viewer).AnyAsync(row => row.Id == questionId, stop)) return;
        var question = new ParticipantQuestion(own, wording, readers, db.Now, questionId);
        db.Add(question);
        db.Note(AuditAct.Created, question, question.PersonId);
        await DraftService.CloseAsync(db, QuestionDrafts.New(trajectoryId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer words his question anew, perhaps in a meeting; the earlier wording stays.</summary>
    /// <exception cref="NotFoundException">It is not his, or the meeting is none of its trajectory.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="ParticipantQuestion.Reword"/>.</exception>
    public Task RewordAsync(Viewer viewer, Guid questionId, string? wording, string? reason, Guid? meetingId, CancellationToken stop = default) =>
        ActAsync(viewer, questionId, meetingId, QuestionDrafts.Reword(questionId), AuditAct.Changed, (db, question) => db.Add(question.Reword(wording, reason, meetingId, db.Now)), stop);

    /// <summary>The viewer says how it goes with his question, perhaps in a meeting.</summary>
    /// <exception cref="NotFoundException">It is not his, or the meeting is none of its trajectory.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="ParticipantQuestion.SayHowItGoes"/>.</exception>
    public Task SayHowItGoesAsync(Viewer viewer, Guid questionId, string? said, Guid? meetingId, CancellationToken stop = default) =>
        ActAsync(viewer, questionId, meetingId, QuestionDrafts.Step(questionId), AuditAct.Changed, (db, question) => db.Add(question.SayHowItGoes(said, meetingId, db.Now)), stop);

    /// <summary>The viewer lays his question on the table for the group, or takes it off again.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    public Task ShowToAsync(Viewer viewer, Guid questionId, QuestionReaders readers, CancellationToken stop = default) =>
        ActAsync(viewer, questionId, null, null, readers == QuestionReaders.Group ? AuditAct.Shared : AuditAct.Withdrawn, (_, question) => question.ShowTo(readers), stop);

    /// <summary>The viewer rounds his question off with what it brought.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="ParticipantQuestion.Close"/>.</exception>
    public Task CloseAsync(Viewer viewer, Guid questionId, string? brought, CancellationToken stop = default) =>
        ActAsync(viewer, questionId, null, QuestionDrafts.Close(questionId), AuditAct.Ended, (db, question) => question.Close(brought, db.Now), stop);

    /// <summary>The viewer takes a question up again that was rounded off.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="ParticipantQuestion.Reopen"/>.</exception>
    public Task ReopenAsync(Viewer viewer, Guid questionId, CancellationToken stop = default) =>
        ActAsync(viewer, questionId, null, null, AuditAct.Changed, (_, question) => question.Reopen(), stop);

    /// <summary>The viewer, who trains the group, lays a question on the table in a meeting. Whose it is is told, and the group where it reads the question: once in each meeting.</summary>
    /// <exception cref="NotFoundException">He does not train the group of that meeting, or the question is none of it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="QuestionOnTable"/>.</exception>
    public async Task LayAsync(Viewer viewer, Guid meetingId, Guid questionId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var meeting = await db.Meetings.TrainedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == meetingId, stop) ?? throw new NotFoundException("Meeting");
        var question = await db.ParticipantQuestions.VisibleTo(db.Viewer).Include(row => row.Participation).ThenInclude(row => row.Trajectory)
            .SingleOrDefaultAsync(row => row.Id == questionId && row.TrajectoryId == meeting.TrajectoryId, stop) ?? throw new NotFoundException("ParticipantQuestion");
        var laid = new QuestionOnTable(question, meeting, db.Viewer.PersonId, db.Now);
        // Of two clicks the second waits here, and then finds that it lies there.
        await db.HoldAsync($"select pg_advisory_xact_lock(hashtextextended({"on table:" + meetingId}, 0))", stop);
        if (await db.QuestionsOnTable.VisibleTo(db.Viewer, db.ParticipantQuestions.VisibleTo(db.Viewer)).AnyAsync(row => row.MeetingId == meetingId && row.QuestionId == questionId, stop)) return;
        db.Add(laid);
        db.Note(AuditAct.Shared, laid, question.PersonId);
        var me = db.Viewer.PersonId;
        if (question.PersonId != me) db.Add(new Notification(question.PartnershipId, question.PersonId, NotificationKind.QuestionLaid, meetingId, me, db.Now));
        if (question.Readers == QuestionReaders.Group)
        {
            foreach (var fellow in await db.Participations.VisibleTo(db.Viewer)
                .Where(row => row.TrajectoryId == question.TrajectoryId && row.State == ParticipationState.Accepted && row.PersonId != question.PersonId && row.PersonId != me).Select(row => row.PersonId).ToListAsync(stop))
                db.Add(new Notification(question.PartnershipId, fellow, NotificationKind.GroupQuestionLaid, meetingId, me, db.Now));
        }
        await db.CommitAsync(stop);
    }

    private async Task ActAsync(Viewer viewer, Guid questionId, Guid? meetingId, string? draft, AuditAct act, Action<WpbDbContext, ParticipantQuestion> change, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var question = await db.ParticipantQuestions.OwnedBy(db.Viewer).Include(row => row.Participation).ThenInclude(row => row.Trajectory).SingleOrDefaultAsync(row => row.Id == questionId, stop)
            ?? throw new NotFoundException("ParticipantQuestion");
        if (meetingId is { } meeting && !await db.Trajectories.LearntInBy(db.Viewer).AnyAsync(row => row.Id == question.TrajectoryId && row.Meetings.Any(known => known.Id == meeting), stop))
            throw new NotFoundException("Meeting");
        change(db, question);
        db.Note(act, question, question.PersonId);
        if (draft is not null) await DraftService.CloseAsync(db, draft, stop);
        await db.CommitAsync(stop);
    }
}
