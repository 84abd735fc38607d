using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Agenda;

/// <summary>What students bring in for conversations to come: for themselves, and for who supervises them.</summary>
public sealed class AgendaQueries(WpbContexts contexts)
{
    private const int PageSize = 25;
    private const int MostOpen = 50;
    private const int MostConversations = 12;

    /// <summary>What the viewer brought in as a student, and what was brought to her as who supervises.</summary>
    public async Task<AgendaBoard> BoardAsync(Viewer viewer, MomentKey? after = null, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var brought = db.Viewer.Is(Role.Supervisor) ? await db.KnownAsync(static (db, viewer) => Rows(db, viewer, db.Supervisions.First(viewer, db.AgendaItems.BroughtTo(viewer).Waiting(db.CoachingSessions.ThatWere(viewer)))
            .OrderBy(row => row.Session == null).ThenBy(row => row.Session!.At).ThenBy(row => row.SharedAt).ThenBy(row => row.Id).Take(MostOpen)), stop) : null;
        if (!db.Viewer.Is(Role.StudentTeacher)) return new(null, [], null, brought);
        var open = after is null ? await db.KnownAsync(static (db, viewer) => Rows(db, viewer, Open(db, viewer)
            .OrderBy(row => row.SharedAt == null).ThenByDescending(row => row.WrittenAt).ThenByDescending(row => row.Id).Take(MostOpen)), stop) : [];
        var earlier = after is { } key
            ? await db.KnownAsync(key, static (db, viewer, key) => Rows(db, viewer, Latest(Earlier(db, viewer)
                .Where(row => EF.Functions.LessThan(ValueTuple.Create(row.WrittenAt, row.Id), ValueTuple.Create(key.At, key.Id))))), stop)
            : await db.KnownAsync(static (db, viewer) => Rows(db, viewer, Latest(Earlier(db, viewer))), stop);
        return new(open, [.. earlier.Take(PageSize)], earlier.Count > PageSize ? new(earlier[PageSize - 1].WrittenAt, earlier[PageSize - 1].Id) : null, brought);
    }

    /// <summary>Something that is brought in.</summary>
    /// <exception cref="NotFoundException">It is neither the viewer's own nor shared with her.</exception>
    public async Task<AgendaRow> ItemAsync(Viewer viewer, Guid agendaId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await Rows(db, db.Viewer, db.AgendaItems.VisibleTo(db.Viewer).Where(row => row.Id == agendaId)).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("AgendaItem");
    }

