using WpbPortal.Data.LocalPostgres;

namespace WpbPortal.Web.Tests;

/// <summary>Sees to PostgreSQL on a bare machine, so that no test is left out for want of it.</summary>
internal static class PostgresInstallation
{
    private const string OwnClusterSettings = "/etc/postgresql-common/createcluster.conf";

    /// <summary>Installs the distribution's package when nothing is here, we are root and there is apt-get; else leaves it to the launcher.</summary>
    public static async Task EnsureInstalledAsync(CancellationToken stop)
    {
        if (!ServerAccount.IsRoot || !ServerAccount.OnPath("apt-get")) return;
        Directory.CreateDirectory("/var/lib/wpbportal");
        using var only = await FolderLock.TakeAsync("/var/lib/wpbportal/install-lock", stop);
        if ((await PostgresBinaries.OnThisMachineAsync(null, stop)).Count > 0) return;

        await AptGetAsync("update", stop);
        await AptGetAsync("install", stop, "postgresql-common");
        // The server's package would make and start a cluster of its own, which nobody here needs.
        var settings = await File.ReadAllTextAsync(OwnClusterSettings, stop);
        await File.WriteAllTextAsync(OwnClusterSettings, settings.Replace("#create_main_cluster = true", "create_main_cluster = false", StringComparison.Ordinal), stop);
        await AptGetAsync("install", stop, "postgresql");
    }

    private static async Task AptGetAsync(string verb, CancellationToken stop, params string[] packages)
    {
        string[] arguments = ["DEBIAN_FRONTEND=noninteractive", "apt-get", verb, "-y", "-q", "--no-install-recommends", .. packages];
        var (succeeded, output) = await ServerAccount.StartAsync("env", arguments, stop);
        if (!succeeded) throw new LocalPostgresNotFoundException($"PostgreSQL could not be installed here; run apt-get install postgresql. {output.Trim()}");
    }
}
