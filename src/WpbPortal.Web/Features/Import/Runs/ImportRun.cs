using WpbPortal.Domain;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Writing;

namespace WpbPortal.Web.Features.Import.Runs;

/// <summary>
/// One file on its way into one partnership. It lives in the memory of the server and on nobody's screen, so that a page
/// can be closed and opened again; a server that restarts forgets it, and nothing was written then.
/// </summary>
internal sealed class ImportRun(Guid partnershipId, string fileName, string startedBy, DateTimeOffset at, long number, Stream file) : IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource _stop = new();
    private ImportStand _stand = ImportStand.Waiting;
    private bool _isGone;

    /// <summary>Its id. Not a secret: who may see it is asked each time.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>The partnership it belongs to.</summary>
    public Guid PartnershipId => partnershipId;

    /// <summary>The name of the file as it was chosen.</summary>
    public string FileName => fileName;

    /// <summary>Who chose it.</summary>
    public string StartedBy => startedBy;

    /// <summary>When it was chosen.</summary>
    public DateTimeOffset At => at;

    /// <summary>Rises with every run of this server: two may begin at the same moment.</summary>
    public long Number => number;

    /// <summary>The file.</summary>
    public Stream File => file;

    /// <summary>How it stands.</summary>
    public ImportStand Stand
    {
        get
        {
            lock (_gate) return _stand;
        }
    }

    /// <summary>Whether it is being read or written now.</summary>
    public bool IsWorking => Stand.State == ImportState.Working;

    /// <summary>Begins a piece of work when the run stands like this; false when it does not.</summary>
    public bool TryBegin(Func<ImportStand, bool> from, out CancellationToken stop)
    {
        lock (_gate)
        {
            stop = _stop.Token;
            if (_isGone || !from(_stand)) return false;
            _stop.Dispose();
            _stop = new();
            stop = _stop.Token;
            _stand = _stand with { State = ImportState.Working, Progress = default, Broken = null };
            return true;
        }
    }

    /// <summary>Tells how far the work is.</summary>
    public void Tell(ImportProgress progress)
    {
        lock (_gate)
        {
            if (_stand.State == ImportState.Working) _stand = _stand with { Progress = progress };
        }
    }

    /// <summary>Ends the work. What is not needed again goes at once, the file first.</summary>
    public void End(Func<ImportStand, ImportStand> stand)
    {
        lock (_gate)
        {
            _stand = stand(_stand);
            if (_stand.State is ImportState.Ready or ImportState.ToMend) return;
        }
        file.Dispose();
    }

    /// <summary>Asks the work to stop; what waits for an answer is given up at once.</summary>
    public void Cancel()
    {
        lock (_gate)
        {
            if (_stand.State == ImportState.Working)
            {
                _stop.Cancel();
                return;
            }
            if (_stand.State is not (ImportState.Ready or ImportState.ToMend)) return;
            _stand = _stand with { State = ImportState.Cancelled };
        }
        file.Dispose();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _isGone = true;
            _stop.Cancel();
        }
        file.Dispose();
    }
}

/// <summary>How an import stands.</summary>
/// <param name="State">Where it is on its way.</param>
/// <param name="Progress">How far the present work is.</param>
/// <param name="Mapping">Which column holds what; null when the file could not be read at all, or not yet.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Rows">How many rows stand below the header.</param>
/// <param name="Preview">What it does, or did; null when there is something to mend.</param>
/// <param name="Broken">The rule that kept it from being written; null for none.</param>
public sealed record ImportStand(ImportState State, ImportProgress Progress, ColumnMapping? Mapping, ImportFindings Findings, int Rows, ImportPreview? Preview, RuleViolationException? Broken)
{
    internal static ImportStand Waiting { get; } = new(ImportState.Waiting, default, null, new(), 0, null, null);
}

/// <summary>Where an import is on its way.</summary>
public enum ImportState
{
    /// <summary>Nothing was done yet.</summary>
    Waiting,

    /// <summary>It is being read, compared or written.</summary>
    Working,

    /// <summary>It was looked at and waits for a yes.</summary>
    Ready,

    /// <summary>It was looked at, and there is something to mend.</summary>
    ToMend,

    /// <summary>It is in.</summary>
    Done,

    /// <summary>Somebody stopped it; nothing was written.</summary>
    Cancelled,

    /// <summary>It broke off; nothing was written.</summary>
    Failed,
}
