using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Npgsql;

namespace WpbPortal.Web.Access;

/// <summary>A circuit lives long: its session is looked up again within a minute even when nothing is asked of a service.</summary>
internal sealed class SessionCheck(ILoggerFactory loggers, SessionStore sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <summary>Below the minute that ASVS and this house allow, look-up included.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(45);

    protected override TimeSpan RevalidationInterval => Interval;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken stop) => IsOpenAsync(state.User, stop);

    /// <summary>Whether the session of this principal is still open.</summary>
    internal async Task<bool> IsOpenAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        try
        {
            return SessionToken.Of(user) is { } token && await sessions.OpenAsync(token, stop) is not null;
        }
        catch (NpgsqlException)
        {
            // A database that is away for a moment signs nobody out: without it no service gives anything either.
            return true;
        }
    }
}
