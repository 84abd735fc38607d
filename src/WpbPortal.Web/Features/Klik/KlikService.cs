using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Klik;

/// <summary>
/// What an author does with a klik signal: raise it, choose who reads it, take it back. And the way beside it, to the confidential
/// counsellor, of which nothing is kept but the notification to her.
/// </summary>
public sealed class KlikService(WpbContexts contexts, KlikNews news)
{
    /// <summary>
    /// Raises a signal about a supervision of the viewer. Whom he chose are told at once that something waits; where nobody is left who may
    /// read it, the coordinator is told that, and no more.
    /// </summary>
    /// <returns>The signal.</returns>
    /// <exception cref="NotFoundException">The viewer has no part in that supervision today, or chose somebody who may not read it.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.KlikOpenAlready"/>, or a rule of <see cref="KlikSignal"/>.</exception>
    public async Task<Guid> RaiseAsync(Viewer viewer, Guid supervisionId, string? words, IReadOnlyCollection<Guid> handlerIds, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var supervision = await db.Supervisions.SpokenOfBy(db.Viewer).AsNoTracking().Include(row => row.Placement).SingleOrDefaultAsync(row => row.Id == supervisionId, stop) ?? throw new NotFoundException("Supervision");
        if (await db.KlikSignals.RaisedBy(db.Viewer).AnyAsync(row => row.SupervisionId == supervisionId && row.State != KlikState.Closed, stop)) throw new RuleViolationException(Rule.KlikOpenAlready);
        var eligible = await KlikReaders.OfAsync(db, supervision.Placement.SchoolId, supervision.PlacementId, stop);
        Demand(handlerIds, eligible);
        var signal = new KlikSignal(supervision, supervision.Placement.SchoolId, db.Viewer.PersonId, words, handlerIds, db.Viewer.Today, db.Now);
        db.Add(signal);
        db.Note(AuditAct.Created, signal, db.Viewer.PersonId);
        if (signal.HandlerIds.Length > 0) await news.TellAsync(db, NotificationKind.KlikRaised, signal.Id, signal.HandlerIds, stop);
        else await TellCoordinatorsAsync(db, signal, stop);
        await DraftService.CloseAsync(db, KlikDrafts.Words(supervisionId), stop);
        await db.CommitAsync(stop);
        return signal.Id;
    }

    /// <summary>The author chooses anew who reads it. Who is new is told at once; who is chosen no longer reads it no longer.</summary>
    /// <exception cref="NotFoundException">It is not his, or he chose somebody who may not read it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="KlikSignal.ChooseHandlers"/>.</exception>
    public async Task ChooseHandlersAsync(Viewer viewer, Guid signalId, IReadOnlyCollection<Guid> handlerIds, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var signal = await OwnAsync(db, signalId, stop);
        var eligible = await KlikReaders.OfAsync(db, signal.SchoolId, signal.PlacementId, stop);
        if (handlerIds.Any(id => eligible.All(one => one.Id != id))) throw new NotFoundException("Person");
        var before = signal.HandlerIds;
        signal.ChooseHandlers(handlerIds);
        db.Note(AuditAct.Changed, signal, db.Viewer.PersonId);
        await news.TellAsync(db, NotificationKind.KlikRaised, signal.Id, [.. signal.HandlerIds.Except(before)], stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The author takes it back. What was written stays with those who read it, until its term is over.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="KlikSignal.Withdraw"/>.</exception>
    public async Task WithdrawAsync(Viewer viewer, Guid signalId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var signal = await OwnAsync(db, signalId, stop);
        signal.Withdraw(db.Now);
        db.Note(AuditAct.Withdrawn, signal, db.Viewer.PersonId);
        await db.CommitAsync(stop);
    }

    /// <summary>
    /// Asks the confidential counsellor of a school to get in touch: she reads in the portal who asks, and nothing else. It is no klik signal, and
    /// nothing else is kept of it. Asked again while she has yet to read it, nothing is added.
    /// </summary>
    /// <exception cref="NotFoundException">The school is not the viewer's, or its counsellor cannot be told here.</exception>
    public async Task AskCounsellorAsync(Viewer viewer, Guid schoolId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var counsellor = (await KlikReaders.CounsellorsAsync(db, stop)).SingleOrDefault(one => one.SchoolId == schoolId)?.TellId ?? throw new NotFoundException("SchoolCounsellor");
        if (await db.Notifications.ToldBy(db.Viewer).AnyAsync(row => row.RecipientId == counsellor && row.Kind == NotificationKind.CounsellorAsked && row.ReadAt == null, stop)) return;
        await news.TellCounsellorAsync(db, counsellor, stop);
        await db.CommitAsync(stop);
    }

    private static void Demand(IReadOnlyCollection<Guid> handlerIds, IReadOnlyList<KlikReader> eligible)
    {
        if (handlerIds.Any(id => eligible.All(one => one.Id != id))) throw new NotFoundException("Person");
        if (handlerIds.Count == 0 && eligible.Count > 0) throw new RuleViolationException(Rule.Required) { Field = nameof(KlikSignal.HandlerIds) };
    }

    /// <summary>Coordinators who are no party hear that something waits at a school; a coordinator who is one hears nothing.</summary>
    private async Task TellCoordinatorsAsync(WpbDbContext db, KlikSignal signal, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var coordinators = await db.People.VisibleTo(db.Viewer)
            .Where(row => row.Id != signal.AuthorId && row.Id != signal.OtherId
                && row.Roles.Any(held => held.Role == Role.Coordinator && held.EndedAt == null && held.Period.From <= today && (held.Period.Until == null || held.Period.Until >= today)))
            .Select(row => row.Id).ToListAsync(stop);
        await news.TellAsync(db, NotificationKind.KlikWaits, signal.SchoolId, coordinators, stop);
    }

    private static async Task<KlikSignal> OwnAsync(WpbDbContext db, Guid signalId, CancellationToken stop) =>
        await db.KlikSignals.RaisedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == signalId, stop) ?? throw new NotFoundException("KlikSignal");
}
