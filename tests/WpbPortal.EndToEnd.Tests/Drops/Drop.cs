namespace WpbPortal.EndToEnd.Tests.Drops;

/// <summary>What happens to somebody who is typing.</summary>
public enum Drop
{
    /// <summary>The connection of the circuit breaks, and comes back by itself.</summary>
    SocketCut,

    /// <summary>No network at all for a while.</summary>
    Offline,

    /// <summary>The server is stopped in order, and started again.</summary>
    ServerStopped,

    /// <summary>The server is killed, and started again.</summary>
    ServerKilled,

    /// <summary>The server is replaced by a new one, which is there at once.</summary>
    Deploy,

    /// <summary>The tab dies, without a word to the page.</summary>
    TabKilled,

    /// <summary>The tab dies while there is no network, so that the device alone has what was typed.</summary>
    KilledOffline,

    /// <summary>The page is loaded anew.</summary>
    Reload,
}
