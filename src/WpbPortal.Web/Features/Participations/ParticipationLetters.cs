using System.Globalization;
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
        Make($"participation:{participation.Id}:{participation.InvitedAt.ToUnixTimeMilliseconds()}", participation.Trajectory, to,
            nameof(ParticipationTexts.InvitationSubject), nameof(ParticipationTexts.InvitationBody));

    /// <summary>A place came free and is kept.</summary>
    public Letter Offer(Participation participation, Addressee to) =>
        Make($"participation-offer:{participation.Id}:{participation.InvitedAt.ToUnixTimeMilliseconds()}", participation.Trajectory, to,
            nameof(ParticipationTexts.OfferSubject), nameof(ParticipationTexts.OfferBody));

    private Letter Make(string key, Trajectory trajectory, Addressee to, string subject, string body)
    {
        var culture = PortalCultures.Of(to.Language);
        var title = trajectory.Title.In(to.Language);
        return new(key, to.Email, to.FullName, to.Language, string.Format(culture, In(culture, subject), title),
            string.Format(culture, In(culture, body), to.GivenName, title, site.Of(Urls.MyTrajectories)));
    }

    private static string In(CultureInfo culture, string key) => ParticipationTexts.ResourceManager.GetString(key, culture)!;
}

/// <summary>Whom a mail is for, and in which language.</summary>
public sealed record Addressee(string Email, string GivenName, string FullName, string Language);
