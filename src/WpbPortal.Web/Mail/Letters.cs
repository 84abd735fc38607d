using Microsoft.AspNetCore.DataProtection;
using WpbPortal.Data;
using WpbPortal.Data.Mail;
using WpbPortal.Domain.Notices;

namespace WpbPortal.Web.Mail;

/// <summary>
/// Promises mails in the transaction of the act they belong to: with a rollback there is no mail, and with a commit
/// there is exactly one per event and person. A mail never holds confidential content, only where to read it.
/// </summary>
public sealed class Letters(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("outbox");

    /// <summary>Promises a mail.</summary>
    /// <param name="context">The context of the act.</param>
    /// <param name="letter">What to send.</param>
    public void Promise(WpbDbContext context, Letter letter)
    {
        var message = Written(letter, clock.GetUtcNow());
        // What lets somebody in leaves at any hour; how the rest leaves is decided after it was promised.
        if (letter.Topic is null) message.SortedAt = message.CreatedAt;
        else (message.Topic, message.PartnershipId, message.PersonId) = (letter.Topic, context.Viewer.PartnershipId, letter.PersonId);
        context.Outbox.Add(message);
    }

    /// <summary>A letter as it is kept: what it says is sealed.</summary>
    internal OutboxMessage Written(Letter letter, DateTimeOffset now) => new()
    {
        IdempotencyKey = letter.Key,
        ToAddress = letter.ToAddress,
        ToName = letter.ToName,
        Language = letter.Language,
        Subject = letter.Subject,
        Body = _protector.Protect(System.Text.Encoding.UTF8.GetBytes(letter.Body)),
        Calendar = letter.Calendar is { } calendar ? _protector.Protect(System.Text.Encoding.UTF8.GetBytes(calendar)) : null,
        CreatedAt = now,
        NextAttemptAt = letter.NotBefore ?? now,
    };

    /// <summary>The text of a promised mail; null once it was sent and blanked.</summary>
    public string? BodyOf(OutboxMessage message) => Opened(message.Body);

    /// <summary>The calendar that goes along; null for most letters, and once it was sent and blanked.</summary>
    public string? CalendarOf(OutboxMessage message) => Opened(message.Calendar);

    private string? Opened(byte[]? kept) => kept is null ? null : System.Text.Encoding.UTF8.GetString(_protector.Unprotect(kept));
}

/// <summary>A mail in plain text.</summary>
/// <param name="Key">One per event and person, such as <c>feedback:{id}:{person}</c>.</param>
/// <param name="ToAddress">The address.</param>
/// <param name="ToName">The name of whom it is for.</param>
/// <param name="Language">"nl" or "en".</param>
/// <param name="Subject">The subject, without content.</param>
/// <param name="Body">Plain text; a line that is an address becomes a link.</param>
/// <param name="NotBefore">When it may leave at the earliest; null for at once.</param>
/// <param name="Calendar">An iCalendar that goes along, by which the recipient's calendar takes the moment; null for none.</param>
/// <param name="Topic">What it is about, by which the recipient may wish it otherwise; null for what lets somebody in.</param>
/// <param name="PersonId">Who the recipient is in the partnership of the act; with a topic only.</param>
public sealed record Letter(string Key, string ToAddress, string ToName, string Language, string Subject, string Body, DateTimeOffset? NotBefore = null, string? Calendar = null,
    MailTopic? Topic = null, Guid? PersonId = null);
