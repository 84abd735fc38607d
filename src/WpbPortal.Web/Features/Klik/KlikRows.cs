using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.Klik;

/// <summary>Somebody who may be chosen to read a signal.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">By name.</param>
/// <param name="Role">What she is at the school.</param>
public sealed record KlikReader(Guid Id, PersonName Name, Role Role);

/// <summary>What somebody's own page shows.</summary>
/// <param name="Relations">With whom he works now.</param>
/// <param name="Signals">What he raised, the latest first.</param>
/// <param name="IsHandler">Whether others may choose him to read theirs.</param>
public sealed record OwnKliks(IReadOnlyList<KlikRelation> Relations, IReadOnlyList<OwnKlikRow> Signals, bool IsHandler);

/// <summary>A supervision of today, and the other of the two.</summary>
/// <param name="SupervisionId">The supervision.</param>
/// <param name="Other">The other.</param>
/// <param name="Team">Where.</param>
/// <param name="OpenId">What the viewer raised about it and is open.</param>
public sealed record KlikRelation(Guid SupervisionId, PersonName Other, string Team, Guid? OpenId);

/// <summary>A signal in its author's list.</summary>
public sealed record OwnKlikRow(Guid Id, PersonName Other, DateTimeOffset RaisedAt, KlikState State, bool IsWithdrawn);

/// <summary>What the form of a new signal needs.</summary>
/// <param name="Other">About working with whom.</param>
/// <param name="School">At which school.</param>
/// <param name="Readers">Who may be chosen; none when nobody is left who may.</param>
/// <param name="OpenId">What the viewer raised about it already.</param>
public sealed record NewKlik(PersonName Other, string School, IReadOnlyList<KlikReader> Readers, Guid? OpenId);

/// <summary>A signal as its author sees it: not what the handlers noted.</summary>
public sealed record OwnKlik
{
    public required PersonName Other { get; init; }
    public required string Words { get; init; }
    public required KlikState State { get; init; }
    public required KlikDecision? Decision { get; init; }
    public required string? Answer { get; init; }
    public required PersonName? DecidedBy { get; init; }
    public required DateTimeOffset RaisedAt { get; init; }
    public required DateTimeOffset? DecidedAt { get; init; }
    public required bool IsWithdrawn { get; init; }
    public required bool MayBeWithdrawn { get; init; }

    /// <summary>Who may be chosen, and who is.</summary>
    public required IReadOnlyList<(KlikReader Reader, bool IsChosen)> Readers { get; init; }

    /// <summary>Who opened it, and when for the last time.</summary>
    public required IReadOnlyList<(PersonName Who, DateTimeOffset At)> ReadBy { get; init; }

    /// <summary>Whether something can still come of it.</summary>
    public bool IsOpen => State != KlikState.Closed;

    /// <summary>Whether nobody who was chosen may read it.</summary>
    public bool IsUnread => IsOpen && !Readers.Any(one => one.IsChosen);
}

/// <summary>A signal in a handler's list: without names, since reading them is reading it.</summary>
/// <param name="Id">The signal.</param>
/// <param name="IsByStudent">Whether a student raised it, or a supervisor.</param>
/// <param name="School">At which school.</param>
/// <param name="RaisedAt">When.</param>
/// <param name="State">How far it is.</param>
/// <param name="IsWithdrawn">Whether its author took it back.</param>
public sealed record HandledRow(Guid Id, bool IsByStudent, string School, DateTimeOffset RaisedAt, KlikState State, bool IsWithdrawn);

/// <summary>A signal as its handlers see it.</summary>
public sealed record HandledKlik
{
    public required PersonName Author { get; init; }
    public required PersonName Other { get; init; }
    public required bool IsByStudent { get; init; }
    public required string Team { get; init; }
    public required string School { get; init; }
    public required string Words { get; init; }
    public required KlikState State { get; init; }
    public required KlikDecision? Decision { get; init; }
    public required string? Answer { get; init; }
    public required PersonName? DecidedBy { get; init; }
    public required DateTimeOffset RaisedAt { get; init; }
    public required DateTimeOffset? DecidedAt { get; init; }
    public required bool IsWithdrawn { get; init; }

    /// <summary>Whether the supervision holds, so that a transfer is possible.</summary>
    public required bool CanTransfer { get; init; }

    /// <summary>Who else reads it.</summary>
    public required IReadOnlyList<PersonName> OtherReaders { get; init; }

    /// <summary>What was noted, the oldest first.</summary>
    public required IReadOnlyList<KlikNoteRow> Notes { get; init; }

    /// <summary>Who could take over, those of the same team and with room first.</summary>
    public required IReadOnlyList<KlikSuccessor> Successors { get; init; }
}

/// <summary>What a handler noted.</summary>
public sealed record KlikNoteRow(Guid Id, PersonName By, DateTimeOffset At, string Words);

/// <summary>Somebody who could take over the student.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">By name.</param>
/// <param name="IsOfTeam">Whether she is of the team.</param>
/// <param name="Students">How many she supervises.</param>
/// <param name="Places">For how many she said to have room; null when she never said.</param>
public sealed record KlikSuccessor(Guid Id, PersonName Name, bool IsOfTeam, int Students, int? Places)
{
    /// <summary>Whether she has as many as she said to have room for.</summary>
    public bool IsFull => Places is { } places && Students >= places;
}

/// <summary>A transfer as a handler decides on it.</summary>
/// <param name="SupervisorId">Who takes over.</param>
/// <param name="Answer">What the author is told.</param>
/// <param name="EvenIfFull">Whether she takes over although she has as many as she said to have room for.</param>
public sealed record KlikTransfer(Guid? SupervisorId, string? Answer, bool EvenIfFull);

/// <summary>The confidential counsellor of a school, for whom it is near.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="School">Its name.</param>
/// <param name="Contact">Who and how to reach her; null when the school named nobody.</param>
/// <param name="TellId">Who she is in the portal, when she can be told there.</param>
public sealed record CounsellorCard(Guid SchoolId, string School, CounsellorContact? Contact, Guid? TellId);

/// <summary>How to reach a counsellor.</summary>
public sealed record CounsellorContact(string Name, string? Phone, string? Email);

/// <summary>Who reads and who is there at a school, as its educator and the coordinator arrange it.</summary>
/// <param name="Name">The school.</param>
/// <param name="People">Who may be a handler, and who is.</param>
/// <param name="Counsellor">How to reach the confidential counsellor; null while nobody is named.</param>
/// <param name="CounsellorId">Who that is in the portal.</param>
/// <param name="Waits">Whether a signal waits that nobody may read; for a coordinator only.</param>
public sealed record KlikSchool(string Name, IReadOnlyList<(KlikReader Person, bool IsHandler)> People, CounsellorContact? Counsellor, Guid? CounsellorId, bool Waits);
