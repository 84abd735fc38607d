using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Klik;

/// <summary>
/// What a chosen handler does with a klik signal: read it (which is noted, for the author to see), take it up, note, decide, and transfer the
/// student in one step. Until a transfer is carried out nothing is told to, or seen by, the other party.
/// </summary>
public sealed class KlikHandlingService(WpbContexts contexts, KlikNews news)
{
    /// <summary>Opens a signal: who reads it is noted in the audit, where its author sees it.</summary>
    /// <exception cref="NotFoundException">The viewer does not handle it (any more).</exception>
    public async Task<HandledKlik> ReadAsync(Viewer viewer, Guid signalId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        var people = db.People.VisibleTo(db.Viewer);
        var handled = db.KlikSignals.HandledBy(db.Viewer);
        var found = await handled.AsNoTracking().Where(row => row.Id == signalId).Select(row => new
        {
            Signal = row, Author = new PersonName(row.Author.GivenName, row.Author.SurnamePrefix, row.Author.FamilyName), Other = new PersonName(row.Other.GivenName, row.Other.SurnamePrefix, row.Other.FamilyName),
            IsByStudent = row.AuthorId == row.Placement.StudentId, row.Placement.TeamId, Team = row.Placement.Team.Name, School = row.School.Name, row.Supervision.SupervisorId, row.Placement.StudentId,
            CanTransfer = row.Supervision.EndedAt == null && row.Supervision.Period.From <= today && (row.Supervision.Period.Until == null || row.Supervision.Period.Until >= today)
                && row.Placement.EndedAt == null && (row.Placement.Period.Until == null || row.Placement.Period.Until > today),
            DecidedBy = people.Where(person => person.Id == row.DecidedById).Select(person => (PersonName?)new PersonName(person.GivenName, person.SurnamePrefix, person.FamilyName)).FirstOrDefault(),
        }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("KlikSignal");
        var signal = found.Signal;
        var notes = await db.KlikNotes.VisibleTo(db.Viewer, handled).Where(row => row.SignalId == signalId).OrderBy(row => row.WrittenAt).ThenBy(row => row.Id)
            .Select(row => new KlikNoteRow(row.Id, new PersonName(row.WrittenBy.GivenName, row.WrittenBy.SurnamePrefix, row.WrittenBy.FamilyName), row.WrittenAt, row.Words)).ToListAsync(stop);
        var readers = await KlikReaders.OfAsync(db, signal.SchoolId, signal.PlacementId, stop);
        var successors = found.CanTransfer && signal.State == KlikState.InConversation
            ? (await SuccessorsAsync(db, signal.SchoolId, found.TeamId, stop)).Where(one => one.Id != found.SupervisorId && one.Id != found.StudentId && one.Id != me).ToList()
            : [];
        db.Note(AuditAct.Read, signal, signal.AuthorId);
        await db.CommitAsync(stop);
        return new()
        {
            Author = found.Author, Other = found.Other, IsByStudent = found.IsByStudent, Team = found.Team, School = found.School, Words = signal.Words, State = signal.State, Decision = signal.Decision,
            Answer = signal.Answer, DecidedBy = found.DecidedBy, RaisedAt = signal.RaisedAt, DecidedAt = signal.DecidedAt, IsWithdrawn = signal.IsWithdrawn, CanTransfer = found.CanTransfer,
            OtherReaders = [.. readers.Where(reader => reader.Id != me && signal.HandlerIds.Contains(reader.Id)).Select(reader => reader.Name)], Notes = notes, Successors = successors,
        };
    }

    /// <summary>Takes a signal up; its author is told that something changed.</summary>
    /// <exception cref="NotFoundException">The viewer does not handle it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="KlikSignal.TakeUp"/>.</exception>
    public Task TakeUpAsync(Viewer viewer, Guid signalId, CancellationToken stop = default) => ChangeAsync(viewer, signalId, (_, signal) => signal.TakeUp(), null, true, stop);

    /// <summary>Notes what was talked about, for the handlers. The first note takes the signal up.</summary>
    /// <exception cref="NotFoundException">The viewer does not handle it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="KlikSignal.Note"/>.</exception>
    public Task NoteAsync(Viewer viewer, Guid signalId, string? words, CancellationToken stop = default) =>
        ChangeAsync(viewer, signalId, (db, signal) => db.Add(signal.Note(db.Viewer.PersonId, words, db.Now)), KlikDrafts.Note(signalId), false, stop);

    /// <summary>Decides that the two go on, or that somebody sits down with them. The author is told; the portal tells the other party nothing.</summary>
    /// <exception cref="NotFoundException">The viewer does not handle it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="KlikSignal.Decide"/>.</exception>
    public Task DecideAsync(Viewer viewer, Guid signalId, KlikDecision? decision, string? answer, CancellationToken stop = default)
    {
        if (decision == KlikDecision.Transfer) throw new RuleViolationException(Rule.Required) { Field = nameof(Supervision.SupervisorId) };
        return ChangeAsync(viewer, signalId, (db, signal) => signal.Decide(decision, answer, db.Viewer.PersonId, db.Now), KlikDrafts.Outcome(signalId), true, stop);
    }

    /// <summary>Talks about it again.</summary>
    /// <exception cref="NotFoundException">The viewer does not handle it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="KlikSignal.Reopen"/>.</exception>
    public Task ReopenAsync(Viewer viewer, Guid signalId, CancellationToken stop = default) => ChangeAsync(viewer, signalId, (_, signal) => signal.Reopen(), null, true, stop);

    /// <summary>Closes what was decided on.</summary>
    /// <exception cref="NotFoundException">The viewer does not handle it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="KlikSignal.Close"/>.</exception>
    public Task CloseAsync(Viewer viewer, Guid signalId, CancellationToken stop = default) => ChangeAsync(viewer, signalId, (db, signal) => signal.Close(db.Now), null, true, stop);

    /// <summary>
    /// Decides on a transfer and carries it out, in one transaction: the supervision ends at this instant, the next begins tomorrow. All that
    /// others see of it is what they see of any change of supervisor.
    /// </summary>
    /// <exception cref="NotFoundException">The viewer does not handle it, or there is no such person.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotASupervisorThere"/>, <see cref="Rule.SupervisorIsFull"/>, or a rule of <see cref="KlikSignal.Transfer"/>.</exception>
    public async Task TransferAsync(Viewer viewer, Guid signalId, KlikTransfer transfer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var signal = await HandledAsync(db, signalId, stop);
        // Who changes the same placement, or who supervises in it, waits here.
        await db.HoldAsync($"select from placement where partnership_id = {db.Viewer.PartnershipId} and id = {signal.PlacementId} for update", stop);
        var placement = await db.Placements.TransferredBy(db.Viewer, db.KlikSignals.HandledBy(db.Viewer)).Include(row => row.Supervisions).ThenInclude(row => row.Covers).AsSplitQuery()
            .SingleAsync(row => row.Id == signal.PlacementId, stop);
        if (transfer.SupervisorId is { } chosen) await DemandRoomAsync(db, placement, chosen, transfer.EvenIfFull, stop);
        var (ended, next) = signal.Transfer(placement, transfer.SupervisorId, transfer.Answer, db.Viewer.PersonId, db.Viewer.Today, db.Now);
        db.Note(AuditAct.Ended, ended, placement.StudentId);
        db.Note(AuditAct.Changed, signal, signal.AuthorId);
        // The days must be free in the database before somebody else gets them.
        await db.SaveAsync(stop);
        var begun = new Supervision(placement, transfer.SupervisorId!.Value, next);
        db.Add(begun);
        db.Note(AuditAct.Created, begun, placement.StudentId);
        db.AddRange(Notification.OfChange(ended, begun, placement.TeamId, db.Viewer.PersonId, db.Now));
        await news.TellAsync(db, NotificationKind.KlikAnswered, signal.Id, [signal.AuthorId], stop);
        await DraftService.CloseAsync(db, KlikDrafts.Decision(signalId), stop);
        await db.CommitAsync(stop);
    }

    private async Task ChangeAsync(Viewer viewer, Guid signalId, Action<WpbDbContext, KlikSignal> change, string? draft, bool tells, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var signal = await HandledAsync(db, signalId, stop);
        change(db, signal);
        db.Note(AuditAct.Changed, signal, signal.AuthorId);
        if (tells) await news.TellAsync(db, NotificationKind.KlikAnswered, signal.Id, [signal.AuthorId], stop);
        if (draft is not null) await DraftService.CloseAsync(db, draft, stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Never more students than she said to have room for without somebody saying so.</summary>
    private static async Task DemandRoomAsync(WpbDbContext db, Placement placement, Guid chosen, bool evenIfFull, CancellationToken stop)
    {
        if (!await db.People.VisibleTo(db.Viewer).AnyAsync(row => row.Id == chosen, stop)) throw new NotFoundException("Person");
        var successor = (await SuccessorsAsync(db, placement.SchoolId, placement.TeamId, stop)).SingleOrDefault(one => one.Id == chosen)
            ?? throw new RuleViolationException(Rule.NotASupervisorThere) { Field = nameof(Supervision.SupervisorId) };
        if (successor.IsFull && !evenIfFull)
            throw new RuleViolationException(Rule.SupervisorIsFull, successor.Name.GivenName, successor.Students, successor.Places!.Value) { Field = nameof(KlikTransfer.EvenIfFull) };
    }

    /// <summary>Who supervises at the school tomorrow: those of the team first, who has room before who has not.</summary>
    private static async Task<IReadOnlyList<KlikSuccessor>> SuccessorsAsync(WpbDbContext db, Guid schoolId, Guid teamId, CancellationToken stop)
    {
        var (today, tomorrow) = (db.Viewer.Today, db.Viewer.Today.AddDays(1));
        var (coached, seats) = (db.Supervisions.WeighedBy(db.Viewer), db.ChoiceSeats.WeighedBy(db.Viewer));
        var rows = await db.People.VisibleTo(db.Viewer)
            .Where(row => row.Roles.Any(held => held.Role == Role.Supervisor && held.SchoolId == schoolId && held.EndedAt == null && held.Period.From <= tomorrow && (held.Period.Until == null || held.Period.Until >= tomorrow)))
            .OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName).ThenBy(row => row.Id)
            .Select(row => new KlikSuccessor(row.Id, new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName),
                row.Roles.Any(held => held.Role == Role.Supervisor && held.TeamId == teamId && held.EndedAt == null && held.Period.From <= tomorrow && (held.Period.Until == null || held.Period.Until >= tomorrow)),
                coached.Where(one => one.SupervisorId == row.Id && one.EndedAt == null && (one.Period.Until == null || one.Period.Until >= tomorrow)).Select(one => one.StudentId).Distinct().Count(),
                seats.Where(seat => seat.PersonId == row.Id && seat.AnsweredAt != null && seat.Round.OpenedAt.AddDays(366) > db.Now).OrderByDescending(seat => seat.Round.OpenedAt).Select(seat => (int?)seat.Places).FirstOrDefault()))
            .ToListAsync(stop);
        return [.. rows.OrderBy(row => row.IsFull).ThenByDescending(row => row.IsOfTeam)];
    }

    private static async Task<KlikSignal> HandledAsync(WpbDbContext db, Guid signalId, CancellationToken stop) =>
        await db.KlikSignals.HandledBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == signalId, stop) ?? throw new NotFoundException("KlikSignal");
}
