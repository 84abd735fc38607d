using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WpbPortal.Data.LocalPostgres;
using Xunit;

namespace WpbPortal.Web.Tests.LocalPostgres;

public sealed class LocalPostgresServerTests
{
    [Fact]
    public async Task StartAsync_FirstTime_KeepsEveryCommitAndListensOnLoopbackOnly()
    {
        await using var cluster = await TestCluster.PrepareAsync();
        await using var server = await cluster.StartAsync();
        await using var connection = await server.OpenSuperuserAsync("postgres", TestContext.Current.CancellationToken);

        Assert.True(server.MadeTheCluster);
        foreach (var setting in (string[])["fsync", "synchronous_commit", "full_page_writes", "data_checksums"])
        {
            Assert.Equal("on", await TestCluster.ScalarAsync<string>(connection, $"select current_setting('{setting}')"));
        }

        Assert.Equal("127.0.0.1", await TestCluster.ScalarAsync<string>(connection, "select current_setting('listen_addresses')"));
        Assert.Equal("", await TestCluster.ScalarAsync<string>(connection, "select current_setting('unix_socket_directories')"));
        Assert.Equal(0L, await TestCluster.ScalarAsync<long>(connection, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"));
    }

    [Fact]
    public async Task StartAsync_FirstTime_KeepsThePasswordsToItself()
    {
        // Windows keeps a user's own folder closed by other means than a mode.
        if (OperatingSystem.IsWindows()) return;
        await using var cluster = await TestCluster.PrepareAsync();
        await using var server = await cluster.StartAsync();

        var folder = Path.Combine(cluster.Folder, "passwords");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        var file = Assert.Single(Directory.GetFiles(folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.False(File.Exists(Path.Combine(cluster.Folder, "superuser")));
    }

    [Fact]
    public async Task StartAsync_ServerStillRuns_AdoptsItWithinTwoSeconds()
    {
        await using var cluster = await TestCluster.PrepareAsync();
        await using (await cluster.StartAsync())
        {
        }

        var first = cluster.PostmasterId;
        var time = Stopwatch.StartNew();
        await using var server = await cluster.StartAsync();
        await server.EnsureDatabaseAsync("wpbportal", TestContext.Current.CancellationToken);

        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(first, cluster.PostmasterId);
        Assert.True(server.MadeTheCluster);
    }

    [Fact]
    public async Task StartAsync_PostmasterKilledWhileSomebodyWorks_StartsAgainWithWhatWasCommitted()
    {
        await using var cluster = await TestCluster.PrepareAsync();
        var server = await cluster.StartAsync();
        await server.EnsureDatabaseAsync("wpbportal", TestContext.Current.CancellationToken);
        await using (var owner = await TestCluster.OpenAsync(server.ConnectionsFor("wpbportal").Owner))
        {
            await TestCluster.ExecuteAsync(owner, "create table kept (number int); insert into kept values (7)");
            // A statement in hand keeps its process, and with it the shared memory, alive for a moment after the kill.
            var busy = TestCluster.ExecuteAsync(owner, "select pg_sleep(2)");
            cluster.KillPostmaster();
            await using var again = await cluster.StartAsync();
            await using var reader = await TestCluster.OpenAsync(again.ConnectionsFor("wpbportal").Owner);
            Assert.Equal(7, await TestCluster.ScalarAsync<int>(reader, "select number from kept"));
            await Assert.ThrowsAnyAsync<Exception>(() => busy);
        }
    }

    [Fact]
    public async Task StartAsync_PidFileNamesAProcessThatIsNoServer_Starts()
    {
        // Windows has no sleep program to stand in for the other process.
        if (OperatingSystem.IsWindows()) return;
        await using var cluster = await TestCluster.PrepareAsync();
        await using (await cluster.StartAsync())
        {
        }

        var lines = await File.ReadAllLinesAsync(cluster.PidFile, TestContext.Current.CancellationToken);
        await cluster.StopAsync();
        using var stop = new CancellationTokenSource();
        var note = Path.Combine(cluster.Folder, "data", "other");
        var other = ServerAccount.Find().RunAsync("sh", ["-c", "echo $$ > \"$0\"; exec sleep 300", note], stop.Token);
        lines[0] = await LineOfAsync(note);
        await File.WriteAllLinesAsync(cluster.PidFile, lines, TestContext.Current.CancellationToken);

        await using var server = await cluster.StartAsync();
        Assert.NotEqual(lines[0], cluster.PostmasterId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using (var sleeping = Process.GetProcessById(int.Parse(lines[0], System.Globalization.CultureInfo.InvariantCulture))) sleeping.Kill();
        await other;
    }

    [Fact]
    public async Task StartAsync_PidFileOfADeadProcess_Starts()
    {
        await using var cluster = await TestCluster.PrepareAsync();
        await using (await cluster.StartAsync())
        {
        }

        cluster.KillPostmaster();
        await using var server = await cluster.StartAsync();
        await using var connection = await server.OpenSuperuserAsync("postgres", TestContext.Current.CancellationToken);
        Assert.Equal(1, await TestCluster.ScalarAsync<int>(connection, "select 1"));
    }

    [Fact]
    public async Task StartAsync_FourAtOnce_ShareOneServer()
    {
        await using var cluster = await TestCluster.PrepareAsync();
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            var server = await Task.Run(cluster.StartAsync);
            await server.EnsureDatabaseAsync($"wpb_{number % 2}");
            return server;
        }));

        Assert.Equal(["wpb_0", "wpb_1"], await servers[0].DatabaseNamesAsync(TestContext.Current.CancellationToken));
        Assert.Single(servers.Select(server => server.ConnectionsFor("wpb_0").App).Distinct());
    }

    [Fact]
    public async Task StartAsync_PortTakenMeanwhile_MovesToAnother()
    {
        await using var cluster = await TestCluster.PrepareAsync();
        await using (await cluster.StartAsync())
        {
        }

        var port = cluster.Port;
        await cluster.StopAsync();
        using var taken = new TcpListener(IPAddress.Loopback, port);
        taken.Start();
        await using var server = await cluster.StartAsync();
        Assert.NotEqual(port, cluster.Port);
    }

    [Fact]
    public async Task StartAsync_FirstStartWasKilledHalfway_MakesTheClusterAnew()
    {
        await using var cluster = await TestCluster.PrepareAsync();
        var unfinished = Directory.CreateDirectory(Path.Combine(cluster.Folder, "data-unfinished"));
        await File.WriteAllTextAsync(Path.Combine(unfinished.FullName, "PG_VERSION"), "15", TestContext.Current.CancellationToken);

        await using var server = await cluster.StartAsync();
        Assert.Empty(await server.DatabaseNamesAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task StartAsync_NoBinaries_SaysWhatToDo()
    {
        await using var cluster = await TestCluster.PrepareAsync();
        var empty = Directory.CreateDirectory(Path.Combine(cluster.Folder, "empty")).FullName;

        var refused = await Assert.ThrowsAsync<LocalPostgresNotFoundException>(() =>
            LocalPostgresServer.StartAsync(cluster.Options with { BinariesFolder = empty }, NullLogger.Instance, TestContext.Current.CancellationToken));
        Assert.Contains("LocalPostgres:BinariesFolder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_PasswordsLost_SaysWhatToDo()
    {
        await using var cluster = await TestCluster.PrepareAsync();
        await using (await cluster.StartAsync())
        {
        }

        var file = Path.Combine(cluster.Folder, "passwords", "passwords.json");
        var kept = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(cluster.StartAsync);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, kept, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task StopAsync_Running_StopsOnce()
    {
        await using var cluster = await TestCluster.PrepareAsync();
        await using var server = await cluster.StartAsync();

        Assert.True(await cluster.StopAsync());
        Assert.False(await cluster.StopAsync());
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => server.DatabaseNamesAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The number that a process wrote of itself: others on this machine may run a program of the same name.</summary>
    private static async Task<string> LineOfAsync(string file)
    {
        while (true)
        {
            if (File.Exists(file) && await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) is [.. var line, '\n']) return line;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
