namespace WpbPortal.Domain.Timetables;

/// <summary>
/// Proposes moments that suit two people (zoek een moment): on school days of the coming two weeks, in working hours, when neither is busy, spread
/// over those weeks. On each day the moment that leaves the smallest gap to what is there already, so that nobody comes or stays for it alone.
/// </summary>
public static class MomentFinder
{
    /// <summary>Most moments that are proposed.</summary>
    public const int Most = 3;

    /// <summary>How many days ahead is looked, from today on.</summary>
    public const int DaysAhead = 14;

    private const int StepMinutes = 15;

    private static readonly TimeSpan SoonestFromNow = TimeSpan.FromHours(1);
    private static readonly TimeOnly FirstTime = new(8, 30), LastTime = new(17, 0), UsualTime = new(15, 30);

    /// <summary>The moments, the first one first; fewer when there are no more.</summary>
    /// <param name="now">The moment it is.</param>
    /// <param name="minutes">How long the conversation takes.</param>
    /// <param name="busy">When either of the two is busy.</param>
    /// <param name="isSchoolDay">Whether the school works on a day: no weekend, no holiday of its region.</param>
    /// <param name="mayBeOn">Whether the two may have a conversation on a day, such as within their supervision.</param>
    public static IReadOnlyList<DateTimeOffset> Propose(DateTimeOffset now, int minutes, IReadOnlyList<BusyTime> busy, Func<DateOnly, bool> isSchoolDay, Func<DateOnly, bool> mayBeOn)
    {
        var today = DutchTime.DayOf(now);
        var possible = Enumerable.Range(0, DaysAhead).Select(today.AddDays).Where(day => isSchoolDay(day) && mayBeOn(day))
            .Select(day => BestOf(day, now + SoonestFromNow, minutes, busy)).OfType<DateTimeOffset>().ToList();
        return possible.Count <= Most ? possible : [possible[0], possible[possible.Count / 2], possible[^1]];
    }

    private static DateTimeOffset? BestOf(DateOnly day, DateTimeOffset soonest, int minutes, IReadOnlyList<BusyTime> busy)
    {
        var ofDay = busy.Where(time => DutchTime.DayOf(time.From) <= day && DutchTime.DayOf(time.Until) >= day).ToList();
        var free = new List<BusyTime>();
        for (var time = FirstTime; time.AddMinutes(minutes) <= LastTime && time.AddMinutes(minutes) > time; time = time.AddMinutes(StepMinutes))
        {
            var slot = new BusyTime(DutchTime.Moment(day, time), DutchTime.Moment(day, time).AddMinutes(minutes));
            if (slot.From >= soonest && !ofDay.Exists(slot.Overlaps)) free.Add(slot);
        }
        var usual = DutchTime.Moment(day, UsualTime);
        return free.Count == 0 ? null : free.MinBy(slot => ofDay.Count == 0 ? (slot.From - usual).Duration() : ofDay.Min(time => Gap(slot, time))).From;
    }

    private static TimeSpan Gap(BusyTime slot, BusyTime time) => slot.From >= time.Until ? slot.From - time.Until : time.From - slot.Until;
}
