using WpbPortal.Domain.News;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.News;

/// <summary>The mail of this feature: that there is something important to read, and where. Neither what it says nor how it is called.</summary>
public sealed class NewsLetters(SiteAddress site)
{
    /// <summary>Tells somebody of an announcement or a procedure. Each telling is a letter of its own, so that what changed can be told of again.</summary>
    public Letter About(Posting posting, DateTimeOffset now, Guid personId, string email, string givenName, string fullName, string language)
    {
        var culture = PortalCultures.Of(language);
        string In(string key) => NewsTexts.ResourceManager.GetString(key, culture)!;
        var (subject, body) = posting.Kind == PostingKind.Announcement
            ? (nameof(NewsTexts.AnnouncementSubject), nameof(NewsTexts.AnnouncementBody))
            : (nameof(NewsTexts.ProcedureSubject), nameof(NewsTexts.ProcedureBody));
        return new($"news:{posting.Id}:{now.UtcTicks}:{personId}", email, fullName, language, In(subject), string.Format(culture, In(body), givenName, site.Of(Urls.Posting(posting.Id))),
            Topic: MailTopic.News, PersonId: personId);
    }
}
