using System.Threading.Channels;

namespace WpbPortal.Web.Accounts;

/// <summary>
/// Requests for a new password, answered before they are looked at: whoever asks cannot tell from the answer or its time
/// whether the address is known.
/// </summary>
public sealed class ForgottenPasswords(IServiceScopeFactory scopes, ILogger<ForgottenPasswords> log) : BackgroundService
{
    private readonly Channel<string> _asked = Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Notes that a new password was asked for this address.</summary>
    public void Ask(string? email)
    {
        if (email?.Trim().ToLowerInvariant() is { Length: > 0 and <= 254 } address) _asked.Writer.TryWrite(address);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var email in _asked.Reader.ReadAllAsync(stoppingToken)) await SendAsync(email, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    private async Task SendAsync(string email, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PasswordResetService>().SendAsync(email, stop);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // The address stays out of the log.
            log.LogError(failed, "A request for a new password could not be handled.");
        }
    }
}
