using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Reading;
using WpbPortal.Web.Features.Import.Runs;
using WpbPortal.Web.Features.Import.Writing;

namespace WpbPortal.Web.Features.Import;

/// <summary>
/// Imports of people and placements, by a coordinator of the partnership alone. A file is first looked at; it is written
/// on a yes, in one transaction in which everything is looked at again.
/// </summary>
public sealed class ImportService
{
    private const int LongestName = ImportedFile.FileNameLength;
    private const int DaysShown = 7;
    private const int MostShown = 10;

    private readonly WpbContexts _contexts;
    private readonly ImportRuns _runs;
    private readonly ImportUndo _undo;

    internal ImportService(WpbContexts contexts, ImportRuns runs, ImportUndo undo) => (_contexts, _runs, _undo) = (contexts, runs, undo);

    /// <summary>Takes a file and begins to look at it.</summary>
    /// <param name="viewer">Who chose it.</param>
    /// <param name="fileName">Its name; only shown.</param>
    /// <param name="content">Its bytes; what is more than may be is not kept.</param>
    /// <param name="stop">Stops the taking.</param>
    /// <returns>The id of the run.</returns>
    /// <exception cref="NotFoundException">The viewer does not coordinate this partnership.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ImportAlreadyRunning"/> or <see cref="Rule.ImportTooBusy"/>.</exception>
    public async Task<Guid> StartAsync(Viewer viewer, string? fileName, Stream content, CancellationToken stop = default)
    {
        var name = await CoordinatorAsync(viewer, stop);
        _runs.DemandRoom(viewer.PartnershipId);
        var file = _runs.NewFile();
        try
        {
            await CopyAsync(content, file, stop);
            return _runs.Start(viewer, Shown(fileName), name, file).Id;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>How an import stands.</summary>
    /// <exception cref="NotFoundException">There is none (any more), or the viewer does not coordinate its partnership.</exception>
    public async Task<ImportDetail> GetAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        var detail = Detail(await FindAsync(viewer, id, stop));
        return detail.Stand.State == ImportState.Done ? detail with { Kept = await KeptAsync(viewer, id, stop) } : detail;
    }

    /// <summary>A file that was read in, also when the run that did it is forgotten; null when none was under this id.</summary>
    /// <exception cref="NotFoundException">The viewer does not coordinate this partnership.</exception>
    public async Task<ImportedRow?> KeptAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await _contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.Coordinator)) throw new NotFoundException("Import");
        var file = await db.ImportedFiles.VisibleTo(db.Viewer).AsNoTracking().Include(row => row.ImportedBy).SingleOrDefaultAsync(row => row.Id == id, stop);
        return file is null ? null : Row(file, db.Now);
    }

    /// <summary>The imports of the last hours, the latest first.</summary>
    /// <exception cref="NotFoundException">The viewer does not coordinate this partnership.</exception>
    public async Task<IReadOnlyList<ImportDetail>> ListAsync(Viewer viewer, CancellationToken stop = default)
    {
        await CoordinatorAsync(viewer, stop);
        return [.. _runs.Of(viewer.PartnershipId).Select(Detail)];
    }

    /// <summary>The files that were read in this week, the latest first: some, and at least all that can be taken back.</summary>
    /// <exception cref="NotFoundException">The viewer does not coordinate this partnership.</exception>
    public async Task<IReadOnlyList<ImportedRow>> RecentAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await _contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.Coordinator)) throw new NotFoundException("Import");
        var (now, since, undoable) = (db.Now, db.Now.AddDays(-DaysShown), db.Now - ImportedFile.TimeToTakeBack);
        var shown = Math.Max(MostShown, await db.ImportedFiles.VisibleTo(db.Viewer).CountAsync(row => row.At > undoable, stop));
        var rows = await db.ImportedFiles.VisibleTo(db.Viewer).AsNoTracking().Include(row => row.ImportedBy).Where(row => row.At >= since).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(shown).ToListAsync(stop);
        return [.. rows.Select(row => Row(row, now))];
    }

    /// <summary>What taking a file back would do, and what stands in the way.</summary>
    /// <exception cref="NotFoundException">The viewer does not coordinate this partnership, or no such file was read in.</exception>
    public Task<UndoDetail> LookBackAsync(Viewer viewer, Guid id, CancellationToken stop = default) => _undo.LookAsync(viewer, id, stop);

    /// <summary>Takes a file back that was read in less than a day ago: what it made goes, what it changed becomes as it was. All or nothing.</summary>
    /// <exception cref="NotFoundException">The viewer does not coordinate this partnership, or no such file was read in.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.ImportTakenBack"/>, <see cref="Rule.ImportTooLongAgo"/>, <see cref="Rule.ImportInUse"/>, or a rule that what was before would break now.
    /// </exception>
    public Task TakeBackAsync(Viewer viewer, Guid id, CancellationToken stop = default) => _undo.TakeBackAsync(viewer, id, stop);

    /// <summary>Says yes: the file is written, when nothing stands in the way at that moment. A second yes does nothing.</summary>
    /// <exception cref="NotFoundException">There is none (any more), or the viewer does not coordinate its partnership.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ImportAlreadyRunning"/> or <see cref="Rule.ImportTooBusy"/>.</exception>
    public async Task ConfirmAsync(Viewer viewer, Guid id, CancellationToken stop = default) => _runs.Write(await FindAsync(viewer, id, stop), viewer);

    /// <summary>Looks again, with the columns read as somebody says.</summary>
    /// <param name="viewer">Who says it.</param>
    /// <param name="id">Which import.</param>
    /// <param name="kind">What the file is about; another kind than before suggests its columns anew.</param>
    /// <param name="fields">For each column what it holds; null for a column that is not read.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">There is none (any more), or the viewer does not coordinate its partnership.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ImportAlreadyRunning"/> or <see cref="Rule.ImportTooBusy"/>.</exception>
    public async Task ReadOtherwiseAsync(Viewer viewer, Guid id, ImportFileKind kind, IReadOnlyList<ImportField?> fields, CancellationToken stop = default)
    {
        var run = await FindAsync(viewer, id, stop);
        if (run.Stand.Mapping is not { } mapping) return;
        var other = kind == mapping.Kind
            ? mapping with { Fields = [.. mapping.Headers.Select((_, column) => column < fields.Count && fields[column] is { } field && ImportFields.Of(kind).Contains(field) ? field : (ImportField?)null)] }
            : ColumnMapping.Suggest(mapping.HeaderRow, mapping.Headers, kind);
        _runs.LookAgain(run, viewer, other);
    }

    /// <summary>Stops an import; nothing of it is written.</summary>
    /// <exception cref="NotFoundException">There is none (any more), or the viewer does not coordinate its partnership.</exception>
    public async Task CancelAsync(Viewer viewer, Guid id, CancellationToken stop = default) => (await FindAsync(viewer, id, stop)).Cancel();

    private async Task<ImportRun> FindAsync(Viewer viewer, Guid id, CancellationToken stop)
    {
        await CoordinatorAsync(viewer, stop);
        return _runs.Find(viewer.PartnershipId, id) ?? throw new NotFoundException("Import");
    }

    /// <summary>The name of the viewer, when he coordinates this partnership at this moment.</summary>
    private async Task<string> CoordinatorAsync(Viewer viewer, CancellationToken stop)
    {
        await using var db = await _contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.Coordinator)) throw new NotFoundException("Import");
        return (await db.People.VisibleTo(db.Viewer).Where(row => row.Id == db.Viewer.PersonId)
            .Select(row => new { row.GivenName, row.SurnamePrefix, row.FamilyName }).SingleAsync(stop)) is var me
            ? new PersonName(me.GivenName, me.SurnamePrefix, me.FamilyName).Full : "";
    }

    /// <summary>Keeps one byte more than a file may have, which is enough to say that it is too large.</summary>
    private static async Task CopyAsync(Stream content, Stream file, CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while (file.Length <= ImportLimits.FileBytes && (read = await content.ReadAsync(buffer, stop)) > 0) await file.WriteAsync(buffer.AsMemory(0, read), stop);
        await file.FlushAsync(stop);
    }

    private static ImportedRow Row(ImportedFile file, DateTimeOffset now) =>
        new(file.Id, file.FileName, file.ImportedBy.Name.Full, file.At, file.Made, file.Changed, file.TakenBackAt is not null, file.IsRecent(now));

    private static ImportDetail Detail(ImportRun run) => new(run.Id, run.FileName, run.StartedBy, run.At, run.Stand);

    private static string Shown(string? fileName)
    {
        var name = (fileName ?? "").Split('/', '\\')[^1];
        var plain = string.Concat(name.Where(character => !char.IsControl(character))).Trim();
        return plain == "" ? "?" : plain.Length <= LongestName ? plain : plain[..LongestName];
    }
}

/// <summary>An import as a coordinator sees it.</summary>
public sealed record ImportDetail(Guid Id, string FileName, string StartedBy, DateTimeOffset At, ImportStand Stand)
{
    /// <summary>How it is remembered once it is in; null before, and for a file that changed nothing.</summary>
    public ImportedRow? Kept { get; init; }
}

/// <summary>A file that was read in.</summary>
/// <param name="Id">The file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="By">Who read it in.</param>
/// <param name="At">When.</param>
/// <param name="Made">How many things it brought.</param>
/// <param name="Changed">How many things it changed.</param>
/// <param name="IsTakenBack">Whether it was taken back.</param>
/// <param name="IsRecent">Whether it can still be taken back, as far as time goes.</param>
public sealed record ImportedRow(Guid Id, string FileName, string By, DateTimeOffset At, int Made, int Changed, bool IsTakenBack, bool IsRecent);
