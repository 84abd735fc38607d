using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Mail;
using WpbPortal.Domain.Notices;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Mail;

/// <summary>The link in a mail by which its recipient wishes no more of its kind, without signing in: what it says is sealed, and opens nothing else.</summary>
public sealed class StopLink(IDataProtectionProvider protection, SiteAddress site, WpbContexts contexts)
{
    private const int Longest = 400;

    private readonly IDataProtector _protector = protection.CreateProtector("mail-stop");

    /// <summary>The address for a mail program, which posts to it by itself; null for a mail that always comes.</summary>
    public string? AtOnce(OutboxMessage message) => KeyOf(message) is { } key ? site.Of($"{Urls.StopMailNow}?sleutel={key}") : null;

    /// <summary>The address for a person, who is asked first; null for a mail that always comes.</summary>
    public string? Asking(OutboxMessage message) => KeyOf(message) is { } key ? site.Of($"{Urls.StopMail}?sleutel={key}") : null;

    /// <summary>What a key is about; null when it is none of ours.</summary>
    public MailTopic? TopicOf(string? key) => Read(key)?.Topic;

    /// <summary>Wishes no more mail of the kind that a key is about; false when it is none of ours.</summary>
    public async Task<bool> StopAsync(string? key, CancellationToken stop = default)
    {
        if (Read(key) is not { } asked) return false;
        await using var db = await contexts.OpenPlatformAsync(stop);
        await db.Database.ExecuteSqlAsync($"select platform.stop_mail({asked.PartnershipId}, {asked.PersonId}, {(int)asked.Topic})", stop);
        await db.CommitAsync(stop);
        return true;
    }

    private string? KeyOf(OutboxMessage message)
    {
        if (message is not { Topic: { } topic, PartnershipId: { } partnership, PersonId: { } person }) return null;
        return Base64Url.EncodeToString(_protector.Protect([.. partnership.ToByteArray(), .. person.ToByteArray(), (byte)topic]));
    }

    private (Guid PartnershipId, Guid PersonId, MailTopic Topic)? Read(string? key)
    {
        if (key is not { Length: > 0 and <= Longest } || !Base64Url.IsValid(key)) return null;
        try
        {
            return _protector.Unprotect(Base64Url.DecodeFromChars(key)) is { Length: 33 } said ? (new(said.AsSpan(0, 16)), new(said.AsSpan(16, 16)), (MailTopic)said[32]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
