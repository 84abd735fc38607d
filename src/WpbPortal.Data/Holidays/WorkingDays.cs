using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;

namespace WpbPortal.Data.Holidays;

/// <summary>When a school works, and so may be written to by itself: Monday to Friday by day, and neither in a school holiday of its region nor on a public one.</summary>
public static class WorkingDays
{
    /// <summary>The hour at which the clockwork begins and the hour at which it stops, in the Netherlands.</summary>
    public const int FirstHour = 8, LastHour = 17;

    /// <summary>Whether this is a working day of a region.</summary>
    public static bool IsWorkingDay(HolidayRegion region, DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !PublicHolidays.Contains(day) && SchoolHolidays.Of(region, day, day).Count == 0;

    /// <summary>Whether somebody may be written to at this moment.</summary>
    public static bool IsWorkingTime(HolidayRegion region, DateTimeOffset now) =>
        DutchTime.Local(now).Hour is >= FirstHour and < LastHour && IsWorkingDay(region, DutchTime.DayOf(now));

    /// <summary>The first moment from now on at which somebody may be written to.</summary>
    public static DateTimeOffset NextWorkingTime(HolidayRegion region, DateTimeOffset now)
    {
        if (IsWorkingTime(region, now)) return now;
        var day = DutchTime.DayOf(now);
        if (!IsWorkingDay(region, day) || DutchTime.Local(now).Hour >= LastHour) day = Add(region, day, 1);
        return DutchTime.Moment(day, new(FirstHour, 0));
    }

    /// <summary>The day so many working days later, or earlier when it is below zero.</summary>
    public static DateOnly Add(HolidayRegion region, DateOnly day, int workingDays)
    {
        var (step, left) = (Math.Sign(workingDays), Math.Abs(workingDays));
        while (left > 0)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(region, day)) left--;
        }
        return day;
    }
}
