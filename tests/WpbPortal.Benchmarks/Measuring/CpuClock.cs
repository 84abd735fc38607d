namespace WpbPortal.Benchmarks.Measuring;

/// <summary>
/// CPU time that a server and its PostgreSQL have used, in milliseconds, as the scheduler of Linux counts it per thread, to
/// the nanosecond. The thread on which the runtime compiles its best is left out: what it does is not the page's.
/// </summary>
internal sealed class CpuClock(int serverPid, int postmasterPid)
{
    private const double NanosecondsPerMillisecond = 1e6;
    private const string Compiler = ".NET Tiered Com";

    // What a thread has used stays counted when it has ended.
    private readonly Dictionary<string, double> _server = [];
    private readonly Dictionary<string, double> _postgres = [];

    public CpuTime Read()
    {
        Count(_server, serverPid);
        Count(_postgres, postmasterPid);
        foreach (var backend in Backends()) Count(_postgres, backend);
        return new(_server.Values.Sum(), _postgres.Values.Sum());
    }

    private IEnumerable<int> Backends() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where int.TryParse(name, out _) && ParentOf(folder) == postmasterPid.ToString()
        select int.Parse(name);

    private static void Count(Dictionary<string, double> used, int pid)
    {
        foreach (var thread in Threads(pid))
        {
            if (Text(thread, "comm")?.TrimEnd() is not { } name || name == Compiler) continue;
            if (Text(thread, "schedstat") is { } figures) used[thread] = long.Parse(figures.Split(' ')[0]) / NanosecondsPerMillisecond;
        }
    }

    private static string[] Threads(int pid)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{pid}/task");
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Follows the name of the program, which may hold anything: state, parent, …</summary>
    private static string? ParentOf(string process) => Text(process, "stat") is { } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ')[1] : null;

    private static string? Text(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (IOException)
        {
            return null;
        }
    }
}

/// <summary>Milliseconds that the server and PostgreSQL used.</summary>
internal readonly record struct CpuTime(double Server, double Postgres)
{
    public static CpuTime operator -(CpuTime after, CpuTime before) => new(after.Server - before.Server, after.Postgres - before.Postgres);

    public static CpuTime operator /(CpuTime all, int requests) => new(all.Server / requests, all.Postgres / requests);
}
