using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>What occupies a student: named, gathered, shared; with sources of his own and those that who supervises him offers.</summary>
public sealed class ThemeService(WpbContexts contexts)
{
    /// <summary>The viewer names what occupies him, or says anew what it is.</summary>
    /// <exception cref="NotFoundException">The viewer is no student.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="DominantTheme"/>.</exception>
    public async Task SaveAsync(Viewer viewer, ThemeInput input, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.StudentTeacher)) throw new NotFoundException("DominantTheme");
        var theme = await db.DominantThemes.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == input.Id, stop);
        if (theme is null)
        {
            db.Add(theme = new(db.Viewer.PartnershipId, db.Viewer.PersonId, input.Title, input.Description, db.Now, input.Id));
            if (input.IsShared) theme.Share(db.Now);
            db.Note(input.IsShared ? AuditAct.Shared : AuditAct.Created, theme, theme.StudentId);
            await DraftService.CloseAsync(db, LearningDrafts.NewTheme, stop);
        }
        else
        {
            theme.Change(input.Title, input.Description);
            db.Note(AuditAct.Changed, theme, theme.StudentId);
            await DraftService.CloseAsync(db, LearningDrafts.Theme(input.Id), stop);
        }
        await db.CommitAsync(stop);
    }

    /// <summary>A theme of the viewer occupies him no more, or again.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    public Task EndAsync(Viewer viewer, Guid themeId, bool isOver, CancellationToken stop = default) => ActAsync(viewer, themeId, AuditAct.Ended, (db, theme) =>
    {
        if (isOver) theme.End(db.Now);
        else theme.GoOn();
    }, stop);

    /// <summary>The viewer lets who coaches him read a theme.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    public Task ShareAsync(Viewer viewer, Guid themeId, CancellationToken stop = default) => ActAsync(viewer, themeId, AuditAct.Shared, (db, theme) => theme.Share(db.Now), stop);

    /// <summary>The viewer keeps a theme to himself again.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotShared"/>.</exception>
    public Task KeepToSelfAsync(Viewer viewer, Guid themeId, CancellationToken stop = default) => ActAsync(viewer, themeId, AuditAct.Withdrawn, (_, theme) => theme.KeepToSelf(), stop);

    /// <summary>The viewer puts a conversation, something he brought in or an experiment of his to a theme. Twice does nothing more.</summary>
    /// <exception cref="NotFoundException">One of the two is not his.</exception>
    public async Task GatherAsync(Viewer viewer, Guid themeId, PartKind kind, Guid recordId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var theme = await MineAsync(db, themeId, stop);
        if (await db.ThemeParts.OwnedBy(db.Viewer).AnyAsync(row => row.ThemeId == themeId && (row.SessionId == recordId || row.AgendaItemId == recordId || row.ExperimentId == recordId), stop)) return;
        var part = kind switch
        {
            PartKind.Session when await db.CoachingSessions.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == recordId && row.StudentId == theme.StudentId, stop) is { } session => ThemePart.Of(theme, session),
            PartKind.Agenda when await db.AgendaItems.BroughtInBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == recordId, stop) is { } item => ThemePart.Of(theme, item),
            PartKind.Experiment when await db.Experiments.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == recordId, stop) is { } experiment => ThemePart.Of(theme, experiment),
            _ => throw new NotFoundException("ThemePart"),
        };
        db.Add(part);
        db.Note(AuditAct.Changed, theme, theme.StudentId);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer takes something out of a theme; it stays where it is.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    public async Task TakeOutAsync(Viewer viewer, Guid partId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var part = await db.ThemeParts.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == partId, stop) ?? throw new NotFoundException("ThemePart");
        db.Remove(part);
        await db.CommitAsync(stop);
    }

    /// <summary>Puts a source to a theme: the student to his own; who coaches him offers one, and he is told.</summary>
    /// <exception cref="NotFoundException">The theme is neither the viewer's own nor shared with her.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Source"/>.</exception>
    public async Task AddSourceAsync(Viewer viewer, Guid themeId, SourceText text, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var theme = await db.DominantThemes.VisibleTo(db.Viewer).AsNoTracking().SingleOrDefaultAsync(row => row.Id == themeId, stop) ?? throw new NotFoundException("DominantTheme");
        if (theme.StudentId == db.Viewer.PersonId && !db.Viewer.Is(Role.StudentTeacher)) throw new NotFoundException("DominantTheme");
        // Who reads along, reads.
        if (theme.StudentId != db.Viewer.PersonId && !await db.People.CoachedBy(db.Viewer).AnyAsync(row => row.Id == theme.StudentId, stop)) throw new NotFoundException("DominantTheme");
        var source = new Source(theme, db.Viewer.PersonId, text, db.Now);
        db.Add(source);
        db.Note(AuditAct.Created, source, theme.StudentId);
        if (source.State == SourceState.Offered) db.Add(new Notification(theme.PartnershipId, theme.StudentId, NotificationKind.SourceOffered, themeId, db.Viewer.PersonId, db.Now));
        await DraftService.CloseAsync(db, LearningDrafts.Source(themeId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer takes a source that he was offered, or leaves it.</summary>
    /// <exception cref="NotFoundException">It is not with a theme of his.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.SourceTaken"/> or <see cref="Rule.SourceLeft"/>.</exception>
    public async Task AnswerSourceAsync(Viewer viewer, Guid sourceId, bool isTaken, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var source = await db.Sources.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == sourceId, stop) ?? throw new NotFoundException("Source");
        if (isTaken) source.Take();
        else source.Leave();
        db.Note(AuditAct.Changed, source, source.StudentId);
        await db.CommitAsync(stop);
    }

    private static async Task<DominantTheme> MineAsync(WpbDbContext db, Guid themeId, CancellationToken stop) =>
        await db.DominantThemes.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == themeId, stop) ?? throw new NotFoundException("DominantTheme");

    private async Task ActAsync(Viewer viewer, Guid themeId, AuditAct act, Action<WpbDbContext, DominantTheme> change, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var theme = await MineAsync(db, themeId, stop);
        change(db, theme);
        db.Note(act, theme, theme.StudentId);
        await db.CommitAsync(stop);
    }
}
