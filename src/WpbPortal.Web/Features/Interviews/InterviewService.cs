using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>Plans and holds interviews, writes them up, and lets whom they were with read along, correct, agree or withdraw. The other is told, never what it says; when it is, both calendars know.</summary>
public sealed class InterviewService(WpbContexts contexts, InterviewNews news)
{
    /// <summary>Plans an interview, or begins one now. Sending the same twice makes one.</summary>
    /// <exception cref="NotFoundException">The viewer cannot interview this person, or sees no such guide or series.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, <see cref="Rule.ClockJumps"/>, or a rule of <see cref="Interview.Plan"/> or <see cref="Interview.Begin"/>.</exception>
    public async Task MakeAsync(Viewer viewer, InterviewRequest wish, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!InterviewVisibility.Interviews(db.Viewer)) throw new NotFoundException("Interview");
        if (await db.Interviews.HeldBy(db.Viewer).AnyAsync(row => row.Id == wish.Id, stop)) return;
        if (wish.IntervieweeId is { } with && with != db.Viewer.PersonId && !await db.People.InterviewedBy(db.Viewer).AnyAsync(row => row.Id == with, stop)) throw new NotFoundException("Person");
        if (string.IsNullOrWhiteSpace(wish.Guide)) throw new RuleViolationException(Rule.Required) { Field = nameof(InterviewRequest.Guide) };
        var guide = await GuideQueries.FindAsync(db, wish.Guide, stop) ?? throw new NotFoundException("InterviewGuide");
        var use = new GuideUse(Guid.TryParse(guide.Key, out var guideId) ? guideId : null, guide.Number, guide.Content);
        var (partnership, me) = (db.Viewer.PartnershipId, db.Viewer.PersonId);
        var interview = wish.Day is { } day
            ? Interview.Plan(partnership, me, wish.IntervieweeId, use, MomentOf(day, wish.Time), wish.Minutes, wish.Place, db.Now, wish.Id)
            : Interview.Begin(partnership, me, wish.IntervieweeId, use, db.Now, wish.Id);
        if (wish.MeetingId is { } series)
            interview.Join(await db.MeetingOfAsync(MeetingForm.InterviewSeries, series, stop));
        db.Add(interview);
        db.Note(AuditAct.Created, interview, interview.IntervieweeId);
        if (interview.State == InterviewState.Planned)
        {
            Tell(db, interview, NotificationKind.InterviewPlanned);
            await news.WriteAsync(db, NotificationKind.InterviewPlanned, interview, stop);
        }
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer moves an interview that she planned. The other is told, and both calendars move it.</summary>
    /// <exception cref="NotFoundException">It is not hers.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, <see cref="Rule.ClockJumps"/>, or a rule of <see cref="Interview.Move"/>.</exception>
    public Task MoveAsync(Viewer viewer, Guid interviewId, InterviewMoment wish, CancellationToken stop = default) =>
        HeldAsync(viewer, interviewId, AuditAct.Changed, NotificationKind.InterviewMoved, async (db, interview) =>
        {
            var day = wish.Day ?? throw new RuleViolationException(Rule.Required) { Field = nameof(Interview.At) };
            interview.Move(MomentOf(day, wish.Time), wish.Minutes, wish.Place, db.Now);
            await news.WriteAsync(db, NotificationKind.InterviewMoved, interview, stop);
        }, stop);

    /// <summary>Begins an interview that was planned.</summary>
    /// <exception cref="NotFoundException">It is not the viewer's.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotPlanned"/>.</exception>
    public Task HoldAsync(Viewer viewer, Guid interviewId, CancellationToken stop = default) =>
        HeldAsync(viewer, interviewId, AuditAct.Changed, null, (db, interview) => interview.Hold(db.Now), stop);

