using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Localization;
using WpbPortal.Data.Accounts;
using WpbPortal.Web.Access;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Accounts;

/// <summary>What a browser keeps of a sign-in: the session's token, and the language of the account.</summary>
internal static class SignInCookie
{
    /// <summary>Gives the browser the session of somebody who just signed in.</summary>
    /// <param name="http">The request.</param>
    /// <param name="signedIn">Who.</param>
    /// <param name="remember">Whether the browser keeps it after it is closed.</param>
    public static async Task GiveAsync(HttpContext http, SignedIn signedIn, bool remember)
    {
        // Whose session this browser held before has left it.
        if (SessionToken.Of(http.User) is { } former) await http.RequestServices.GetRequiredService<SessionStore>().EndAsync(former, http.RequestAborted);
        var identity = new ClaimsIdentity([new(SessionToken.Claim, signedIn.Token.Text)], CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = remember });
        GiveLanguage(http, signedIn.Account.Language);
        KnownDevice.Remember(http, signedIn.Account.Email);
    }

    /// <summary>Takes the session away from the browser.</summary>
    public static Task TakeAsync(HttpContext http) => http.SignOutAsync();

    /// <summary>Lets the browser remember the language.</summary>
    public static void GiveLanguage(HttpContext http, string language) =>
        http.Response.Cookies.Append(PortalCultures.Cookie, CookieRequestCultureProvider.MakeCookieValue(new(PortalCultures.Of(language))),
            new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" });

    /// <summary>What the browser says it is, so that its owner recognises it in the list of sessions.</summary>
    public static string? Device(HttpContext http) => http.Request.Headers.UserAgent is [{ Length: > 0 } agent] ? DeviceName.Of(agent) : null;
}
