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
public sealed class CurrentViewer(SessionStore sessions, AuthenticationStateProvider authentication) : IAsyncDisposable
{
    private Task<OpenSession?>? _session;
    private IReadOnlyList<PartnershipChoice>? _others;

    /// <summary>The principal of the HTTP request; a circuit has its own.</summary>
    public ClaimsPrincipal? Principal { private get; set; }

    /// <summary>Whether a service is going to be asked for something, by a page for what it shows or by what is sent.</summary>
    public bool BeginsWork { private get; set; }

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

    /// <summary>Drops the work that was begun for a page that asked for nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_session is { IsCompletedSuccessfully: true, Result: { } session }) await sessions.DropAsync(session);
    }

    private async Task<OpenSession?> LookUpAsync()
    {
        if (await TokenAsync() is not { } token) return null;
        return BeginsWork ? await sessions.OpenWithWorkAsync(token) : await sessions.OpenAsync(token);
    }

    private async Task<SessionToken?> TokenAsync() =>
        SessionToken.Of(Principal ?? (await authentication.GetAuthenticationStateAsync()).User);
}
