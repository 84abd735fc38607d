using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>Logs and shares coaching sessions, and what the student does with the feedback.</summary>
public sealed class CoachingService(WpbContexts contexts, Letters letters, CoachingLetters texts)
{
    /// <summary>Keeps a session as a draft: its author's alone. Saving it again changes it.</summary>
    /// <exception cref="NotFoundException">The session is somebody else's, or the student is none of the viewer's.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="CoachingSession"/>.</exception>
    public Task SaveAsync(Viewer viewer, SessionInput input, CancellationToken stop = default) => AgainAfterARaceAsync(async () =>
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (session, isNew) = await WriteAsync(db, input, stop);
        db.Note(isNew ? AuditAct.Created : AuditAct.Changed, session, session.StudentId);
        await DraftService.CloseAsync(db, DraftKeys.Session(session.Id), stop);
        await db.CommitAsync(stop);
    });

    /// <summary>
    /// Keeps a session and shares it, with a notification and a mail that holds no content, all or nothing. Sharing the
    /// very same again does nothing more.
    /// </summary>
    /// <exception cref="NotFoundException">The session is somebody else's, or the student is none of the viewer's.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="CoachingSession"/>.</exception>
    public Task ShareAsync(Viewer viewer, SessionInput input, CancellationToken stop = default) => AgainAfterARaceAsync(async () =>
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var loggable = await LoggableAsync(db, input.StudentId, input.Id, stop);
        var known = await FindAsync(db, input.Id, loggable, stop);
        if (known is not null && IsSharedAsSuch(known, input)) return;

        var chosen = Chosen(loggable, db.Viewer, input);
        var (session, _) = await WriteAsync(db, input, known, chosen.Supervision, stop);
        await ShareAsync(db, session, chosen.Student, stop);
    });

    /// <summary>Shares a session that was kept as a draft.</summary>
    /// <exception cref="NotFoundException">The session is somebody else's.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="CoachingSession.Share"/>.</exception>
    public async Task ShareAsync(Viewer viewer, Guid sessionId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var session = await FindAsync(db, sessionId, stop) ?? throw new NotFoundException("Session");
        var loggable = await LoggableAsync(db, session.StudentId, session.Id, stop);
        await ShareAsync(db, session, loggable.Find(row => row.Supervision.Id == session.SupervisionId)?.Student, stop);
    }

    /// <summary>Takes sharing back, for <see cref="CoachingSession.TimeToUndoSharing"/> and while the student has not read it.</summary>
    /// <exception cref="NotFoundException">The session is somebody else's.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="CoachingSession.UndoSharing"/>.</exception>
    public async Task WithdrawShareAsync(Viewer viewer, Guid sessionId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        // Whoever reads it at this very moment waits for us, or we for him: see MarkReadAsync.
        await HoldAsync(db, sessionId, stop);
        var session = await FindAsync(db, sessionId, stop) ?? throw new NotFoundException("Session");
        var sharedAt = session.SharedAt;
        session.UndoSharing(await db.SessionReadings.VisibleTo(db.Viewer).AnyAsync(reading => reading.Id == sessionId, stop), db.Now);
        var records = session.Feedback.Select(feedback => feedback.Id).Append(session.Id).ToList();
        await db.Notifications.ToldBy(db.Viewer).Where(row => records.Contains(row.RecordId)).ExecuteDeleteAsync(stop);
        // A mail that was promised and has yet to go out would call the student to nothing.
        var key = CoachingLetters.ShareKey(session.Id, sharedAt!.Value);
        await db.Outbox.Where(letter => letter.IdempotencyKey == key && letter.SentAt == null).ExecuteDeleteAsync(stop);
        db.Note(AuditAct.Withdrawn, session, session.StudentId);
        await db.CommitAsync(stop);
    }

    /// <summary>
    /// Notes that the viewer has a session before his eyes: what was told about it is read, and for the student the
    /// session and all its feedback are.
    /// </summary>
    /// <exception cref="NotFoundException">The viewer may not read it.</exception>
    public Task MarkReadAsync(Viewer viewer, Guid sessionId, CancellationToken stop = default) => AgainAfterARaceAsync(async () =>
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var author = await db.CoachingSessions.VisibleTo(db.Viewer).Where(row => row.Id == sessionId).Select(row => (Guid?)row.AuthorId).SingleOrDefaultAsync(stop)
            ?? throw new NotFoundException("Session");
        var feedback = await db.Feedback.VisibleTo(db.Viewer).AsNoTracking().Where(row => row.SessionId == sessionId).ToListAsync(stop);
        if (author != db.Viewer.PersonId)
            await ReadAsync(db, await SharedWithMeAsync(db, sessionId, stop), feedback, stop);
        await SeeNoticesAsync(db, [sessionId, .. feedback.Select(row => row.Id)], stop);
        await db.CommitAsync(stop);
    });

    /// <summary>Notes that the student has one feedback before his eyes.</summary>
    /// <exception cref="NotFoundException">It is not shared with the viewer.</exception>
    public Task MarkFeedbackReadAsync(Viewer viewer, Guid feedbackId, CancellationToken stop = default) => AgainAfterARaceAsync(async () =>
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        await ReadAsync(db, feedbackId, stop);
        await SeeNoticesAsync(db, [feedbackId], stop);
        await db.CommitAsync(stop);
    });

    /// <summary>The student says what he takes along and what he will try; saying it again replaces it. The supervisor is told.</summary>
    /// <exception cref="NotFoundException">The feedback is not shared with the viewer.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ReplyEmpty"/> or <see cref="Rule.TooLong"/>.</exception>
    public Task ReplyAsync(Viewer viewer, Guid feedbackId, string? takesAlong, string? willTry, CancellationToken stop = default) => ReplyAsync(viewer, feedbackId, takesAlong, willTry, null, stop);

    /// <summary>
    /// The student says what he takes along and what he will try; saying it again replaces it. The supervisor is told. What he will try
    /// becomes an experiment of his, with a day to look back.
    /// </summary>
    /// <param name="viewer">The student.</param>
    /// <param name="feedbackId">The feedback.</param>
    /// <param name="takesAlong">What he takes along.</param>
    /// <param name="willTry">What he will try.</param>
    /// <param name="lookBackOn">When he looks back on that; null for the usual day.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The feedback is not shared with the viewer.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ReplyEmpty"/>, <see cref="Rule.TooLong"/>, or a rule of <see cref="Experiment"/>.</exception>
    public async Task ReplyAsync(Viewer viewer, Guid feedbackId, string? takesAlong, string? willTry, DateOnly? lookBackOn, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var read = (await db.KnownAsync(new Asked(feedbackId), static (db, viewer, asked) =>
        {
            var (readings, openings) = (db.FeedbackReadings.VisibleTo(viewer), db.SessionReadings.VisibleTo(viewer));
            var (replies, tries) = (db.FeedbackReplies.VisibleTo(viewer), db.Experiments.OwnedBy(viewer));
            return db.Feedback.GivenTo(viewer).AsNoTracking()
                .Where(row => row.Id == asked.Id && row.Session.StudentId == viewer.PersonId && row.Session.State == SessionState.Shared
                    && readings.Any(reading => reading.Id == row.Id) && openings.Any(opening => opening.Id == row.SessionId))
                .Select(row => new { Feedback = row, IsAnswered = replies.Any(reply => reply.Id == row.Id), IsTried = tries.Any(tried => tried.FeedbackId == row.Id) });
        }, stop)).SingleOrDefault();
        // What was read before can no longer be taken back: only what he answers without having opened it is held, and read now.
        var feedback = read?.Feedback ?? await ReadAsync(db, feedbackId, stop);
        var reply = read is { IsAnswered: false } ? null : await db.FeedbackReplies.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == feedbackId, stop);
        if (reply is null)
        {
            db.Add(reply = new(feedback, takesAlong, willTry, db.Now));
            db.Add(new Notification(feedback.PartnershipId, feedback.AuthorId, NotificationKind.FeedbackReplied, feedback.Id, db.Viewer.PersonId, db.Now));
            db.Note(AuditAct.Created, reply, feedback.StudentId);
        }
        else
        {
            reply.Write(feedback, takesAlong, willTry, db.Now);
            db.Note(AuditAct.Changed, reply, feedback.StudentId);
        }
        await TryAsync(db, reply, lookBackOn, read is { IsTried: false }, stop);
        await DraftService.CloseAsync(db, DraftKeys.Reply(feedbackId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Corrects shared feedback: a new version, beside which the student sees the earlier text.</summary>
    /// <exception cref="NotFoundException">The feedback is somebody else's.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Feedback.Correct"/>.</exception>
    public async Task CorrectFeedbackAsync(Viewer viewer, Guid feedbackId, FeedbackText text, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var feedback = await db.Feedback.WrittenBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == feedbackId, stop) ?? throw new NotFoundException("Feedback");
        db.Add(feedback.Correct(text, db.Now));
        db.Add(new Notification(feedback.PartnershipId, feedback.StudentId, NotificationKind.FeedbackCorrected, feedback.Id, db.Viewer.PersonId, db.Now));
        db.Note(AuditAct.Changed, feedback, feedback.StudentId);
        await DraftService.CloseAsync(db, DraftKeys.Correction(feedbackId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Keeps what the viewer notes with a session for himself alone, before it as well as afterwards; nothing but blanks takes it away.</summary>
    /// <exception cref="NotFoundException">The viewer was not in that session.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>.</exception>
    public Task KeepNoteAsync(Viewer viewer, Guid sessionId, string? text, CancellationToken stop = default) => AgainAfterARaceAsync(async () =>
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var session = await db.CoachingSessions.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == sessionId, stop) ?? throw new NotFoundException("Session");
        await NoteAsync(db, session, text, stop);
        await DraftService.CloseAsync(db, DraftKeys.Note(sessionId), stop);
        await db.CommitAsync(stop);
    });

    /// <summary>What he will try is an experiment; as long as that runs, another answer is another plan.</summary>
    private static async Task TryAsync(WpbDbContext db, FeedbackReply reply, DateOnly? lookBackOn, bool isNew, CancellationToken stop)
    {
        if (reply.WillTry is null) return;
        var known = isNew ? null : await db.Experiments.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.FeedbackId == reply.Id, stop);
        if (known is { State: ExperimentState.Running }) known.Change(new(reply.WillTry, lookBackOn ?? known.LookBackOn, known.QuestionId), db.Viewer.Today);
        if (known is not null) return;
        var experiment = Experiment.Of(reply, lookBackOn, db.Viewer.Today, db.Now);
        db.Add(experiment);
        db.Note(AuditAct.Shared, experiment, experiment.StudentId);
    }

    private async Task ShareAsync(WpbDbContext db, CoachingSession session, LetterRecipient? student, CancellationToken stop)
    {
        session.Share(db.Now);
        var kind = session.Feedback.Count > 0 ? NotificationKind.FeedbackShared : NotificationKind.SessionShared;
        var record = session.Feedback.OrderBy(feedback => feedback.Number).FirstOrDefault()?.Id ?? session.Id;
        db.Add(new Notification(session.PartnershipId, session.StudentId, kind, record, session.AuthorId, db.Now));
        if (student is not null) letters.Promise(db, texts.Shared(session, record, kind, student) with { Topic = MailTopic.Coaching, PersonId = student.PersonId });
        db.Note(AuditAct.Shared, session, session.StudentId);
        await DraftService.CloseAsync(db, DraftKeys.Session(session.Id), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Writes a session down in somebody's own transaction, which keeps it.</summary>
    internal static async Task<(CoachingSession Session, bool IsNew)> WriteAsync(WpbDbContext db, SessionInput input, CancellationToken stop)
    {
        var loggable = await LoggableAsync(db, input.StudentId, input.Id, stop);
        return await WriteAsync(db, input, await FindAsync(db, input.Id, loggable, stop), Chosen(loggable, db.Viewer, input).Supervision, stop);
    }

    private static async Task<(CoachingSession Session, bool IsNew)> WriteAsync(WpbDbContext db, SessionInput input, CoachingSession? session, Supervision supervision, CancellationToken stop)
    {
        var moment = new SessionMoment(DutchTime.Moment(input.Day, input.Time), input.Day, input.Minutes, input.Kind);
        var isNew = session is null;
        if (session is null) db.Add(session = CoachingSession.Log(supervision, db.Viewer.PersonId, moment, db.Viewer.Today, db.Now, input.Id));
        else session.Hold(supervision, moment, db.Viewer.Today, db.Now);
        session.Write(input.StudentInput, input.WhatHappened, input.Concepts);
        session.Mark(await MarksAsync(db, session, input.Marks, stop), input.Techniques, input.Roles, input.Slider, input.BroughtInBy);
        session.GiveFeedback([.. input.Feedback.Select(feedback => (feedback.Id, feedback.Text))]);
        // With a session that was not there yet no note can stand.
        if (!isNew || !string.IsNullOrWhiteSpace(input.PrivateNote)) await NoteAsync(db, session, input.PrivateNote, stop);
        return (session, isNew);
    }

    /// <summary>
    /// The supervisions with that student in which the viewer may log, each with whom to write of it and whether this very session is there already: all that is to
    /// be known of a session that is new, in one statement.
    /// </summary>
    private static Task<List<LoggableSupervision>> LoggableAsync(WpbDbContext db, Guid studentId, Guid sessionId, CancellationToken stop) =>
        db.KnownAsync(new ToLog(studentId, sessionId), static (db, viewer, asked) =>
        {
            var sessions = db.CoachingSessions.WrittenBy(viewer).Where(row => row.Id == asked.SessionId);
            return db.Supervisions.LoggableBy(viewer).Include(row => row.Covers).Where(row => row.StudentId == asked.StudentId).Select(row => new LoggableSupervision
            {
                Supervision = row,
                IsKnown = sessions.Any(),
                // Null when the student has no account, and so could read nothing.
                Student = db.Accounts.Where(account => account.Id == row.Student.AccountId).Select(account => new LetterRecipient(
                    row.Student.Id, row.Student.Email, row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName, account.Language,
                    db.People.Where(author => author.Id == viewer.PersonId).Select(author => author.GivenName).First())).FirstOrDefault(),
            });
        }, stop);

    /// <summary>The session of this id; it is looked for only where it may be there.</summary>
    private static Task<CoachingSession?> FindAsync(WpbDbContext db, Guid sessionId, List<LoggableSupervision> loggable, CancellationToken stop) =>
        loggable is [{ IsKnown: false }, ..] ? Task.FromResult<CoachingSession?>(null) : FindAsync(db, sessionId, stop);

    /// <summary>The supervision of that student on that day; any other with him when there was none, so that the rule says what is wrong.</summary>
    private static LoggableSupervision Chosen(List<LoggableSupervision> loggable, Viewer viewer, SessionInput input) =>
        loggable.Find(row => row.Supervision.MayBeLoggedBy(viewer.PersonId, input.Day, viewer.Today)) ?? loggable.FirstOrDefault() ?? throw new NotFoundException("Student");

    private static async Task<CoachingSession?> FindAsync(WpbDbContext db, Guid sessionId, CancellationToken stop) =>
        (await db.KnownAsync(new Asked(sessionId), static (db, viewer, session) => db.CoachingSessions.WrittenBy(viewer).Include(row => row.Content).Include(row => row.Steering).Include(row => row.Feedback)
            .Where(row => row.Id == session.Id), stop)).SingleOrDefault();

    /// <summary>What is marked already keeps the name and position it was marked with; what is new takes those of today.</summary>
    private static async Task<List<InterventionMark>> MarksAsync(WpbDbContext db, CoachingSession session, IReadOnlyDictionary<string, int> counts, CancellationToken stop)
    {
        if (counts.Count == 0) return [];
        var spectrum = await SpectrumAsync(db, stop);
        return [.. counts.Select(count => session.Steering!.Marks.Find(mark => mark.Code == count.Key)?.Counted(count.Value)
            ?? new InterventionMark(spectrum.FirstOrDefault(step => step.Code == count.Key) ?? throw new NotFoundException("Intervention"), count.Value))];
    }

    /// <summary>The partnership's own spectrum; the default where it keeps none.</summary>
    internal static async Task<IReadOnlyList<SpectrumStep>> SpectrumAsync(WpbDbContext db, CancellationToken stop)
    {
        var own = await db.KnownAsync(static (db, viewer) => db.Interventions.VisibleTo(viewer).AsNoTracking().OrderBy(row => row.Position).ThenBy(row => row.Id), stop);
        return own.Count == 0 ? SteeringSpectrum.Default : [.. own.Select(row => row.Step)];
    }

    private static async Task NoteAsync(WpbDbContext db, CoachingSession session, string? text, CancellationToken stop)
    {
        var note = await db.PrivateNotes.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.SessionId == session.Id, stop);
        if (string.IsNullOrWhiteSpace(text))
        {
            if (note is not null) db.Remove(note);
        }
        else if (note is null)
        {
            db.Add(new PrivateNote(session, db.Viewer.PersonId, text));
        }
        else
        {
            note.Write(text);
        }
    }

    /// <summary>Whether this very session is shared already: the answer to the first time got lost on the way.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SessionAlreadyShared"/> when something else was shared under this id.</exception>
    private static bool IsSharedAsSuch(CoachingSession known, SessionInput input)
    {
        if (known.State != SessionState.Shared) return false;
        var given = input.Feedback.Select(feedback => feedback.Text.Trimmed()).Where(text => !text.IsEmpty);
        var isSame = known.StudentId == input.StudentId
            && known.Content!.StudentInput == Text.Optional(input.StudentInput, SessionContent.TextLength)
            && known.Content.WhatHappened == Text.Optional(input.WhatHappened, SessionContent.TextLength)
            && known.Feedback.OrderBy(feedback => feedback.Number).Select(feedback => feedback.Content).SequenceEqual(given);
        return isSame ? true : throw new RuleViolationException(Rule.SessionAlreadyShared);
    }

    /// <summary>A student or a session that is asked for.</summary>
    private sealed record Asked(Guid Id);

    /// <summary>Of which student what session is logged.</summary>
    private sealed record ToLog(Guid StudentId, Guid SessionId);

    /// <summary>A supervision in which the viewer may log.</summary>
    private sealed class LoggableSupervision
    {
        public required Supervision Supervision { get; init; }
        public required bool IsKnown { get; init; }
        public required LetterRecipient? Student { get; init; }
    }

    /// <summary>
    /// Lets one at a time read a session or take it back. A lock on the row itself would need the right to change it, which
    /// row-level security gives the author alone.
    /// </summary>
    private static Task HoldAsync(WpbDbContext db, Guid sessionId, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({sessionId.ToString()}, 0))", stop);

    /// <summary>A session shared with the viewer, held so that its author cannot take it back while he reads.</summary>
    internal static async Task<CoachingSession> SharedWithMeAsync(WpbDbContext db, Guid sessionId, CancellationToken stop)
    {
        await HoldAsync(db, sessionId, stop);
        return await db.CoachingSessions.VisibleTo(db.Viewer).AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == sessionId && row.StudentId == db.Viewer.PersonId && row.State == SessionState.Shared, stop)
            ?? throw new NotFoundException("Session");
    }

    private static async Task<Feedback> ReadAsync(WpbDbContext db, Guid feedbackId, CancellationToken stop)
    {
        var sessionId = await db.Feedback.GivenTo(db.Viewer).Where(row => row.Id == feedbackId).Select(row => (Guid?)row.SessionId).SingleOrDefaultAsync(stop)
            ?? throw new NotFoundException("Feedback");
        var session = await SharedWithMeAsync(db, sessionId, stop);
        var feedback = await db.Feedback.GivenTo(db.Viewer).AsNoTracking().SingleAsync(row => row.Id == feedbackId, stop);
        await ReadAsync(db, session, [feedback], stop);
        return feedback;
    }

    internal static async Task ReadAsync(WpbDbContext db, CoachingSession session, IReadOnlyList<Feedback> feedback, CancellationToken stop)
    {
        var ids = feedback.Select(row => row.Id).ToList();
        var read = await db.FeedbackReadings.VisibleTo(db.Viewer).Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(stop);
        foreach (var unread in feedback.Where(row => !read.Contains(row.Id)))
        {
            db.Add(new FeedbackReading(unread, db.Now));
            db.Note(AuditAct.Read, unread, unread.StudentId);
        }
        if (await db.SessionReadings.VisibleTo(db.Viewer).AnyAsync(row => row.Id == session.Id, stop)) return;
        db.Add(new SessionReading(session, db.Now));
        if (feedback.Count == 0) db.Note(AuditAct.Read, session, session.StudentId);
    }

    private static async Task SeeNoticesAsync(WpbDbContext db, IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var seen = await db.Notifications.VisibleTo(db.Viewer).Where(row => records.Contains(row.RecordId) && row.ReadAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(notice => notice.ReadAt, db.Now), stop);
        if (seen > 0) db.Tells(LiveTopic.Person(db.Viewer.PersonId));
    }

    /// <summary>Two that save the same new session at once: the second finds what the first made, and goes on from there.</summary>
    private static async Task AgainAfterARaceAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RuleViolationException raced) when (raced.Rule is Rule.AlreadyExists or Rule.SessionAlreadyShared)
        {
            try
            {
                await act();
            }
            catch (RuleViolationException again) when (again.Rule is Rule.AlreadyExists)
            {
                // The id is somebody else's session, which for this viewer does not exist.
                throw new NotFoundException("Session");
            }
        }
    }
}
