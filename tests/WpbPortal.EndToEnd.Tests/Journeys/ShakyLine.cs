using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>What happens on the way to a note that is sent.</summary>
internal enum Mishap
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The line is cut before a byte arrives.</summary>
    NeverLeaves,

    /// <summary>The line is cut halfway through the note.</summary>
    CutHalfway,

    /// <summary>The server has it; its answer never comes.</summary>
    AnswerLost,

    /// <summary>The server has it; half of its answer comes.</summary>
    AnswerCut,
}

/// <summary>A line between a browser and the portal that breaks where it is told to: byte by byte, as a real one does, and beneath anything that a browser knows of it.</summary>
internal sealed class ShakyLine : IAsyncDisposable
{
    private static readonly byte[] Note = Encoding.ASCII.GetBytes($"POST {Web.Urls.OnTheGoNotes} ");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Mishap> _plan = [];
    private readonly int _port;
    private readonly Task _listening;
    private int _met;

    public ShakyLine(Uri portal)
    {
        _port = portal.Port;
        _listener.Start();
        Address = new UriBuilder(portal) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _listening = ListenAsync();
    }

    /// <summary>Where the browser goes.</summary>
    public Uri Address { get; }

    /// <summary>How many notes met with a mishap.</summary>
    public int Met => _met;

    /// <summary>What the next notes that are sent meet with; those after that go through.</summary>
    public void Plan(params IEnumerable<Mishap> mishaps)
    {
        _plan.Clear();
        foreach (var mishap in mishaps) _plan.Enqueue(mishap);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _listening;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true) _ = CarryAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (SocketException)
        {
            // It was stopped.
        }
        catch (ObjectDisposedException)
        {
            // Idem.
        }
    }

    private async Task CarryAsync(TcpClient from)
    {
        using var browser = from;
        using var portal = new TcpClient();
        try
        {
            await portal.ConnectAsync(IPAddress.Loopback, _port);
            var mishap = new StrongBox();
            await Task.WhenAny(UpAsync(browser.GetStream(), portal.GetStream(), mishap), DownAsync(portal.GetStream(), browser.GetStream(), mishap));
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException)
        {
            // Either end hung up.
        }
    }

    private async Task UpAsync(NetworkStream from, NetworkStream to, StrongBox mishap)
    {
        var bytes = new byte[64 * 1024];
        while (await from.ReadAsync(bytes) is > 0 and var read)
        {
            if (bytes.AsSpan(0, read).StartsWith(Note) && _plan.TryDequeue(out var planned) && planned != Mishap.None)
            {
                Interlocked.Increment(ref _met);
                if (planned == Mishap.NeverLeaves) return;
                if (planned == Mishap.CutHalfway)
                {
                    await to.WriteAsync(bytes.AsMemory(0, read / 2));
                    return;
                }
                mishap.Value = planned;
            }
            await to.WriteAsync(bytes.AsMemory(0, read));
        }
    }

    private static async Task DownAsync(NetworkStream from, NetworkStream to, StrongBox mishap)
    {
        var bytes = new byte[64 * 1024];
        while (await from.ReadAsync(bytes) is > 0 and var read)
        {
            if (mishap.Value == Mishap.AnswerLost) return;
            await to.WriteAsync(bytes.AsMemory(0, mishap.Value == Mishap.AnswerCut ? read / 2 : read));
            if (mishap.Value == Mishap.AnswerCut) return;
        }
    }

    /// <summary>What the two directions of one line share.</summary>
    private sealed class StrongBox
    {
        public volatile Mishap Value;
    }
}
