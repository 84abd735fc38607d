using Npgsql;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Accounts;

/// <summary>Writes the link for the first administrator into the log of a server that has none.</summary>
internal sealed class FirstAdministratorNotice(IServiceScopeFactory scopes, SiteAddress site, IHostApplicationLifetime host, ILogger<FirstAdministratorNotice> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var waiting = host.ApplicationStarted.Register(started.SetResult);
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            await using var scope = scopes.CreateAsyncScope();
            var first = scope.ServiceProvider.GetRequiredService<FirstAdministrator>();
            if (await first.IsWantedAsync(stoppingToken))
            {
                log.LogWarning("There is no administrator yet. Open this link once to become the first: {Link}", site.Of($"{Urls.FirstAdministrator}?{LinkKey.Parameter}={first.Key.Text}"));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
        catch (NpgsqlException unreachable)
        {
            log.LogWarning("Whether there is an administrator could not be asked: {Reason}", unreachable.Message);
        }
    }
}
