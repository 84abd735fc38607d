using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;

namespace WpbPortal.Data.Holidays;

/// <summary>When mail may arrive: from half past seven until six on a school day of the region, on the clock of the Netherlands. What is put together arrives at four.</summary>
public static class LetterHours
{
    private static readonly TimeOnly First = new(7, 30), Last = new(18, 0), Together = new(16, 0);

    /// <summary>The first moment from then on at which a letter may leave.</summary>
    public static DateTimeOffset Next(HolidayRegion region, DateTimeOffset from)
    {
        var (day, time) = (DutchTime.DayOf(from), TimeOnly.FromDateTime(DutchTime.Local(from)));
        if (WorkingDays.IsWorkingDay(region, day))
        {
            if (time < First) return DutchTime.Moment(day, First);
            if (time < Last) return from;
        }
        return DutchTime.Moment(WorkingDays.Add(region, day, 1), First);
    }

    /// <summary>The first moment after then at which what waits is put together.</summary>
    public static DateTimeOffset NextDigest(HolidayRegion region, DateTimeOffset from)
    {
        var day = DutchTime.DayOf(from);
        return WorkingDays.IsWorkingDay(region, day) && DutchTime.Moment(day, Together) > from ? DutchTime.Moment(day, Together) : DutchTime.Moment(WorkingDays.Add(region, day, 1), Together);
    }
}
