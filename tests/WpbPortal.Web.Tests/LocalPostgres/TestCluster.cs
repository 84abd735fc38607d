using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WpbPortal.Data.LocalPostgres;

namespace WpbPortal.Web.Tests.LocalPostgres;

/// <summary>A cluster of one test's own, that may be ill-treated.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    public LocalPostgresOptions Options { get; } = new() { DataFolder = ClusterFolder.UsualFolder($"tests-{Guid.NewGuid():N}-") };

    public string Folder => Options.DataFolder!;

    public string PidFile => Path.Combine(Folder, "data", "postmaster.pid");

    public int PostmasterId => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    public int Port => int.Parse(File.ReadLines(PidFile).ElementAt(3), CultureInfo.InvariantCulture);

    public static async Task<TestCluster> PrepareAsync()
    {
        await PostgresInstallation.EnsureInstalledAsync(CancellationToken.None);
        return new();
    }

    public Task<LocalPostgresServer> StartAsync() => LocalPostgresServer.StartAsync(Options, NullLogger.Instance);

    public Task<bool> StopAsync() => LocalPostgresServer.StopAsync(Options);

    /// <summary>As a power cut for the server: no shutdown, no clean-up.</summary>
    public void KillPostmaster()
    {
        using var process = Process.GetProcessById(PostmasterId);
        process.Kill();
        process.WaitForExit(TimeSpan.FromSeconds(10));
    }

    public static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
