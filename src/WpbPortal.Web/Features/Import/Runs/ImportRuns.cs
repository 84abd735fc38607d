using System.Collections.Concurrent;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Writing;

namespace WpbPortal.Web.Features.Import.Runs;

/// <summary>
/// Does the work of imports behind the pages: one at a time in a partnership, two on this server, the rest waits. Files
/// lie in a folder that only this process reads, and go with their run.
/// </summary>
internal sealed class ImportRuns(ImportWriter writer, ImportUndo undo, TimeProvider clock, ILogger<ImportRuns> log) : BackgroundService
{
    private const int Together = 2;
    private const int MostAtOnce = 20;
    private const int KeptPerPartnership = 5;
    private const string Prefix = "wpb-inlezen-";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, ImportRun> _runs = new();
    private readonly SemaphoreSlim _turn = new(Together);
    private readonly Lock _gate = new();
    private long _count;
    private readonly Lazy<DirectoryInfo> _folder = new(() => Directory.CreateTempSubdirectory(Prefix));

    /// <summary>The run with this id in this partnership; null when there is none (any more).</summary>
    public ImportRun? Find(Guid partnershipId, Guid id) => _runs.TryGetValue(id, out var run) && run.PartnershipId == partnershipId ? run : null;

    /// <summary>The runs of a partnership, the latest first.</summary>
    public IReadOnlyList<ImportRun> Of(Guid partnershipId) => [.. _runs.Values.Where(run => run.PartnershipId == partnershipId).OrderByDescending(run => run.Number)];

    /// <summary>Refuses more work when there is enough.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.ImportAlreadyRunning"/> or <see cref="Rule.ImportTooBusy"/>.</exception>
    public void DemandRoom(Guid partnershipId)
    {
        if (_runs.Values.FirstOrDefault(run => run.PartnershipId == partnershipId && run.IsWorking) is { } other)
            throw new RuleViolationException(Rule.ImportAlreadyRunning, other.FileName, other.StartedBy);
        if (_runs.Values.Count(run => run.IsWorking) >= MostAtOnce) throw new RuleViolationException(Rule.ImportTooBusy);
    }

    /// <summary>An empty file, gone when it is closed. The folder is open to this account alone.</summary>
    public FileStream NewFile() =>
        new(Path.Combine(_folder.Value.FullName, Guid.NewGuid().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);

    /// <summary>Begins a run: the file is looked at.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.ImportAlreadyRunning"/> or <see cref="Rule.ImportTooBusy"/>.</exception>
    public ImportRun Start(Viewer viewer, string fileName, string startedBy, Stream file)
    {
        var run = new ImportRun(viewer.PartnershipId, fileName, startedBy, clock.GetUtcNow(), Interlocked.Increment(ref _count), file);
        lock (_gate)
        {
            DemandRoom(viewer.PartnershipId);
            Sweep();
            _runs[run.Id] = run;
            Begin(run, viewer, null, writes: false, stand => stand.State == ImportState.Waiting);
            foreach (var old in Of(viewer.PartnershipId).Skip(KeptPerPartnership)) Forget(old);
        }
        return run;
    }

    /// <summary>Looks at the file again, its columns read otherwise.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.ImportAlreadyRunning"/> or <see cref="Rule.ImportTooBusy"/>.</exception>
    public void LookAgain(ImportRun run, Viewer viewer, ColumnMapping mapping)
    {
        lock (_gate)
        {
            DemandRoom(viewer.PartnershipId);
            Begin(run, viewer, mapping, writes: false, stand => stand.State is ImportState.Ready or ImportState.ToMend);
        }
    }

    /// <summary>Writes what was looked at. A second yes to the same run does nothing.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.ImportAlreadyRunning"/> or <see cref="Rule.ImportTooBusy"/>.</exception>
    public void Write(ImportRun run, Viewer viewer)
    {
        lock (_gate)
        {
            if (run.Stand.State != ImportState.Ready) return;
            DemandRoom(viewer.PartnershipId);
            Begin(run, viewer, run.Stand.Mapping, writes: true, stand => stand.State == ImportState.Ready);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        RemoveLeftovers();
        using var timer = new PeriodicTimer(BetweenSweeps, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Sweep();
                await ForgetAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        foreach (var run in _runs.Values) Forget(run);
        if (_folder.IsValueCreated) Remove(_folder.Value);
        _turn.Dispose();
        base.Dispose();
    }

    private void Begin(ImportRun run, Viewer viewer, ColumnMapping? mapping, bool writes, Func<ImportStand, bool> from)
    {
        // Not awaited: the work goes on when the page is closed, and the run itself says how it ended.
        if (run.TryBegin(from, out var stop)) _ = Task.Run(() => WorkAsync(run, viewer, mapping, writes, stop), CancellationToken.None);
    }

    private async Task WorkAsync(ImportRun run, Viewer viewer, ColumnMapping? mapping, bool writes, CancellationToken stop)
    {
        var hasTurn = false;
        try
        {
            await _turn.WaitAsync(stop);
            hasTurn = true;
            var told = new Told(run);
            var outcome = writes ? await writer.WriteAsync(viewer, new(run.Id, run.FileName), run.File, mapping, told, stop) : await writer.PreviewAsync(viewer, run.File, mapping, told, stop);
            var state = outcome.IsWritten ? ImportState.Done : outcome.Reading.IsGood && outcome.Preview is not null ? ImportState.Ready : ImportState.ToMend;
            run.End(stand => stand with
            {
                State = state,
                Mapping = outcome.Reading.Mapping,
                Findings = outcome.Reading.Findings,
                Rows = outcome.Reading.Rows,
                Preview = outcome.Preview,
            });
            log.LogInformation("Import {Run} of {Rows} rows ended as {State}.", run.Id, outcome.Reading.Rows, state);
        }
        catch (OperationCanceledException)
        {
            run.End(stand => stand with { State = ImportState.Cancelled });
        }
        catch (RuleViolationException broken)
        {
            // It can be looked at again: what stood in the way is there to be compared with now.
            run.End(stand => stand with { State = stand.Preview is null ? ImportState.Failed : ImportState.Ready, Broken = broken });
        }
        catch (Exception failed)
        {
            if (failed is not (SessionEndedException or NotFoundException)) log.LogError(failed, "Import {Run} broke off.", run.Id);
            run.End(stand => stand with { State = ImportState.Failed });
        }
        finally
        {
            if (hasTurn) _turn.Release();
        }
    }

    /// <summary>What can no longer be taken back is forgotten; when the database is away, ten minutes later.</summary>
    private async Task ForgetAsync(CancellationToken stop)
    {
        try
        {
            await undo.ForgetAsync(stop);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogWarning(failed, "What was remembered of old imports could not be forgotten yet.");
        }
    }

    private void Sweep()
    {
        var before = clock.GetUtcNow() - Lifetime;
        foreach (var run in _runs.Values.Where(run => run.At < before && !run.IsWorking)) Forget(run);
    }

    private void Forget(ImportRun run)
    {
        _runs.TryRemove(run.Id, out _);
        run.Dispose();
    }

    /// <summary>What a process left behind that was killed.</summary>
    private void RemoveLeftovers()
    {
        foreach (var folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories($"{Prefix}*"))
        {
            if (folder.CreationTimeUtc < clock.GetUtcNow().AddDays(-1).UtcDateTime) Remove(folder);
        }
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Another account's, or in use: not ours to remove.
        }
    }

    /// <summary>Hears a report at once, on the thread that works.</summary>
    private sealed class Told(ImportRun run) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => run.Tell(value);
    }
}
