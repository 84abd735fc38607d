using WpbPortal.Domain.Notices;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.LookingBack;

/// <summary>The mail of this feature: that a trajectory is over, and where to say how it was.</summary>
public sealed class EvaluationLetters(SiteAddress site)
{
    /// <summary>Invites somebody to look back.</summary>
    public Letter Invite(Guid trajectoryId, Guid personId, string email, string givenName, string fullName, string language)
    {
        var culture = PortalCultures.Of(language);
        string In(string key) => LookingBackTexts.ResourceManager.GetString(key, culture)!;
        return new($"evaluation:{trajectoryId}:{personId}", email, fullName, language, In(nameof(LookingBackTexts.InviteSubject)),
            string.Format(culture, In(nameof(LookingBackTexts.InviteBody)), givenName, site.Of(Urls.LookBack(trajectoryId))),
            Topic: MailTopic.Trajectories, PersonId: personId);
    }
}
