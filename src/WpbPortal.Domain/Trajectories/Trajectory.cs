using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Trajectories;

/// <summary>
/// A traject: one running instance of a template, in a school year, at a school or in the whole partnership. It keeps the
/// version of the template that it was made from until somebody takes over a newer one. Planned → Running → Completed.
/// </summary>
public sealed partial class Trajectory : TenantEntity
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleLength = 120;

    /// <summary>Most places that can be set.</summary>
    public const int MostPlaces = 500;

    private readonly List<Meeting> _meetings = [];
    private readonly List<Participation> _participations = [];
    private readonly List<TrajectoryTrainer> _trainers = [];

    private Trajectory() { }

    /// <summary>Makes a trajectory from a version of a template, without meetings yet.</summary>
    /// <param name="version">The version that it is bound to.</param>
    /// <param name="schoolYearId">The school year.</param>
    /// <param name="schoolId">The school; null for the whole partnership.</param>
    /// <param name="title">How it is called.</param>
    /// <param name="madeById">Who makes it.</param>
    /// <param name="id">An id made by the page, so that a click that comes twice makes one trajectory.</param>
    /// <exception cref="RuleViolationException">The title is missing or too long.</exception>
    public Trajectory(TemplateVersion version, Guid schoolYearId, Guid? schoolId, string title, Guid? madeById, Guid? id = null) : base(version.PartnershipId, id)
    {
        VersionId = version.Id;
        SchoolYearId = schoolYearId;
        SchoolId = schoolId;
        Title = version.Title;
        Goals = version.Content.Goals;
        Audience = version.Content.Participants;
        Training = version.Content.UsualTraining();
        MadeById = madeById;
        Retitle(title);
    }

    /// <summary>The version of the template it is bound to: the one it was made from, until a newer one is taken over.</summary>
    public Guid VersionId { get; private set; }

    /// <summary>The version of the template it is bound to: the one it was made from, until a newer one is taken over.</summary>
    public TemplateVersion Version { get; private set; } = null!;

    /// <summary>The school year it belongs to; a return session may fall after it.</summary>
    public Guid SchoolYearId { get; private set; }

    /// <summary>The school year it belongs to.</summary>
    public SchoolYear SchoolYear { get; private set; } = null!;

    /// <summary>The school it is for; null for the whole partnership.</summary>
    public Guid? SchoolId { get; private set; }

    /// <summary>The school it is for; null for the whole partnership.</summary>
    public School? School { get; private set; }

    /// <summary>How it is called.</summary>
    public LocalisedText Title { get; private set; } = null!;

    /// <summary>What it strives for; copied from the version of the template.</summary>
    public IReadOnlyList<LocalisedText> Goals { get; private set; } = [];

    /// <summary>Who can take part.</summary>
    public Audience Audience { get; private set; }

    /// <summary>How many can take part; null for as many as wish.</summary>
    public int? Capacity { get; private set; }

    /// <summary>As what its hours count for who takes part.</summary>
    public TrainingKind Training { get; private set; } = TrainingKind.Initial;

    /// <summary>How far it is.</summary>
    public TrajectoryState State { get; private set; } = TrajectoryState.Planned;

    /// <summary>Who made it; null for a demonstration.</summary>
    public Guid? MadeById { get; private set; }

    /// <summary>How often somebody began to train the group or went: with it the number of an invitation for a calendar rises.</summary>
    public int TrainerTurns { get; private set; }

    /// <summary>Its meetings.</summary>
    public IReadOnlyCollection<Meeting> Meetings => _meetings;

    /// <summary>Who was invited, and what they answered.</summary>
    public IReadOnlyCollection<Participation> Participations => _participations;

    /// <summary>Who trains the group.</summary>
    public IReadOnlyCollection<TrajectoryTrainer> Trainers => _trainers;

    /// <summary>Whether somebody who accepts now gets a place at once.</summary>
    public bool HasRoom => Capacity is not { } places || _participations.Count(known => known.HoldsPlace) < places;

    /// <summary>Gives it another title. Left as the template calls it, it stays in both languages.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, <see cref="Rule.TooLong"/> or <see cref="Rule.TrajectoryCompleted"/>.</exception>
    public void Retitle(string title)
    {
        RequireOpen();
        Title = Title.Retold(Text.Required(title, TitleLength, nameof(Title)));
    }

    /// <summary>Says as what its hours count for who takes part.</summary>
    public void CountAs(TrainingKind training) => Training = training;

    /// <summary>Sets how many can take part. Nobody who has a place loses it.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.CapacityOutOfRange"/> or <see cref="Rule.TrajectoryCompleted"/>.</exception>
    public void LimitTo(int? places)
    {
        RequireOpen();
        if (places is < 1 or > MostPlaces) throw new RuleViolationException(Rule.CapacityOutOfRange, MostPlaces) { Field = nameof(Capacity) };
        Capacity = places;
    }

    /// <summary>Adds a meeting as the template designed it, with a copy of its activities.</summary>
    /// <param name="design">The template's meeting.</param>
    /// <param name="startsAt">When it starts, in UTC.</param>
    /// <param name="minutes">How long it takes.</param>
    /// <param name="room">Where, if known.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.MeetingMinutesOutOfRange"/>, <see cref="Rule.ActivitiesLongerThanMeeting"/> or <see cref="Rule.TrajectoryCompleted"/>.
    /// </exception>
    public Meeting Plan(TemplateMeeting design, DateTimeOffset startsAt, int minutes, string? room)
    {
        RequireOpen();
        var meeting = new Meeting(this, design, startsAt, minutes, room);
        _meetings.Add(meeting);
        return meeting;
    }

    /// <summary>Lets somebody train the group; once is enough.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TrajectoryCompleted"/>.</exception>
    public void LetTrain(Guid personId)
    {
        RequireOpen();
        if (_trainers.Any(known => known.PersonId == personId)) return;
        _trainers.Add(new(this, personId));
        TrainerTurns++;
    }

    /// <summary>Takes a trainer off the group.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TrajectoryCompleted"/>.</exception>
    public void LetTrainNoMore(Guid personId)
    {
        RequireOpen();
        TrainerTurns += _trainers.RemoveAll(known => known.PersonId == personId);
    }

    /// <summary>Begins: Planned → Running.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TrajectoryNotPlanned"/>.</exception>
    public void Begin()
    {
        if (State != TrajectoryState.Planned) throw new RuleViolationException(Rule.TrajectoryNotPlanned);
        State = TrajectoryState.Running;
    }

    /// <summary>Rounds it off: Running → Completed. After that it only shows.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TrajectoryNotRunning"/>.</exception>
    public void Complete()
    {
        if (State != TrajectoryState.Running) throw new RuleViolationException(Rule.TrajectoryNotRunning);
        State = TrajectoryState.Completed;
    }

    /// <summary>Invites somebody; somebody who declined or stopped is invited again.</summary>
    /// <param name="personId">Whom.</param>
    /// <param name="role">As what: supervisor or student teacher.</param>
    /// <param name="schoolId">From which school.</param>
    /// <param name="invitedById">Who invites.</param>
    /// <param name="now">This moment.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.OutsideAudience"/>, <see cref="Rule.AlreadyInvited"/> or <see cref="Rule.TrajectoryCompleted"/>.
    /// </exception>
    public Participation Invite(Guid personId, Role role, Guid schoolId, Guid? invitedById, DateTimeOffset now)
    {
        RequireOpen();
        if (!Audience.Includes(role)) throw new RuleViolationException(Rule.OutsideAudience);
        if (_participations.SingleOrDefault(known => known.PersonId == personId) is { } earlier)
        {
            earlier.InviteAgain(invitedById, now);
            return earlier;
        }

        var participation = new Participation(this, personId, role, schoolId, invitedById, now);
        _participations.Add(participation);
        return participation;
    }

    /// <summary>Somebody accepts: he gets a place, or stands on the waiting list when all places are taken.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.InvitationAnswered"/> or <see cref="Rule.TrajectoryCompleted"/>.</exception>
    public void Accept(Participation participation, DateTimeOffset now)
    {
        RequireOpen();
        participation.Accept(HasRoom, now);
    }

    /// <summary>Somebody declines. A place that was offered goes to the next who waits, who is returned.</summary>
    /// <param name="participation">Whose it is.</param>
    /// <param name="word">A word with it.</param>
    /// <param name="now">This moment.</param>
    /// <param name="offerUntil">Until when a place that comes free is kept for the next; null for without a term.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.InvitationAnswered"/>, <see cref="Rule.TooLong"/> or <see cref="Rule.TrajectoryCompleted"/>.</exception>
    public Participation? Decline(Participation participation, string? word, DateTimeOffset now, DateTimeOffset? offerUntil = null)
    {
        RequireOpen();
        participation.Decline(word, now);
        return OfferFreePlace(now, offerUntil);
    }

    /// <summary>Somebody who takes part stops, or is taken off. His place is offered to the first who waits, who is returned.</summary>
    /// <param name="participation">Whose it is.</param>
    /// <param name="word">A word with it.</param>
    /// <param name="now">This moment.</param>
    /// <param name="offerUntil">Until when the place is kept for the next; null for without a term.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotTakingPart"/>, <see cref="Rule.TooLong"/> or <see cref="Rule.TrajectoryCompleted"/>.</exception>
    public Participation? Withdraw(Participation participation, string? word, DateTimeOffset now, DateTimeOffset? offerUntil = null)
    {
        RequireOpen();
        participation.Withdraw(word, now);
        return OfferFreePlace(now, offerUntil);
    }

    /// <summary>Offers whose term is over lapse: their places are free for the next. Whose they were is returned.</summary>
    public IReadOnlyList<Participation> LapseOffers(DateTimeOffset now) =>
        State == TrajectoryState.Completed ? [] : [.. _participations.Where(known => known.Lapse(now))];

    /// <summary>An offer that was made without a term gets one.</summary>
    public void KeepOffersUntil(DateTimeOffset until)
    {
        foreach (var offered in _participations) offered.KeepUntil(until);
    }

    /// <summary>Who was invited before a moment, has not answered and was not reminded yet, is reminded: once.</summary>
    public IReadOnlyList<Participation> Remind(DateTimeOffset invitedBefore, DateTimeOffset now) =>
        State == TrajectoryState.Completed ? [] : [.. _participations.Where(known => known.InvitedAt < invitedBefore && known.Remind(now))];

    /// <summary>A freed place is offered, not taken: first come, first served. Null when no place is free or nobody waits.</summary>
    public Participation? OfferFreePlace(DateTimeOffset now, DateTimeOffset? until = null)
    {
        if (!HasRoom || State == TrajectoryState.Completed) return null;
        var next = _participations.Where(known => known.State == ParticipationState.WaitingList).MinBy(known => (known.WaitingSince, known.Id));
        next?.Offer(now, until);
        return next;
    }

    private void RequireOpen()
    {
        if (State == TrajectoryState.Completed) throw new RuleViolationException(Rule.TrajectoryCompleted);
    }
}

/// <summary>How far a trajectory is.</summary>
public enum TrajectoryState
{
    /// <summary>Dates and participants may still shift.</summary>
    Planned = 1,

    /// <summary>Begun.</summary>
    Running = 2,

    /// <summary>Rounded off.</summary>
    Completed = 3,
}

/// <summary>A trainer of a trajectory's group.</summary>
public sealed class TrajectoryTrainer : TenantEntity
{
    private TrajectoryTrainer() { }

    internal TrajectoryTrainer(Trajectory trajectory, Guid personId) : base(trajectory.PartnershipId)
    {
        TrajectoryId = trajectory.Id;
        PersonId = personId;
    }

    /// <summary>The trajectory.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>Who trains.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Who trains.</summary>
    public Person Person { get; private set; } = null!;
}
