using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Features.TakingAlong;

/// <summary>What was done in a meeting, and what is taken along from it.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Meeting">How it is called.</param>
/// <param name="Form">What kind of gathering.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="HasBegun">Whether it has.</param>
/// <param name="TrajectoryId">Its trajectory.</param>
/// <param name="Trajectory">How that is called.</param>
/// <param name="TakesPart">Whether the viewer takes part, and takes something along.</param>
/// <param name="Trains">Whether the viewer trains the group, and writes what was done.</param>
/// <param name="About">What was looked at, or what it was about.</param>
/// <param name="Done">What was practised, tried out or agreed.</param>
/// <param name="Own">What the viewer takes along; null when he did not say.</param>
/// <param name="Others">What others take along, as far as they share it.</param>
/// <param name="Earlier">For a return session: the meeting that it comes back to.</param>
/// <param name="Choices">For a return session and who trains: the meetings that it could come back to.</param>
public sealed record MeetingLeaves(Guid MeetingId, LocalisedText Meeting, MeetingForm Form, DateTimeOffset StartsAt, bool HasBegun, Guid TrajectoryId, LocalisedText Trajectory, bool TakesPart, bool Trains,
    string? About, string? Done, OwnLine? Own, IReadOnlyList<SharedLine> Others, EarlierMeeting? Earlier, IReadOnlyList<EarlierChoice> Choices);

/// <summary>What the viewer takes along.</summary>
public sealed record OwnLine(string Words, bool IsShared);

/// <summary>What somebody else takes along.</summary>
public sealed record SharedLine(PersonName Who, string Words);

/// <summary>The meeting that a return session comes back to, with what was taken along then.</summary>
public sealed record EarlierMeeting(Guid MeetingId, LocalisedText Title, DateTimeOffset StartsAt, OwnLine? Own, IReadOnlyList<SharedLine> Others);

/// <summary>A meeting that a return session could come back to.</summary>
public sealed record EarlierChoice(Guid MeetingId, LocalisedText Trajectory, LocalisedText Title, DateTimeOffset StartsAt);

/// <summary>The last meeting of a group.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Title">How it is called.</param>
/// <param name="StartsAt">When it started.</param>
/// <param name="Trains">Whether the viewer trains the group.</param>
/// <param name="HasSaid">Whether he said what he takes along.</param>
public sealed record LastMeeting(Guid MeetingId, LocalisedText Title, DateTimeOffset StartsAt, bool Trains, bool HasSaid);

/// <summary>The forms of this feature whose text is kept while somebody types.</summary>
internal static class TakeAlongDrafts
{
    /// <summary>What somebody takes along from a meeting.</summary>
    public static string Own(Guid meetingId) => $"meenemen:{meetingId:N}";

    /// <summary>What was done in a meeting.</summary>
    public static string Account(Guid meetingId) => $"gedaan:{meetingId:N}";
}
