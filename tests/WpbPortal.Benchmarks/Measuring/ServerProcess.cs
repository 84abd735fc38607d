using System.Diagnostics;
using System.Text.Json;
using WpbPortal.Data.LocalPostgres;

namespace WpbPortal.Benchmarks.Measuring;

/// <summary>The server in a process of its own; it ends when this is disposed of.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri portal, Uri circuits) => (_process, Portal, Circuits) = (process, portal, circuits);

    public Uri Portal { get; }

    public Uri Circuits { get; }

    public int Id => _process.Id;

    /// <summary>How much memory it holds, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<ServerProcess> StartAsync(DatabaseConnections connections)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        start.ArgumentList.Add("--serve");
        start.ArgumentList.Add(JsonSerializer.Serialize(connections));
        // The runtime counts calls from the first on instead of waiting until the start is over, so that it has soon compiled its best.
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "0";
        var process = Process.Start(start)!;
        return new(process, await AddressAsync(process), await AddressAsync(process));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000)) _process.Kill();
        _process.Dispose();
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Uri.TryCreate(line, UriKind.Absolute, out var address) && address.Scheme == "http") return new UriBuilder(address) { Host = "localhost" }.Uri;
        }
        throw new InvalidOperationException("The server did not start.");
    }
}
