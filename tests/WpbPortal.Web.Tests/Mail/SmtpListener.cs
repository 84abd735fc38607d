using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WpbPortal.Web.Tests.Mail;

/// <summary>A mail server of a few lines: takes letters, and refuses or hangs up where a test asks for it.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _letters = new();

    public SmtpListener()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it took, headers and all.</summary>
    public IReadOnlyList<string> Letters => [.. _letters];

    /// <summary>How often somebody connected.</summary>
    public int Conversations { get; private set; }

    /// <summary>The answer to a recipient, such as <c>550 no</c>; empty hangs up.</summary>
    public Func<string, string> Recipient { get; set; } = _ => "250 ok";

    public async ValueTask DisposeAsync()
    {
        // May be stopped in the middle of a test, and again at its end.
        if (!_stop.IsCancellationRequested) await _stop.CancelAsync();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Conversations++;
                _ = TalkAsync(client);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "RCPT":
                    var answer = Recipient(line);
                    if (answer.Length == 0) return;
                    await writer.WriteLineAsync(answer);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var letter = new StringBuilder();
                    while (await reader.ReadLineAsync(_stop.Token) is { } text && text != ".") letter.AppendLine(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text);
                    _letters.Enqueue(letter.ToString());
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }
}