    /// <summary>Either of the two calls off an interview that was planned. The other is told.</summary>
    /// <exception cref="NotFoundException">It is not with the viewer.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotPlanned"/>.</exception>
    public async Task CallOffAsync(Viewer viewer, Guid interviewId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var interview = await db.Interviews.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == interviewId, stop) ?? throw new NotFoundException("Interview");
        interview.CallOff(db.Now);
        db.Note(AuditAct.Ended, interview, interview.IntervieweeId);
        Tell(db, interview, NotificationKind.InterviewCalledOff);
        await news.WriteAsync(db, NotificationKind.InterviewCalledOff, interview, stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer writes up a part: the notes with the questions of a cluster, or the report (question 0). What is left empty is no note any more.</summary>
    /// <exception cref="NotFoundException">It is not hers.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="InterviewText"/>.</exception>
    public async Task WriteAsync(Viewer viewer, Guid interviewId, int part, IReadOnlyDictionary<int, string?> texts, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var interview = await db.Interviews.HeldBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == interviewId, stop) ?? throw new NotFoundException("Interview");
        interview.MayBeWritten();
        var known = await db.InterviewTexts.NotedBy(db.Viewer).Where(row => row.InterviewId == interviewId).ToDictionaryAsync(row => row.Question, stop);
        foreach (var (question, text) in texts.Where(one => one.Key >= 0 && one.Key <= interview.Guide.Questions.Count))
        {
            var written = known.GetValueOrDefault(question);
            if (string.IsNullOrWhiteSpace(text))
            {
                if (written is not null) db.Remove(written);
            }
            else if (written is null) db.Add(new InterviewText(interview, question, text, db.Now));
            else if (written.Content != text.Trim()) written.Write(interview, text, db.Now);
        }
        db.Note(AuditAct.Changed, interview, interview.IntervieweeId);
        await DraftService.CloseAsync(db, InterviewDrafts.Part(interviewId, part), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer lets whom she interviewed read along. He is told.</summary>
    /// <exception cref="NotFoundException">It is not hers.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Interview.Offer"/>.</exception>
    public async Task OfferAsync(Viewer viewer, Guid interviewId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var interview = await db.Interviews.HeldBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == interviewId, stop) ?? throw new NotFoundException("Interview");
        interview.Offer(await db.InterviewTexts.NotedBy(db.Viewer).AnyAsync(row => row.InterviewId == interviewId, stop), db.Now);
        db.Note(AuditAct.Shared, interview, interview.IntervieweeId);
        Tell(db, interview, NotificationKind.InterviewOffered);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer answers what whom she interviewed proposed. He is told.</summary>
    /// <exception cref="NotFoundException">It is no proposal for her.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="InterviewCorrection.Reply"/>.</exception>
    public Task AnswerAsync(Viewer viewer, Guid interviewId, Guid correctionId, string? answer, CancellationToken stop = default) =>
        HeldAsync(viewer, interviewId, AuditAct.Changed, NotificationKind.InterviewAnswered, async (db, _) =>
        {
            var correction = await db.InterviewCorrections.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == correctionId && row.InterviewId == interviewId, stop) ?? throw new NotFoundException("InterviewCorrection");
            correction.Reply(answer, db.Now);
            await DraftService.CloseAsync(db, InterviewDrafts.Answer(interviewId), stop);
        }, stop);

    /// <summary>The viewer, whom it was with, says what should be different. The interviewer is told.</summary>
    /// <exception cref="NotFoundException">It was not with him.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Interview.Correct"/>.</exception>
    public Task CorrectAsync(Viewer viewer, Guid interviewId, string? text, CancellationToken stop = default) =>
        ReadAsync(viewer, interviewId, AuditAct.Changed, NotificationKind.InterviewCorrected, async (db, interview) =>
        {
            db.Add(interview.Correct(text, db.Now));
            await DraftService.CloseAsync(db, InterviewDrafts.Correction(interviewId), stop);
        }, stop);

    /// <summary>The viewer, whom it was with, agrees. The interviewer is told.</summary>
    /// <exception cref="NotFoundException">It was not with him.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotOffered"/>.</exception>
    public Task AgreeAsync(Viewer viewer, Guid interviewId, CancellationToken stop = default) =>
        ReadAsync(viewer, interviewId, AuditAct.Changed, NotificationKind.InterviewAgreed, (db, interview) =>
        {
            interview.Agree(db.Now);
            return Task.CompletedTask;
        }, stop);

    /// <summary>The viewer, whom it was with, takes it back: everything that was noted or said about it is gone at once, also what the interviewer is typing. She is told that, and not why.</summary>
    /// <exception cref="NotFoundException">It was not with him.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.InterviewNotOpen"/>.</exception>
    public Task WithdrawAsync(Viewer viewer, Guid interviewId, CancellationToken stop = default) =>
        ReadAsync(viewer, interviewId, AuditAct.Withdrawn, NotificationKind.InterviewWithdrawn, async (db, interview) =>
        {
            interview.Withdraw(db.Now);
            await InterviewDoors.ForgetTextAsync(db, interviewId, stop);
            await DraftService.CloseAsync(db, InterviewDrafts.Correction(interviewId), stop);
        }, stop);

    /// <summary>
    /// The viewer makes of an interview what leads to nobody: what was noted, and what was said about it, goes in the same transaction. Whom it was with is told, and reads and takes it back no more.
    /// </summary>
    /// <exception cref="NotFoundException">It is not hers.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Interview.Anonymise"/>.</exception>
    public Task AnonymiseAsync(Viewer viewer, Guid interviewId, IReadOnlyDictionary<int, string?> texts, CancellationToken stop = default) =>
        HeldAsync(viewer, interviewId, AuditAct.Ended, NotificationKind.InterviewAnonymised, async (db, interview) =>
        {
            db.Add(interview.Anonymise(texts, MomentlessId.New(), db.Now));
            await db.SaveAsync(stop);
            await db.InterviewCorrections.VisibleTo(db.Viewer).Where(row => row.InterviewId == interviewId).ExecuteDeleteAsync(stop);
            await db.InterviewTexts.NotedBy(db.Viewer).Where(row => row.InterviewId == interviewId).ExecuteDeleteAsync(stop);
            await DraftService.CloseAsync(db, InterviewDrafts.Anonymous(interviewId), stop);
            await DraftService.CloseAsync(db, InterviewDrafts.Answer(interviewId), stop);
        }, stop);

    private Task HeldAsync(Viewer viewer, Guid interviewId, AuditAct act, NotificationKind? told, Action<WpbDbContext, Interview> change, CancellationToken stop) =>
        HeldAsync(viewer, interviewId, act, told, (db, interview) =>
        {
            change(db, interview);
            return Task.CompletedTask;
        }, stop);

    private async Task HeldAsync(Viewer viewer, Guid interviewId, AuditAct act, NotificationKind? told, Func<WpbDbContext, Interview, Task> change, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var interview = await db.Interviews.HeldBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == interviewId, stop) ?? throw new NotFoundException("Interview");
        await ActAsync(db, interview, act, told, change, stop);
    }

