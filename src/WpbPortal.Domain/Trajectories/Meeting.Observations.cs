namespace WpbPortal.Domain.Trajectories;

/// <summary>What a trainer sees in a meeting.</summary>
public sealed partial class Meeting
{
    /// <summary>A trainer writes down what he sees, also afterwards.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.MeetingCancelled"/>, <see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public MeetingObservation Observe(Guid trainerId, string? content, DateTimeOffset at, Guid? id = null)
    {
        if (CancelledAt is not null) throw new RuleViolationException(Rule.MeetingCancelled);
        return new(this, trainerId, content, at, id);
    }
}
