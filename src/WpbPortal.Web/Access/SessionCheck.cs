using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Npgsql;

namespace WpbPortal.Web.Access;

/// <summary>
/// A circuit lives long: its session is looked up again within a minute even when nothing is asked of a service. A request
/// is over before that, so only circuits are watched.
/// </summary>
internal sealed class SessionCheck(SessionStore sessions, AuthenticationStateProvider authentication, TimeProvider clock, ILogger<SessionCheck> log)
    : CircuitHandler, IDisposable
{
    /// <summary>Below the minute that ASVS and this house allow, look-up included.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(45);

    private readonly PeriodicTimer _turns = new(Interval, clock);

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _ = WatchAsync();
        return Task.CompletedTask;
    }

    public void Dispose() => _turns.Dispose();

    /// <summary>Whether the session of this principal is still open.</summary>
    internal async Task<bool> IsOpenAsync(ClaimsPrincipal user)
    {
        try
        {
            return SessionToken.Of(user) is { } token && await sessions.OpenAsync(token) is not null;
        }
        catch (NpgsqlException)
        {
            // A database that is away for a moment signs nobody out: without it no service gives anything either.
            return true;
        }
    }

    private async Task WatchAsync()
    {
        try
        {
            while (await _turns.WaitForNextTickAsync())
            {
                if (await IsOpenAsync((await authentication.GetAuthenticationStateAsync()).User)) continue;
                SignOut();
                return;
            }
        }
        catch (Exception failed)
        {
            log.LogError(failed, "The session of a circuit could not be looked up.");
            SignOut();
        }
    }

    private void SignOut() =>
        ((ServerAuthenticationStateProvider)authentication).SetAuthenticationState(Task.FromResult(new AuthenticationState(new())));
}
