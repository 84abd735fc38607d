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

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset NextAttemptAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Set when it is given up; a coordinator sees that it failed.</summary>
    public DateTimeOffset? FailedAt { get; set; }
    public string? LastError { get; set; }
}
