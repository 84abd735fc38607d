using System.Diagnostics;

namespace WpbPortal.EndToEnd.Tests.Browser;

/// <summary>A browser of the Chromium family on this machine, and what it must be started with here.</summary>
public sealed record FoundBrowser(string Executable, IReadOnlyList<string> Arguments);

/// <summary>
/// Finds Chromium, Chrome or Edge; else installs Playwright's own browser; else the distribution's package. So no journey
/// is left out for want of a browser.
/// </summary>
public static class BrowserFinder
{
    // The shell without windows first: it draws the same pages, and keeps no tabs, menus and panels of its own beside each of them.
    private static readonly string[] Names =
        ["chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge"];

    private static readonly TimeSpan InstallPatience = TimeSpan.FromMinutes(5);

    private static bool IsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <exception cref="InvalidOperationException">There is none and none could be installed; the message says what to do.</exception>
    public static async Task<FoundBrowser> FindAsync(string playwrightExecutable, CancellationToken stop)
    {
        var executable = await FirstThatRunsAsync(Candidates(), stop)
            ?? await FirstThatRunsAsync([playwrightExecutable], stop)
            ?? await InstallAsync(playwrightExecutable, stop)
            ?? throw new InvalidOperationException("No browser was found and none could be installed: install Chromium, Chrome or Edge (Debian: apt-get install chromium).");
        return new(executable, Arguments());
    }

    /// <summary>No first-run questions and no traffic of its own; and what a container or a root account cannot give it.</summary>
    private static List<string> Arguments()
    {
        List<string> arguments =
        [
            "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
        ];
        // The sandbox refuses to run as root.
        if (IsRoot) arguments.Add("--no-sandbox");
        return arguments;
    }

    private static async Task<string?> InstallAsync(string playwrightExecutable, CancellationToken stop)
    {
        // As root Playwright also installs the libraries that its browser needs.
        string[] install = IsRoot ? ["install", "--with-deps", "chromium"] : ["install", "chromium"];
        await Task.Run(() => Microsoft.Playwright.Program.Main(install), stop).WaitAsync(InstallPatience, stop);
        if (await FirstThatRunsAsync([playwrightExecutable], stop) is { } installed) return installed;
        if (!IsRoot || !File.Exists("/usr/bin/apt-get")) return null;
        await RunAsync("apt-get", ["update", "-q"], InstallPatience, stop);
        await RunAsync("env", ["DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium-headless-shell", "chromium"], InstallPatience, stop);
        return await FirstThatRunsAsync(Candidates(), stop);
    }

    private static IEnumerable<string> Candidates()
    {
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => path.Select(folder => Path.Combine(folder, name + suffix))).Concat(UsualPlaces());
    }

    private static IEnumerable<string> UsualPlaces()
    {
        yield return "/usr/bin/chromium-headless-shell";
        yield return "/usr/bin/chromium";
        yield return "/opt/google/chrome/chrome";
        yield return "/opt/microsoft/msedge/msedge";
        yield return "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
        yield return "/Applications/Chromium.app/Contents/MacOS/Chromium";
        yield return "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
        Environment.SpecialFolder[] folders =
            [Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData];
        foreach (var folder in folders.Select(Environment.GetFolderPath).Where(folder => folder.Length > 0))
        {
            yield return Path.Combine(folder, "Google", "Chrome", "Application", "chrome.exe");
            yield return Path.Combine(folder, "Microsoft", "Edge", "Application", "msedge.exe");
        }
    }

    private static async Task<string?> FirstThatRunsAsync(IEnumerable<string> candidates, CancellationToken stop)
    {
        foreach (var candidate in candidates.Where(File.Exists))
        {
            // On some distributions the program only says that a snap must be installed, and on others a library is missing.
            // Windows and macOS have no such stand-ins, and there the question would open a window.
            if (!OperatingSystem.IsLinux() || await RunAsync(candidate, ["--version"], TimeSpan.FromSeconds(30), stop)) return candidate;
        }

        return null;
    }

    private static async Task<bool> RunAsync(string program, string[] arguments, TimeSpan patience, CancellationToken stop)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true });
        if (process is null) return false;
        process.StandardInput.Close();
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        try
        {
            await process.WaitForExitAsync(stop).WaitAsync(patience, stop);
            await said;
            return process.ExitCode == 0;
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            return false;
        }
    }
}
