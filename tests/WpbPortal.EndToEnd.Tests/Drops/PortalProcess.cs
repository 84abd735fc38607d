using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.EndToEnd.Tests.Portal;

namespace WpbPortal.EndToEnd.Tests.Drops;

/// <summary>The portal in a process of its own, with the demonstration in a database of its own: this one can really be killed.</summary>
internal sealed class PortalProcess(DatabaseConnections connections) : IServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly int _port = Ports.Free();
    private Process? _process;

    public Uri Address => new($"http://localhost:{_port}");

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(Host, [Path.Combine(AppContext.BaseDirectory, "WpbPortal.Web.dll")]) { WorkingDirectory = RunningPortal.ProjectFolder(), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = $"http://localhost:{_port}", ["Demo"] = "true", ["Serilog__MinimumLevel__Default"] = "Error",
            ["ConnectionStrings__App"] = connections.App, ["ConnectionStrings__Owner"] = connections.Owner,
        }) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(100))
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
            }
        }
        throw new TimeoutException("The portal did not start.");
    }

    public async Task StopAsync()
    {
        // The signal with which a server is stopped; Windows knows none.
        if (OperatingSystem.IsWindows()) _process!.Kill();
        else using (var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    public Task KillAsync()
    {
        _process!.Kill();
        return _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        _process?.Dispose();
    }

    /// <summary>The dotnet that runs these tests.</summary>
    private static string Host => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
