using Microsoft.AspNetCore.Localization;

namespace WpbPortal.Web.Settings;

/// <summary>
/// The language before anybody is signed in: what the address asks (<c>?taal=en</c>, which the cookie then remembers), else
/// what the browser prefers. Only the language counts, so that "en-US" is English too.
/// </summary>
internal sealed class BrowserLanguage(bool fromAddress) : RequestCultureProvider
{
    private const string Parameter = "taal";

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext http)
    {
        if (fromAddress)
        {
            if (Known(http.Request.Query[Parameter]) is not { } asked) return NullProviderCultureResult;
            http.Response.Cookies.Append(PortalCultures.Cookie, CookieRequestCultureProvider.MakeCookieValue(new(asked)),
                new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true });
            return Task.FromResult<ProviderCultureResult?>(new(asked));
        }

        var preferred = http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Known(language.Value.Value))
            .FirstOrDefault(known => known is not null);
        return Task.FromResult(preferred is null ? null : new ProviderCultureResult(preferred));
    }

    private static string? Known(string? language) => language switch
    {
        null => null,
        _ when language.StartsWith("nl", StringComparison.OrdinalIgnoreCase) => PortalCultures.Dutch.Name,
        _ when language.StartsWith("en", StringComparison.OrdinalIgnoreCase) => PortalCultures.English.Name,
        _ => null,
    };
}
