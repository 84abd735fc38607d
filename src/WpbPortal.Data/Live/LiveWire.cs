using Microsoft.Extensions.Logging;
using Npgsql;

namespace WpbPortal.Data.Live;

/// <summary>
/// Tells every node that something changed, after the commit: this node at once, the others by <c>NOTIFY</c> in a statement of its own. A
/// notification within the transaction would make commits wait for one another. What is told while another message is on its way
/// goes with the next one. A message that cannot be sent is lost, and never the save's fault.
/// </summary>
public sealed class LiveWire(NpgsqlDataSource database, ILogger<LiveWire> log)
{
    /// <summary>The channel of PostgreSQL.</summary>
    public const string Channel = "wpb_live";

    // PostgreSQL takes 8000 bytes; a topic is 24 with its space.
    private const int MostTopics = 300;

    // Long enough to take along what a burst of saves tells, short enough for a second.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    private readonly Lock _gate = new();
    private HashSet<LiveTopic> _waiting = [];
    private bool _isSending;

    /// <summary>Told on this node at once, for every commit.</summary>
    public event Action<IReadOnlySet<LiveTopic>>? Told;

    /// <summary>By what this node knows its own messages.</summary>
    public string Node { get; } = Guid.NewGuid().ToString("N")[..8];

    /// <summary>Tells of one commit.</summary>
    public void Tell(IReadOnlySet<LiveTopic> topics)
    {
        if (topics.Count == 0) return;
        Told?.Invoke(topics);
        lock (_gate)
        {
            _waiting.UnionWith(topics);
            if (_isSending) return;
            _isSending = true;
        }
        // Nothing of whoever saves goes along: neither his trace nor his culture.
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(SendAsync);
    }

    /// <summary>What a message says, unless it is this node's own.</summary>
    public IReadOnlySet<LiveTopic>? Read(string message)
    {
        if (message.StartsWith(Node, StringComparison.Ordinal)) return null;
        var topics = new HashSet<LiveTopic>();
        var text = message.AsSpan();
        foreach (var part in text.Split(' ')) if (LiveTopic.Parse(text[part]) is { } topic) topics.Add(topic);
        return topics;
    }

    private async Task SendAsync()
    {
        while (true)
        {
            await Task.Delay(Pause);
            HashSet<LiveTopic> topics;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isSending = false;
                    return;
                }
                (topics, _waiting) = (_waiting, []);
            }
            try
            {
                await using var command = database.CreateCommand("select pg_notify($1, message) from unnest($2) message");
                command.Parameters.Add(new() { Value = Channel });
                command.Parameters.Add(new() { Value = topics.Chunk(MostTopics).Select(part => $"{Node} {string.Join(' ', part)}").ToArray() });
                await command.ExecuteNonQueryAsync();
            }
            catch (Exception failed) when (failed is NpgsqlException or ObjectDisposedException or InvalidOperationException or TimeoutException)
            {
                log.LogDebug(failed, "Other nodes were not told of a change.");
            }
        }
    }
}
