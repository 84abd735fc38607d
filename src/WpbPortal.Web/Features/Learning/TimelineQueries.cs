using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Learning;

/// <summary>A student's own timeline, and all of it to take along.</summary>
public sealed class TimelineQueries(WpbContexts contexts)
{
    private const int Most = 100;
    private const int MostTakenAlong = 5000;

    /// <summary>The viewer's own timeline, the latest first, a hundred steps at a time.</summary>
    /// <param name="viewer">The student.</param>
    /// <param name="filter">Which part.</param>
    /// <param name="after">After what it begins; null for the latest.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer is no student.</exception>
    public async Task<Timeline> TimelineAsync(Viewer viewer, TimelineFilter filter, MomentKey? after = null, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var since = filter.Since is { } day ? DutchTime.Moment(day, TimeOnly.MinValue) : DateTimeOffset.MinValue.ToUniversalTime();
        var stretch = new Stretch(since, after?.At ?? db.Now.AddDays(1));
        List<TimelineRow> rows = [];
        if (Shows(TimelineKind.Feedback)) rows.AddRange(await FeedbackAsync(db, stretch, filter.ThemeId, stop));
        // A question stands by itself: it belongs to no theme.
        if (Shows(TimelineKind.Question) && filter.ThemeId is null) rows.AddRange(await QuestionsAsync(db, stretch, stop));
        if (Shows(TimelineKind.Experiment)) rows.AddRange(await ExperimentsAsync(db, stretch, filter.ThemeId, stop));
        if (Shows(TimelineKind.Theme)) rows.AddRange(await ThemesAsync(db, stretch, filter.ThemeId, stop));
        if (Shows(TimelineKind.Source)) rows.AddRange(await SourcesAsync(db, stretch, filter.ThemeId, stop));
        var themes = await db.KnownAsync(static (db, viewer) => db.DominantThemes.OwnedBy(viewer).OrderByDescending(row => row.BegunAt).ThenBy(row => row.Id).Take(Most).Select(row => new ThemeChoice(row.Id, row.Title)), stop);
        // Of each kind those with the latest steps were read, with all their steps: among the rows are the hundred that come next.
        List<TimelineRow> steps = [.. rows.Where(row => row.At >= since && IsNext(row)).OrderByDescending(row => row.At).ThenByDescending(row => row.Own).ThenByDescending(row => row.Step)];
        var shown = Math.Min(Most, steps.Count);
        // Steps of one thing at the very same moment stay together.
        while (shown > 0 && shown < steps.Count && steps[shown].Key == steps[shown - 1].Key) shown++;
        return new(steps[..shown], themes, shown < steps.Count ? steps[shown - 1].Key : null);

        bool Shows(TimelineKind kind) => filter.Kind is null || filter.Kind == kind;

        bool IsNext(TimelineRow row) => after is null || row.At < after.At || (row.At == after.At && row.Own.CompareTo(after.Id) < 0);
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

    private static async Task<IEnumerable<TimelineRow>> FeedbackAsync(WpbDbContext db, Stretch stretch, Guid? theme, CancellationToken stop)
    {
        var parts = db.ThemeParts.OwnedBy(db.Viewer);
        var rows = theme is null
            ? await db.KnownAsync(stretch, static (db, viewer, stretch) => Given(db, viewer, db.Feedback.GivenTo(viewer).Where(row => row.SharedAt >= stretch.Since && row.SharedAt <= stretch.Before)), stop)
            : await Given(db, db.Viewer, db.Feedback.GivenTo(db.Viewer).Where(row => row.SharedAt >= stretch.Since && row.SharedAt <= stretch.Before && parts.Any(part => part.ThemeId == theme && part.SessionId == row.SessionId))).ToListAsync(stop);
        return rows.Select(row => new TimelineRow(row.SharedAt, TimelineKind.Feedback, TimelineStep.Begun, row.Id, row.Question ?? "", row.TakesAlong, row.By));
    }

    private static IQueryable<GivenFeedback> Given(WpbDbContext db, Viewer viewer, IQueryable<Feedback> feedback)
    {
        var replies = db.FeedbackReplies.VisibleTo(viewer);
        return feedback.OrderByDescending(row => row.SharedAt).ThenBy(row => row.Id).Take(Most + 1)
            .Select(row => new GivenFeedback(row.Id, row.SharedAt!.Value, row.Question, new PersonName(row.Session.Author.GivenName, row.Session.Author.SurnamePrefix, row.Session.Author.FamilyName),
                replies.Where(reply => reply.Id == row.Id).Select(reply => reply.TakesAlong).FirstOrDefault()));
    }

    private static async Task<IEnumerable<TimelineRow>> QuestionsAsync(WpbDbContext db, Stretch stretch, CancellationToken stop)
    {
        var rows = await db.KnownAsync(stretch, static (db, viewer, stretch) => LearningQueries.Worded(db.LearningQuestions.OwnedBy(viewer).Where(row => row.AskedAt <= stretch.Before)
            .OrderByDescending(row => row.ClosedAt <= stretch.Before ? row.ClosedAt : row.Earlier.Where(earlier => earlier.ReplacedAt <= stretch.Before).Max(earlier => (DateTimeOffset?)earlier.ReplacedAt) ?? row.AskedAt)
            .ThenBy(row => row.Id).Take(Most + 1)), stop);
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

    private static async Task<IEnumerable<TimelineRow>> ExperimentsAsync(WpbDbContext db, Stretch stretch, Guid? theme, CancellationToken stop)
    {
        var parts = db.ThemeParts.OwnedBy(db.Viewer);
        var rows = theme is null
            ? await db.KnownAsync(stretch, static (db, viewer, stretch) => Tried(db.Experiments.OwnedBy(viewer), stretch), stop)
            : await Tried(db.Experiments.OwnedBy(db.Viewer).Where(row => parts.Any(part => part.ThemeId == theme && part.ExperimentId == row.Id)), stretch).ToListAsync(stop);
        return rows.SelectMany(row => row.LookedBackAt is { } at
            ? [new TimelineRow(row.BegunAt, TimelineKind.Experiment, TimelineStep.Begun, row.Id, row.Content, null, null), new(at, TimelineKind.Experiment, TimelineStep.Ended, row.Id, row.Content, row.HowItWent, null)]
            : (TimelineRow[])[new(row.BegunAt, TimelineKind.Experiment, TimelineStep.Begun, row.Id, row.Content, null, null)]);
    }

    private static async Task<IEnumerable<TimelineRow>> ThemesAsync(WpbDbContext db, Stretch stretch, Guid? theme, CancellationToken stop)
    {
        var rows = theme is null
            ? await db.KnownAsync(stretch, static (db, viewer, stretch) => Named(db.DominantThemes.OwnedBy(viewer), stretch), stop)
            : await Named(db.DominantThemes.OwnedBy(db.Viewer).Where(row => row.Id == theme), stretch).ToListAsync(stop);
        return rows.SelectMany(row => row.EndedAt is { } at
            ? [new TimelineRow(row.BegunAt, TimelineKind.Theme, TimelineStep.Begun, row.Id, row.Title, row.Description, null), new(at, TimelineKind.Theme, TimelineStep.Ended, row.Id, row.Title, null, null)]
            : (TimelineRow[])[new(row.BegunAt, TimelineKind.Theme, TimelineStep.Begun, row.Id, row.Title, row.Description, null)]);
    }

    private static async Task<IEnumerable<TimelineRow>> SourcesAsync(WpbDbContext db, Stretch stretch, Guid? theme, CancellationToken stop)
    {
        var rows = theme is null
            ? await db.KnownAsync(stretch, static (db, viewer, stretch) => Taken(db.Sources.OwnedBy(viewer), stretch), stop)
            : await Taken(db.Sources.OwnedBy(db.Viewer).Where(row => row.ThemeId == theme), stretch).ToListAsync(stop);
        return rows.Select(row => new TimelineRow(row.AddedAt, TimelineKind.Source, TimelineStep.Begun, row.ThemeId, row.Words, row.Note, null) { Own = row.Id });
    }

    private static IQueryable<TriedExperiment> Tried(IQueryable<Experiment> rows, Stretch stretch) => rows.Where(row => row.BegunAt <= stretch.Before)
        .OrderByDescending(row => row.LookedBackAt <= stretch.Before ? row.LookedBackAt : row.BegunAt).ThenBy(row => row.Id).Take(Most + 1)
        .Select(row => new TriedExperiment(row.Id, row.BegunAt, row.Content, row.LookedBackAt, row.HowItWent));

    private static IQueryable<NamedTheme> Named(IQueryable<DominantTheme> rows, Stretch stretch) => rows.Where(row => row.BegunAt <= stretch.Before)
        .OrderByDescending(row => row.EndedAt <= stretch.Before ? row.EndedAt : row.BegunAt).ThenBy(row => row.Id).Take(Most + 1)
        .Select(row => new NamedTheme(row.Id, row.BegunAt, row.EndedAt, row.Title, row.Description));

    private static IQueryable<TakenSource> Taken(IQueryable<Source> rows, Stretch stretch) => rows.Where(row => row.State == SourceState.Taken && row.AddedAt <= stretch.Before)
        .OrderByDescending(row => row.AddedAt).ThenBy(row => row.Id).Take(Most + 1).Select(row => new TakenSource(row.Id, row.ThemeId, row.AddedAt, row.Title ?? row.Reference, row.Note));

    /// <summary>From when until when.</summary>
    private sealed record Stretch(DateTimeOffset Since, DateTimeOffset Before);

    private sealed record GivenFeedback(Guid Id, DateTimeOffset SharedAt, string? Question, PersonName By, string? TakesAlong);

    private sealed record TriedExperiment(Guid Id, DateTimeOffset BegunAt, string Content, DateTimeOffset? LookedBackAt, string? HowItWent);

    private sealed record NamedTheme(Guid Id, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, string Title, string? Description);

    private sealed record TakenSource(Guid Id, Guid ThemeId, DateTimeOffset AddedAt, string Words, string? Note);
}
