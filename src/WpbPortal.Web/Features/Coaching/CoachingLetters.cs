using System.Globalization;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>The mails of this feature: that something waits, from whom and where. Never what it says.</summary>
public sealed class CoachingLetters(SiteAddress site)
{
    /// <summary>Something was shared with the student.</summary>
    public Letter Shared(CoachingSession session, Guid record, NotificationKind kind, LetterRecipient student)
    {
        var culture = PortalCultures.Of(student.Language);
        var link = kind == NotificationKind.FeedbackShared ? Urls.Feedback(record) : Urls.Session(record);
        return new(ShareKey(session.Id, session.SharedAt!.Value), student.Email, student.Name.Full, student.Language,
            In(culture, nameof(CoachingTexts.SharedLetterSubject)),
            string.Format(culture, In(culture, nameof(CoachingTexts.SharedLetterBody)), student.GivenName, student.AuthorGivenName, site.Of(link)));
    }

    /// <summary>One mail per student and share: sharing again after taking it back is another share.</summary>
    public static string ShareKey(Guid sessionId, DateTimeOffset sharedAt) => $"share:{sessionId}:{sharedAt.ToUnixTimeMilliseconds()}";

    private static string In(CultureInfo culture, string key) => CoachingTexts.ResourceManager.GetString(key, culture)!;
}

/// <summary>Whom a mail is for.</summary>
public sealed record LetterRecipient(Guid PersonId, string Email, string GivenName, string? SurnamePrefix, string FamilyName, string Language, string AuthorGivenName)
{
    /// <summary>The whole name.</summary>
    public PersonName Name => new(GivenName, SurnamePrefix, FamilyName);
}
