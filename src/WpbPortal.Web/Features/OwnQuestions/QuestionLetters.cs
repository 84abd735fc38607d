using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>The mail of this feature: that a trajectory begins, and where to word what one wants to learn.</summary>
public sealed class QuestionLetters(SiteAddress site)
{
    /// <summary>Invites somebody to word his questions.</summary>
    public Letter Invite(Guid trajectoryId, DateTimeOffset beginsAt, Guid personId, string email, string givenName, string fullName, string language)
    {
        var culture = PortalCultures.Of(language);
        string In(string key) => OwnQuestionTexts.ResourceManager.GetString(key, culture)!;
        return new($"questions:{trajectoryId}:{personId}", email, fullName, language, In(nameof(OwnQuestionTexts.InviteSubject)),
            string.Format(culture, In(nameof(OwnQuestionTexts.InviteBody)), givenName, DutchTime.DayOf(beginsAt).ToString("dddd d MMMM", culture), site.Of(Urls.OwnQuestions(trajectoryId))),
            Topic: MailTopic.Trajectories, PersonId: personId);
    }
}
