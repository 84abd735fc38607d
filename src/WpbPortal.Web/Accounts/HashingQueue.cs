using System.Threading.RateLimiting;
using WpbPortal.Domain;

namespace WpbPortal.Web.Accounts;

/// <summary>
/// Hashing a password is slow on purpose. Done by a hundred at once it would take every processor from those who are at
/// work, so a few are done at a time and the rest waits its turn.
/// </summary>
public sealed class HashingQueue : IDisposable
{
    private readonly ConcurrencyLimiter _turns = new(new()
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = 100,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for a turn; dispose it when the hash is there.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooManyAttempts"/>: a hundred wait already.</exception>
    public async Task<IDisposable> WaitAsync(CancellationToken stop = default)
    {
        var turn = await _turns.AcquireAsync(1, stop);
        if (turn.IsAcquired) return turn;
        turn.Dispose();
        throw new RuleViolationException(Rule.TooManyAttempts);
    }

    public void Dispose() => _turns.Dispose();
}
