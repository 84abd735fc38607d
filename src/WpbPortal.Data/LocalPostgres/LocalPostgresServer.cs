using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WpbPortal.Data.Database;

namespace WpbPortal.Data.LocalPostgres;

/// <summary>
/// A private PostgreSQL of this checkout, on the loopback address, found on the machine or downloaded. It keeps running
/// when the application ends, so that the next start finds it at once; <see cref="StopAsync"/> stops it.
/// </summary>
public sealed class LocalPostgresServer : IAsyncDisposable
{
    private readonly ClusterFolder _folder;
    private readonly ClusterPasswords _passwords;
    private readonly Postmaster _postmaster;

    private LocalPostgresServer(ClusterFolder folder, ClusterPasswords passwords, Postmaster postmaster)
    {
        _folder = folder;
        _passwords = passwords;
        _postmaster = postmaster;
    }

    /// <summary>True when the launcher made this cluster itself, now or at an earlier start: demo data may live in it.</summary>
    public bool MadeTheCluster { get; private init; }

    /// <summary>Where the secrets of this checkout stand; only this account can read it.</summary>
    public string PrivateFolder => _folder.PasswordsFolder;

    /// <summary>Adopts the server that runs for this folder, else starts one; makes the cluster the first time.</summary>
    /// <exception cref="LocalPostgresNotFoundException">There is no PostgreSQL here and none could be downloaded.</exception>
    /// <exception cref="InvalidOperationException">It would not start, or its folder is damaged; the message says what to do.</exception>
    public static async Task<LocalPostgresServer> StartAsync(LocalPostgresOptions options, ILogger logger, CancellationToken stop = default)
    {
        var folder = ClusterFolder.For(options);
        var account = ServerAccount.Find();
        await folder.MakeAsync(account, stop);
        using var only = await FolderLock.TakeAsync(folder.LockFile, stop);
        var passwords = await ClusterPasswords.ReadOrMakeAsync(folder, stop);
        if (!folder.HasCluster)
        {
            var binaries = await PostgresBinaries.FindAsync(options.BinariesFolder, null, logger, stop);
            logger.LogInformation("Making a database cluster of PostgreSQL {Version} in {Folder}.", binaries.Major, folder.Path);
            await MakeClusterAsync(folder, account, binaries, passwords, options.Durable, stop);
        }

        var postmaster = new Postmaster(folder, account, passwords, options.Durable, logger);
        await postmaster.StartAsync(() => PostgresBinaries.FindAsync(options.BinariesFolder, folder.Major, logger, stop), stop);
        return new(folder, passwords, postmaster) { MadeTheCluster = folder.WasMadeHere };
    }

    /// <summary>Stops the server of this folder, after the work in hand.</summary>
    /// <returns>False when none was running.</returns>
    public static async Task<bool> StopAsync(LocalPostgresOptions options, CancellationToken stop = default)
    {
        var folder = ClusterFolder.For(options);
        if (!folder.HasCluster) return false;
        using var only = await FolderLock.TakeAsync(folder.LockFile, stop);
        var passwords = await ClusterPasswords.ReadOrMakeAsync(folder, stop);
        var binaries = await PostgresBinaries.FindAsync(options.BinariesFolder, folder.Major, NullLogger.Instance, stop);
        return await new Postmaster(folder, ServerAccount.Find(), passwords, options.Durable, NullLogger.Instance).StopAsync(binaries, stop);
    }

    /// <summary>How to reach a database of this server; the database need not exist yet.</summary>
    public DatabaseConnections ConnectionsFor(string database) => new(
        Postmaster.Connection(_postmaster.Port, database, "wpb_owner", _passwords.Owner, pooling: true),
        Postmaster.Connection(_postmaster.Port, database, "wpb_app", _passwords.App, pooling: true),
        Postmaster.Connection(_postmaster.Port, database, "wpb_backup", _passwords.Backup, pooling: true));

    /// <summary>Makes a database owned by <c>wpb_owner</c> when it is missing, and sees to the roles and their rights.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken stop = default)
    {
        // Two processes that change the same roles at once refuse each other.
        using var only = await FolderLock.TakeAsync(_folder.LockFile, stop);
        await using (var server = await OpenSuperuserAsync("postgres", stop))
        {
            await LocalDatabase.MakeAsync(server, name, stop);
        }

        await using var database = await OpenSuperuserAsync(name, stop);
        await LocalDatabase.GiveRolesAsync(database, await DatabaseMigrator.ReadAsync("roles.sql"), _passwords, stop);
    }

    /// <summary>Removes a database, also when somebody is connected to it; does nothing when it is not there.</summary>
    public async Task DropDatabaseAsync(string name, CancellationToken stop = default)
    {
        await using var server = await OpenSuperuserAsync("postgres", stop);
        await LocalDatabase.DropAsync(server, name, stop);
    }

    /// <summary>The names of all databases but PostgreSQL's own.</summary>
    public async Task<IReadOnlyList<string>> DatabaseNamesAsync(CancellationToken stop = default)
    {
        await using var server = await OpenSuperuserAsync("postgres", stop);
        return await LocalDatabase.NamesAsync(server, stop);
    }

    /// <summary>Lets go of the server, which keeps running.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal async Task<NpgsqlConnection> OpenSuperuserAsync(string database, CancellationToken stop = default)
    {
        var connection = new NpgsqlConnection(_postmaster.Superuser(database));
        await connection.OpenAsync(stop);
        return connection;
    }

    private static async Task MakeClusterAsync(ClusterFolder folder, ServerAccount account, PostgresBinaries binaries, ClusterPasswords passwords, bool durable, CancellationToken stop)
    {
        // Made beside its place and moved when whole: a start that was killed halfway leaves nothing that looks like a cluster.
        if (Directory.Exists(folder.UnfinishedData)) Directory.Delete(folder.UnfinishedData, recursive: true);
        await account.MakeFolderAsync(folder.UnfinishedData, stop);
        var passwordFile = Path.Combine(folder.Path, "superuser");
        try
        {
            await account.MakeFileAsync(passwordFile, passwords.Superuser, stop);
            string[] arguments =
            [
                "-D", folder.UnfinishedData, "--username=postgres", $"--pwfile={passwordFile}", "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=C", "--data-checksums", .. durable ? Array.Empty<string>() : ["--no-sync"],
            ];
            var (succeeded, output) = await account.RunAsync(binaries.Program("initdb"), arguments, stop);
            if (!succeeded) throw new InvalidOperationException($"PostgreSQL could not make a cluster in {folder.Path}: {output.Trim()}");
        }
        finally
        {
            File.Delete(passwordFile);
        }

        await File.WriteAllTextAsync(folder.MadeHere, "", stop);
        Directory.Move(folder.UnfinishedData, folder.Data);
    }
}
