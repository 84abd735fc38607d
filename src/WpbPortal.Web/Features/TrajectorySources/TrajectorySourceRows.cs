using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Features.TrajectorySources;

/// <summary>The sources of a trajectory, and what is asked for.</summary>
/// <param name="TrajectoryId">The trajectory.</param>
/// <param name="Title">How it is called.</param>
/// <param name="OfTemplate">Literature that came with the template.</param>
/// <param name="Sources">What was put to it since, the latest first.</param>
/// <param name="Meetings">The meetings, by name, for who puts a source to one.</param>
/// <param name="TakesPart">Whether the viewer takes part, and can ask for more.</param>
/// <param name="Trains">Whether the viewer trains the group, and answers.</param>
/// <param name="MayAdd">Whether the viewer puts sources to it.</param>
/// <param name="Requests">What the viewer asked for; for who trains what the group asks. What waits comes first.</param>
public sealed record SourceBoard(Guid TrajectoryId, LocalisedText Title, IReadOnlyList<TemplateSource> OfTemplate, IReadOnlyList<GroupSource> Sources, IReadOnlyList<SourceMeeting> Meetings,
    bool TakesPart, bool Trains, bool MayAdd, IReadOnlyList<RequestRow> Requests);

/// <summary>A source with a trajectory.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Meeting">The meeting that it goes with; null for the whole trajectory.</param>
/// <param name="Kind">By what it is found.</param>
/// <param name="Reference">The DOI, ISBN, address or description.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Note">Why it is worth looking at.</param>
public sealed record GroupSource(Guid Id, LocalisedText? Meeting, SourceKind Kind, string Reference, string? Title, string? Note)
{
    /// <summary>What its file is asked by; null for what is found elsewhere.</summary>
    public Guid? File => Kind == SourceKind.File ? Id : null;

    /// <summary>What it is called for short.</summary>
    public string Name => Title ?? Reference;
}

/// <summary>The sources that go with a meeting of a trajectory.</summary>
public sealed record SourcesAtMeeting(Guid TrajectoryId, IReadOnlyList<GroupSource> Sources);

/// <summary>What a trajectory shows of its sources.</summary>
/// <param name="Sources">The latest that were put to it.</param>
/// <param name="Waiting">How many requests wait for the viewer's answer.</param>
public sealed record SourcesOfTrajectory(IReadOnlyList<GroupSource> Sources, int Waiting);

/// <summary>A meeting to put a source to.</summary>
public sealed record SourceMeeting(Guid Id, LocalisedText Title);

/// <summary>What a participant would like more of.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="Asker">Who asked, for who trains the group; null for his own.</param>
/// <param name="AskedAt">When.</param>
/// <param name="About">About which source or subject.</param>
/// <param name="Wish">What he would like.</param>
/// <param name="AnsweredAt">When it was answered; null while it waits.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="Kind">By what the source that goes with it is found.</param>
/// <param name="Reference">That source.</param>
/// <param name="Title">What that source is called.</param>
public sealed record RequestRow(Guid Id, PersonName? Asker, DateTimeOffset AskedAt, string About, string? Wish, DateTimeOffset? AnsweredAt, string? Answer, SourceKind? Kind, string? Reference, string? Title);

/// <summary>The forms of this feature whose text is kept while somebody types.</summary>
internal static class TrajectorySourceDrafts
{
    /// <summary>What all of them begin with.</summary>
    public const string All = "trajectbron:";

    /// <summary>A new source with a trajectory.</summary>
    public static string New(Guid trajectoryId) => $"{All}nieuw:{trajectoryId:N}";

    /// <summary>More about something.</summary>
    public static string More(Guid trajectoryId) => $"{All}meer:{trajectoryId:N}";

    /// <summary>The answer to who asks for more.</summary>
    public static string Answer(Guid requestId) => $"{All}antwoord:{requestId:N}";
}
