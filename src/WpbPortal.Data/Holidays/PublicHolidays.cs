namespace WpbPortal.Data.Holidays;

/// <summary>
/// The Dutch public holidays on which every school is closed: New Year's Day, Easter Monday, King's Day, Ascension Day, Whit Monday and both days of
/// Christmas, and Liberation Day once every five years. Good Friday is left to the schools.
/// </summary>
public static class PublicHolidays
{
    /// <summary>Whether this day is one of them.</summary>
    public static bool Contains(DateOnly day)
    {
        if ((day.Month, day.Day) is (1, 1) or (12, 25) or (12, 26)) return true;
        if (day == KingsDay(day.Year) || (day is { Month: 5, Day: 5 } && day.Year % 5 == 0)) return true;
        return (day.DayNumber - Easter(day.Year).DayNumber) is 0 or 1 or 39 or 49 or 50;
    }

    /// <summary>27 April, and the day before when that is a Sunday.</summary>
    private static DateOnly KingsDay(int year)
    {
        var day = new DateOnly(year, 4, 27);
        return day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(-1) : day;
    }

    /// <summary>Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher.</summary>
    private static DateOnly Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var sunday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * sunday)) / 451;
        var days = epact + sunday - (7 * late) + 114;
        return new(year, days / 31, (days % 31) + 1);
    }
}
