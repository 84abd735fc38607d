using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WpbPortal.Data.LocalPostgres;
using Xunit;

namespace WpbPortal.Web.Tests;

/// <summary>
/// An empty database of this test process, on the private server that all test processes of this checkout share. It is
/// dropped at the end; what a killed test process left behind is dropped at the next start.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private const string Prefix = "wpb_test_";
    private readonly string _name = $"{Prefix}{Environment.ProcessId}_{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
    private LocalPostgresServer? _server;

    /// <summary>The server, for a test that needs a second database.</summary>
    public LocalPostgresServer Server => _server ?? throw new InvalidOperationException("The test database was not started.");

    /// <summary>How each role reaches this database.</summary>
    public DatabaseConnections Connections => Server.ConnectionsFor(_name);

    private static LocalPostgresOptions Options => new() { DataFolder = ClusterFolder.UsualFolder("tests-"), Durable = false };

    public async ValueTask InitializeAsync()
    {
        await PostgresInstallation.EnsureInstalledAsync(CancellationToken.None);
        using var only = await LockAsync();
        _server = await LocalPostgresServer.StartAsync(Options, NullLogger.Instance);
        await DropAbandonedAsync(_server);
        await _server.EnsureDatabaseAsync(_name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        NpgsqlConnection.ClearAllPools();
        using var only = await LockAsync();
        await _server.DropDatabaseAsync(_name);
        // The last one out stops the server: a test run leaves no process behind.
        if ((await _server.DatabaseNamesAsync()).Count == 0) await LocalPostgresServer.StopAsync(Options);
    }

    /// <summary>Held while a process comes or goes, so that nobody stops the server that another has just found.</summary>
    private static Task<FolderLock> LockAsync()
    {
        Directory.CreateDirectory(Options.DataFolder!);
        return FolderLock.TakeAsync(Path.Combine(Options.DataFolder!, "test-processes"), CancellationToken.None);
    }

    private static async Task DropAbandonedAsync(LocalPostgresServer server)
    {
        foreach (var name in await server.DatabaseNamesAsync())
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && !IsAlive(name.Split('_')[2])) await server.DropDatabaseAsync(name);
        }
    }

    private static bool IsAlive(string processId)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(int.Parse(processId, CultureInfo.InvariantCulture));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
