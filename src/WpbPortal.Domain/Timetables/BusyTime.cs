namespace WpbPortal.Domain.Timetables;

/// <summary>A stretch in which somebody is busy, in UTC. With what, nobody says.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it is over.</param>
public readonly record struct BusyTime(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Whether the two have a moment in common; one that begins where the other ends has none.</summary>
    public bool Overlaps(BusyTime other) => From < other.Until && other.From < Until;

    /// <summary>The stretches in order of time, as far as they lie between two moments; what touches or overlaps is one.</summary>
    public static IReadOnlyList<BusyTime> Merged(IEnumerable<BusyTime> times, DateTimeOffset from, DateTimeOffset until)
    {
        List<BusyTime> merged = [];
        var inside = times.Select(time => new BusyTime(time.From < from ? from : time.From.ToUniversalTime(), time.Until > until ? until : time.Until.ToUniversalTime()))
            .Where(time => time.From < time.Until);
        foreach (var time in inside.OrderBy(time => time.From).ThenBy(time => time.Until))
        {
            if (merged.Count > 0 && merged[^1].Until >= time.From)
                merged[^1] = merged[^1] with { Until = merged[^1].Until > time.Until ? merged[^1].Until : time.Until };
            else merged.Add(time);
        }
        return merged;
    }
}

/// <summary>A stretch of a day of the week in which somebody is busy, on a Dutch clock.</summary>
public sealed record WeeklyBlock
{
    private WeeklyBlock() { }

    /// <summary>Busy on this day, from and until.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.BlockEndsBeforeItBegins"/>.</exception>
    public WeeklyBlock(DayOfWeek day, TimeOnly from, TimeOnly until)
    {
        if (until <= from) throw new RuleViolationException(Rule.BlockEndsBeforeItBegins, from, until) { Field = nameof(Timetable.Blocks) };
        (Day, From, Until) = (day, from, until);
    }

    /// <summary>Which day.</summary>
    public DayOfWeek Day { get; private init; }

    /// <summary>When it begins.</summary>
    public TimeOnly From { get; private init; }

    /// <summary>When it is over.</summary>
    public TimeOnly Until { get; private init; }

    /// <summary>The stretch on a day; what the clock says stays, also over a change of clock.</summary>
    public BusyTime On(DateOnly day) => new(DutchTime.Moment(day, From), DutchTime.Moment(day, Until));
}
