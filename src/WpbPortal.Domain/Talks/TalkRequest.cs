using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Talks;

/// <summary>Somebody asks a school educator to see what she noted of their talks. Neither that there is something nor that there is not is said before she answers.</summary>
public sealed class TalkRequest : TenantEntity
{
    private TalkRequest() { }

    /// <summary>Asks.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TalkWithSelf"/>.</exception>
    public TalkRequest(Guid partnershipId, Guid askerId, Guid authorId, DateTimeOffset now) : base(partnershipId)
    {
        if (askerId == authorId) throw new RuleViolationException(Rule.TalkWithSelf);
        (AskerId, AuthorId, AskedAt) = (askerId, authorId, now);
    }

    /// <summary>Who asks.</summary>
    public Guid AskerId { get; private set; }

    /// <summary>Who asks.</summary>
    public Person Asker { get; private set; } = null!;

    /// <summary>Who is asked.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Who is asked.</summary>
    public Person Author { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When she answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>How many talks there were to show; null before the answer.</summary>
    public int? Shown { get; private set; }

    /// <summary>Answers by showing every talk with who asks.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TalkRequestAnswered"/>.</exception>
    public void Answer(IReadOnlyCollection<InformalTalk> talks, DateTimeOffset now)
    {
        if (AnsweredAt is not null) throw new RuleViolationException(Rule.TalkRequestAnswered);
        foreach (var talk in talks) talk.Show(now);
        (AnsweredAt, Shown) = (now, talks.Count);
    }
}
