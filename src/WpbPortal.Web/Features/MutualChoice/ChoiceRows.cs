using WpbPortal.Domain.Matching;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.MutualChoice;

/// <summary>A round as one who takes part in it sees it: with whom, and what he said himself.</summary>
public sealed record OwnChoice
{
    public required Guid RoundId { get; init; }
    public required Guid TeamId { get; init; }
    public required string Team { get; init; }
    public required string School { get; init; }
    public required ChoiceSide Side { get; init; }
    public required ChoiceRoundState State { get; init; }
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>Whether wishes can be given now.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>For how many students a supervisor has room.</summary>
    public required int Places { get; init; }

    /// <summary>When something was said for the last time; null as long as nothing was.</summary>
    public required DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Those on the other side, by name, each with what the viewer said.</summary>
    public required IReadOnlyList<ChoiceOther> Others { get; init; }
}

/// <summary>Somebody on the other side.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">The name.</param>
/// <param name="Rank">The number that the viewer gave; null for none.</param>
/// <param name="IsRatherNot">Whether the viewer said rather not.</param>
public sealed record ChoiceOther(Guid PersonId, PersonName Name, int? Rank, bool IsRatherNot);

/// <summary>What somebody says of one other.</summary>
/// <param name="PersonId">Of whom.</param>
/// <param name="Rank">1 for whom one would like most; null for rather not.</param>
public sealed record Wish(Guid PersonId, int? Rank);

/// <summary>A round as the school educator sees it: how far it is, what is proposed, what was decided. Nobody's wishes.</summary>
public sealed record ChoiceProposal
{
    public required Guid RoundId { get; init; }
    public required Guid TeamId { get; init; }
    public required string Team { get; init; }
    public required string School { get; init; }
    public required ChoiceRoundState State { get; init; }
    public required DateTimeOffset ClosesAt { get; init; }
    public required DateTimeOffset? DecidedAt { get; init; }
    public required PersonName? DecidedBy { get; init; }

    /// <summary>How many students take part, and how many said something.</summary>
    public required (int All, int Answered) Students { get; init; }

    /// <summary>The supervisors of the round, by name.</summary>
    public required IReadOnlyList<ChoiceSupervisor> Supervisors { get; init; }

    /// <summary>The students, those without a proposal first.</summary>
    public required IReadOnlyList<ProposedMatch> Matches { get; init; }
}

/// <summary>A supervisor in a round.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">The name.</param>
/// <param name="Places">For how many students she has room.</param>
/// <param name="HasAnswered">Whether she said something; never what.</param>
public sealed record ChoiceSupervisor(Guid Id, PersonName Name, int Places, bool HasAnswered);

/// <summary>What is proposed for a student, and what was decided.</summary>
/// <param name="PlacementId">His placement.</param>
/// <param name="Student">The name.</param>
/// <param name="SupervisorId">Who is proposed.</param>
/// <param name="LeftOver">Why nobody is.</param>
/// <param name="DecidedSupervisorId">Who it became.</param>
/// <param name="Reason">Why that is another.</param>
/// <param name="IsSettled">Whether it is settled outside the round by now: somebody supervises already, or the placement ended.</param>
public sealed record ProposedMatch(Guid PlacementId, PersonName Student, Guid? SupervisorId, LeftOverReason? LeftOver, Guid? DecidedSupervisorId, string? Reason, bool IsSettled);

/// <summary>What the school educator decides on one student.</summary>
/// <param name="PlacementId">His placement.</param>
/// <param name="SupervisorId">Who supervises; null for nobody yet.</param>
/// <param name="Reason">Why, when that is another than was proposed.</param>
public sealed record ChoiceDecision(Guid PlacementId, Guid? SupervisorId, string? Reason);
