using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Trajectories;

/// <summary>
/// A passage of a trainer's observation of a meeting: what he saw, in main points, at a moment. It is his own; he may release it to the participant
/// it is about, who then reads that passage and no other, and take it back.
/// </summary>
public sealed class MeetingObservation : TenantEntity
{
    /// <summary>Longest passage, in characters.</summary>
    public const int ContentLength = 2000;

    private MeetingObservation() { }

    internal MeetingObservation(Meeting meeting, Guid authorId, string? content, DateTimeOffset at, Guid? id) : base(meeting.PartnershipId, id)
    {
        MeetingId = meeting.Id;
        AuthorId = authorId;
        Content = Text.Required(content, ContentLength, nameof(Content));
        At = at;
    }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The meeting.</summary>
    public Meeting Meeting { get; private set; } = null!;

    /// <summary>Who observed.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Who observed.</summary>
    public Person Author { get; private set; } = null!;

    /// <summary>When it was written down.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What was seen.</summary>
    public string Content { get; private set; } = "";

    /// <summary>The participant it is about, once it was released to him; null before.</summary>
    public Guid? AboutId { get; private set; }

    /// <summary>The participant it is about.</summary>
    public Person? About { get; private set; }

    /// <summary>Since when he reads it; null while it is the trainer's alone.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Says it anew. What somebody reads is taken back first.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.ObservationReleased"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Say(string? content)
    {
        if (ReleasedAt is not null) throw new RuleViolationException(Rule.ObservationReleased);
        Content = Text.Required(content, ContentLength, nameof(Content));
    }

    /// <summary>Lets the participant it is about read it.</summary>
    /// <returns>Whether he is to be told: not when he was before, for a passage that was taken back.</returns>
    /// <exception cref="RuleViolationException"><see cref="Rule.ObservationReleased"/> when somebody reads it already.</exception>
    public bool Release(Guid aboutId, DateTimeOffset now)
    {
        if (ReleasedAt is not null) throw new RuleViolationException(Rule.ObservationReleased);
        var isNews = AboutId != aboutId;
        AboutId = aboutId;
        ReleasedAt = now;
        return isNews;
    }

    /// <summary>Takes it back: from now on nobody but the trainer reads it.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotShared"/>.</exception>
    public void TakeBack()
    {
        if (ReleasedAt is null) throw new RuleViolationException(Rule.NotShared);
        ReleasedAt = null;
    }
}
