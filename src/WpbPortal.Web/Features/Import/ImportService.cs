using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Reading;
using WpbPortal.Web.Features.Import.Runs;

namespace WpbPortal.Web.Features.Import;

/// <summary>
/// Imports of people and placements, by a coordinator of the partnership alone. A file is first looked at; it is written
/// on a yes, in one transaction in which everything is looked at again.
/// </summary>
public sealed class ImportService
{
    private const int LongestName = 120;

    private readonly WpbContexts _contexts;
    private readonly ImportRuns _runs;

    internal ImportService(WpbContexts contexts, ImportRuns runs) => (_contexts, _runs) = (contexts, runs);

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
    public async Task<ImportDetail> GetAsync(Viewer viewer, Guid id, CancellationToken stop = default) => Detail(await FindAsync(viewer, id, stop));

    /// <summary>The imports of the last hours, the latest first.</summary>
    /// <exception cref="NotFoundException">The viewer does not coordinate this partnership.</exception>
    public async Task<IReadOnlyList<ImportDetail>> ListAsync(Viewer viewer, CancellationToken stop = default)
    {
        await CoordinatorAsync(viewer, stop);
        return [.. _runs.Of(viewer.PartnershipId).Select(Detail)];
    }

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

    private static ImportDetail Detail(ImportRun run) => new(run.Id, run.FileName, run.StartedBy, run.At, run.Stand);

    private static string Shown(string? fileName)
    {
        var name = (fileName ?? "").Split('/', '\\')[^1];
        var plain = string.Concat(name.Where(character => !char.IsControl(character))).Trim();
        return plain == "" ? "?" : plain.Length <= LongestName ? plain : plain[..LongestName];
    }
}

/// <summary>An import as a coordinator sees it.</summary>
public sealed record ImportDetail(Guid Id, string FileName, string StartedBy, DateTimeOffset At, ImportStand Stand);
