using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace WpbPortal.Web.Access;

/// <summary>A circuit lives long: its session is looked up again within a minute even when nothing is asked of a service.</summary>
internal sealed class SessionCheck(ILoggerFactory loggers, SessionStore sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(45);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken stop) =>
        SessionToken.Of(state.User) is { } token && await sessions.OpenAsync(token, stop) is not null;
}
