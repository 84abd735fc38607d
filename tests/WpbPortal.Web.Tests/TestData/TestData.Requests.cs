using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Tests;

public sealed partial class TestData
{
    private bool _isListening;

    /// <summary>Somebody's browser (nobody's when null): it sends the cookie of a session of his own and follows no redirect.</summary>
    public async Task<HttpClient> ClientAsync(Person? person = null)
    {
        _ = Services;
        if (!_isListening) await _portal!.StartAsync();
        _isListening = true;
        var client = _portal!.GetTestServer().CreateClient();
        client.BaseAddress = new("https://portal.example");
        if (person is not null) client.DefaultRequestHeaders.Add("Cookie", $"__Host-wpb={CookieOf(await SessionAsync(person.AccountId!.Value, person.PartnershipId))}");
        return client;
    }

    /// <summary>Who a session's cookie says is asking.</summary>
    public static ClaimsPrincipal PrincipalOf(SessionToken token) =>
        new(new ClaimsIdentity([new(SessionToken.Claim, token.Text)], CookieAuthenticationDefaults.AuthenticationScheme));

    private string CookieOf(SessionToken token)
    {
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var cookie = Service<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        return cookie.TicketDataFormat.Protect(new AuthenticationTicket(PrincipalOf(token), new AuthenticationProperties { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow().AddDays(1) }, scheme));
    }
}
