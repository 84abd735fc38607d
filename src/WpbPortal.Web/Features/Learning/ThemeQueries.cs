using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Learning;

/// <summary>What occupies students over a longer time, with what belongs to it.</summary>
public sealed class ThemeQueries(WpbContexts contexts)
{
    private const int Most = 60;
    private const int MostCandidates = 30;

    /// <summary>A theme: the viewer's own, or one that a student shares with her.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="themeId">The theme.</param>
    /// <param name="isOwn">Whether only a theme of the viewer himself is meant.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">It is neither his own nor shared with her.</exception>
    public async Task<ThemeDetail> ThemeAsync(Viewer viewer, Guid themeId, bool isOwn, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var themes = (isOwn ? db.DominantThemes.OwnedBy(db.Viewer) : db.DominantThemes.VisibleTo(db.Viewer)).Where(row => row.Id == themeId);
        var found = await themes.Select(row => new { row.StudentId, Student = new PersonName(row.Student.GivenName, row.Student.SurnamePrefix, row.Student.FamilyName) }).SingleOrDefaultAsync(stop)
            ?? throw new NotFoundException("DominantTheme");
        var row = await Rows(db, db.Viewer, themes).SingleAsync(stop);
        var parts = await PartsAsync(db, themeId, stop);
        var sources = await Sources(db, db.Viewer, themeId).ToListAsync(stop);
        return isOwn
            ? new(row, found.StudentId, found.Student, parts, sources, await CandidatesAsync(db, parts, stop), await LearningQueries.ReadersAsync(db, stop))
            : new(row, found.StudentId, found.Student, parts, sources, [], []) { IsCoached = await db.People.CoachedBy(db.Viewer).AnyAsync(student => student.Id == found.StudentId, stop) };
    }

    internal static IQueryable<ThemeRow> Rows(WpbDbContext db, Viewer viewer, IQueryable<DominantTheme> rows)
    {
        var (parts, sources) = (db.ThemeParts.VisibleTo(viewer, db.DominantThemes.VisibleTo(viewer)), db.Sources.VisibleTo(viewer, db.DominantThemes.VisibleTo(viewer)));
        return rows.AsNoTracking().OrderBy(row => row.EndedAt != null).ThenByDescending(row => row.BegunAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new ThemeRow(row.Id, row.Title, row.Description, row.BegunAt, row.EndedAt, row.SharedAt, parts.Count(part => part.ThemeId == row.Id),
                sources.Count(source => source.ThemeId == row.Id && source.State == SourceState.Taken),
                sources.Count(source => source.ThemeId == row.Id && source.State == SourceState.Offered && source.StudentId == viewer.PersonId)));
    }

    private static IQueryable<SourceRow> Sources(WpbDbContext db, Viewer viewer, Guid themeId) => db.Sources.VisibleTo(viewer, db.DominantThemes.VisibleTo(viewer)).AsNoTracking().Where(row => row.ThemeId == themeId)
        .OrderBy(row => row.State != SourceState.Offered).ThenBy(row => row.State == SourceState.Left).ThenByDescending(row => row.AddedAt).ThenBy(row => row.Id).Take(Most)
        .Select(row => new SourceRow(row.Id, row.Kind, row.Reference, row.Title, row.Note, row.State, row.AddedAt,
            row.AddedById == row.StudentId ? null : new PersonName(row.AddedBy.GivenName, row.AddedBy.SurnamePrefix, row.AddedBy.FamilyName)));

    /// <summary>What belongs to a theme, each part as far as the viewer reads it anyway.</summary>
    private static async Task<IReadOnlyList<PartRow>> PartsAsync(WpbDbContext db, Guid themeId, CancellationToken stop)
    {
        var (sessions, agenda, experiments) = (db.CoachingSessions.VisibleTo(db.Viewer), db.AgendaItems.VisibleTo(db.Viewer), db.Experiments.VisibleTo(db.Viewer));
        var rows = await db.ThemeParts.VisibleTo(db.Viewer, db.DominantThemes.VisibleTo(db.Viewer)).Where(row => row.ThemeId == themeId).OrderByDescending(row => row.Id).Take(Most).Select(row => new
        {
            row.Id, row.SessionId, row.AgendaItemId, row.ExperimentId,
            SessionAt = sessions.Where(one => one.Id == row.SessionId).Select(one => (DateTimeOffset?)one.At).FirstOrDefault(),
            Agenda = agenda.Where(one => one.Id == row.AgendaItemId).Select(one => new { one.WrittenAt, one.Content }).FirstOrDefault(),
            Experiment = experiments.Where(one => one.Id == row.ExperimentId).Select(one => new { one.BegunAt, one.Content }).FirstOrDefault(),
        }).ToListAsync(stop);
        return
        [
            .. rows.Select(row => row switch
            {
                { SessionAt: { } at } => new PartRow(row.Id, PartKind.Session, row.SessionId!.Value, at, null),
                { Agenda: { } item } => new(row.Id, PartKind.Agenda, row.AgendaItemId!.Value, item.WrittenAt, item.Content),
                { Experiment: { } experiment } => new(row.Id, PartKind.Experiment, row.ExperimentId!.Value, experiment.BegunAt, experiment.Content),
                _ => null,
            }).OfType<PartRow>().OrderByDescending(row => row.At),
        ];
    }

    /// <summary>The latest of the viewer's own that do not belong to it yet.</summary>
    private static async Task<IReadOnlyList<PartCandidate>> CandidatesAsync(WpbDbContext db, IReadOnlyList<PartRow> parts, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        var known = parts.Select(part => part.RecordId).ToHashSet();
        var sessions = await db.CoachingSessions.VisibleTo(db.Viewer).Where(row => row.StudentId == me && row.State != SessionState.Cancelled).OrderByDescending(row => row.At).ThenBy(row => row.Id)
            .Take(MostCandidates).Select(row => new PartCandidate(PartKind.Session, row.Id, row.At, null)).ToListAsync(stop);
        var agenda = await db.AgendaItems.BroughtInBy(db.Viewer).OrderByDescending(row => row.WrittenAt).ThenBy(row => row.Id)
            .Take(MostCandidates).Select(row => new PartCandidate(PartKind.Agenda, row.Id, row.WrittenAt, row.Content)).ToListAsync(stop);
        var experiments = await db.Experiments.OwnedBy(db.Viewer).OrderByDescending(row => row.BegunAt).ThenBy(row => row.Id)
            .Take(MostCandidates).Select(row => new PartCandidate(PartKind.Experiment, row.Id, row.BegunAt, row.Content)).ToListAsync(stop);
        return [.. agenda.Concat(experiments).Concat(sessions).Where(row => !known.Contains(row.RecordId))];
    }
}
