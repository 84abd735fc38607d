namespace WpbPortal.Domain;

/// <summary>
/// How everything with a period ends. What has been stays: the last day is today or later. Ending today takes access away
/// at once and not at midnight; what had yet to begin never does.
/// </summary>
internal static class Ending
{
    /// <summary>The period and the instant of the end, after ending on a last day.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/> or <see cref="Rule.EndsInThePast"/>.</exception>
    public static (DatePeriod Period, DateTimeOffset? EndedAt) Of(DatePeriod period, DateTimeOffset? endedAt, DateOnly last, DateOnly today, DateTimeOffset now)
    {
        if (endedAt is not null || period.Until < today) throw new RuleViolationException(Rule.AlreadyEnded);
        if (last < today) throw new RuleViolationException(Rule.EndsInThePast) { Field = nameof(DatePeriod.Until) };
        if (last < period.From) return (period.EndingOn(period.From), now);
        if (last == today) return (period.EndingOn(today), now);
        return (period.Until <= last ? period : period.EndingOn(last), null);
    }
}
