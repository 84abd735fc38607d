using System.Net;
using System.Net.Sockets;

namespace WpbPortal.EndToEnd.Tests.Drops;

internal static class Ports
{
    /// <summary>A port that nobody listens on, for a server that comes back at the same address.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
