using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Server.Circuits;
using WpbPortal.Data;

namespace WpbPortal.Web.Access;

/// <summary>
/// Lets somebody have so many circuits open at once and no more, since each keeps memory of the server; and nobody has one
/// without a session. Limits on requests do not see what goes over a circuit that is open already.
/// </summary>
internal sealed class CircuitGate(CurrentViewer current, OpenCircuits open) : CircuitHandler
{
    private Guid? _account;

    // Before everything else that a new circuit would do.
    public override int Order => -1;

    /// <exception cref="SessionEndedException">Nobody is signed in (any more).</exception>
    /// <exception cref="InvalidOperationException">This account has <see cref="OpenCircuits.Most"/> open already.</exception>
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var account = (await current.ViewerAsync()).AccountId;
        if (!open.TryAdd(account)) throw new InvalidOperationException($"Account {account} has {OpenCircuits.Most} circuits open already.");
        _account = account;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_account is { } account) open.Remove(account);
        _account = null;
        return Task.CompletedTask;
    }
}

/// <summary>How many circuits each account has open on this node.</summary>
internal sealed class OpenCircuits
{
    /// <summary>More windows than anybody works in; those that were just closed are counted for some minutes.</summary>
    public const int Most = 30;

    private readonly ConcurrentDictionary<Guid, int> _counts = [];

    /// <summary>Adds one; false when there are <see cref="Most"/> already.</summary>
    public bool TryAdd(Guid account)
    {
        if (_counts.AddOrUpdate(account, 1, (_, count) => count + 1) <= Most) return true;
        Remove(account);
        return false;
    }

    /// <summary>Takes one away.</summary>
    public void Remove(Guid account)
    {
        var left = _counts.AddOrUpdate(account, 0, (_, count) => count - 1);
        if (left <= 0) _counts.TryRemove(KeyValuePair.Create(account, left));
    }
}
