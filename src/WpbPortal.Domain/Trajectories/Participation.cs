using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Trajectories;

/// <summary>
/// A deelname: a person in a trajectory. Invited → Accepted, or WaitingList → Offered → Accepted where places are few;
/// each of these may be declined, and who takes part may withdraw or be taken off. A place that is offered and not taken in time
/// goes to the next: Offered → Lapsed, from where one may join again. Declined, Withdrawn and Lapsed can be invited again.
/// Changes go through its <see cref="Trajectory"/>, which counts the places.
/// </summary>
public sealed class Participation : TenantEntity
{
    /// <summary>Longest word that goes with an answer, in characters.</summary>
    public const int WordLength = 500;

    private Participation() { }

    internal Participation(Trajectory trajectory, Guid personId, Role role, Guid schoolId, Guid? invitedById, DateTimeOffset now)
        : base(trajectory.PartnershipId)
    {
        Trajectory = trajectory;
        TrajectoryId = trajectory.Id;
        PersonId = personId;
        Role = role;
        SchoolId = schoolId;
        InvitedById = invitedById;
        InvitedAt = now;
    }

    /// <summary>The trajectory.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>The trajectory.</summary>
    public Trajectory Trajectory { get; private set; } = null!;

    /// <summary>Whose it is; one per person and trajectory.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>As what: supervisor or student teacher. It says which meetings are for this person.</summary>
    public Role Role { get; private set; }

    /// <summary>The school from which the person was invited; its school educators see the answer.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The school from which the person was invited.</summary>
    public School School { get; private set; } = null!;

    /// <summary>What was answered.</summary>
    public ParticipationState State { get; private set; } = ParticipationState.Invited;

    /// <summary>Who invited.</summary>
    public Guid? InvitedById { get; private set; }

    /// <summary>When the (last) invitation was made.</summary>
    public DateTimeOffset InvitedAt { get; private set; }

    /// <summary>When the last answer was given.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Since when it stands on the waiting list: first come, first served.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    /// <summary>A word with declining or stopping, in the person's own words.</summary>
    public string? Word { get; private set; }

    /// <summary>Until when an offered place is kept; null when nothing is offered, or without a term.</summary>
    public DateTimeOffset? OfferedUntil { get; private set; }

    /// <summary>When a reminder of the invitation went out; once is enough.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>How often this person went out or was asked in again: with it the number of an invitation for a calendar rises.</summary>
    public int Turns { get; private set; }

    /// <summary>Whether it takes one of the places: an offered one is kept free.</summary>
    public bool HoldsPlace => State is ParticipationState.Accepted or ParticipationState.Offered;

    internal void InviteAgain(Guid? invitedById, DateTimeOffset now)
    {
        if (State is not (ParticipationState.Declined or ParticipationState.Withdrawn or ParticipationState.Lapsed)) throw new RuleViolationException(Rule.AlreadyInvited);
        State = ParticipationState.Invited;
        InvitedById = invitedById;
        InvitedAt = now;
        AnsweredAt = null;
        RemindedAt = null;
        Word = null;
        Turns++;
    }

    internal void Accept(bool hasRoom, DateTimeOffset now)
    {
        switch (State)
        {
            case ParticipationState.Offered:
            case ParticipationState.Invited or ParticipationState.Lapsed when hasRoom:
                State = ParticipationState.Accepted;
                WaitingSince = null;
                break;
            case ParticipationState.Invited or ParticipationState.Lapsed:
                State = ParticipationState.WaitingList;
                WaitingSince = now;
                break;
            default:
                throw new RuleViolationException(Rule.InvitationAnswered);
        }
        OfferedUntil = null;
        AnsweredAt = now;
    }

    internal void Decline(string? word, DateTimeOffset now)
    {
        if (State is not (ParticipationState.Invited or ParticipationState.WaitingList or ParticipationState.Offered or ParticipationState.Lapsed))
            throw new RuleViolationException(Rule.InvitationAnswered);
        Word = Text.Optional(word, WordLength, nameof(Word));
        State = ParticipationState.Declined;
        WaitingSince = null;
        OfferedUntil = null;
        AnsweredAt = now;
    }

    internal void Withdraw(string? word, DateTimeOffset now)
    {
        if (State != ParticipationState.Accepted) throw new RuleViolationException(Rule.NotTakingPart);
        Word = Text.Optional(word, WordLength, nameof(Word));
        State = ParticipationState.Withdrawn;
        AnsweredAt = now;
        Turns++;
    }

    internal void Offer(DateTimeOffset now, DateTimeOffset? until)
    {
        State = ParticipationState.Offered;
        InvitedAt = now;
        OfferedUntil = until;
    }

    /// <summary>The term is over: the place goes to the next.</summary>
    internal bool Lapse(DateTimeOffset now)
    {
        if (State != ParticipationState.Offered || OfferedUntil is not { } until || until > now) return false;
        State = ParticipationState.Lapsed;
        WaitingSince = null;
        OfferedUntil = null;
        return true;
    }

    /// <summary>An offer that was made without a term gets one.</summary>
    internal void KeepUntil(DateTimeOffset until)
    {
        if (State == ParticipationState.Offered) OfferedUntil ??= until;
    }

    /// <summary>Reminds of the invitation; false when that was done, or when there is nothing to answer.</summary>
    internal bool Remind(DateTimeOffset now)
    {
        if (State != ParticipationState.Invited || RemindedAt is not null) return false;
        RemindedAt = now;
        return true;
    }
}

/// <summary>What a person who was invited answered.</summary>
public enum ParticipationState
{
    /// <summary>Not answered yet.</summary>
    Invited = 1,

    /// <summary>Takes part.</summary>
    Accepted = 2,

    /// <summary>Does not take part this time.</summary>
    Declined = 3,

    /// <summary>Took part and stopped.</summary>
    Withdrawn = 4,

    /// <summary>Would like to, but all places are taken.</summary>
    WaitingList = 5,

    /// <summary>A place came free and is kept for this person.</summary>
    Offered = 6,

    /// <summary>A place was kept for this person, who did not take it in time: it went to the next.</summary>
    Lapsed = 7,
}
