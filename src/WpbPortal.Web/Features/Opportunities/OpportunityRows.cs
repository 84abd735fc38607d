using WpbPortal.Domain;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.Opportunities;

/// <summary>The doors as whoever looks at them sees them: a part for each of his roles, null for those he does not have.</summary>
public sealed record OpportunityBoard
{
    /// <summary>What the student chose, what is next first.</summary>
    public IReadOnlyList<ChosenDoor>? Chosen { get; init; }

    /// <summary>What stands open for the student and was not chosen yet.</summary>
    public IReadOnlyList<DoorRow>? ToChoose { get; init; }

    /// <summary>The doors of the supervisor's teams, those that stand open first.</summary>
    public IReadOnlyList<DoorRow>? OfTeams { get; init; }

    /// <summary>What the supervisor's students looked back with, the latest first.</summary>
    public IReadOnlyList<LookBackRow>? LookBacks { get; init; }

    /// <summary>The doors of the educator's schools, those that stand open first.</summary>
    public IReadOnlyList<DoorRow>? OfSchools { get; init; }

    /// <summary>What the students chose whom the institute educator follows.</summary>
    public IReadOnlyList<FollowedChoice>? Followed { get; init; }

    /// <summary>How many there are, per school, for the coordinator.</summary>
    public IReadOnlyList<SchoolDoors>? Numbers { get; init; }
}

/// <summary>A door in a list.</summary>
/// <param name="Id">The door.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Timing">Timing, in words.</param>
/// <param name="LastDay">The last day on which it stands open.</param>
/// <param name="Team">The team in which it is.</param>
/// <param name="OpenedBy">Who opened it; null when the team did together.</param>
/// <param name="Places">For how many; null for as many as wish.</param>
/// <param name="Uses">How many chose it, and how far they are.</param>
/// <param name="IsOpen">Whether it can be chosen, places aside.</param>
/// <param name="IsKept">Whether the viewer keeps it.</param>
public sealed record DoorRow(Guid Id, OpportunityKind Kind, string Title, string? Timing, DateOnly LastDay, string Team, PersonName? OpenedBy, int? Places, DoorUses Uses, bool IsOpen, bool IsKept)
{
    /// <summary>How many can still choose it; null for as many as wish.</summary>
    public int? Free => Places is { } places ? Math.Max(0, places - Uses.All) : null;
}

/// <summary>How many chose a door, by how far they are.</summary>
public sealed record DoorUses(int Chosen, int Planned, int LookedBack)
{
    /// <summary>All of them.</summary>
    public int All => Chosen + Planned + LookedBack;
}

/// <summary>What a student chose.</summary>
public sealed record ChosenDoor(Guid Id, OpportunityKind Kind, string Title, string Team, string? Timing, ChoiceState State, DateTimeOffset? PlannedAt);

/// <summary>What a student looked back with, for who supervised him then.</summary>
public sealed record LookBackRow(Guid Id, PersonName Student, string Title, OpportunityKind Kind, string Saw, string TakesAlong, DateTimeOffset At);

/// <summary>What somebody chose whom the viewer follows.</summary>
public sealed record FollowedChoice(Guid Id, Guid OpportunityId, PersonName Student, string Title, OpportunityKind Kind, ChoiceState State);

/// <summary>The doors of a school in numbers.</summary>
/// <param name="School">Which school.</param>
/// <param name="Open">How many stand open today.</param>
/// <param name="Uses">How often they were chosen; null where fewer than <see cref="Crowd.Fewest"/> students did.</param>
public sealed record SchoolDoors(string School, int Open, int? Uses);

/// <summary>A door, whole.</summary>
public sealed record DoorDetail
{
    public required DoorRow Row { get; init; }
    public required string School { get; init; }
    public required string? Description { get; init; }

    /// <summary>Whether it was closed before its last day.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>The day it is.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether the viewer can choose it now.</summary>
    public required bool CanChoose { get; init; }

    /// <summary>The viewer's own choice, as a student.</summary>
    public required OwnChoice? Mine { get; init; }

    /// <summary>Who chose it; null when that is not for the viewer.</summary>
    public required IReadOnlyList<DoorUser>? Users { get; init; }
}

/// <summary>A student's own choice.</summary>
/// <param name="State">How far he is.</param>
/// <param name="PlannedAt">For when it is planned.</param>
/// <param name="MayLookBack">Whether what is planned has begun, or nothing is planned.</param>
/// <param name="LookBack">What he looked back with.</param>
/// <param name="Reader">Who reads that beside him; null when nobody does.</param>
/// <param name="AgendaId">What he brought in of it for a conversation; null when he did not.</param>
public sealed record OwnChoice(ChoiceState State, DateTimeOffset? PlannedAt, bool MayLookBack, LookBackText? LookBack, PersonName? Reader, Guid? AgendaId)
{
    /// <summary>Whether he is on his way: neither looked back nor let go.</summary>
    public bool IsRunning => State is ChoiceState.Chosen or ChoiceState.Planned;
}

/// <summary>Two sentences.</summary>
public sealed record LookBackText(string Saw, string TakesAlong);

/// <summary>Who chose a door, and how far he is.</summary>
public sealed record DoorUser(Guid StudentId, PersonName Name, ChoiceState State, DateTimeOffset? PlannedAt);

/// <summary>What there is to fill in of a door.</summary>
/// <param name="Teams">The teams in which the viewer opens doors.</param>
/// <param name="Door">What it says now; null for a new one.</param>
/// <param name="Today">The day it is.</param>
public sealed record DoorChoices(IReadOnlyList<DoorTeam> Teams, OpportunityText? Door, DateOnly Today);

/// <summary>A team in which a door can be opened.</summary>
public sealed record DoorTeam(Guid Id, string Name, string School);

/// <summary>The drafts of what is typed here.</summary>
public static class OpportunityDrafts
{
    /// <summary>A door that is yet to be opened.</summary>
    public const string New = "opportunity:new";

    /// <summary>Changes to a door.</summary>
    public static string Change(Guid id) => $"opportunity:{id}";

    /// <summary>A look back.</summary>
    public static string LookBack(Guid id) => $"look-back:{id}";
}
