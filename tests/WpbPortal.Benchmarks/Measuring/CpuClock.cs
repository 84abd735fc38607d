namespace WpbPortal.Benchmarks.Measuring;

/// <summary>CPU time that a server and its PostgreSQL have used, in milliseconds, as the kernel of Linux counts it.</summary>
internal sealed class CpuClock(int serverPid, int postmasterPid)
{
    private const double MillisecondsPerTick = 10;

    public CpuTime Read() =>
        new(Used(serverPid), Backends().Sum(Used) + Used(postmasterPid));

    private IEnumerable<int> Backends() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where int.TryParse(name, out _)
        let fields = Stat(int.Parse(name))
        where fields is not null && fields[1] == postmasterPid.ToString()
        select int.Parse(name);

    private static double Used(int pid) => Stat(pid) is { } fields ? (long.Parse(fields[11]) + long.Parse(fields[12])) * MillisecondsPerTick : 0;

    /// <summary>What follows the name of the program: state, parent, … user and system time.</summary>
    private static string[]? Stat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
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
