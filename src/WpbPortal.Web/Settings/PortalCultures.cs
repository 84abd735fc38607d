using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace WpbPortal.Web.Settings;

/// <summary>Dutch first, English as good. Patterns are set here, since those of the system differ between versions.</summary>
internal static class PortalCultures
{
    /// <summary>The cookie that remembers the language on this device; the account's own language is written into it at sign-in.</summary>
    public const string Cookie = "wpb-taal";

    public static CultureInfo Dutch { get; } = Make("nl-NL", "dd-MM-yyyy");

    public static CultureInfo English { get; } = Make("en-GB", "dd/MM/yyyy");

    public static CultureInfo Of(string? language) => language == "en" ? English : Dutch;

    public static IServiceCollection AddPortalCultures(this IServiceCollection services) =>
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new(Dutch);
            options.SupportedCultures = options.SupportedUICultures = [Dutch, English];
            options.RequestCultureProviders =
            [
                new BrowserLanguage(fromAddress: true),
                new CookieRequestCultureProvider { CookieName = Cookie },
                new BrowserLanguage(fromAddress: false),
            ];
        });

    private static CultureInfo Make(string name, string shortDate)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.DateTimeFormat.ShortDatePattern = shortDate;
        culture.DateTimeFormat.ShortTimePattern = "HH:mm";
        culture.DateTimeFormat.LongTimePattern = "HH:mm:ss";
        culture.DateTimeFormat.FirstDayOfWeek = DayOfWeek.Monday;
        culture.DateTimeFormat.AbbreviatedMonthNames = culture.DateTimeFormat.AbbreviatedMonthGenitiveNames =
            [.. culture.DateTimeFormat.AbbreviatedMonthNames.Select(month => month.TrimEnd('.'))];
        return CultureInfo.ReadOnly(culture);
    }
}
