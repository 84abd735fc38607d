using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Npgsql;
using WpbPortal.Data.Live;
using WpbPortal.Web.Live;

namespace WpbPortal.Web.Access;

/// <summary>
/// A circuit lives long: its session is looked up again as soon as one of its account ends, and within a minute even when nothing is asked
/// of a service. A request is over before that, so only circuits are watched.
/// </summary>
internal sealed class SessionCheck(SessionStore sessions, AuthenticationStateProvider authentication, TimeProvider clock, ILogger<SessionCheck> log, CurrentViewer? current = null, LiveHub? live = null,
    IHostApplicationLifetime? host = null)
    : CircuitHandler, IDisposable
{
    /// <summary>Below the minute that ASVS and this house allow, look-up included.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(45);

    private readonly PeriodicTimer _turns = new(Interval, clock);
    private LiveEar? _ear;
    private int _signedOut;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _ = WatchAsync();
        if (live is null || current is null || await current.SessionAsync() is not { } session) return;
        _ear = live.ListenAlways(new HashSet<LiveTopic> { LiveTopic.Account(session.Viewer.AccountId) }, (_, _) => _ = CheckAsync());
    }

    public void Dispose()
    {
        _ear?.Dispose();
        _turns.Dispose();
    }

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
        while (await _turns.WaitForNextTickAsync() && await CheckAsync())
        {
        }
    }

    /// <summary>Signs the circuit out when its session has ended; whether it is still open.</summary>
    private async Task<bool> CheckAsync()
    {
        try
        {
            if (await IsOpenAsync((await authentication.GetAuthenticationStateAsync()).User)) return true;
        }
        catch (Exception ended) when (ended is ObjectDisposedException || host is { ApplicationStopping.IsCancellationRequested: true })
        {
            // The portal stops, and its circuits with it: nobody has to be told.
            log.LogDebug(ended, "The session of a circuit was not looked up, since the portal stops.");
        }
        catch (Exception failed)
        {
            log.LogError(failed, "The session of a circuit could not be looked up.");
        }
        SignOut();
        return false;
    }

    private void SignOut()
    {
        if (Interlocked.Exchange(ref _signedOut, 1) == 1) return;
        ((ServerAuthenticationStateProvider)authentication).SetAuthenticationState(Task.FromResult(new AuthenticationState(new())));
    }
}
