using Npgsql;
using WpbPortal.Data.Live;
using WpbPortal.Domain;

namespace WpbPortal.Web.Live;

/// <summary>
/// Hears what other nodes save, over the one connection that this node keeps for it. Without that connection it tries again, and then has
/// every page look, since nobody knows what it missed. At the turn of the Dutch day every page looks too: periods begin and end.
/// </summary>
internal sealed class LiveListener(NpgsqlDataSource database, LiveWire wire, LiveHub hub, TimeProvider clock, ILogger<LiveListener> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>Whether this node hears the others.</summary>
    public bool IsListening { get; private set; }

    /// <summary>By what PostgreSQL knows its line.</summary>
    public int Backend { get; private set; }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ListenAsync(stoppingToken), TurnDaysAsync(stoppingToken));

    private async Task ListenAsync(CancellationToken stop)
    {
        var (pause, hasHeard) = (ShortestPause, false);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                // Not of the pool: what listens must not go back into it.
                await using var pooled = database.CreateConnection();
                await using var connection = pooled.CloneWith(new NpgsqlConnectionStringBuilder(pooled.ConnectionString) { Pooling = false, MaxAutoPrepare = 0, ApplicationName = "wpbportal live" }.ConnectionString);
                await connection.OpenAsync(stop);
                connection.Notification += (_, told) => { if (wire.Read(told.Payload) is { } topics) hub.Wake(topics, fromElsewhere: true); };
                await RunAsync(connection, $"listen {LiveWire.Channel}", stop);
                (Backend, IsListening) = (connection.ProcessID, true);
                if (hasHeard) hub.WakeAllAfterGap();
                (pause, hasHeard) = (ShortestPause, true);
                // A line that is gone without a word is found out by asking.
                while (true) if (!await connection.WaitAsync(Patience, stop)) await RunAsync(connection, "select 1", stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost)
            {
                if (IsListening || !hasHeard) log.LogWarning("Changes on other nodes are not heard ({Reason}); this is tried again.", lost.Message);
                (IsListening, hasHeard) = (false, true);
                await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task TurnDaysAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            var wait = DutchTime.Moment(DutchTime.DayOf(now).AddDays(1), TimeOnly.MinValue) - now;
            await Task.Delay(wait + TimeSpan.FromMilliseconds(1), clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (DutchTime.DayOf(clock.GetUtcNow()) != DutchTime.DayOf(now)) hub.WakeAll(LiveHub.Spread);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
