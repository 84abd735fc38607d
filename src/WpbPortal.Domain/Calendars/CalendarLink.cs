using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Calendars;

/// <summary>
/// The secret link by which somebody's own calendar program fetches what is his: one per person, of which only the hash of the key is kept. A
/// new one ends the earlier; taken back, it is gone.
/// </summary>
public sealed class CalendarLink : TenantEntity
{
    private CalendarLink() { }

    /// <summary>A link with a key of which this is the hash.</summary>
    public CalendarLink(Guid partnershipId, Guid personId, byte[] keyHash, DateTimeOffset now) : base(partnershipId)
    {
        PersonId = personId;
        KeyHash = keyHash;
        MadeAt = now;
    }

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>The hash (SHA-256) of the key in the link.</summary>
    public byte[] KeyHash { get; private set; } = [];

    /// <summary>When this key was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>When a calendar program last fetched it; null while none did.</summary>
    public DateTimeOffset? FetchedAt { get; private set; }

    /// <summary>The hash of what was last given; null while nothing was.</summary>
    public byte[]? Content { get; private set; }

    /// <summary>Since when that is what is given.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Another key; the earlier one opens nothing any more.</summary>
    public void Replace(byte[] keyHash, DateTimeOffset now)
    {
        (KeyHash, MadeAt, FetchedAt) = (keyHash, now, null);
    }

    /// <summary>A calendar program fetched it, and got this.</summary>
    /// <returns>Since when it is what is given.</returns>
    public DateTimeOffset Fetched(byte[] content, DateTimeOffset now)
    {
        // To the second, as HTTP says it.
        var second = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), now.Offset).ToUniversalTime();
        if (Content is null || ChangedAt is null || !Content.AsSpan().SequenceEqual(content)) (Content, ChangedAt) = (content, second);
        // Programs come often: by the hour is near enough to show.
        if (FetchedAt is not { } before || now - before >= TimeSpan.FromHours(1)) FetchedAt = second;
        return ChangedAt.Value;
    }
}
