using WpbPortal.Domain;

namespace WpbPortal.Web.Features.PlacementYear;

/// <summary>A school year as a whole, or one of its halves or quarters.</summary>
public enum YearPart
{
    Whole,
    FirstHalf,
    SecondHalf,
    FirstQuarter,
    SecondQuarter,
    ThirdQuarter,
    FourthQuarter,
}

/// <summary>Which days the parts of a school year hold: whole months, counted from the month in which the year begins.</summary>
internal static class YearParts
{
    /// <summary>The days of a part of a school year.</summary>
    public static DatePeriod Of(DatePeriod year, YearPart part)
    {
        var (among, which) = part switch
        {
            YearPart.FirstHalf => (2, 0),
            YearPart.SecondHalf => (2, 1),
            YearPart.FirstQuarter => (4, 0),
            YearPart.SecondQuarter => (4, 1),
            YearPart.ThirdQuarter => (4, 2),
            YearPart.FourthQuarter => (4, 3),
            _ => (1, 0),
        };
        var (last, first) = (year.Until!.Value, new DateOnly(year.From.Year, year.From.Month, 1));
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        var from = which == 0 ? year.From : first.AddMonths(months * which / among);
        var until = which == among - 1 ? last : first.AddMonths(months * (which + 1) / among).AddDays(-1);
        // A year of two months has no fourth quarter of its own.
        return until < from ? year : new(from, until);
    }
}
