using System.Buffers.Text;

namespace WpbPortal.Data.Live;

/// <summary>
/// Something of which open pages want to know that it changed: which rows are meant, by an id alone. A change has topics
/// (<see cref="LiveTopics"/>), whoever has a page open has topics (<c>platform.live_topics</c>); where the two meet, the page looks anew.
/// </summary>
/// <param name="Kind">What the id is of.</param>
/// <param name="Id">The id.</param>
public readonly record struct LiveTopic(LiveKind Kind, Guid Id)
{
    private const int Length = 23;

    /// <summary>The sessions of an account.</summary>
    public static LiveTopic Account(Guid id) => new(LiveKind.Account, id);

    /// <summary>What is a person's own.</summary>
    public static LiveTopic Person(Guid id) => new(LiveKind.Person, id);

    /// <summary>A whole partnership: what is in it for everybody, or so much at once that nobody counts it.</summary>
    public static LiveTopic Everybody(Guid partnershipId) => new(LiveKind.Everybody, partnershipId);

    /// <summary>As it travels: a letter and an id.</summary>
    public override string ToString()
    {
        Span<byte> id = stackalloc byte[16];
        Id.TryWriteBytes(id, bigEndian: true, out _);
        return (char)Kind + Base64Url.EncodeToString(id);
    }

    /// <summary>What <see cref="ToString"/> wrote; null for anything else.</summary>
    public static LiveTopic? Parse(ReadOnlySpan<char> text)
    {
        Span<byte> id = stackalloc byte[16];
        return text.Length == Length && Enum.IsDefined((LiveKind)text[0]) && Base64Url.TryDecodeFromChars(text[1..], id, out var read) && read == id.Length
            ? new((LiveKind)text[0], new Guid(id, bigEndian: true))
            : null;
    }
}

/// <summary>What the id of a topic is of. The letters are those of <c>platform.live_topics</c>.</summary>
public enum LiveKind
{
    /// <summary>An account: its sessions.</summary>
    Account = 'a',

    /// <summary>A person: what is his own, or names him.</summary>
    Person = 'p',

    /// <summary>A placement or a supervision, for who is in it.</summary>
    Relation = 'r',

    /// <summary>A student, for who coaches him now.</summary>
    Coached = 'c',

    /// <summary>A student, for who follows him from the institute.</summary>
    Followed = 'f',

    /// <summary>A student, for whom he lets read along.</summary>
    ReadAlong = 'g',

    /// <summary>A team, for who supervises in it.</summary>
    Team = 't',

    /// <summary>A school, for who organises there.</summary>
    Educators = 'e',

    /// <summary>A school, for everybody at it.</summary>
    School = 's',

    /// <summary>A trajectory, for who takes part or trains.</summary>
    Trajectory = 'j',

    /// <summary>A trajectory, for who trains.</summary>
    Trainers = 'k',

    /// <summary>An opportunity, for who keeps that door.</summary>
    Door = 'd',

    /// <summary>A partnership, for who coordinates it.</summary>
    Office = 'o',

    /// <summary>A partnership, for everybody in it.</summary>
    Everybody = 'w',
}
