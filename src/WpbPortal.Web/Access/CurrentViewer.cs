using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Domain;

namespace WpbPortal.Web.Access;

/// <summary>
/// Who asks, in this request or this circuit. Looks the session up once for the frame around the page; what the
/// services may do they look up again themselves, at every call.
/// </summary>
public sealed class CurrentViewer(SessionStore sessions, AuthenticationStateProvider authentication)
{
    private Task<OpenSession?>? _session;
    private IReadOnlyList<PartnershipChoice>? _others;

    /// <summary>The principal of the HTTP request; a circuit has its own.</summary>
    public ClaimsPrincipal? Principal { private get; set; }

    /// <summary>The session, or null when nobody is signed in or the session has ended.</summary>
    public Task<OpenSession?> SessionAsync() => _session is { IsFaulted: false, IsCanceled: false } known ? known : _session = LookUpAsync();

    /// <summary>The viewer.</summary>
    /// <exception cref="SessionEndedException">Nobody is signed in (any more).</exception>
    public async Task<Viewer> ViewerAsync() => (await SessionAsync())?.Viewer ?? throw new SessionEndedException();

    /// <summary>Where else the viewer may work; empty when there is nothing to switch to.</summary>
    public async Task<IReadOnlyList<PartnershipChoice>> OtherPartnershipsAsync() =>
        _others ??= await SessionAsync() is { HasOtherPartnerships: true } session && await TokenAsync() is { } token
            ? [.. (await sessions.PartnershipsAsync(token)).Where(choice => choice.Id != session.Viewer.PartnershipId)]
            : [];

    /// <summary>Forgets what was looked up, after the session itself was changed.</summary>
    public void Forget() => (_session, _others) = (null, null);

    private async Task<OpenSession?> LookUpAsync() => await TokenAsync() is { } token ? await sessions.OpenAsync(token) : null;

    private async Task<SessionToken?> TokenAsync() =>
        SessionToken.Of(Principal ?? (await authentication.GetAuthenticationStateAsync()).User);
}
