using System.Net;
using System.Net.Sockets;

namespace WpbPortal.Web.Accounts;

/// <summary>
/// How often somebody may be wrong from one network, over all accounts together: one password tried on a thousand accounts
/// locks none of them. Only failures cost, so a school that signs in on a Monday morning spends what its typing errors cost;
/// and who signed in before from the same browser is not counted, so that one pupil who guesses keeps no colleague out.
/// </summary>
public sealed class GuessBudget(TimeProvider clock)
{
    /// <summary>Failures in a row that a network may make.</summary>
    public const int Most = 60;

    /// <summary>How long it takes until one failure is forgiven.</summary>
    public static readonly TimeSpan Forgiven = TimeSpan.FromSeconds(5);

    private const int MostNetworks = 10_000;
    private readonly Dictionary<string, DateTimeOffset> _paidUntil = [];
    private readonly Lock _only = new();

    /// <summary>Charges a network for an attempt before it is judged, so that a hundred at once count as a hundred; false when it has nothing left.</summary>
    public bool TryCharge(string network)
    {
        lock (_only)
        {
            var now = clock.GetUtcNow();
            var until = _paidUntil.TryGetValue(network, out var known) && known > now ? known : now;
            if (until - now > Forgiven * (Most - 1)) return false;
            if (_paidUntil.Count >= MostNetworks) Forget(now);
            _paidUntil[network] = until + Forgiven;
            return true;
        }
    }

    /// <summary>Gives an attempt back: it was right.</summary>
    public void Refund(string network)
    {
        lock (_only)
        {
            if (_paidUntil.TryGetValue(network, out var until)) _paidUntil[network] = until - Forgiven;
        }
    }

    /// <summary>The network of an address: itself, and for IPv6 the /64 that one household or school has to itself.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var network in _paidUntil.Where(paid => paid.Value <= now).Select(paid => paid.Key).ToList()) _paidUntil.Remove(network);
    }
}

/// <summary>Where somebody tries to sign in from.</summary>
/// <param name="Network">The network that pays for failures; null when this browser signed in to the same account before.</param>
/// <param name="Device">What the browser says it is.</param>
public sealed record Caller(string? Network, string? Device);
