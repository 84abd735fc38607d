using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Domain.Coaching;

/// <summary>
/// That a supervisor lets a trainer of a trajectory in which she takes part see her way of coaching, until a day, or until she takes it
/// back. It opens numbers and places on the spectrum: never what was said, nor with whom.
/// </summary>
public sealed class CoachingGrant : TenantEntity
{
    /// <summary>The longest that it is given at a time, in days.</summary>
    public const int MostDays = 366;

    /// <summary>How long it is given when nothing else is said, in days.</summary>
    public const int UsualDays = 56;

    private CoachingGrant() { }

    /// <summary>A supervisor lets a trainer see her way of coaching.</summary>
    /// <param name="trajectory">The trajectory in which they meet, with its participations and trainers.</param>
    /// <param name="supervisorId">Whose way of coaching it is.</param>
    /// <param name="trainerId">Who may see it.</param>
    /// <param name="until">The last day.</param>
    /// <param name="today">The day it is in the Netherlands.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotYourTrainer"/>, <see cref="Rule.Required"/>, <see cref="Rule.EndsInThePast"/> or <see cref="Rule.ShareTooLong"/>.</exception>
    public CoachingGrant(Trajectory trajectory, Guid supervisorId, Guid trainerId, DateOnly? until, DateOnly today, DateTimeOffset now) : base(trajectory.PartnershipId)
    {
        if (trainerId == supervisorId || trajectory.Trainers.All(trainer => trainer.PersonId != trainerId)
            || !trajectory.Participations.Any(taking => taking.PersonId == supervisorId && taking.Role == Role.Supervisor && taking.State == ParticipationState.Accepted))
            throw new RuleViolationException(Rule.NotYourTrainer) { Field = nameof(TrainerId) };
        if (until is not { } last) throw new RuleViolationException(Rule.Required) { Field = nameof(DatePeriod.Until) };
        if (last < today) throw new RuleViolationException(Rule.EndsInThePast) { Field = nameof(DatePeriod.Until) };
        if (last > today.AddDays(MostDays)) throw new RuleViolationException(Rule.ShareTooLong) { Field = nameof(DatePeriod.Until) };
        (SupervisorId, TrainerId, TrajectoryId, Period, GrantedAt) = (supervisorId, trainerId, trajectory.Id, new(today, last), now);
    }

    /// <summary>Whose way of coaching it is.</summary>
    public Guid SupervisorId { get; private set; }

    /// <summary>Whose way of coaching it is.</summary>
    public Person Supervisor { get; private set; } = null!;

    /// <summary>Who may see it.</summary>
    public Guid TrainerId { get; private set; }

    /// <summary>Who may see it.</summary>
    public Person Trainer { get; private set; } = null!;

    /// <summary>The trajectory in which they meet; who trains it no more sees nothing more.</summary>
    public Guid TrajectoryId { get; private set; }

    /// <summary>The trajectory in which they meet.</summary>
    public Trajectory Trajectory { get; private set; } = null!;

    /// <summary>The days on which it holds.</summary>
    public DatePeriod Period { get; private set; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset GrantedAt { get; private set; }

    /// <summary>When it was taken back before its last day.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Takes it back: from this moment on the trainer sees nothing.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/>.</exception>
    public void TakeBack(DateOnly today, DateTimeOffset now) => (Period, EndedAt) = Ending.Of(Period, EndedAt, today, today, now);
}
