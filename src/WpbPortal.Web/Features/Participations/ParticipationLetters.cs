using System.Globalization;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Participations;

/// <summary>The mails of this feature, each in the language of whom it is for: to what, and where to answer.</summary>
public sealed class ParticipationLetters(SiteAddress site)
{
    /// <summary>An invitation. Inviting again is another letter.</summary>
    public Letter Invitation(Participation participation, Addressee to) =>
        Make($"participation:{participation.Id}:{participation.InvitedAt.ToUnixTimeMilliseconds()}", participation, to, nameof(ParticipationTexts.InvitationSubject), nameof(ParticipationTexts.InvitationBody));

    /// <summary>A place came free and is kept, until when.</summary>
    public Letter Offer(Participation participation, Addressee to) =>
        Make($"participation-offer:{participation.Id}:{participation.InvitedAt.ToUnixTimeMilliseconds()}", participation, to, nameof(ParticipationTexts.OfferSubject), nameof(ParticipationTexts.OfferBody));

    /// <summary>A place that was kept went to the next.</summary>
    public Letter Lapsed(Participation participation, Addressee to) =>
        Make($"participation-lapsed:{participation.Id}:{participation.InvitedAt.ToUnixTimeMilliseconds()}", participation, to, nameof(ParticipationTexts.LapsedSubject), nameof(ParticipationTexts.LapsedBody));

    /// <summary>An invitation waits for an answer; said once.</summary>
    public Letter Reminder(Participation participation, Addressee to) =>
        Make($"participation-reminder:{participation.Id}:{participation.InvitedAt.ToUnixTimeMilliseconds()}", participation, to, nameof(ParticipationTexts.ReminderSubject), nameof(ParticipationTexts.ReminderBody));

    /// <summary>Somebody was taken off the list.</summary>
    public Letter TakenOff(Participation participation, Addressee to) =>
        Make($"participation-off:{participation.Id}:{participation.Turns}", participation, to, nameof(ParticipationTexts.TakenOffSubject), nameof(ParticipationTexts.TakenOffBody));

    private Letter Make(string key, Participation participation, Addressee to, string subject, string body)
    {
        var culture = PortalCultures.Of(to.Language);
        var title = participation.Trajectory.Title.In(to.Language);
        var until = participation.OfferedUntil is { } term ? DutchTime.Local(term).ToString("dddd d MMMM HH:mm", culture) : null;
        return new(key, to.Email, to.FullName, to.Language, string.Format(culture, In(culture, subject), title),
            string.Format(culture, In(culture, body), to.GivenName, title, site.Of(Urls.MyTrajectories), until), Topic: MailTopic.Trajectories, PersonId: participation.PersonId);
    }

    private static string In(CultureInfo culture, string key) => ParticipationTexts.ResourceManager.GetString(key, culture)!;
}

/// <summary>Whom a mail is for, and in which language.</summary>
public sealed record Addressee(string Email, string GivenName, string FullName, string Language);
