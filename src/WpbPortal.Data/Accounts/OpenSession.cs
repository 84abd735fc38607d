using WpbPortal.Domain;

namespace WpbPortal.Data.Accounts;

/// <summary>A session that is open: whose it is, where it works, and how its owner likes the screen.</summary>
/// <param name="SessionId">The session's id, which is no secret.</param>
/// <param name="Viewer">Who asks.</param>
/// <param name="DisplayName">The account's name.</param>
/// <param name="GivenName">The person's given name in this partnership; the account's name where there is no person.</param>
/// <param name="Language">"nl" or "en".</param>
/// <param name="Theme">"light", "dark" or null.</param>
/// <param name="PartnershipName">The partnership's name; null for an administrator outside any.</param>
/// <param name="HasOtherPartnerships">Whether there is anything to switch to.</param>
/// <param name="UnreadNotifications">How many notifications wait for this person.</param>
public sealed record OpenSession(Guid SessionId, Viewer Viewer, string DisplayName, string GivenName, string Language, string? Theme,
    string? PartnershipName, bool HasOtherPartnerships, int UnreadNotifications);
