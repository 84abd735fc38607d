using System.Globalization;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Klik;

/// <summary>The one mail of this feature: that there is a message. Neither its words nor its link say what kind, from whom or about whom.</summary>
public sealed class KlikLetters(SiteAddress site)
{
    /// <summary>That something waits in the portal.</summary>
    public Letter Waiting(string key, KlikAddressee to, DateTimeOffset notBefore)
    {
        var culture = PortalCultures.Of(to.Language);
        return new(key, to.Email, to.FullName, to.Language, In(culture, nameof(KlikTexts.MailSubject)), string.Format(culture, In(culture, nameof(KlikTexts.MailBody)), to.GivenName, site.Of(Urls.Notifications)), notBefore);
    }

    private static string In(CultureInfo culture, string key) => KlikTexts.ResourceManager.GetString(key, culture)!;
}

/// <summary>Whom a mail is for, and in which language.</summary>
public sealed record KlikAddressee(string Email, string GivenName, string FullName, string Language);
