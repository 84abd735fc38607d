namespace WpbPortal.Domain.Trajectories;

/// <summary>How a meeting goes on the day.</summary>
public sealed partial class Meeting
{
    private readonly List<MeetingTurn> _turns = [];

    /// <summary>The turns of its script.</summary>
    public IReadOnlyCollection<MeetingTurn> Turns => _turns;

    /// <summary>Somebody who leads it marks a turn. Its trajectory must be loaded.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.MeetingCancelled"/>, <see cref="Rule.TrajectoryCompleted"/>, or <see cref="Rule.Required"/> for a step to no activity.</exception>
    public MeetingTurn Turn(TurnMark mark, DateTimeOffset now)
    {
        RequireGoingOn();
        if (!Enum.IsDefined(mark.Kind) || (mark.Kind == TurnKind.Step && mark.ActivityId is null)) throw new RuleViolationException(Rule.Required);
        return new(this, mark, now);
    }
}
