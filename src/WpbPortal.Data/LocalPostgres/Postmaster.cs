using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace WpbPortal.Data.LocalPostgres;

/// <summary>The server process of one cluster: whether it lives, starting it, stopping it.</summary>
/// <remarks>Every method is called by whoever holds the lock of the folder.</remarks>
internal sealed class Postmaster(ClusterFolder folder, ServerAccount account, ClusterPasswords passwords, bool durable, ILogger logger)
{
    // Below the ports that the operating system hands out for outgoing connections.
    private const int FirstPort = 20000;
    private const int Ports = 10000;
    private const long LargestLog = 10 * 1024 * 1024;
    private const int MostStarts = 10;

    // After a crash it reads its log again before it lets anybody in.
    private static readonly TimeSpan RecoveryPatience = TimeSpan.FromMinutes(5);
    private string PidFile => Path.Combine(folder.Data, "postmaster.pid");

    private enum Answer
    {
        Ready,
        Busy,
        Nobody,
    }

    private enum PidFileHolder
    {
        Nobody,
        OurServer,
        AnotherProcess,
    }

    /// <summary>The port it listens on, or will listen on.</summary>
    public int Port { get; private set; }

    public string Superuser(string database) => Connection(Port, database, "postgres", passwords.Superuser, pooling: false);

    public static string Connection(int port, string database, string user, string password, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Database = database,
        Username = user,
        Password = password,
        Pooling = pooling,
        Timeout = 10,
        // A loopback connection needs no encryption, and asking for it costs a round trip.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>
    /// Adopts a server that runs, else starts one; tries again after what a killed server leaves behind. The binaries are
    /// looked for only when a server must be started.
    /// </summary>
    public async Task StartAsync(Func<Task<PostgresBinaries>> binaries, CancellationToken stop)
    {
        Port = KnownPort();
        var deadline = DateTime.UtcNow + RecoveryPatience;
        PostgresBinaries? found = null;
        var starts = 0;
        for (var answer = await AskAsync(stop); answer != Answer.Ready; answer = await AskAsync(stop))
        {
            if (DateTime.UtcNow > deadline || starts == MostStarts)
            {
                throw new InvalidOperationException($"PostgreSQL did not start; {folder.Log} ends with:{Environment.NewLine}{folder.LastWords()}");
            }

            if (answer == Answer.Busy)
            {
                await Task.Delay(100, stop);
                continue;
            }

            // A server that was killed may leave processes that end within moments: give them a little longer each time.
            await Task.Delay(starts * 500, stop);
            found ??= await binaries();
            await StartOnceAsync(found, stop);
            starts++;
        }
    }

    /// <summary>Stops the server after the work in hand; false when none was running.</summary>
    public async Task<bool> StopAsync(PostgresBinaries binaries, CancellationToken stop)
    {
        if (Holder() != PidFileHolder.OurServer) return false;
        var (succeeded, output) = await account.RunAsync(binaries.Program("pg_ctl"), ["stop", "-w", "-D", folder.Data, "-m", "fast", "-t", "120"], stop);
        return succeeded ? true : throw new InvalidOperationException($"PostgreSQL did not stop: {output.Trim()}");
    }

    private async Task StartOnceAsync(PostgresBinaries binaries, CancellationToken stop)
    {
        // PostgreSQL sees for itself that a process is gone, but believes any process of the same account to be a server.
        if (Holder() == PidFileHolder.AnotherProcess) File.Delete(PidFile);
        Port = FreePort(Port);
        // Both files are there since initdb and keep their owner when they are written over.
        var settings = Path.Combine(folder.Data, "postgresql.conf");
        var sharedMemory = ClusterSettings.SharedMemoryIn(await File.ReadAllTextAsync(settings, stop));
        await File.WriteAllTextAsync(settings, ClusterSettings.Configuration(Port, durable, sharedMemory), stop);
        await File.WriteAllTextAsync(Path.Combine(folder.Data, "pg_hba.conf"), ClusterSettings.Access, stop);
        if (new FileInfo(folder.Log) is { Exists: true, Length: > LargestLog }) File.Delete(folder.Log);

        logger.LogInformation("Starting PostgreSQL {Version} on port {Port}, data in {Folder}.", binaries.Major, Port, folder.Path);
        var (succeeded, output) = await account.RunAsync(binaries.Program("pg_ctl"), ["start", "-w", "-D", folder.Data, "-l", folder.Log, "-t", "60"], stop);
        if (succeeded) await File.WriteAllTextAsync(folder.PortFile, Port.ToString(CultureInfo.InvariantCulture), stop);
        else logger.LogWarning("PostgreSQL did not start yet: {Output} {Log}", output.Trim(), folder.LastWords());
    }

    /// <summary>Whether our server answers. Only ours knows our passwords: with SCRAM it must prove that too.</summary>
    private async Task<Answer> AskAsync(CancellationToken stop)
    {
        if (Holder() != PidFileHolder.OurServer) return Answer.Nobody;
        Port = KnownPort();
        try
        {
            await using var connection = new NpgsqlConnection(Superuser("postgres"));
            await connection.OpenAsync(stop);
            return Answer.Ready;
        }
        catch (PostgresException refused) when (refused.SqlState.StartsWith("28", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The database in {folder.Path} does not take the passwords in {folder.PasswordsFolder}; restore them, or remove the folder to begin with an empty database.", refused);
        }
        catch (NpgsqlException)
        {
            return Answer.Busy;
        }
    }

    /// <summary>Whose the process is that postmaster.pid names: after a crash its number may have gone to another.</summary>
    private PidFileHolder Holder()
    {
        if (!TryReadPidFile(out var lines) || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id)) return PidFileHolder.Nobody;
        try
        {
            using var process = Process.GetProcessById(id);
            if (!process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)) return PidFileHolder.AnotherProcess;
            // A server stands in its own data folder. Where that cannot be seen it counts as ours: two servers on one folder would ruin it.
            var stands = OperatingSystem.IsLinux() ? File.ResolveLinkTarget($"/proc/{id}/cwd", returnFinalTarget: false) : null;
            return stands is null || stands.FullName == RealPath(folder.Data) ? PidFileHolder.OurServer : PidFileHolder.AnotherProcess;
        }
        catch (ArgumentException)
        {
            return PidFileHolder.Nobody;
        }
        catch (IOException)
        {
            // A dead process that nobody has waited for yet has a number and a name, but stands nowhere.
            return PidFileHolder.AnotherProcess;
        }
    }

    private bool TryReadPidFile(out string[] lines)
    {
        try
        {
            lines = File.ReadAllLines(PidFile);
            return lines.Length > 0;
        }
        catch (IOException)
        {
            lines = [];
            return false;
        }
    }

    private int KnownPort()
    {
        if (TryReadPidFile(out var lines) && lines.Length > 3 && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var running)) return running;
        if (File.Exists(folder.PortFile) && int.TryParse(File.ReadAllText(folder.PortFile), CultureInfo.InvariantCulture, out var stored)) return stored;
        return FirstPort + Random.Shared.Next(Ports);
    }

    private static int FreePort(int wished)
    {
        for (var port = wished; ; port = FirstPort + Random.Shared.Next(Ports))
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: try another.
            }
        }
    }

    private static string RealPath(string path) => new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
}
