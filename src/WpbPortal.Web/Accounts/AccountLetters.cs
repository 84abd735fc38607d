using System.Globalization;
using WpbPortal.Data.Accounts;
using WpbPortal.Web.Access;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Accounts;

/// <summary>The letters about accounts. They hold a link that lets somebody in once, and nothing confidential.</summary>
public sealed class AccountLetters(SiteAddress site)
{
    /// <summary>Invites somebody into a partnership.</summary>
    public Letter Invitation(Invitation invitation, SessionToken key, string name, string partnership, string language) => Write(
        KeyOf(invitation), invitation.Email, name, language,
        nameof(AccountTexts.InvitationLetterSubject), nameof(AccountTexts.InvitationLetter), name, partnership, Link(Urls.Invitation, key), site.Of(Urls.SignIn));

    /// <summary>Lets the owner of an account choose a new password.</summary>
    public Letter Reset(PasswordReset reset, SessionToken key, Account account) => Write(
        $"reset:{reset.Id}", account.Email, account.DisplayName, account.Language,
        nameof(AccountTexts.ResetLetterSubject), nameof(AccountTexts.ResetLetter), account.DisplayName, Link(Urls.ChoosePassword, key));

    /// <summary>Tells the owner of an account that the password was changed, in case it was not he who did.</summary>
    public Letter PasswordChanged(Account account) => Write(
        $"password-changed:{account.Id}:{account.SecurityStamp}", account.Email, account.DisplayName, account.Language,
        nameof(AccountTexts.PasswordChangedLetterSubject), nameof(AccountTexts.PasswordChangedLetter), account.DisplayName, site.Of(Urls.ForgottenPassword));

    /// <summary>How the keys of the letters of invitations begin; the invitation follows.</summary>
    public const string InvitationKey = "invitation:";

    /// <summary>By which key the letter of an invitation is found in the outbox.</summary>
    public static string KeyOf(Invitation invitation) => InvitationKey + invitation.Id;

    private string Link(string page, SessionToken key) => site.Of($"{page}?{LinkKey.Parameter}={key.Text}");

    private static Letter Write(string key, string address, string name, string language, string subject, string body, params object[] values) =>
        new(key, address, name, language, Text(subject, language), string.Format(CultureInfo.InvariantCulture, Text(body, language), values));

    private static string Text(string key, string language) => AccountTexts.ResourceManager.GetString(key, PortalCultures.Of(language))!;
}
