using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Planning;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Attendance;

/// <summary>The hours of training of a school year as a file: a line per supervisor and school.</summary>
internal static class TrainingFile
{
    private static string[] Headers => [AttendanceTexts.Supervisor, AttendanceTexts.School, AttendanceTexts.Initial, AttendanceTexts.Refresher, AttendanceTexts.Together];

    /// <summary>As CSV.</summary>
    public static SpreadsheetFile Csv(TrainingYearBoard board) => SpreadsheetFile.Csv(AttendanceTexts.FileName, Headers, board.Rows.Select(Cells));

    /// <summary>As a workbook.</summary>
    public static SpreadsheetFile Xlsx(TrainingYearBoard board) => SpreadsheetFile.Xlsx(AttendanceTexts.FileName, new SpreadsheetSheet(AttendanceTexts.FileName, Headers, [.. board.Rows.Select(Cells)]));

    private static IReadOnlyList<object?> Cells(TrainingRow row) =>
        [row.Name.Full, row.School, TrainingHours.Hours(row.Initial), TrainingHours.Hours(row.Refresher), TrainingHours.Hours(row.Together)];
}
