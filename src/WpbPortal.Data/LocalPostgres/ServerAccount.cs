using System.Diagnostics;

namespace WpbPortal.Data.LocalPostgres;

/// <summary>
/// The account of the operating system that PostgreSQL runs as. PostgreSQL refuses to run as root, so root hands its
/// programs and folders to another account; everybody else runs them as themselves.
/// </summary>
internal sealed class ServerAccount
{
    private readonly string? _name;

    private ServerAccount(string? name) => _name = name;

    public static bool IsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    public static ServerAccount Find()
    {
        if (!IsRoot) return new(null);
        var names = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return new(names.Contains("postgres") ? "postgres" : "nobody");
    }

    /// <summary>Makes a folder that only this account can open.</summary>
    public async Task MakeFolderAsync(string folder, CancellationToken stop)
    {
        if (_name is null)
        {
            MakePrivateFolder(folder);
            return;
        }

        await RequireAsync("install", ["-d", "-o", _name, "-m", "0700", folder], stop);
    }

    /// <summary>Makes a file that this account can read, and nobody else but us.</summary>
    public async Task MakeFileAsync(string file, string text, CancellationToken stop)
    {
        await WritePrivateFileAsync(file, text, stop);
        if (_name is not null) await RequireAsync("chown", [_name, file], stop);
    }

    /// <summary>Runs one of PostgreSQL's programs as this account.</summary>
    public Task<(bool Succeeded, string Output)> RunAsync(string program, string[] arguments, CancellationToken stop)
    {
        if (_name is null) return StartAsync(program, arguments, stop);
        if (OnPath("runuser")) return StartAsync("runuser", ["-u", _name, "--", program, .. arguments], stop);
        if (OnPath("setpriv")) return StartAsync("setpriv", [$"--reuid={_name}", $"--regid={_name}", "--clear-groups", program, .. arguments], stop);
        var line = string.Join(' ', new[] { program }.Concat(arguments).Select(word => $"'{word.Replace("'", "'\\''")}'"));
        return StartAsync("su", ["-s", "/bin/sh", _name, "-c", line], stop);
    }

    public static void MakePrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Writes a file of mode 0600 at once, whole or not at all.</summary>
    public static async Task WritePrivateFileAsync(string file, string text, CancellationToken stop)
    {
        var unfinished = file + ".new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var stream = new StreamWriter(unfinished, options))
        {
            await stream.WriteAsync(text.AsMemory(), stop);
        }

        File.Move(unfinished, file, overwrite: true);
    }

    public static bool OnPath(string program) =>
        PathFolders().Any(folder => File.Exists(Path.Combine(folder, program)));

    public static IEnumerable<string> PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a program as ourselves and gives what it said.</summary>
    public static async Task<(bool Succeeded, string Output)> StartAsync(string program, string[] arguments, CancellationToken stop)
    {
        // On Windows the server would inherit our pipe and keep it open, so there pg_ctl writes to nobody.
        var listens = !OperatingSystem.IsWindows() || !program.Contains("pg_ctl", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = listens,
            RedirectStandardError = listens,
            RedirectStandardInput = listens,
            CreateNoWindow = true,
            // The other account may not be able to open the folder we stand in.
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        };
        start.Environment["LC_ALL"] = "C";
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        if (!listens)
        {
            await process.WaitForExitAsync(stop);
            return (process.ExitCode == 0, "");
        }

        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEndAsync(stop);
        var complained = process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return (process.ExitCode == 0, await said + await complained);
    }

    private static async Task RequireAsync(string program, string[] arguments, CancellationToken stop)
    {
        var (succeeded, output) = await StartAsync(program, arguments, stop);
        if (!succeeded) throw new InvalidOperationException($"{program} failed: {output.Trim()}");
    }
}
