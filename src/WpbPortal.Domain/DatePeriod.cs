namespace WpbPortal.Domain;

/// <summary>
/// A stretch of whole days that includes its end date. An open end means "until further notice".
/// Ends are included because people say "tot en met"; a half-open period made other registers rebuild their tables.
/// </summary>
public readonly record struct DatePeriod
{
    /// <summary>Makes a period of whole days.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.PeriodEndsBeforeItBegins"/>.</exception>
    public DatePeriod(DateOnly from, DateOnly? until = null)
    {
        if (until < from) throw new RuleViolationException(Rule.PeriodEndsBeforeItBegins);
        From = from;
        Until = until;
    }

    /// <summary>The first day.</summary>
    public DateOnly From { get; }

    /// <summary>The last day, included; null while no end is known.</summary>
    public DateOnly? Until { get; }

    /// <summary>Whether the day lies inside, both ends included.</summary>
    public bool Contains(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>Whether the two share at least one day.</summary>
    public bool Overlaps(DatePeriod other) =>
        From <= (other.Until ?? DateOnly.MaxValue) && other.From <= (Until ?? DateOnly.MaxValue);

    /// <summary>Whether every day of the other lies inside this one.</summary>
    public bool Covers(DatePeriod other) =>
        From <= other.From && (Until is null || (other.Until is { } end && end <= Until));

    /// <summary>The days that lie in both; null when there are none.</summary>
    public DatePeriod? Common(DatePeriod other)
    {
        if (!Overlaps(other)) return null;
        var until = (Until ?? DateOnly.MaxValue) < (other.Until ?? DateOnly.MaxValue) ? Until : other.Until;
        return new(From > other.From ? From : other.From, until);
    }

    /// <summary>The first day of this period, from a day on, that lies in none of the others; null when there is none.</summary>
    public DateOnly? FirstDayWithout(IEnumerable<DatePeriod> others, DateOnly from)
    {
        var day = from > From ? from : From;
        foreach (var other in others.OrderBy(other => other.From))
        {
            if (other.From > day) break;
            if (other.Until is not { } until) return null;
            if (until >= day) day = until.AddDays(1);
        }
        return Contains(day) ? day : null;
    }

    /// <summary>The same period with another last day.</summary>
    public DatePeriod EndingOn(DateOnly last) => new(From, last);
}
