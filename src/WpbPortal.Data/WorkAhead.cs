using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using WpbPortal.Data.Live;
using WpbPortal.Domain;

namespace WpbPortal.Data;

/// <summary>
/// A transaction in which somebody's session is looked up, kept for the first piece of work she asks for: the page that she
/// opened. That work so has the authority of its own transaction's first statement, as any other.
/// </summary>
public sealed class WorkAhead : IAsyncDisposable
{
    private readonly WaitingWork _waiting;
    private readonly WpbDbContext _context;
    private readonly TimeProvider _clock;
    private readonly LiveWire? _wire;

    internal WorkAhead(WaitingWork waiting, WpbDbContext context, TimeProvider clock, LiveWire? wire) => (_waiting, _context, _clock, _wire) = (waiting, context, clock, wire);

    private IDbContextTransaction Transaction => _context.Database.CurrentTransaction!;

    /// <summary>A command of this transaction, for its first statement.</summary>
    public DbCommand CreateCommand()
    {
        var command = _context.Database.GetDbConnection().CreateCommand();
        command.Transaction = Transaction.GetDbTransaction();
        return command;
    }

    /// <summary>Lets the work wait for a viewer, by whom the first statement entered the partnership.</summary>
    public void WaitFor(Viewer viewer)
    {
        _context.Begin(Transaction, viewer, _clock, _wire);
        _waiting.Keep(viewer, _context);
    }

    /// <summary>Ends work that waits for nobody.</summary>
    public ValueTask DisposeAsync()
    {
        _waiting.Release();
        return _context.DisposeAsync();
    }
}

/// <summary>The work that was begun and not yet asked for. Each piece holds a connection, so there are never many.</summary>
internal sealed class WaitingWork
{
    /// <summary>A third of the connections that Npgsql keeps for one address.</summary>
    private const int Most = 30;

    private readonly ConcurrentDictionary<Viewer, WpbDbContext> _byViewer = new(ReferenceEqualityComparer.Instance);
    private int _count;

    public bool TryReserve()
    {
        if (Interlocked.Increment(ref _count) <= Most) return true;
        Release();
        return false;
    }

    public void Release() => Interlocked.Decrement(ref _count);

    public void Keep(Viewer viewer, WpbDbContext context) => _byViewer[viewer] = context;

    /// <summary>The work of this very viewer, once.</summary>
    public WpbDbContext? Take(Viewer viewer)
    {
        if (_byViewer.IsEmpty || !_byViewer.TryRemove(viewer, out var context)) return null;
        Release();
        return context;
    }
}
