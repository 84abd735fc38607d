using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace WpbPortal.Web.Accounts;

/// <summary>
/// A cookie by which a browser shows that an account signed in on it before. It opens nothing: it only keeps its owner from
/// paying for the guesses of others on the same network.
/// </summary>
internal static class KnownDevice
{
    private const string Cookie = "__Host-wpb-apparaat";

    /// <summary>Lets the browser remember that this address signed in on it.</summary>
    public static void Remember(HttpContext http, string email) => http.Response.Cookies.Append(Cookie, Protector(http).Protect(Mark(email)),
        new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });

    /// <summary>Who tries to sign in with this address.</summary>
    public static Caller Caller(HttpContext http, string? email) =>
        new(Knows(http, email) ? null : GuessBudget.NetworkOf(http.Connection.RemoteIpAddress), SignInCookie.Device(http));

    private static bool Knows(HttpContext http, string? email)
    {
        if (http.Request.Cookies[Cookie] is not { Length: < 1000 } kept) return false;
        try
        {
            return Protector(http).Unprotect(kept) == Mark(email ?? "");
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static IDataProtector Protector(HttpContext http) => http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("known device");

    // The address itself is nobody's business who finds the browser open.
    private static string Mark(string email) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant())));
}
