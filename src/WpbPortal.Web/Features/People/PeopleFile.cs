using WpbPortal.Domain;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.People;

/// <summary>The list of people as a file: the columns that the import reads, so that what was changed in it can be read in again.</summary>
internal static class PeopleFile
{
    private static string[] Headers =>
    [
        PeopleTexts.FileNumber, PeopleTexts.FileGivenName, PeopleTexts.FilePrefix, PeopleTexts.FileFamilyName, PeopleTexts.FileEmail, PeopleTexts.FileRole,
        PeopleTexts.FileSchool, PeopleTexts.FileTeam, PeopleTexts.FileFrom, PeopleTexts.FileUntil, PeopleTexts.FileHours,
    ];

    /// <summary>As CSV.</summary>
    public static SpreadsheetFile Csv(IReadOnlyList<PeopleFileRow> rows) => SpreadsheetFile.Csv(PeopleTexts.FileName, Headers, rows.Select(Cells));

    /// <summary>As a workbook.</summary>
    public static SpreadsheetFile Xlsx(IReadOnlyList<PeopleFileRow> rows) =>
        SpreadsheetFile.Xlsx(PeopleTexts.FileName, new SpreadsheetSheet(PeopleTexts.FileName, Headers, [.. rows.Select(Cells)]));

    private static IReadOnlyList<object?> Cells(PeopleFileRow row) =>
    [
        row.Number, row.Name.GivenName, row.Name.SurnamePrefix, row.Name.FamilyName, row.Email, row.Spot?.Role.Label(), row.Spot?.School, row.Spot?.Team, row.From, row.Until, row.Hours,
    ];
}
