using System.Text.RegularExpressions;

namespace WpbPortal.Data.LocalPostgres;

/// <summary>The settings of a private PostgreSQL: durable, loopback only, passwords for everybody, small enough for a laptop.</summary>
internal static partial class ClusterSettings
{
    public const string Access = """
        # Written by WpbPortal at every start.
        host all all 127.0.0.1/32 scram-sha-256

        """;

    /// <summary>The kind of shared memory that initdb found to work here (containers may lack the usual one), or nothing.</summary>
    public static string SharedMemoryIn(string configuration) => SharedMemoryPattern().Match(configuration).Value;

    public static string Configuration(int port, bool durable, string sharedMemory)
    {
        var kept = durable ? "on" : "off";
        return $"""
            # Written by WpbPortal at every start; what is changed here is lost.
            listen_addresses = '127.0.0.1'
            port = {port}
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 200
            {sharedMemory}

            fsync = {kept}
            synchronous_commit = {kept}
            full_page_writes = {kept}

            shared_buffers = '256MB'
            work_mem = '8MB'
            maintenance_work_mem = '64MB'
            effective_cache_size = '1GB'
            random_page_cost = 1.1
            jit = off
            max_wal_size = '1GB'
            # PostgreSQL plans parallel work per query; with few cores it only costs.
            max_parallel_workers_per_gather = 1

            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'iso, ymd'
            lc_messages = 'C'
            log_line_prefix = '%m [%p] %u@%d '
            # The text of a failed statement may hold what somebody typed about somebody: keep it out of the log.
            log_min_error_statement = panic

            """;
    }

    [GeneratedRegex(@"^dynamic_shared_memory_type = \w+", RegexOptions.Multiline)]
    private static partial Regex SharedMemoryPattern();
}