    /// <summary>What there is to fill in of something new, or of what the viewer brought in.</summary>
    /// <exception cref="NotFoundException">The viewer is no student, or it is not his.</exception>
    public async Task<AgendaChoices> ChoicesAsync(Viewer viewer, Guid? agendaId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.StudentTeacher)) throw new NotFoundException("AgendaItem");
        var item = agendaId is { } id
            ? await Rows(db, db.Viewer, db.AgendaItems.BroughtInBy(db.Viewer).Where(row => row.Id == id)).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("AgendaItem")
            : null;
        var questions = await db.LearningQuestions.OwnedBy(db.Viewer).Where(row => row.ClosedAt == null || (item != null && item.Question != null && row.Id == item.Question.Id))
            .OrderByDescending(row => row.AskedAt).ThenBy(row => row.Id).Take(MostOpen).Select(row => new AskedQuestion(row.Id, row.Wording)).ToListAsync(stop);
        return new(await ConversationsAsync(db, stop), item, questions);
    }

    /// <summary>The conversations to come of the viewer as a student: those that are planned, and the next one with each who supervises him now.</summary>
    internal static async Task<IReadOnlyList<ComingConversation>> ConversationsAsync(WpbDbContext db, CancellationToken stop)
    {
        var next = await db.KnownAsync(static (db, viewer) => SupervisedNow(db, viewer).OrderBy(row => row.Period.From).ThenBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                Supervisor = new PersonName(row.Supervisor.GivenName, row.Supervisor.SurnamePrefix, row.Supervisor.FamilyName),
                Cover = row.Covers.Where(cover => cover.EndedAt == null && cover.Period.From <= viewer.Today && (cover.Period.Until == null || cover.Period.Until >= viewer.Today)).OrderBy(cover => cover.Id)
                    .Select(cover => (PersonName?)new PersonName(cover.CoveredBy.GivenName, cover.CoveredBy.SurnamePrefix, cover.CoveredBy.FamilyName)).FirstOrDefault(),
            }), stop);
        var planned = await Planned(db, next.ConvertAll(row => row.Id)).Take(MostConversations)
            .Select(row => new ComingConversation(row.SupervisionId, row.Id, new PersonName(row.Author.GivenName, row.Author.SurnamePrefix, row.Author.FamilyName), row.At)).ToListAsync(stop);
        return [.. planned, .. next.Select(row => new ComingConversation(row.Id, null, row.Cover ?? row.Supervisor, null))];
    }

    /// <summary>The supervisions of the viewer as a student today.</summary>
    internal static IQueryable<Supervision> SupervisedNow(WpbDbContext db, Viewer viewer) => db.Supervisions.VisibleTo(viewer)
        .Where(row => row.StudentId == viewer.PersonId && row.EndedAt == null && row.Period.From <= viewer.Today && (row.Period.Until == null || row.Period.Until >= viewer.Today));

    /// <summary>The conversations of the viewer as a student that are planned and yet to be, the first first.</summary>
    internal static IQueryable<CoachingSession> Planned(WpbDbContext db, List<Guid> within)
    {
        var (me, now) = (db.Viewer.PersonId, db.Now);
        return db.CoachingSessions.VisibleTo(db.Viewer).Where(row => row.StudentId == me && row.State == SessionState.Planned && row.At >= now && within.Contains(row.SupervisionId)).OrderBy(row => row.At).ThenBy(row => row.Id);
    }

    private static IQueryable<AgendaItem> Open(WpbDbContext db, Viewer viewer)
    {
        var waiting = db.AgendaItems.BroughtInBy(viewer).Waiting(db.CoachingSessions.ThatWere(viewer)).Select(row => row.Id);
        return db.AgendaItems.BroughtInBy(viewer).Where(row => row.SharedAt == null || waiting.Contains(row.Id));
    }

    private static IQueryable<AgendaItem> Earlier(WpbDbContext db, Viewer viewer)
    {
        var waiting = db.AgendaItems.BroughtInBy(viewer).Waiting(db.CoachingSessions.ThatWere(viewer)).Select(row => row.Id);
        return db.AgendaItems.BroughtInBy(viewer).Where(row => row.SharedAt != null && !waiting.Contains(row.Id));
    }

    private static IQueryable<AgendaItem> Latest(IQueryable<AgendaItem> rows) => rows.OrderByDescending(row => row.WrittenAt).ThenByDescending(row => row.Id).Take(PageSize + 1);

    private static IQueryable<AgendaRow> Rows(WpbDbContext db, Viewer viewer, IQueryable<AgendaItem> rows)
    {
        var waiting = db.AgendaItems.VisibleTo(viewer).Waiting(db.CoachingSessions.ThatWere(viewer));
        var supervisions = db.Supervisions.VisibleTo(viewer).Where(row => row.EndedAt == null && row.Period.From <= viewer.Today && (row.Period.Until == null || row.Period.Until >= viewer.Today));
        var questions = db.LearningQuestions.VisibleTo(viewer);
        return rows.AsNoTracking().Select(row => new AgendaRow(row.Id, row.StudentId, new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName),
            row.StudentId == viewer.PersonId, row.Kind, row.Content, row.WrittenAt, row.SharedAt, waiting.Any(item => item.Id == row.Id), row.SessionId, row.Session == null ? null : row.Session.At,
            // By the item's own supervision, and only whether that is seen: of all that are seen the first of each would be looked for.
            row.SharedAt != null && supervisions.Any(coaching => coaching.Id == row.SupervisionId)
                ? new PersonName(row.Supervision!.Supervisor.GivenName, row.Supervision.Supervisor.SurnamePrefix, row.Supervision.Supervisor.FamilyName) : null,
            row.SharedAt != null && supervisions.Any(coaching => coaching.Id == row.SupervisionId)
                ? row.Supervision!.Covers.Where(cover => cover.EndedAt == null && cover.Period.From <= viewer.Today && (cover.Period.Until == null || cover.Period.Until >= viewer.Today)).OrderBy(cover => cover.Id)
                    .Select(cover => (PersonName?)new PersonName(cover.CoveredBy.GivenName, cover.CoveredBy.SurnamePrefix, cover.CoveredBy.FamilyName)).FirstOrDefault() : null,
            // By the item's own key, as above.
            row.QuestionId != null && questions.Any(question => question.Id == row.QuestionId) ? new AskedQuestion(row.Question!.Id, row.Question.Wording) : null));
    }
}
