using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Learning;

/// <summary>A student's own timeline, and all of it to take along.</summary>
public sealed class TimelineQueries(WpbContexts contexts)
{
    private const int Most = 100;
    private const int MostTakenAlong = 5000;

    /// <summary>The viewer's own timeline: a hundred steps at most, the latest first.</summary>
    /// <exception cref="NotFoundException">The viewer is no student.</exception>
    public async Task<Timeline> TimelineAsync(Viewer viewer, TimelineFilter filter, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var since = filter.Since is { } day ? DutchTime.Moment(day, TimeOnly.MinValue) : DateTimeOffset.MinValue.ToUniversalTime();
        List<TimelineRow> rows = [];
        if (Shows(TimelineKind.Feedback)) rows.AddRange(await FeedbackAsync(db, new(since), filter.ThemeId, stop));
        // A question stands by itself: it belongs to no theme.
        if (Shows(TimelineKind.Question) && filter.ThemeId is null) rows.AddRange(await QuestionsAsync(db, stop));
        if (Shows(TimelineKind.Experiment)) rows.AddRange(await ExperimentsAsync(db, filter.ThemeId, stop));
        if (Shows(TimelineKind.Theme)) rows.AddRange(await ThemesAsync(db, filter.ThemeId, stop));
        if (Shows(TimelineKind.Source)) rows.AddRange(await SourcesAsync(db, filter.ThemeId, stop));
        var themes = await db.KnownAsync(static (db, viewer) => db.DominantThemes.OwnedBy(viewer).OrderByDescending(row => row.BegunAt).ThenBy(row => row.Id).Take(Most).Select(row => new ThemeChoice(row.Id, row.Title)), stop);
        return new([.. rows.Where(row => row.At >= since).OrderByDescending(row => row.At).ThenBy(row => row.Id).Take(Most)], themes);

        bool Shows(TimelineKind kind) => filter.Kind is null || filter.Kind == kind;
    }

