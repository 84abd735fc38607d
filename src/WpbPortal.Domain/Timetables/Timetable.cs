using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Timetables;

/// <summary>
/// When somebody is busy (rooster), as far as he gave it: from a file, or by hand. Only busy or free is kept, never with what, with whom or where,
/// and nothing of days gone by. Giving it anew replaces all that was there.
/// </summary>
public sealed class Timetable : TenantEntity
{
    /// <summary>Most stretches that are kept: more than two school years of lessons have.</summary>
    public const int MostTimes = 5000;

    /// <summary>Most blocks of one day of the week that are given by hand.</summary>
    public const int MostBlocksPerDay = 3;

    private Timetable() { }

    /// <summary>A timetable of somebody who has none yet; it holds nothing until it is given.</summary>
    public Timetable(Guid partnershipId, Guid personId) : base(partnershipId) => PersonId = personId;

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>How it was given.</summary>
    public TimetableSource Source { get; private set; }

    /// <summary>The first and last day that it says something about; outside them nothing is known.</summary>
    public DatePeriod Period { get; private set; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>The address that it is fetched from, sealed so that nobody who reads the table can use it; null for another source.</summary>
    public byte[]? Link { get; private set; }

    /// <summary>When that address was last asked, and when it last gave a calendar.</summary>
    public DateTimeOffset? TriedAt { get; private set; }

    /// <summary>When it last gave a calendar; earlier than <see cref="TriedAt"/> while it does not.</summary>
    public DateTimeOffset? FetchedAt { get; private set; }

    /// <summary>The weekly blocks that were given by hand; none for another source.</summary>
    public List<WeeklyBlock> Blocks { get; private set; } = [];

    /// <summary>When each stretch begins, in UTC and in order.</summary>
    public List<DateTimeOffset> BusyFrom { get; private set; } = [];

    /// <summary>When each stretch is over, beside <see cref="BusyFrom"/>.</summary>
    public List<DateTimeOffset> BusyUntil { get; private set; } = [];

    /// <summary>The days that a timetable given now is about: from today to the end of the next school year (31 July).</summary>
    public static DatePeriod DaysKnown(DateOnly today) => new(today, new(today.Month >= 8 ? today.Year + 2 : today.Year + 1, 7, 31));

    /// <summary>Takes it from a calendar, instead of what was there.</summary>
    /// <param name="times">When the calendar says that its owner is busy.</param>
    /// <param name="today">The day it is in the Netherlands.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.TimetableEmpty"/> or <see cref="Rule.TimetableTooLarge"/>.</exception>
    public void TakeFrom(IEnumerable<BusyTime> times, DateOnly today, DateTimeOffset now)
    {
        Keep(TimetableSource.File, DaysKnown(today), times, nameof(TimetableSource.File), now);
        Blocks = [];
    }

    /// <summary>Takes it from the calendar behind an address, instead of what was there; it is fetched anew every day.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TimetableEmpty"/> or <see cref="Rule.TimetableTooLarge"/>.</exception>
    public void TakeFromLink(byte[] link, IEnumerable<BusyTime> times, DateOnly today, DateTimeOffset now)
    {
        Keep(TimetableSource.Link, DaysKnown(today), times, nameof(TimetableSource.Link), now);
        Blocks = [];
        (Link, TriedAt, FetchedAt) = (link, now, now);
    }

    /// <summary>Takes the same blocks every week of a period, instead of what was there.</summary>
    /// <param name="blocks">When one is busy in a week.</param>
    /// <param name="period">The days on which that holds; what lies before today is left out.</param>
    /// <param name="today">The day it is in the Netherlands.</param>
    /// <param name="now">The moment it is.</param>
    /// <exception cref="RuleViolationException"><see cref="Rule.TimetableEmpty"/>, <see cref="Rule.EndsInThePast"/>, or <see cref="Rule.TimetableTooLong"/>.</exception>
    public void TakeByHand(IReadOnlyCollection<WeeklyBlock> blocks, DatePeriod period, DateOnly today, DateTimeOffset now)
    {
        var known = DaysKnown(today);
        if (period.Until is not { } last || last > known.Until) throw new RuleViolationException(Rule.TimetableTooLong, known.Until!.Value) { Field = nameof(DatePeriod.Until) };
        if (last < today) throw new RuleViolationException(Rule.EndsInThePast) { Field = nameof(DatePeriod.Until) };
        var from = period.From < today ? today : period.From;
        var ofDay = blocks.ToLookup(block => block.Day);
        var days = Enumerable.Range(0, last.DayNumber - from.DayNumber + 1).Select(from.AddDays);
        Keep(TimetableSource.ByHand, new(from, last), days.SelectMany(day => ofDay[day.DayOfWeek].Select(block => block.On(day))), nameof(Blocks), now);
        Blocks = [.. blocks.OrderBy(block => ((int)block.Day + 6) % 7).ThenBy(block => block.From)];
    }

    /// <summary>When its owner is busy between two moments, in order.</summary>
    public IReadOnlyList<BusyTime> Between(DateTimeOffset from, DateTimeOffset until) => BusyTime.Merged(BusyFrom.Zip(BusyUntil, (first, last) => new BusyTime(first, last)), from, until);

    private void Keep(TimetableSource source, DatePeriod period, IEnumerable<BusyTime> times, string field, DateTimeOffset now)
    {
        var merged = BusyTime.Merged(times, DutchTime.Moment(period.From, TimeOnly.MinValue), DutchTime.Moment(period.Until!.Value.AddDays(1), TimeOnly.MinValue));
        if (merged.Count == 0) throw new RuleViolationException(Rule.TimetableEmpty) { Field = field };
        if (merged.Count > MostTimes) throw new RuleViolationException(Rule.TimetableTooLarge) { Field = field };
        (Source, Period, KeptAt) = (source, period, now);
        (Link, TriedAt, FetchedAt) = (null, null, null);
        BusyFrom = [.. merged.Select(time => time.From)];
        BusyUntil = [.. merged.Select(time => time.Until)];
    }
}

/// <summary>How a timetable was given.</summary>
public enum TimetableSource
{
    /// <summary>From an iCalendar file.</summary>
    File = 1,

    /// <summary>By hand: weekly blocks for a period.</summary>
    ByHand = 2,

    /// <summary>From a link that is fetched every day.</summary>
    Link = 3,
}
