using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpbPortal.Data;

namespace WpbPortal.Web.Settings;

/// <summary>
/// Makes ready at the start what the first visitors would otherwise wait for: connections for a class that comes in at once, the
/// model of the tables, and a page. A proxy hears "ready" only after that.
/// </summary>
internal sealed class WarmUp(WpbContexts contexts, IServer server, IHostApplicationLifetime life, ILogger<WarmUp> log) : BackgroundService, IHealthCheck
{
    /// <summary>Connections that are opened at the start and kept: as many as ask at once on a busy morning.</summary>
    public const int Connections = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private bool _isWarm;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken stop = default) =>
        Task.FromResult(_isWarm ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("The portal is getting ready."));

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        try
        {
            await StartedAsync(stop);
            await ConnectAsync(stop);
            await VisitAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception cold)
        {
            // Then the first visitor waits a little; the portal itself goes on.
            log.LogWarning(cold, "The portal could not be made ready beforehand.");
        }
        _isWarm = true;
    }

    private async Task StartedAsync(CancellationToken stop)
    {
        var started = new TaskCompletionSource();
        await using var _ = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }

    private async Task ConnectAsync(CancellationToken stop)
    {
        var opening = Enumerable.Range(0, Connections).Select(_ => contexts.OpenPlatformAsync(stop)).ToList();
        try
        {
            // All open before the first goes back, so that there are as many.
            await Task.WhenAll(opening);
            foreach (var open in opening) await (await open).Accounts.AnyAsync(stop);
        }
        finally
        {
            foreach (var open in opening.Where(open => open.IsCompletedSuccessfully)) await open.Result.DisposeAsync();
        }
    }

    private async Task VisitAsync(CancellationToken stop)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(each => each.StartsWith("http://", StringComparison.Ordinal));
        if (address is null) return;
        using var visitor = new HttpClient { Timeout = Patience };
        var reachable = address.Replace("[::]", "127.0.0.1").Replace("0.0.0.0", "127.0.0.1").Replace("*", "127.0.0.1").Replace("+", "127.0.0.1");
        using var answer = await visitor.GetAsync(new Uri(new(reachable), Urls.SignIn), stop);
    }
}