    /// <summary>All that the viewer has of his learning. That he takes it along is noted.</summary>
    /// <exception cref="NotFoundException">The viewer is no student.</exception>
    public async Task<OwnLearning> TakeAlongAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var me = await db.People.VisibleTo(db.Viewer).SingleAsync(row => row.Id == db.Viewer.PersonId, stop);
        var replies = db.FeedbackReplies.VisibleTo(db.Viewer);
        var feedback = await db.Feedback.GivenTo(db.Viewer).OrderBy(row => row.SharedAt).ThenBy(row => row.Id).Take(MostTakenAlong).Select(row => new
        {
            row.SharedAt, By = new PersonName(row.Session.Author.GivenName, row.Session.Author.SurnamePrefix, row.Session.Author.FamilyName), row.Saw, row.Did, row.Question,
            Reply = replies.Where(reply => reply.Id == row.Id).Select(reply => new { reply.TakesAlong, reply.WillTry }).FirstOrDefault(),
        }).ToListAsync(stop);
        var agenda = await db.AgendaItems.BroughtInBy(db.Viewer).OrderBy(row => row.WrittenAt).ThenBy(row => row.Id).Take(MostTakenAlong)
            .Select(row => new OwnAgenda(row.WrittenAt, row.Kind, row.Content, row.SharedAt)).ToListAsync(stop);
        var questions = await LearningQueries.Questions(db.LearningQuestions.OwnedBy(db.Viewer), MostTakenAlong).ToListAsync(stop);
        var experiments = await LearningQueries.Experiments(db, db.Viewer, db.Experiments.OwnedBy(db.Viewer), MostTakenAlong).ToListAsync(stop);
        var sources = db.Sources.OwnedBy(db.Viewer).Where(row => row.State == SourceState.Taken);
        var themes = await db.DominantThemes.OwnedBy(db.Viewer).OrderBy(row => row.BegunAt).ThenBy(row => row.Id).Take(MostTakenAlong)
            .Select(row => new OwnTheme(row.Title, row.Description, row.BegunAt, row.EndedAt, sources.Where(source => source.ThemeId == row.Id).OrderBy(source => source.AddedAt)
                .Select(source => new OwnSource(source.Kind, source.Reference, source.Title, source.Note)).ToList())).ToListAsync(stop);
        db.Note(AuditAct.Exported, me, me.Id);
        await db.CommitAsync(stop);
        return new(me.Name.Full, db.Viewer.Today,
            [.. feedback.Select(row => new OwnFeedback(row.SharedAt!.Value, row.By.Full, row.Saw, row.Did, row.Question, row.Reply?.TakesAlong, row.Reply?.WillTry))], agenda, questions, experiments, themes);
    }

    private async Task<WpbDbContext> OpenAsync(Viewer viewer, CancellationToken stop)
    {
        var db = await contexts.OpenAsync(viewer, stop);
        if (db.Viewer.Is(Role.StudentTeacher)) return db;
        await db.DisposeAsync();
        throw new NotFoundException("Student");
    }

    private static async Task<IEnumerable<TimelineRow>> FeedbackAsync(WpbDbContext db, Since since, Guid? theme, CancellationToken stop)
    {
        var parts = db.ThemeParts.OwnedBy(db.Viewer);
        var rows = theme is null
            ? await db.KnownAsync(since, static (db, viewer, since) => Given(db, viewer, db.Feedback.GivenTo(viewer).Where(row => row.SharedAt >= since.At)), stop)
            : await Given(db, db.Viewer, db.Feedback.GivenTo(db.Viewer).Where(row => row.SharedAt >= since.At && parts.Any(part => part.ThemeId == theme && part.SessionId == row.SessionId))).ToListAsync(stop);
        return rows.Select(row => new TimelineRow(row.SharedAt, TimelineKind.Feedback, TimelineStep.Begun, row.Id, row.Question ?? "", row.TakesAlong, row.By));
    }

    private static IQueryable<GivenFeedback> Given(WpbDbContext db, Viewer viewer, IQueryable<Feedback> feedback)
    {
        var replies = db.FeedbackReplies.VisibleTo(viewer);
        return feedback.OrderByDescending(row => row.SharedAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new GivenFeedback(row.Id, row.SharedAt!.Value, row.Question, new PersonName(row.Session.Author.GivenName, row.Session.Author.SurnamePrefix, row.Session.Author.FamilyName),
                replies.Where(reply => reply.Id == row.Id).Select(reply => reply.TakesAlong).FirstOrDefault()));
    }

    private static async Task<IEnumerable<TimelineRow>> QuestionsAsync(WpbDbContext db, CancellationToken stop)
    {
        var rows = await db.KnownAsync(static (db, viewer) => LearningQueries.Questions(db.LearningQuestions.OwnedBy(viewer), Most), stop);
        return rows.SelectMany(Steps);

        static IEnumerable<TimelineRow> Steps(QuestionRow row)
        {
            string[] wordings = [.. row.Earlier.Reverse().Select(earlier => earlier.Wording), row.Wording];
            yield return new(row.AskedAt, TimelineKind.Question, TimelineStep.Begun, row.Id, wordings[0], null, null);
            foreach (var (index, earlier) in row.Earlier.Reverse().Index())
                yield return new(earlier.Until, TimelineKind.Question, TimelineStep.Reworded, row.Id, wordings[index + 1], earlier.Reason, null);
            if (row.ClosedAt is { } closed) yield return new(closed, TimelineKind.Question, TimelineStep.Ended, row.Id, row.Wording, row.Brought, null);
        }
    }

    private static async Task<IEnumerable<TimelineRow>> ExperimentsAsync(WpbDbContext db, Guid? theme, CancellationToken stop)
    {
        var parts = db.ThemeParts.OwnedBy(db.Viewer);
        var rows = theme is null
            ? await db.KnownAsync(static (db, viewer) => Tried(db.Experiments.OwnedBy(viewer)), stop)
            : await Tried(db.Experiments.OwnedBy(db.Viewer).Where(row => parts.Any(part => part.ThemeId == theme && part.ExperimentId == row.Id))).ToListAsync(stop);
        return rows.SelectMany(row => row.LookedBackAt is { } at
            ? [new TimelineRow(row.BegunAt, TimelineKind.Experiment, TimelineStep.Begun, row.Id, row.Content, null, null), new(at, TimelineKind.Experiment, TimelineStep.Ended, row.Id, row.Content, row.HowItWent, null)]
            : (TimelineRow[])[new(row.BegunAt, TimelineKind.Experiment, TimelineStep.Begun, row.Id, row.Content, null, null)]);
    }

    private static async Task<IEnumerable<TimelineRow>> ThemesAsync(WpbDbContext db, Guid? theme, CancellationToken stop)
    {
        var rows = theme is null
            ? await db.KnownAsync(static (db, viewer) => Named(db.DominantThemes.OwnedBy(viewer)), stop)
            : await Named(db.DominantThemes.OwnedBy(db.Viewer).Where(row => row.Id == theme)).ToListAsync(stop);
        return rows.SelectMany(row => row.EndedAt is { } at
            ? [new TimelineRow(row.BegunAt, TimelineKind.Theme, TimelineStep.Begun, row.Id, row.Title, row.Description, null), new(at, TimelineKind.Theme, TimelineStep.Ended, row.Id, row.Title, null, null)]
            : (TimelineRow[])[new(row.BegunAt, TimelineKind.Theme, TimelineStep.Begun, row.Id, row.Title, row.Description, null)]);
    }

    private static async Task<IEnumerable<TimelineRow>> SourcesAsync(WpbDbContext db, Guid? theme, CancellationToken stop)
    {
        var rows = theme is null
            ? await db.KnownAsync(static (db, viewer) => Taken(db.Sources.OwnedBy(viewer)), stop)
            : await Taken(db.Sources.OwnedBy(db.Viewer).Where(row => row.ThemeId == theme)).ToListAsync(stop);
        return rows.Select(row => new TimelineRow(row.AddedAt, TimelineKind.Source, TimelineStep.Begun, row.ThemeId, row.Words, row.Note, null));
    }

    private static IQueryable<TriedExperiment> Tried(IQueryable<Experiment> rows) => rows.OrderByDescending(row => row.BegunAt).ThenBy(row => row.Id).Take(Most)
        .Select(row => new TriedExperiment(row.Id, row.BegunAt, row.Content, row.LookedBackAt, row.HowItWent));

    private static IQueryable<NamedTheme> Named(IQueryable<DominantTheme> rows) => rows.OrderByDescending(row => row.BegunAt).ThenBy(row => row.Id).Take(Most)
        .Select(row => new NamedTheme(row.Id, row.BegunAt, row.EndedAt, row.Title, row.Description));

    private static IQueryable<TakenSource> Taken(IQueryable<Source> rows) => rows.Where(row => row.State == SourceState.Taken).OrderByDescending(row => row.AddedAt).ThenBy(row => row.Id).Take(Most)
        .Select(row => new TakenSource(row.ThemeId, row.AddedAt, row.Title ?? row.Reference, row.Note));

    private sealed record Since(DateTimeOffset At);

    private sealed record GivenFeedback(Guid Id, DateTimeOffset SharedAt, string? Question, PersonName By, string? TakesAlong);

    private sealed record TriedExperiment(Guid Id, DateTimeOffset BegunAt, string Content, DateTimeOffset? LookedBackAt, string? HowItWent);

    private sealed record NamedTheme(Guid Id, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, string Title, string? Description);

    private sealed record TakenSource(Guid ThemeId, DateTimeOffset AddedAt, string Words, string? Note);
}
