using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Domain.Matching;

/// <summary>
/// A round of mutual choice (keuzeronde) in a team: after the buddy weeks its students and supervisors each say whom they would like.
/// Open → Proposed → Decided, or Open → Lapsed when nobody is left to pair.
/// </summary>
public sealed class ChoiceRound : TenantEntity
{
    /// <summary>How many working days a round stands open, the day it opens not counted.</summary>
    public const int WorkingDays = 7;

    /// <summary>Who said nothing yet is reminded this often, and no more.</summary>
    public const int MostReminders = 2;

    private readonly List<ChoiceSeat> _seats = [];
    private readonly List<Match> _matches = [];

    private ChoiceRound() { }

    /// <summary>Opens a round in a team.</summary>
    /// <param name="team">The team.</param>
    /// <param name="seed">From which lots are drawn between equal wishes.</param>
    /// <param name="now">The moment it is.</param>
    /// <param name="closesAt">When it closes.</param>
    public ChoiceRound(Team team, long seed, DateTimeOffset now, DateTimeOffset closesAt) : base(team.PartnershipId)
    {
        if (closesAt <= now) throw new ArgumentException("A round closes after it opens.", nameof(closesAt));
        (SchoolId, TeamId) = (team.SchoolId, team.Id);
        (Seed, OpenedAt, ClosesAt) = (seed, now, closesAt);
        State = ChoiceRoundState.Open;
    }

    /// <summary>The school of the team.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The team.</summary>
    public Guid TeamId { get; private set; }

    /// <summary>The team.</summary>
    public Team Team { get; private set; } = null!;

    /// <summary>How far it is.</summary>
    public ChoiceRoundState State { get; private set; }

    /// <summary>The number from which lots are drawn between equal wishes.</summary>
    public long Seed { get; private set; }

    /// <summary>When it opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Until when wishes can be given.</summary>
    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>How often who said nothing yet was reminded.</summary>
    public int Reminders { get; private set; }

    /// <summary>When the pairs were proposed.</summary>
    public DateTimeOffset? ProposedAt { get; private set; }

    /// <summary>When the school educator decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Which school educator decided.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>Who take part.</summary>
    public IReadOnlyCollection<ChoiceSeat> Seats => _seats;

    /// <summary>What was proposed for each student, and what was decided.</summary>
    public IReadOnlyCollection<Match> Matches => _matches;

    /// <summary>Whether wishes can be given.</summary>
    public bool IsOpenAt(DateTimeOffset now) => State == ChoiceRoundState.Open && now < ClosesAt;

    /// <summary>Lets the student of a placement take part.</summary>
    public ChoiceSeat Seat(Placement placement)
    {
        if (placement.TeamId != TeamId) throw new ArgumentException("A placement at another team.", nameof(placement));
        var seat = new ChoiceSeat(this, placement.StudentId, placement.Id);
        _seats.Add(seat);
        return seat;
    }

    /// <summary>Lets a supervisor of the team take part, with room for one student until she says otherwise.</summary>
    public ChoiceSeat SeatSupervisor(Guid personId)
    {
        var seat = new ChoiceSeat(this, personId, null);
        _seats.Add(seat);
        return seat;
    }

    /// <summary>Those who have yet to say something are reminded; true the first time that this reminder is asked for.</summary>
    /// <param name="number">1 or 2.</param>
    public bool RemindForThe(int number)
    {
        if (State != ChoiceRoundState.Open || number > MostReminders || Reminders >= number) return false;
        Reminders = number;
        return true;
    }

    /// <summary>The round closes, and these are the pairs that are proposed; without a student it lapses.</summary>
    /// <param name="pairing">The pairs, of the students who still need a supervisor.</param>
    /// <param name="now">The moment it is.</param>
    /// <returns>A match for each student.</returns>
    /// <exception cref="RuleViolationException"><see cref="Rule.RoundNotClosed"/>.</exception>
    public IReadOnlyList<Match> Propose(Pairing pairing, DateTimeOffset now)
    {
        if (State != ChoiceRoundState.Open || now < ClosesAt) throw new RuleViolationException(Rule.RoundNotClosed);
        foreach (var seat in _seats.Where(seat => seat.Side == ChoiceSide.Student))
        {
            if (pairing.Pairs.TryGetValue(seat.PersonId, out var supervisor)) _matches.Add(new(this, seat, supervisor, null));
            else if (pairing.LeftOver.TryGetValue(seat.PersonId, out var reason)) _matches.Add(new(this, seat, null, reason));
        }
        (State, ProposedAt) = (_matches.Count > 0 ? ChoiceRoundState.Proposed : ChoiceRoundState.Lapsed, now);
        return _matches;
    }

    /// <summary>The school educator decides: on each student at once, as proposed or otherwise.</summary>
    /// <param name="decisions">By placement: which supervisor, and why when it is another than was proposed. Who is not named is decided as proposed.</param>
    /// <param name="byId">Who decides.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.RoundNotProposed"/>, or <see cref="Rule.DecisionNeedsReason"/> at the match's own field.</exception>
    public void Decide(IReadOnlyDictionary<Guid, MatchDecision> decisions, Guid byId, DateTimeOffset now)
    {
        if (State != ChoiceRoundState.Proposed) throw new RuleViolationException(Rule.RoundNotProposed);
        foreach (var match in _matches)
            match.Decide(decisions.TryGetValue(match.PlacementId, out var decision) ? decision : new(match.SupervisorId, null));
        (State, DecidedAt, DecidedById) = (ChoiceRoundState.Decided, now, byId);
    }
}

