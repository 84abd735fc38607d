using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WpbPortal.Data.LocalPostgres;

/// <summary>Where everything of one private PostgreSQL stands on disk.</summary>
/// <remarks>
/// Root keeps it under <c>/var/lib/wpbportal</c>, since the account that PostgreSQL then runs as cannot open root's home.
/// The data and the log belong to that account; the passwords belong to us.
/// </remarks>
internal sealed class ClusterFolder
{
    private ClusterFolder(string path) => Path = path;

    public string Path { get; }

    public string Data => In("data");

    /// <summary>A cluster in the making; it becomes <see cref="Data"/> when it is whole.</summary>
    public string UnfinishedData => In("data-unfinished");

    public string PasswordsFolder => In("passwords");

    public string LockFile => In("lock");

    public string PortFile => In("port");

    public string Log => System.IO.Path.Combine(In("log"), "postgresql.log");

    public bool HasCluster => File.Exists(System.IO.Path.Combine(Data, "PG_VERSION"));

    /// <summary>False for a cluster that somebody put here, such as a copy of a real one.</summary>
    public bool WasMadeHere => File.Exists(MadeHere);

    public string MadeHere => In("made-here");

    /// <summary>The version of PostgreSQL that made the cluster; no other can read it.</summary>
    public int? Major => HasCluster ? int.Parse(File.ReadAllText(System.IO.Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture) : null;

    /// <summary>Beside the clusters, so that all of them share one download.</summary>
    public static string DownloadFolder => System.IO.Path.Combine(Root(), "postgresql");

    public static ClusterFolder For(LocalPostgresOptions options) =>
        new(System.IO.Path.GetFullPath(options.DataFolder ?? UsualFolder("")));

    /// <summary>The usual folder of this checkout (or of the folder of the application), so that two checkouts never share data.</summary>
    public static string UsualFolder(string prefix)
    {
        var home = new DirectoryInfo(AppContext.BaseDirectory);
        while (home is not null && !File.Exists(System.IO.Path.Combine(home.FullName, "WpbPortal.sln"))) home = home.Parent;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(home?.FullName ?? AppContext.BaseDirectory));
        return System.IO.Path.Combine(Root(), prefix + Convert.ToHexStringLower(hash)[..12]);
    }

    public async Task MakeAsync(ServerAccount account, CancellationToken stop)
    {
        Directory.CreateDirectory(Path);
        ServerAccount.MakePrivateFolder(PasswordsFolder);
        await account.MakeFolderAsync(In("log"), stop);
    }

    /// <summary>The last lines that the server wrote, for whoever has to mend it.</summary>
    public string LastWords() => File.Exists(Log) ? string.Join(Environment.NewLine, File.ReadLines(Log).TakeLast(8)) : "(no log)";

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private static string Root()
    {
        if (ServerAccount.IsRoot) return "/var/lib/wpbportal";
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        return System.IO.Path.Combine(own.Length > 0 ? own : System.IO.Path.GetTempPath(), "wpbportal");
    }
}
