namespace WpbPortal.Web.Components.Shared;

/// <summary>Where a day stands in a picture of whole months that are equally wide.</summary>
/// <param name="From">A day of the first month.</param>
/// <param name="Count">How many months.</param>
public readonly record struct MonthScale(DateOnly From, int Count)
{
    /// <summary>The months that hold a stretch of days.</summary>
    public static MonthScale Over(DateOnly from, DateOnly until) => new(from, ((until.Year - from.Year) * 12) + until.Month - from.Month + 1);

    /// <summary>A day of each month.</summary>
    public IEnumerable<DateOnly> Months
    {
        get
        {
            var from = From;
            return Enumerable.Range(0, Count).Select(month => from.AddMonths(month));
        }
    }

    /// <summary>The share of the width, in percent, at which a day begins; 0 or 100 for what lies outside.</summary>
    public double At(DateOnly day)
    {
        var month = ((day.Year - From.Year) * 12) + day.Month - From.Month;
        var within = (day.Day - 1d) / DateTime.DaysInMonth(day.Year, day.Month);
        return Math.Clamp((month + within) * 100 / Count, 0, 100);
    }
}
