using Microsoft.AspNetCore.Builder;
using WpbPortal.EndToEnd.Tests.Portal;

namespace WpbPortal.EndToEnd.Tests.Drops;

/// <summary>
/// Another server on the database of the running portal, within this process: quick enough for every run. Killing it is breaking off
/// all that is under way; everything that it knew goes with it.
/// </summary>
internal sealed class HostedServer(RunningPortal portal) : IServer
{
    private readonly int _port = Ports.Free();
    private WebApplication? _app;

    public Uri Address => new($"http://localhost:{_port}");

    public async Task StartAsync() => _app = await portal.StartAnotherAsync($"http://localhost:{_port}");

    public Task StopAsync() => EndAsync(CancellationToken.None);

    public Task KillAsync() => EndAsync(new(canceled: true));

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await KillAsync();
    }

    private async Task EndAsync(CancellationToken patience)
    {
        await _app!.StopAsync(patience);
        await _app.DisposeAsync();
        _app = null;
    }
}
