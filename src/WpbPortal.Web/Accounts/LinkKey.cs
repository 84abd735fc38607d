using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Accounts;

/// <summary>
/// The key in a link from a mail. It moves from the address into a cookie of half an hour at once, so that it stands in no
/// history, no log and no Referer.
/// </summary>
internal static class LinkKey
{
    /// <summary>The parameter of the address.</summary>
    public const string Parameter = "sleutel";

    private const string Cookie = "__Host-wpb-sleutel";
    private const int Longest = 64;

    /// <summary>The key of this page; null when there is none. Sends the browser to the bare address when the key still stands in it.</summary>
    public static SessionToken? Of(HttpContext http, NavigationManager navigator, string page, string? inAddress)
    {
        // Longer ones are none of ours, and would only fill the browser's cookies.
        if (inAddress is { Length: > 0 and <= Longest })
        {
            http.Response.Cookies.Append(Cookie, $"{page}:{inAddress}", Options(TimeSpan.FromMinutes(30)));
            navigator.NavigateTo(page);
            return null;
        }
        return http.Request.Cookies[Cookie] is { } kept && kept.StartsWith(page + ":", StringComparison.Ordinal) ? new(kept[(page.Length + 1)..]) : null;
    }

    /// <summary>Forgets the key once it was used.</summary>
    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(null));

    // Lax, for the first request comes from a mail.
    private static CookieOptions Options(TimeSpan? age) =>
        new() { MaxAge = age, HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
