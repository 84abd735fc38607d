using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using MysticMind.PostgresEmbed;

namespace WpbPortal.Data.LocalPostgres;

/// <summary>A folder with PostgreSQL's own programs.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest PostgreSQL that has what the tables need (views under the reader's own row-level security, ICU databases).</summary>
    private const int OldestMajor = 15;

    private const string DownloadedVersion = "17";
    private static readonly TimeSpan DownloadPatience = TimeSpan.FromMinutes(5);

    public string Program(string name) => ProgramIn(Folder, name);

    /// <summary>
    /// Finds the programs on this machine, else downloads them. A folder that somebody configured is the only one looked in;
    /// the version is that of the cluster which is already there, or null for the newest.
    /// </summary>
    /// <exception cref="LocalPostgresNotFoundException">None here, and none to be downloaded.</exception>
    public static async Task<PostgresBinaries> FindAsync(string? configured, int? major, ILogger logger, CancellationToken stop)
    {
        var here = await OnThisMachineAsync(configured, stop);
        var fits = major is null ? here.MaxBy(found => found.Major) : here.FirstOrDefault(found => found.Major == major);
        if (fits is not null) return fits;
        if (configured is not null)
        {
            throw new LocalPostgresNotFoundException($"{configured} holds no PostgreSQL {major?.ToString(CultureInfo.InvariantCulture) ?? $"{OldestMajor} or newer"}: correct LocalPostgres:BinariesFolder.");
        }

        return await DownloadAsync(major, logger, stop);
    }

    /// <summary>Every PostgreSQL of this machine that is new enough.</summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> OnThisMachineAsync(string? configured, CancellationToken stop)
    {
        IEnumerable<string> folders = configured is not null ? [configured] : await UsualFoldersAsync(stop);
        var found = new List<PostgresBinaries>();
        foreach (var folder in folders.Select(RealFolder).Distinct().Where(IsComplete))
        {
            var (succeeded, version) = await ServerAccount.StartAsync(ProgramIn(folder, "postgres"), ["--version"], stop);
            if (succeeded && VersionPattern().Match(version) is { Success: true } match
                && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is >= OldestMajor and var number)
            {
                found.Add(new(folder, number));
            }
        }

        return found;
    }

    private static async Task<PostgresBinaries> DownloadAsync(int? major, ILogger logger, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(DownloadPatience);
        try
        {
            logger.LogInformation("No PostgreSQL on this machine: downloading it to {Folder}.", ClusterFolder.DownloadFolder);
            Directory.CreateDirectory(ClusterFolder.DownloadFolder);
            var download = new PgServer(new PgServerOptions
            {
                PgVersion = major?.ToString(CultureInfo.InvariantCulture) ?? DownloadedVersion,
                DbDir = ClusterFolder.DownloadFolder,
                BinariesDir = ClusterFolder.DownloadFolder,
                Logger = logger,
            });
            await download.InstallAsync(patience.Token);
            var found = await OnThisMachineAsync(Path.Combine(download.InstallDir, "bin"), stop);
            return found.Single();
        }
        catch (Exception cause) when (!stop.IsCancellationRequested)
        {
            var which = major is null ? "PostgreSQL 15 or newer" : $"PostgreSQL {major}, which made the database that is here,";
            throw new LocalPostgresNotFoundException(
                $"No {which} was found and none could be downloaded: install it (Debian and Ubuntu: apt-get install postgresql; macOS: brew install postgresql; Windows: the installer of postgresql.org), or set ConnectionStrings:App and ConnectionStrings:Owner.",
                cause);
        }
    }

    private static async Task<IReadOnlyList<string>> UsualFoldersAsync(CancellationToken stop)
    {
        var folders = ServerAccount.PathFolders().ToList();
        if (ServerAccount.OnPath("pg_config") && await ServerAccount.StartAsync("pg_config", ["--bindir"], stop) is (true, var folder))
        {
            folders.Add(folder.Trim());
        }

        folders.AddRange(Below("/usr/lib/postgresql", "*", "bin"));
        folders.AddRange(Below("/usr", "pgsql-*", "bin"));
        folders.AddRange(Below("/opt/homebrew/opt", "postgresql*", "bin"));
        folders.AddRange(Below("/usr/local/opt", "postgresql*", "bin"));
        folders.AddRange(Below("/Applications/Postgres.app/Contents/Versions", "*", "bin"));
        folders.AddRange(Below(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*", "bin"));
        return folders;
    }

    private static IEnumerable<string> Below(string folder, string pattern, string name) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder, pattern).Select(version => Path.Combine(version, name)) : [];

    /// <summary>Distributions link single programs into a folder of the PATH; the rest stands where the link leads.</summary>
    private static string RealFolder(string folder)
    {
        var program = new FileInfo(ProgramIn(folder, "initdb"));
        return program.Exists && program.ResolveLinkTarget(returnFinalTarget: true) is { } real ? Path.GetDirectoryName(real.FullName)! : Path.GetFullPath(folder);
    }

    private static bool IsComplete(string folder) =>
        new[] { "initdb", "pg_ctl", "postgres" }.All(program => File.Exists(ProgramIn(folder, program)));

    private static string ProgramIn(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"PostgreSQL\) (\d+)")]
    private static partial Regex VersionPattern();
}
