using WpbPortal.Domain;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.PlacementYear;

/// <summary>What a bar is.</summary>
internal enum YearBarKind
{
    Supervision,
    Cover,
    Open,
}

/// <summary>A bar of a student's line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">Whose it is.</param>
/// <param name="Period">Its days.</param>
/// <param name="Lane">On which row of the line; the first is the placement's own.</param>
/// <param name="IsLate">Whether its words stand before its end, for lack of room after its beginning.</param>
/// <param name="IsRoomy">Whether its days fit in as well.</param>
internal sealed record YearBar(YearBarKind Kind, string Label, DatePeriod Period, int Lane, bool IsLate, bool IsRoomy);

/// <summary>Lays the bars of a student's line so that no words cover each other.</summary>
internal static class YearBars
{
    /// <summary>The share of the width that a letter takes where the picture is at its narrowest.</summary>
    private const double Letter = 1.25;

    /// <summary>The bars that fall in the picture, supervisors and open days first, who stands in beneath them.</summary>
    public static IReadOnlyList<YearBar> Of(YearPlacement row, MonthScale scale, DatePeriod shown, Func<YearBarKind, string, string> label)
    {
        var mains = row.Supervisions.Select(one => (Kind: YearBarKind.Supervision, Label: label(YearBarKind.Supervision, one.Supervisor.Full), one.Period))
            .Concat(row.Open.Select(open => (Kind: YearBarKind.Open, Label: label(YearBarKind.Open, row.Student.GivenName), Period: open)));
        var covers = row.Supervisions.SelectMany(one => one.Covers).Select(one => (Kind: YearBarKind.Cover, Label: label(YearBarKind.Cover, one.Name.Full), one.Period));
        List<YearBar> bars = [];
        foreach (var group in new[] { mains, covers })
        {
            var (first, ends) = (bars.Count == 0 ? 1 : bars.Max(bar => bar.Lane) + 1, new List<double>());
            foreach (var (kind, text, period) in group.Where(one => one.Period.Overlaps(shown)).OrderBy(one => one.Period.From))
            {
                var (at, end) = Span(scale, period);
                var words = (text.Length + 2) * Letter;
                var isLate = at + words > 100 && end - words >= 0;
                var begin = isLate ? Math.Min(at, end - words) : at;
                var lane = ends.FindIndex(taken => begin >= taken);
                if (lane < 0) (lane, ends) = (ends.Count, [.. ends, 0]);
                ends[lane] = isLate ? end : Math.Max(end, at + words);
                bars.Add(new(kind, text, period, first + lane, isLate, end - at > words + (period.Show().Length + 2) * Letter));
            }
        }
        return bars;
    }

    /// <summary>Where a period begins and ends in the picture, in percent.</summary>
    public static (double At, double End) Span(MonthScale scale, DatePeriod period) => (scale.At(period.From), period.Until is { } until ? scale.At(until.AddDays(1)) : 100);
}
