using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.PlacementYear;

/// <summary>The placements of a school year as a file: a line per placement.</summary>
internal static class PlacementYearFile
{
    private static string[] Headers =>
    [
        PlacementYearTexts.Student, PlacementYearTexts.School, PlacementYearTexts.Team, PlacementYearTexts.From, PlacementYearTexts.Until, PlacementYearTexts.DaysPerWeek,
        PlacementYearTexts.Buddy, PlacementYearTexts.Supervisors, PlacementYearTexts.Covers, PlacementYearTexts.Open,
    ];

    /// <summary>As CSV.</summary>
    public static SpreadsheetFile Csv(PlacementYearView view) => SpreadsheetFile.Csv(PlacementYearTexts.FileName, Headers, view.Rows.Select(Cells));

    /// <summary>As a workbook.</summary>
    public static SpreadsheetFile Xlsx(PlacementYearView view) =>
        SpreadsheetFile.Xlsx(PlacementYearTexts.FileName, new SpreadsheetSheet(PlacementYearTexts.FileName, Headers, [.. view.Rows.Select(Cells)]));

    private static IReadOnlyList<object?> Cells(YearPlacement row) =>
    [
        row.Student.Full, row.School, row.Team, row.Period.From, row.Period.Until, row.DaysPerWeek,
        Together(row.Buddies), Together(row.Supervisions.Select(one => new YearPerson(one.Supervisor, one.Period))), Together(row.Supervisions.SelectMany(one => one.Covers)),
        string.Join("; ", row.Open.Select(open => open.Show())),
    ];

    private static string Together(IEnumerable<YearPerson> people) => string.Join("; ", people.Select(one => $"{one.Name.Full} ({one.Period.Show()})"));
}
