using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Search;

/// <summary>What can be found, in the order in which it is shown. The first eight are what <c>platform.search</c> numbers so.</summary>
public enum FoundKind
{
    /// <summary>What was said in a session.</summary>
    Session = 1,

    /// <summary>Feedback.</summary>
    Feedback,

    /// <summary>A reply to feedback.</summary>
    Reply,

    /// <summary>A note that nobody else reads.</summary>
    Note,

    /// <summary>What a student brings in for a conversation.</summary>
    AgendaItem,

    /// <summary>A learning question.</summary>
    Question,

    /// <summary>What a student tries.</summary>
    Experiment,

    /// <summary>An announcement or a procedure.</summary>
    News,

    /// <summary>A colleague.</summary>
    Person,

    /// <summary>A trajectory.</summary>
    Trajectory,

    /// <summary>A door that stands open.</summary>
    Opportunity,
}

/// <summary>Something that was found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id; of a note the session's, of a reply the feedback's, of what a student asks himself or tries, for others, and of what is read along, the student's.</param>
/// <param name="Who">The other one in it.</param>
/// <param name="At">When it was.</param>
/// <param name="Title">What it is called, where it has a name of its own.</param>
/// <param name="Passage">Where the words are, each between <see cref="Passages.Begins"/> and <see cref="Passages.Ends"/>.</param>
/// <param name="IsMine">Whether the viewer wrote it.</param>
/// <param name="Roles">Of a person: what he is today.</param>
public sealed record Found(FoundKind Kind, Guid Id, PersonName? Who, DateTimeOffset? At, LocalisedText? Title, string? Passage, bool IsMine, IReadOnlyList<RoleSpot> Roles)
{
    /// <summary>Whether it is of a conversation between others, of which the student lets the viewer read along.</summary>
    public bool IsReadAlong { get; init; }
}

/// <summary>What was found of one kind.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Rows">The newest first; people by name.</param>
/// <param name="HasMore">Whether there is more than is shown.</param>
public sealed record FoundGroup(FoundKind Kind, IReadOnlyList<Found> Rows, bool HasMore);
