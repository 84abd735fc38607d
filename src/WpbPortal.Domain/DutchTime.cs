namespace WpbPortal.Domain;

/// <summary>Times are kept in UTC; days and hours are those of Europe/Amsterdam, also over a change of clock.</summary>
public static class DutchTime
{
    /// <summary>Europe/Amsterdam.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The day of a moment in the Netherlands.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment));

    /// <summary>What a Dutch clock says at a moment.</summary>
    public static DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;

    /// <summary>Whether a Dutch clock says this never or twice that day: in the night that it jumps, between two and three.</summary>
    public static bool IsNeverOrTwice(DateOnly day, TimeOnly time) => Zone.IsInvalidTime(day.ToDateTime(time)) || Zone.IsAmbiguousTime(day.ToDateTime(time));

    /// <summary>The moment at which a Dutch clock says this, of what is planned: it is to be one moment.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.ClockJumps"/> at <paramref name="field"/>.</exception>
    public static DateTimeOffset OneMoment(DateOnly day, TimeOnly time, string field) =>
        IsNeverOrTwice(day, time) ? throw new RuleViolationException(Rule.ClockJumps) { Field = field } : Moment(day, time);

    /// <summary>
    /// The moment at which a Dutch clock says this. In the hour that is skipped in March it is the hour after; in the
    /// hour that comes twice in October the first one.
    /// </summary>
    public static DateTimeOffset Moment(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
