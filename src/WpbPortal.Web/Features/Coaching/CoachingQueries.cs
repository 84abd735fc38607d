using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>What the two of a coaching session may read of it.</summary>
public sealed class CoachingQueries(WpbContexts contexts, DraftService drafts, TimeProvider clock)
{
    private static readonly TimeSpan LongestSinceTalk = TimeSpan.FromHours(12);
    private const int PageSize = 25;
    private const int MostInputs = 60;
    private const int MostViews = 400;

    /// <summary>The students whose sessions the viewer may log, by name, each with the days on which she coached them.</summary>
    public async Task<IReadOnlyList<LoggableStudent>> MyStudentsAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await MyStudentsAsync(db, stop);
    }

    private static async Task<IReadOnlyList<LoggableStudent>> MyStudentsAsync(WpbDbContext db, CancellationToken stop)
    {
        var supervisions = await db.KnownAsync(static (db, viewer) => db.Supervisions.LoggableBy(viewer).AsNoTracking()
            .OrderBy(row => row.Student.FamilyName).ThenBy(row => row.Student.GivenName).ThenBy(row => row.StudentId)
            .Select(row => new
            {
                row.StudentId,
                Name = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
                IsMine = row.SupervisorId == viewer.PersonId,
                row.Period.From,
                row.Period.Until,
                Covers = row.Covers.Where(cover => cover.CoveredById == viewer.PersonId).Select(cover => new { cover.Period.From, cover.Period.Until }).ToList(),
            }), stop);
        var earliestEnd = db.Viewer.Today.AddDays(-Supervision.DaysToLogAfterwards);
        return [.. supervisions.GroupBy(row => row.StudentId).Select(rows => new LoggableStudent(rows.Key, rows.First().Name,
            [.. rows.SelectMany(row => row.Covers.Select(cover => new DatePeriod(cover.From, cover.Until)).Concat(row.IsMine ? [new(row.From, row.Until)] : []))
                .Where(days => days.Until is null || days.Until >= earliestEnd)]))];
    }

    /// <summary>The viewer's sessions, the latest first, 25 at a time: those she logged and those that were with him.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<SessionPage> SessionsAsync(Viewer viewer, SessionFilter filter, MomentKey? after = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var found = filter == default && after is null
            ? await db.KnownAsync(static (db, viewer) => SessionRows(db, viewer, db.CoachingSessions.VisibleTo(viewer)), stop)
            : await SessionRows(db, db.Viewer, Chosen(db, filter, after)).ToListAsync(stop);
        return new([.. found.Take(PageSize)], found.Count > PageSize ? new(found[PageSize - 1].At, found[PageSize - 1].Id) : null,
            db.Viewer.Is(Role.Supervisor) && await DraftService.AnyAsync(db, DraftKeys.Sessions, stop));
    }

    /// <summary>A session with all that the viewer may read of it: the author everything of her own, the student what was shared.</summary>
    /// <exception cref="NotFoundException">The viewer was not in it.</exception>
    public async Task<SessionDetail> SessionAsync(Viewer viewer, Guid sessionId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, asked) = (db.Viewer.PersonId, new Asked(sessionId));
        var found = (await db.KnownAsync(asked, static (db, viewer, asked) =>
        {
            var (readings, views, notes) = (db.SessionReadings.VisibleTo(viewer), db.StudentViews.VisibleTo(viewer), db.PrivateNotes.VisibleTo(viewer));
            // How she steered is the author's alone.
            var (contents, steerings) = (db.SessionContents.VisibleTo(viewer), db.SessionSteerings.VisibleTo(viewer).Where(steering => steering.AuthorId == viewer.PersonId));
            return db.CoachingSessions.VisibleTo(viewer).AsNoTracking().Where(row => row.Id == asked.Id)
                .Select(row => new
                {
                    row.Id, row.At, row.Minutes, row.Kind, row.State, row.SharedAt, row.AuthorId, row.SupervisionId, row.Place,
                    Student = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
                    Author = new PersonName(row.Author.GivenName, row.Author.SurnamePrefix, row.Author.FamilyName),
                    IsRead = readings.Any(reading => reading.Id == row.Id),
                    View = views.Where(view => view.Id == row.Id).Select(view => new StudentViewDetail(new(view.BroughtInBy, view.Steering), view.SharedAt)).FirstOrDefault(),
                    PrivateNote = notes.Where(note => note.SessionId == row.Id).Select(note => note.Content).FirstOrDefault(),
                    row.Content, MayReadContent = contents.Any(content => content.Id == row.Id),
                    row.Steering, MayReadSteering = steerings.Any(steering => steering.Id == row.Id),
                });
        }, stop)).SingleOrDefault() ?? throw new NotFoundException("Session");
        var (content, steering) = (found.MayReadContent ? found.Content : null, found.MayReadSteering ? found.Steering : null);
        return new()
        {
            Id = found.Id, At = found.At, Minutes = found.Minutes, Kind = found.Kind, Place = found.Place, State = found.State, SharedAt = found.SharedAt,
            IsMine = found.AuthorId == me, Student = found.Student, Author = found.Author,
            StudentInput = content?.StudentInput, WhatHappened = content?.WhatHappened, Concepts = content?.Concepts ?? [],
            Steering = SteeringDetail.Of(steering),
            View = found.View, PrivateNote = found.PrivateNote, IsRead = found.IsRead,
            Feedback = await db.KnownAsync(asked, static (db, viewer, asked) => Details(db, viewer, db.Feedback.VisibleTo(viewer).Where(row => row.SessionId == asked.Id)), stop),
            Agenda = found.State == SessionState.Planned ? await AgendaAsync(db, found.SupervisionId, sessionId, stop) : [],
        };
    }

    /// <summary>All that the page to log this session begins with, looked up at once.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SessionAlreadyShared"/> or <see cref="Rule.SessionCancelled"/>.</exception>
    public async Task<LogBeginning> BeginningAsync(Viewer viewer, Guid sessionId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var written = await SessionToEditAsync(db, sessionId, stop);
        return new(written, await MyStudentsAsync(db, stop), written is null || written.IsPlanned ? await WaitingInputAsync(db, stop) : [], await CoachingService.SpectrumAsync(db, stop));
    }

    /// <summary>A session that the viewer logged and has yet to share, as it was written down; null when there is none yet under this id.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.SessionAlreadyShared"/> or <see cref="Rule.SessionCancelled"/>.</exception>
    public async Task<SessionInput?> SessionToEditAsync(Viewer viewer, Guid sessionId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await SessionToEditAsync(db, sessionId, stop);
    }

    private static async Task<SessionInput?> SessionToEditAsync(WpbDbContext db, Guid sessionId, CancellationToken stop)
    {
        var session = (await db.KnownAsync(new Asked(sessionId), static (db, viewer, asked) => db.CoachingSessions.WrittenBy(viewer).AsNoTracking().Include(row => row.Content).Include(row => row.Steering).Include(row => row.Feedback)
            .Where(row => row.Id == asked.Id), stop)).SingleOrDefault();
        if (session is null) return null;
        if (session.State == SessionState.Shared) throw new RuleViolationException(Rule.SessionAlreadyShared);
        if (session.State == SessionState.Cancelled) throw new RuleViolationException(Rule.SessionCancelled);
        var note = await db.PrivateNotes.VisibleTo(db.Viewer).Where(row => row.SessionId == sessionId).Select(row => row.Content).SingleOrDefaultAsync(stop);
        return new()
        {
            Id = session.Id, StudentId = session.StudentId, Day = DutchTime.DayOf(session.At), Time = TimeOnly.FromDateTime(DutchTime.Local(session.At)),
            Minutes = session.Minutes, Kind = session.Kind, StudentInput = session.Content?.StudentInput, WhatHappened = session.Content?.WhatHappened,
            Concepts = session.Content?.Concepts ?? [], Marks = session.Steering?.Marks.ToDictionary(mark => mark.Code, mark => mark.Count) ?? [],
            Techniques = session.Steering?.Techniques ?? [], Roles = session.Steering?.Roles ?? [], Slider = session.Steering?.Slider, BroughtInBy = session.Steering?.BroughtInBy,
            Feedback = [.. session.Feedback.OrderBy(feedback => feedback.Number).Select(feedback => new FeedbackInput(feedback.Id, feedback.Saw, feedback.Did, feedback.Question))],
            PrivateNote = note, IsPlanned = session.State == SessionState.Planned,
        };
    }

    /// <summary>The planned conversation of the viewer that began last, not longer than half a day ago; null when there is none that waits to be noted.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="studentId">With this student alone.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<Guid?> JustTalkedAsync(Viewer viewer, Guid? studentId = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var now = clock.GetUtcNow();
        var since = now - LongestSinceTalk;
        var rows = db.CoachingSessions.WrittenBy(db.Viewer).Where(row => row.State == SessionState.Planned && row.At <= now && row.At >= since);
        if (studentId is { } student) rows = rows.Where(row => row.StudentId == student);
        return await rows.OrderByDescending(row => row.At).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(stop);
    }

    /// <summary>Feedback that the viewer was given: all that is new to him, and what he read before, the latest first, 25 at a time.</summary>
    public async Task<FeedbackPage> MyFeedbackAsync(Viewer viewer, MomentKey? after = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var unread = after is null ? await db.KnownAsync(static (db, viewer) => FeedbackRows(db, Unread(db, viewer), 2 * PageSize), stop) : [];
        var found = after is { } key
            ? await db.KnownAsync(key, static (db, viewer, key) => FeedbackRows(db,
                Read(db, viewer).Where(row => EF.Functions.LessThan(ValueTuple.Create(row.SharedAt!.Value, row.Id), ValueTuple.Create(key.At, key.Id))), PageSize + 1), stop)
            : await db.KnownAsync(static (db, viewer) => FeedbackRows(db, Read(db, viewer), PageSize + 1), stop);
        return new(unread, [.. found.Take(PageSize)], found.Count > PageSize ? new(found[PageSize - 1].SharedAt, found[PageSize - 1].Id) : null);
    }

    /// <summary>One feedback, with its earlier texts and the reply, and what the viewer is typing in reply.</summary>
    /// <exception cref="NotFoundException">It is neither the viewer's own nor shared with him.</exception>
    public async Task<FeedbackDetail> FeedbackAsync(Viewer viewer, Guid feedbackId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var asked = new Asked(feedbackId);
        if (await db.KnownAsync(asked, static (db, viewer, asked) => Details(db, viewer, db.Feedback.VisibleTo(viewer).Where(row => row.Id == asked.Id)), stop) is not [var found]) throw new NotFoundException("Feedback");
        var tried = await db.KnownAsync(asked, static (db, viewer, asked) => db.Experiments.OwnedBy(viewer).Where(row => row.FeedbackId == asked.Id).Select(row => new OwnExperiment(row.Id, row.LookBackOn)), stop);
        return found with { Experiment = tried.SingleOrDefault(), Typed = await drafts.FindAsync(db, DraftKeys.Reply(feedbackId), stop) };
    }

    /// <summary>The viewer's own way of coaching: her sessions since a day, the oldest first, with how she steered.</summary>
    public async Task<IReadOnlyList<SteeredSession>> SteeringAsync(Viewer viewer, DateOnly since, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await SteeringAsync(db, since, stop);
    }

    /// <summary>The same within a piece of work.</summary>
    internal static async Task<IReadOnlyList<SteeredSession>> SteeringAsync(WpbDbContext db, DateOnly since, CancellationToken stop)
    {
        var rows = await db.KnownAsync(new Since(DutchTime.Moment(since, TimeOnly.MinValue)), static (db, viewer, since) =>
        {
            var views = db.StudentViews.VisibleTo(viewer);
            return db.CoachingSessions.WrittenBy(viewer).AsNoTracking()
                .Where(row => row.At >= since.At && (row.State == SessionState.Held || row.State == SessionState.Shared))
                .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(400)
                .Select(row => new
                {
                    row.Id, row.At, row.Minutes, row.Kind, row.State,
                    Student = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
                    row.Steering,
                    View = views.Where(view => view.Id == row.Id).Select(view => new { view.BroughtInBy, view.Steering }).FirstOrDefault(),
                });
        }, stop);
        rows.Reverse();
        return [.. rows.Select(row => new SteeredSession(row.Id, row.At, row.Minutes, row.Kind, row.Student, row.State,
            SteeringDetail.Of(row.Steering),
            row.View is { } view ? new WhoLed(view.BroughtInBy, view.Steering) : null))];
    }

    /// <summary>How the viewer, as a student, saw his conversations, the oldest first.</summary>
    public async Task<IReadOnlyList<SeenSession>> MyViewsAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var rows = await db.KnownAsync(static (db, viewer) => db.StudentViews.OwnedBy(viewer).AsNoTracking()
            .Join(db.CoachingSessions.VisibleTo(viewer), view => view.Id, session => session.Id, (view, session) => new { view, session })
            .OrderByDescending(row => row.session.At).ThenByDescending(row => row.session.Id).Take(MostViews)
            .Select(row => new
            {
                row.session.Id, row.session.At, row.view.BroughtInBy, row.view.Steering, IsShared = row.view.SharedAt != null,
                Supervisor = new PersonName(row.session.Author.GivenName, row.session.Author.SurnamePrefix, row.session.Author.FamilyName),
            }), stop);
        rows.Reverse();
        return rows.ConvertAll(row => new SeenSession(row.Id, row.At, row.Supervisor, new(row.BroughtInBy, row.Steering), row.IsShared));
    }

    /// <summary>What the viewer's students brought in and was not talked about yet: what is for a planned conversation first.</summary>
    public async Task<IReadOnlyList<WaitingInput>> WaitingInputAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await WaitingInputAsync(db, stop);
    }

    private static async Task<IReadOnlyList<WaitingInput>> WaitingInputAsync(WpbDbContext db, CancellationToken stop) =>
        await db.KnownAsync(static (db, viewer) => Inputs(db.Supervisions.First(viewer, db.AgendaItems.BroughtTo(viewer).Waiting(db.CoachingSessions.ThatWere(viewer)))), stop);

    private static async Task<IReadOnlyList<WaitingInput>> AgendaAsync(WpbDbContext db, Guid supervisionId, Guid sessionId, CancellationToken stop) =>
        await Inputs(db.AgendaItems.VisibleTo(db.Viewer).Waiting(db.CoachingSessions.ThatWere(db.Viewer))
            .Where(row => row.SupervisionId == supervisionId && (row.SessionId == sessionId || row.SessionId == null || row.Session!.State == SessionState.Cancelled))).ToListAsync(stop);

    private static IQueryable<WaitingInput> Inputs(IQueryable<AgendaItem> rows) => rows.OrderBy(row => row.SessionId == null).ThenBy(row => row.SharedAt).ThenBy(row => row.Id).Take(MostInputs)
        .Select(row => new WaitingInput(row.Id, row.StudentId, row.SupervisionId!.Value, row.Session!.State == SessionState.Cancelled ? null : row.SessionId, row.Content, row.SharedAt != null));

    private static IQueryable<CoachingSession> Chosen(WpbDbContext db, SessionFilter filter, MomentKey? after)
    {
        var rows = db.CoachingSessions.VisibleTo(db.Viewer);
        if (filter.State is { } state) rows = rows.Where(row => row.State == state);
        if (filter.WithId is { } with) rows = rows.Where(row => row.StudentId == with || row.AuthorId == with);
        return after is { } key ? rows.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.At, row.Id), ValueTuple.Create(key.At, key.Id))) : rows;
    }

    private static IQueryable<SessionRow> SessionRows(WpbDbContext db, Viewer viewer, IQueryable<CoachingSession> sessions)
    {
        var contents = db.SessionContents.VisibleTo(viewer);
        return sessions.AsNoTracking().OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(PageSize + 1)
            .Select(row => new SessionRow(row.Id, row.At, row.Minutes, row.Kind, row.State, row.AuthorId == viewer.PersonId,
                row.AuthorId == viewer.PersonId
                    ? new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName)
                    : new PersonName(row.Author.GivenName, row.Author.SurnamePrefix, row.Author.FamilyName),
                row.Feedback.Count(feedback => feedback.AuthorId == viewer.PersonId || feedback.SharedAt != null),
                db.FeedbackReplies.Count(reply => row.Feedback.Any(feedback => feedback.Id == reply.Id)),
                contents.Where(content => content.Id == row.Id).Select(content => content.StudentInput).FirstOrDefault()));
    }

    private static IQueryable<Feedback> Unread(WpbDbContext db, Viewer viewer) => db.Feedback.GivenTo(viewer).Where(row => !db.FeedbackReadings.Any(reading => reading.Id == row.Id));

    private static IQueryable<Feedback> Read(WpbDbContext db, Viewer viewer) => db.Feedback.GivenTo(viewer).Where(row => db.FeedbackReadings.Any(reading => reading.Id == row.Id));

    private static IQueryable<FeedbackRow> FeedbackRows(WpbDbContext db, IQueryable<Feedback> feedback, int most) =>
        (from row in feedback.OrderByDescending(row => row.SharedAt).ThenByDescending(row => row.Id).Take(most)
         join reading in db.FeedbackReadings on row.Id equals reading.Id into readings
         from reading in readings.DefaultIfEmpty()
         join reply in db.FeedbackReplies on row.Id equals reply.Id into replies
         from reply in replies.DefaultIfEmpty()
         orderby row.SharedAt descending, row.Id descending
         select new FeedbackRow(row.Id, row.SharedAt!.Value, row.Session.At,
             new PersonName(row.Session.Author.GivenName, row.Session.Author.SurnamePrefix, row.Session.Author.FamilyName),
             new FeedbackText(row.Saw, row.Did, row.Question), reading != null, row.CorrectedAt,
             reply == null ? null : new ReplyDetail(reply.TakesAlong, reply.WillTry, reply.RepliedAt, reply.FeedbackVersion)))
            .AsNoTracking();

    internal static IQueryable<FeedbackDetail> Details(WpbDbContext db, Viewer viewer, IQueryable<Feedback> feedback) =>
        (from row in feedback
         join reading in db.FeedbackReadings on row.Id equals reading.Id into readings
         from reading in readings.DefaultIfEmpty()
         join reply in db.FeedbackReplies on row.Id equals reply.Id into replies
         from reply in replies.DefaultIfEmpty()
         orderby row.Number
         select new FeedbackDetail
         {
             Id = row.Id, SessionId = row.SessionId, SessionAt = row.Session.At, SessionKind = row.Session.Kind, IsMine = row.AuthorId == viewer.PersonId,
             Author = new PersonName(row.Session.Author.GivenName, row.Session.Author.SurnamePrefix, row.Session.Author.FamilyName),
             Student = new PersonName(row.Session.Student.GivenName, row.Session.Student.SurnamePrefix, row.Session.Student.FamilyName),
             Text = new FeedbackText(row.Saw, row.Did, row.Question), SharedAt = row.SharedAt, CorrectedAt = row.CorrectedAt, Version = row.Version,
             ReadAt = reading == null ? null : reading.ReadAt,
             Reply = reply == null ? null : new ReplyDetail(reply.TakesAlong, reply.WillTry, reply.RepliedAt, reply.FeedbackVersion),
             Earlier = row.Earlier.OrderByDescending(earlier => earlier.Version)
                 .Select(earlier => new EarlierFeedback(earlier.Version, new FeedbackText(earlier.Saw, earlier.Did, earlier.Question), earlier.ReplacedAt)).ToList(),
         }).AsNoTracking();

    /// <summary>A session or a feedback that is asked for.</summary>
    private sealed record Asked(Guid Id);

    /// <summary>From when on.</summary>
    private sealed record Since(DateTimeOffset At);
}

/// <summary>Which sessions of a list.</summary>
/// <param name="State">Only those that stand here.</param>
/// <param name="WithId">Only those with this person.</param>
public readonly record struct SessionFilter(SessionState? State = null, Guid? WithId = null);
