using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.Learning;

/// <summary>A theme in a list.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What it is about.</param>
/// <param name="BegunAt">Since when.</param>
/// <param name="EndedAt">Until when.</param>
/// <param name="SharedAt">Since when it is shared.</param>
/// <param name="Parts">How much belongs to it.</param>
/// <param name="Sources">How many sources it has.</param>
/// <param name="Offered">How many sources wait to be taken or left; 0 for everybody but its student.</param>
public sealed record ThemeRow(Guid Id, string Title, string? Description, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, DateTimeOffset? SharedAt, int Parts, int Sources, int Offered);

/// <summary>A theme, whole, as far as the viewer reads it.</summary>
/// <param name="Row">The theme.</param>
/// <param name="StudentId">Whose it is.</param>
/// <param name="Student">Whose it is.</param>
/// <param name="Parts">What belongs to it, the latest first.</param>
/// <param name="Sources">Its sources; what is offered first.</param>
/// <param name="Candidates">What could be put to it; empty for everybody but its student.</param>
/// <param name="Readers">Who coaches the student now; empty for everybody but him.</param>
public sealed record ThemeDetail(ThemeRow Row, Guid StudentId, PersonName Student, IReadOnlyList<PartRow> Parts, IReadOnlyList<SourceRow> Sources, IReadOnlyList<PartCandidate> Candidates,
    IReadOnlyList<PersonName> Readers)
{
    /// <summary>Whether the viewer coaches the student, and so offers sources; who reads along does not.</summary>
    public bool IsCoached { get; init; }
}

/// <summary>What sort of thing belongs to a theme.</summary>
public enum PartKind
{
    /// <summary>A conversation.</summary>
    Session,

    /// <summary>Something brought in.</summary>
    Agenda,

    /// <summary>An experiment.</summary>
    Experiment,
}

/// <summary>Something that belongs to a theme.</summary>
/// <param name="Id">The tie itself.</param>
/// <param name="Kind">What it is.</param>
/// <param name="RecordId">Which one.</param>
/// <param name="At">When it was.</param>
/// <param name="Words">What it says; null for a conversation.</param>
public sealed record PartRow(Guid Id, PartKind Kind, Guid RecordId, DateTimeOffset At, string? Words);

/// <summary>Something that could be put to a theme.</summary>
public sealed record PartCandidate(PartKind Kind, Guid RecordId, DateTimeOffset At, string? Words)
{
    /// <summary>What a form calls it.</summary>
    public string Key => $"{Kind}:{RecordId}";
}

/// <summary>A source with a theme.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Kind">By what it is found.</param>
/// <param name="Reference">The DOI, ISBN, address or description.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Note">Why it is worth looking at.</param>
/// <param name="State">Whether the student took it.</param>
/// <param name="AddedAt">When it was put there.</param>
/// <param name="OfferedBy">Who offered it; null when the student added it himself.</param>
public sealed record SourceRow(Guid Id, SourceKind Kind, string Reference, string? Title, string? Note, SourceState State, DateTimeOffset AddedAt, PersonName? OfferedBy);

/// <summary>What is typed of a theme.</summary>
/// <param name="Id">Made where the form is made, so that sending it twice makes one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What it is about.</param>
/// <param name="IsShared">Whether who coaches him reads it; counts for a new one only.</param>
public sealed record ThemeInput(Guid Id, string? Title, string? Description, bool IsShared);
