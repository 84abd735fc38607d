namespace WpbPortal.Domain.Trajectories;

/// <summary>Aanwezigheid: that a participant was at a meeting. There is a row for who was there, and none for who was not.</summary>
public sealed class Attendance : TenantEntity
{
    private Attendance() { }

    /// <summary>Somebody was there.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="participation">Whose attendance it is.</param>
    /// <param name="at">When it was marked.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.OutsideAudience"/>: the meeting is not for people in this role.</exception>
    public Attendance(Meeting meeting, Participation participation, DateTimeOffset at) : base(meeting.PartnershipId)
    {
        if (!meeting.Audience.Includes(participation.Role)) throw new RuleViolationException(Rule.OutsideAudience);
        MeetingId = meeting.Id;
        ParticipationId = participation.Id;
        At = at;
    }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The meeting.</summary>
    public Meeting Meeting { get; private set; } = null!;

    /// <summary>Whose attendance it is.</summary>
    public Guid ParticipationId { get; private set; }

    /// <summary>Whose attendance it is.</summary>
    public Participation Participation { get; private set; } = null!;

    /// <summary>When it was marked.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>When attendance is marked: from half an hour before the meeting; by oneself until the end of its day, by the trainer also later.</summary>
public static class AttendanceTime
{
    /// <summary>How long before it begins somebody can say that he is there.</summary>
    public const int MinutesBefore = 30;

    /// <summary>From when it can be marked.</summary>
    public static DateTimeOffset OpensAt(DateTimeOffset startsAt) => startsAt.AddMinutes(-MinutesBefore);

    /// <summary>Until when somebody marks it himself: the end of the day on which the meeting ends, in the Netherlands.</summary>
    public static DateTimeOffset ClosesAt(DateTimeOffset startsAt, int minutes) => DutchTime.Moment(DutchTime.DayOf(startsAt.AddMinutes(minutes)).AddDays(1), TimeOnly.MinValue);

    /// <summary>Whether somebody can mark his own attendance now.</summary>
    public static bool IsOpen(DateTimeOffset startsAt, int minutes, DateTimeOffset now) => now >= OpensAt(startsAt) && now < ClosesAt(startsAt, minutes);

    /// <summary>Checks that attendance can be marked now.</summary>
    /// <param name="meeting">The meeting; its trajectory must be loaded.</param>
    /// <param name="byTrainer">Whether the trainer marks it, who also does so afterwards.</param>
    /// <param name="now">This moment.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.MeetingCancelled"/>, <see cref="Rule.AttendanceTooEarly"/>, <see cref="Rule.AttendanceTooLate"/> or <see cref="Rule.TrajectoryCompleted"/>.
    /// </exception>
    public static void Check(Meeting meeting, bool byTrainer, DateTimeOffset now)
    {
        if (meeting.CancelledAt is not null) throw new RuleViolationException(Rule.MeetingCancelled);
        if (now < OpensAt(meeting.StartsAt)) throw new RuleViolationException(Rule.AttendanceTooEarly, MinutesBefore);
        if (!byTrainer && now >= ClosesAt(meeting.StartsAt, meeting.Minutes)) throw new RuleViolationException(Rule.AttendanceTooLate);
        if (meeting.Trajectory.State == TrajectoryState.Completed) throw new RuleViolationException(Rule.TrajectoryCompleted);
    }
}

/// <summary>As what the hours of a trajectory count for who takes part.</summary>
public enum TrainingKind
{
    /// <summary>Initial training for the role: what a supervisor learns it by.</summary>
    Initial = 1,

    /// <summary>Refresher: deepening for who does it already.</summary>
    Refresher = 2,
}
