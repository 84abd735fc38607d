using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Domain.Talks;

/// <summary>
/// A talk at the coffee machine, noted by the school educator in a few taps and one sentence. It is hers; who it was with asks to see it, and reads
/// it once she shows it.
/// </summary>
public sealed class InformalTalk : TenantEntity
{
    /// <summary>Longest sentence, in characters.</summary>
    public const int SentenceLength = 500;

    /// <summary>How far the day of a round may be from a talk that is taken to belong to it, in days.</summary>
    public const int DaysAroundRound = 14;

    /// <summary>Longest word of one's own among what helps or hinders, in characters.</summary>
    public const int OwnWordLength = 40;

    private InformalTalk() { }

    /// <summary>Notes a talk.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TalkPersonNotChosen"/>, <see cref="Rule.TalkWithSelf"/>, <see cref="Rule.MomentInFuture"/> or <see cref="Rule.TooLong"/>.</exception>
    public InformalTalk(Guid partnershipId, Guid authorId, Guid? personId, DateTimeOffset at, TalkContent content, DateTimeOffset now, Guid? id = null) : base(partnershipId, id)
    {
        (AuthorId, WrittenAt) = (authorId, now);
        Write(personId, at, content, now);
    }

    /// <summary>Who noted it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Who noted it.</summary>
    public Person Author { get; private set; } = null!;

    /// <summary>With whom.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>With whom.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>The round of talks of a trajectory to which it belongs; null for one that stands by itself.</summary>
    public Guid? MeetingId { get; private set; }

    /// <summary>When they spoke.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What it was about; may be nothing in particular.</summary>
    public TalkTopic[] Topics { get; private set; } = [];

    /// <summary>What helps.</summary>
    public TalkFactor[] Helps { get; private set; } = [];

    /// <summary>What is in the way.</summary>
    public TalkFactor[] Hinders { get; private set; } = [];

    /// <summary>What helps, in a word of one's own.</summary>
    public string? OwnHelps { get; private set; }

    /// <summary>What is in the way, in a word of one's own.</summary>
    public string? OwnHinders { get; private set; }

    /// <summary>One sentence.</summary>
    public string? Sentence { get; private set; }

    /// <summary>When it was noted.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Since when whom it was with may read it; null while he may not.</summary>
    public DateTimeOffset? ShownAt { get; private set; }

    /// <summary>Writes it anew.</summary>
    /// <exception cref="RuleViolationException">As for a new one; <see cref="Rule.TalkShownToOther"/> when somebody else reads it by now.</exception>
    public void Change(Guid? personId, DateTimeOffset at, TalkContent content, DateTimeOffset now)
    {
        if (ShownAt is not null && personId != PersonId) throw new RuleViolationException(Rule.TalkShownToOther) { Field = nameof(PersonId) };
        Write(personId, at, content, now);
    }

    /// <summary>Lets it belong to a round of talks of a trajectory.</summary>
    public void Join(Meeting round) =>
        MeetingId = round is { Form: MeetingForm.InformalRound, CancelledAt: null } ? round.Id : throw new ArgumentException("No round of talks that goes on.", nameof(round));

    /// <summary>Lets it stand by itself again.</summary>
    public void LeaveRound() => MeetingId = null;

    /// <summary>Lets whom it was with read it.</summary>
    public void Show(DateTimeOffset now) => ShownAt ??= now;

    private void Write(Guid? personId, DateTimeOffset at, TalkContent content, DateTimeOffset now)
    {
        if (personId is not { } person) throw new RuleViolationException(Rule.TalkPersonNotChosen) { Field = nameof(PersonId) };
        if (person == AuthorId) throw new RuleViolationException(Rule.TalkWithSelf) { Field = nameof(PersonId) };
        if (at > now) throw new RuleViolationException(Rule.MomentInFuture) { Field = nameof(At) };
        var (ownHelps, ownHinders) = (Text.Optional(content.OwnHelps, OwnWordLength, nameof(OwnHelps)), Text.Optional(content.OwnHinders, OwnWordLength, nameof(OwnHinders)));
        var sentence = Text.Optional(content.Sentence, SentenceLength, nameof(Sentence));
        (PersonId, At, OwnHelps, OwnHinders, Sentence) = (person, at, ownHelps, ownHinders, sentence);
        (Topics, Helps, Hinders) = ([.. content.Topics.Distinct().Order()], [.. content.Helps.Distinct().Order()], [.. content.Hinders.Distinct().Order()]);
    }
}

/// <summary>What is noted of a talk.</summary>
/// <param name="Topics">What it was about.</param>
/// <param name="Helps">What helps.</param>
/// <param name="Hinders">What is in the way.</param>
/// <param name="OwnHelps">What helps, in a word of one's own.</param>
/// <param name="OwnHinders">What is in the way, in a word of one's own.</param>
/// <param name="Sentence">One sentence.</param>
public sealed record TalkContent(IReadOnlyCollection<TalkTopic> Topics, IReadOnlyCollection<TalkFactor> Helps, IReadOnlyCollection<TalkFactor> Hinders, string? OwnHelps, string? OwnHinders, string? Sentence)
{
    /// <summary>Only that they spoke.</summary>
    public static TalkContent Nothing { get; } = new([], [], [], null, null, null);
}