/// <summary>Somebody's place in a round.</summary>
public sealed class ChoiceSeat : TenantEntity
{
    /// <summary>Most students that a supervisor has room for in a round.</summary>
    public const int MostPlaces = 9;

    private ChoiceSeat() { }

    internal ChoiceSeat(ChoiceRound round, Guid personId, Guid? placementId) : base(round.PartnershipId)
    {
        (RoundId, PersonId, PlacementId) = (round.Id, personId, placementId);
        Side = placementId is null ? ChoiceSide.Supervisor : ChoiceSide.Student;
        Places = 1;
    }

    /// <summary>The round.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>The round.</summary>
    public ChoiceRound Round { get; private set; } = null!;

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Who.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>On which side.</summary>
    public ChoiceSide Side { get; private set; }

    /// <summary>A student's placement.</summary>
    public Guid? PlacementId { get; private set; }

    /// <summary>How many students a supervisor has room for; 1 for a student.</summary>
    public int Places { get; private set; }

    /// <summary>When something was said for the last time; null as long as nothing was. What was said is its author's alone.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Something was said.</summary>
    /// <param name="places">How many students a supervisor has room for; not asked of a student.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.StudentPlacesOutOfRange"/>.</exception>
    public void Answer(int? places, DateTimeOffset now)
    {
        if (Side == ChoiceSide.Supervisor)
        {
            if (places is not { } room || room < 0 || room > MostPlaces) throw new RuleViolationException(Rule.StudentPlacesOutOfRange, MostPlaces) { Field = nameof(Places) };
            Places = room;
        }
        AnsweredAt = now;
    }

    /// <summary>What was said is taken back.</summary>
    public void TakeBack() => AnsweredAt = null;
}

/// <summary>
/// What somebody says of one other in a round: a number, or rather not. Its author's alone (P4), also afterwards; only the pairing
/// reads it, once, when the round has closed.
/// </summary>
public sealed class Preference : TenantEntity
{
    /// <summary>Highest number that one can give.</summary>
    public const int LastRank = 9;

    private Preference() { }

    /// <summary>Says something of somebody.</summary>
    /// <param name="author">The seat of who says it.</param>
    /// <param name="aboutId">Of whom: somebody on the other side.</param>
    /// <param name="rank">1 for whom one would like most; null for rather not.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> for a number that is none.</exception>
    public Preference(ChoiceSeat author, Guid aboutId, int? rank) : base(author.PartnershipId)
    {
        if (rank is < 1 or > LastRank) throw new RuleViolationException(Rule.Required);
        (RoundId, AuthorId, AboutId, Rank) = (author.RoundId, author.PersonId, aboutId, rank);
    }

    /// <summary>The round.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>Who says it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Of whom.</summary>
    public Guid AboutId { get; private set; }

    /// <summary>1 for whom one would like most; null for rather not.</summary>
    public int? Rank { get; private set; }
}

/// <summary>What a round came to for one student: who is proposed, and what the school educator decided.</summary>
public sealed class Match : TenantEntity
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 300;

    private Match() { }

    internal Match(ChoiceRound round, ChoiceSeat student, Guid? supervisorId, LeftOverReason? leftOver) : base(round.PartnershipId)
    {
        (RoundId, SchoolId, PlacementId, StudentId) = (round.Id, round.SchoolId, student.PlacementId!.Value, student.PersonId);
        (SupervisorId, LeftOver) = (supervisorId, leftOver);
    }

    /// <summary>The round.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>The round.</summary>
    public ChoiceRound Round { get; private set; } = null!;

    /// <summary>The school, whose educators alone see what is proposed.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The student's placement.</summary>
    public Guid PlacementId { get; private set; }

    /// <summary>The student's placement.</summary>
    public Placement Placement { get; private set; } = null!;

    /// <summary>The student.</summary>
    public Guid StudentId { get; private set; }

    /// <summary>Who is proposed; null when nobody is.</summary>
    public Guid? SupervisorId { get; private set; }

    /// <summary>Why nobody is proposed.</summary>
    public LeftOverReason? LeftOver { get; private set; }

    /// <summary>Who it became; null as long as nothing is decided, and for nobody yet.</summary>
    public Guid? DecidedSupervisorId { get; private set; }

    /// <summary>Why it became another than was proposed.</summary>
    public string? Reason { get; private set; }

    /// <summary>The field of this match in a form of many.</summary>
    public static string FieldOf(Guid placementId) => $"{nameof(Reason)}:{placementId}";

    internal void Decide(MatchDecision decision)
    {
        var field = FieldOf(PlacementId);
        var reason = Text.Optional(decision.Reason, ReasonLength, field);
        if (decision.SupervisorId != SupervisorId && reason is null) throw new RuleViolationException(Rule.DecisionNeedsReason) { Field = field };
        (DecidedSupervisorId, Reason) = (decision.SupervisorId, decision.SupervisorId == SupervisorId ? null : reason);
    }
}

/// <summary>What the school educator decides on one student: who supervises him, and why when it is another than was proposed.</summary>
public sealed record MatchDecision(Guid? SupervisorId, string? Reason);
