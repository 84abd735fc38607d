using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using WpbPortal.Benchmarks.Measuring;

namespace WpbPortal.Benchmarks.Circuits;

/// <summary>
/// A circuit without a browser: it asks for the page, opens the line that the page says, lets the server put the same components on it, and confirms whatever is drawn. To the server it
/// is as any other that somebody left open.
/// </summary>
internal sealed partial class HeldCircuit : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StillThere = TimeSpan.FromSeconds(12);

    private readonly ClientWebSocket _line = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _hasFailed;

    private HeldCircuit() { }

    /// <summary>Whether the server still keeps it.</summary>
    public bool IsOpen => _line.State == WebSocketState.Open && !_hasFailed;

    public static async Task<HeldCircuit> OpenAsync(Client client, Uri address, string path)
    {
        var page = await client.TextAsync(path);
        var circuit = new HeldCircuit();
        var line = circuit._line;
        line.Options.SetRequestHeader("Cookie", client.CookieHeader);
        line.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        await line.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        await circuit.SendAsync(BlazorPack.Handshake);
        _ = circuit.ListenAsync();
        var state = State().Match(page).Groups[1].Value;
        await circuit.SendAsync(BlazorPack.Call("StartCircuit", "0", address.ToString(), new Uri(address, path).ToString(), "[]", state));
        // Each marker of a component is closed by another, that holds no more than its number.
        var markers = Marker().Matches(page).Select(found => found.Groups[1].Value).Where(marker => marker.Contains("\"descriptor\""));
        var operations = markers.Select((marker, place) => $$"""{"type":"add","ssrComponentId":{{place + 1}},"marker":{{marker}}}""");
        await circuit.SendAsync(BlazorPack.Call("UpdateRootComponents", null, $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""", state));
        await circuit._drawn.Task.WaitAsync(Longest);
        _ = circuit.StayAsync();
        return circuit;
    }

    public void Dispose()
    {
        _ended.Cancel();
        _line.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            var bytes = new List<byte>();
            var buffer = new byte[16 * 1024];
            var messages = new List<object?[]>();
            var isGreeted = false;
            while (true)
            {
                var got = await _line.ReceiveAsync(buffer.AsMemory(), _ended.Token);
                if (got.MessageType == WebSocketMessageType.Close) throw new IOException("The server ended the line.");
                bytes.AddRange(buffer.AsSpan(0, got.Count));
                if (!isGreeted)
                {
                    var end = bytes.IndexOf(0x1e);
                    if (end < 0) continue;
                    isGreeted = true;
                    bytes.RemoveRange(0, end + 1);
                }
                bytes.RemoveRange(0, BlazorPack.Read(bytes.ToArray(), messages));
                foreach (var message in messages) await AnswerAsync(message);
                messages.Clear();
            }
        }
        catch (Exception ended)
        {
            _hasFailed = true;
            _drawn.TrySetException(ended);
        }
    }

    private async Task AnswerAsync(object?[] message)
    {
        if (message is [3L, _, _, 1L, var refused, ..]) _drawn.TrySetException(new IOException($"The server refused the circuit: {refused}"));
        if (message is not [1L, _, _, string method, object?[] arguments, ..]) return;
        switch (method)
        {
            case "JS.RenderBatch":
                await SendAsync(BlazorPack.Call("OnRenderCompleted", null, arguments[0], null));
                break;
            case "JS.BeginInvokeJS":
                var task = arguments[0] as long? ?? JsonDocument.Parse((string)arguments[0]!).RootElement.GetProperty("taskId").GetInt64();
                if (task != 0) await SendAsync(BlazorPack.Call("EndInvokeJSFromDotNet", null, task, true, $"[{task},true,null]"));
                break;
            case "JS.EndUpdateRootComponents":
                _drawn.TrySetResult();
                break;
            case "JS.Error":
                _hasFailed = true;
                _drawn.TrySetException(new IOException($"The circuit failed: {arguments[0]}"));
                break;
        }
    }

    private async Task StayAsync()
    {
        try
        {
            using var turns = new PeriodicTimer(StillThere);
            while (await turns.WaitForNextTickAsync(_ended.Token)) await SendAsync(BlazorPack.Ping);
        }
        catch (Exception) when (_ended.IsCancellationRequested || _line.State != WebSocketState.Open)
        {
            // It is over.
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        await _sending.WaitAsync();
        try
        {
            await _line.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, _ended.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();

    [GeneratedRegex("<!--Blazor:({.*?})-->")]
    private static partial Regex Marker();
}
