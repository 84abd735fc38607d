using System.Globalization;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.SharedCare;

/// <summary>The mails of this feature: that something waits, from whom and where. Never for which student, nor why somebody is away.</summary>
public sealed class CareLetters(SiteAddress site)
{
    /// <summary>What somebody is told of a cover.</summary>
    public Letter About(NotificationKind kind, string key, Guid teamId, CareAddressee to, string actor)
    {
        var culture = PortalCultures.Of(to.Language);
        var (subject, body) = kind switch
        {
            NotificationKind.CoverAsked => (nameof(CareTexts.AskedSubject), nameof(CareTexts.AskedBody)),
            NotificationKind.CoverBegan => (nameof(CareTexts.BeganSubject), nameof(CareTexts.BeganBody)),
            _ => (nameof(CareTexts.EndedSubject), nameof(CareTexts.EndedBody)),
        };
        return new(key, to.Email, to.FullName, to.Language, In(culture, subject), string.Format(culture, In(culture, body), to.GivenName, actor, site.Of(Urls.TeamCare(teamId))));
    }

    private static string In(CultureInfo culture, string key) => CareTexts.ResourceManager.GetString(key, culture)!;
}

/// <summary>Whom a mail is for, and in which language.</summary>
public sealed record CareAddressee(string Email, string GivenName, string FullName, string Language);
