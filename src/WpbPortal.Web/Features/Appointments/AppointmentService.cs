using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Features.Appointments;

/// <summary>
/// Plans conversations between a student and who supervises him, by either of the two; either moves one or calls it off. Both get an invitation
/// for their calendar, and the other is told.
/// </summary>
public sealed class AppointmentService(WpbContexts contexts, Letters letters, AppointmentLetters texts)
{
    /// <summary>What is this near is told at once, whatever the hour.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(48);

    /// <summary>Plans a conversation. Sending the same request twice plans one.</summary>
    /// <exception cref="NotFoundException">The viewer has no conversations with that person.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ClockJumps"/>, or a rule of <see cref="CoachingSession.Plan"/>.</exception>
    public async Task<Guid> PlanAsync(Viewer viewer, PlanRequest wish, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (await db.CoachingSessions.ArrangedBy(db.Viewer).AnyAsync(row => row.Id == wish.Id, stop)) return wish.Id;
        var (supervision, authorId) = await SupervisionAsync(db, wish.WithId, wish.Day, stop);
        var session = CoachingSession.Plan(supervision, authorId, MomentOf(wish.Day, wish.Time, wish.Minutes, wish.Kind), db.Now, wish.Id, wish.Place);
        db.Add(session);
        db.Note(AuditAct.Created, session, session.StudentId);
        await TellAsync(db, NotificationKind.SessionPlanned, session, null, stop);
        await db.CommitAsync(stop);
        return session.Id;
    }

    /// <summary>Moves a planned conversation to another moment or place.</summary>
    /// <exception cref="NotFoundException">It is not the viewer's to move, or not planned any more.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ClockJumps"/>, or a rule of <see cref="CoachingSession.Move"/>.</exception>
    public async Task MoveAsync(Viewer viewer, Guid sessionId, MoveRequest wish, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var session = await SessionAsync(db, sessionId, stop);
        var supervision = await db.Supervisions.PlannedInBy(db.Viewer).Include(row => row.Covers).SingleOrDefaultAsync(row => row.Id == session.SupervisionId, stop) ?? throw new NotFoundException("Session");
        var before = session.At;
        session.Move(supervision, MomentOf(wish.Day, wish.Time, wish.Minutes, wish.Kind), wish.Place, db.Now);
        db.Note(AuditAct.Changed, session, session.StudentId);
        await TellAsync(db, NotificationKind.SessionMoved, session, before, stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Calls a planned conversation off. The other is told, with the question to plan another.</summary>
    /// <exception cref="NotFoundException">It is not the viewer's to call off, or not planned any more.</exception>
    public async Task CancelAsync(Viewer viewer, Guid sessionId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var session = await SessionAsync(db, sessionId, stop);
        session.Cancel();
        db.Note(AuditAct.Ended, session, session.StudentId);
        await TellAsync(db, NotificationKind.SessionCalledOff, session, session.At, stop);
        await db.CommitAsync(stop);
    }

    private static async Task<CoachingSession> SessionAsync(WpbDbContext db, Guid sessionId, CancellationToken stop) =>
        await db.CoachingSessions.ArrangedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == sessionId, stop) ?? throw new NotFoundException("Session");

    private static SessionMoment MomentOf(DateOnly day, TimeOnly time, int minutes, SessionKind kind) =>
        new(DutchTime.OneMoment(day, time, nameof(PlanRequest.Time)), day, minutes, kind);

    /// <summary>The supervision of the two on that day and who coaches in it; any other of the two when there is none, so that the rule says what is wrong.</summary>
    private static async Task<(Supervision Supervision, Guid AuthorId)> SupervisionAsync(WpbDbContext db, Guid withId, DateOnly day, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        var all = await db.Supervisions.PlannedInBy(db.Viewer).Include(row => row.Covers).ToListAsync(stop);
        var ofTwo = all.Where(row => row.StudentId == withId && Coaches(row, me)).Select(row => (row, me))
            .Concat(all.Where(row => row.StudentId == me && Coaches(row, withId)).Select(row => (Supervision: row, AuthorId: withId))).ToList();
        return ofTwo.Count == 0 ? throw new NotFoundException("Person") : ofTwo.Find(one => one.Item1.MayBeLoggedBy(one.Item2, day, day)) is { Item1: not null } found ? found : ofTwo[0];

        static bool Coaches(Supervision row, Guid person) => row.SupervisorId == person || row.Covers.Any(cover => cover.CoveredById == person && cover.EndedAt is null);
    }

    /// <summary>Tells the other in the portal, and writes both, who can sign in, a letter that takes it into their calendar.</summary>
    private async Task TellAsync(WpbDbContext db, NotificationKind kind, CoachingSession session, DateTimeOffset? before, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        db.Add(new Notification(session.PartnershipId, session.AuthorId == me ? session.StudentId : session.AuthorId, kind, session.Id, me, db.Now));
        var region = await db.Partnerships.VisibleTo(db.Viewer).Where(row => row.Id == db.Viewer.PartnershipId).Select(row => row.Region).SingleAsync(stop);
        var isNear = kind == NotificationKind.SessionPlanned || session.At - db.Now <= Near || before - db.Now <= Near;
        var notBefore = isNear ? db.Now : WorkingDays.NextWorkingTime(region, db.Now);
        Guid[] both = [session.StudentId, session.AuthorId];
        var recipients = await db.AddresseesAsync(both, stop);
        var actor = await db.People.VisibleTo(db.Viewer).Where(row => row.Id == me).Select(row => row.GivenName).SingleAsync(stop);
        foreach (var to in recipients)
            letters.Promise(db, texts.About(kind, AppointmentLetters.PlannedOf(session), db.Now, to, to.Id == me ? null : actor) with { NotBefore = notBefore });
    }
}