    private async Task ReadAsync(Viewer viewer, Guid interviewId, AuditAct act, NotificationKind told, Func<WpbDbContext, Interview, Task> change, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var interview = await db.Interviews.WithViewer(db.Viewer).SingleOrDefaultAsync(row => row.Id == interviewId, stop) ?? throw new NotFoundException("Interview");
        await ActAsync(db, interview, act, told, change, stop);
    }

    private static async Task ActAsync(WpbDbContext db, Interview interview, AuditAct act, NotificationKind? told, Func<WpbDbContext, Interview, Task> change, CancellationToken stop)
    {
        await change(db, interview);
        db.Note(act, interview, interview.IntervieweeId);
        if (told is { } kind) Tell(db, interview, kind);
        db.Tells(LiveTopic.Person(interview.InterviewerId));
        await db.CommitAsync(stop);
    }

    private static DateTimeOffset MomentOf(DateOnly day, TimeOnly? time)
    {
        if (time is not { } at) throw new RuleViolationException(Rule.Required) { Field = nameof(InterviewRequest.Time) };
        return DutchTime.OneMoment(day, at, nameof(InterviewRequest.Time));
    }

    /// <summary>Tells the other of the two.</summary>
    private static void Tell(WpbDbContext db, Interview interview, NotificationKind kind)
    {
        var me = db.Viewer.PersonId;
        db.Add(new Notification(interview.PartnershipId, interview.InterviewerId == me ? interview.IntervieweeId : interview.InterviewerId, kind, interview.Id, me, db.Now));
    }
}
