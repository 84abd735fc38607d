using System.Globalization;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.MutualChoice;

/// <summary>The mails of this feature: that a round opened, closes or is over, and where. Never about whom, nor what anybody said.</summary>
public sealed class ChoiceLetters(SiteAddress site)
{
    /// <summary>What somebody is told of a round.</summary>
    public Letter About(NotificationKind kind, string key, Guid recordId, DateTimeOffset closesAt, ChoiceAddressee to)
    {
        var culture = PortalCultures.Of(to.Language);
        var (subject, body, address) = kind switch
        {
            NotificationKind.ChoiceOpened => (nameof(ChoiceTexts.OpenedSubject), nameof(ChoiceTexts.OpenedBody), Urls.Choice(recordId)),
            NotificationKind.ChoiceReminder => (nameof(ChoiceTexts.ReminderSubject), nameof(ChoiceTexts.ReminderBody), Urls.Choice(recordId)),
            NotificationKind.ChoiceProposed => (nameof(ChoiceTexts.ProposedSubject), nameof(ChoiceTexts.ProposedBody), Urls.ChoiceProposal(recordId)),
            NotificationKind.ChoiceMatched => (nameof(ChoiceTexts.MatchedSubject), nameof(ChoiceTexts.MatchedBody), Urls.TeamCare(recordId)),
            _ => (nameof(ChoiceTexts.EndedSubject), nameof(ChoiceTexts.EndedBody), Urls.Choice(recordId)),
        };
        var day = DutchTime.DayOf(closesAt).ToString("dddd d MMMM", culture);
        return new(key, to.Email, to.FullName, to.Language, In(culture, subject), string.Format(culture, In(culture, body), to.GivenName, day, site.Of(address)));
    }

    private static string In(CultureInfo culture, string key) => ChoiceTexts.ResourceManager.GetString(key, culture)!;
}

/// <summary>Whom a mail is for, and in which language.</summary>
public sealed record ChoiceAddressee(string Email, string GivenName, string FullName, string Language);
