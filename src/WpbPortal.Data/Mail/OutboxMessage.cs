using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;

namespace WpbPortal.Data.Mail;

/// <summary>A mail that was promised in the transaction of the act it belongs to, and is sent after it.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>One mail per event and person: a second attempt to promise it changes nothing.</summary>
    public string IdempotencyKey { get; set; } = "";

    public string ToAddress { get; set; } = "";
    public string ToName { get; set; } = "";
    public string Language { get; set; } = "nl";
    public string Subject { get; set; } = "";

    /// <summary>Encrypted, for it may hold a link that lets somebody in; blanked once sent (kept in a demo).</summary>
    public byte[]? Body { get; set; }

    /// <summary>The calendar that goes along, encrypted as the text; null for most letters.</summary>
    public byte[]? Calendar { get; set; }

    /// <summary>What it is about, by which its recipient may wish it otherwise; null for what lets somebody in, which always leaves at once.</summary>
    public MailTopic? Topic { get; set; }

    /// <summary>Where the recipient is who; with <see cref="Topic"/> only.</summary>
    public Guid? PartnershipId { get; set; }

    /// <summary>Who the recipient is there; with <see cref="Topic"/> only.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>When it was decided how it leaves; null while that waits.</summary>
    public DateTimeOffset? SortedAt { get; set; }

    /// <summary>Whose school days and holidays it keeps to; known once it is sorted.</summary>
    public HolidayRegion? Region { get; set; }

    /// <summary>When it is put together with others in one mail; null for what leaves by itself.</summary>
    public DateTimeOffset? DigestAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset NextAttemptAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Set when it is given up; a coordinator sees that it failed.</summary>
    public DateTimeOffset? FailedAt { get; set; }
    public string? LastError { get; set; }
}
