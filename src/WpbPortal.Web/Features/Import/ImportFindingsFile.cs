using System.Globalization;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Import;

/// <summary>The findings of a file as a list to work through in a spreadsheet.</summary>
public static class ImportFindingsFile
{
    /// <summary>As CSV.</summary>
    public static SpreadsheetFile Csv(ImportFindings findings) => SpreadsheetFile.Csv(ImportTexts.FindingsFile_Name, Headers(), Rows(findings));

    /// <summary>As a workbook.</summary>
    public static SpreadsheetFile Xlsx(ImportFindings findings) =>
        SpreadsheetFile.Xlsx(ImportTexts.FindingsFile_Name, new SpreadsheetSheet(ImportTexts.FindingsFile_Name, Headers(), [.. Rows(findings)]));

    private static string[] Headers() => [ImportTexts.Findings_Row, ImportTexts.Findings_Column, ImportTexts.Findings_Severity, ImportTexts.Findings_Sentence];

    private static IEnumerable<IReadOnlyList<object?>> Rows(ImportFindings findings)
    {
        foreach (var finding in findings.All)
            yield return [finding.Row == 0 ? null : finding.Row, finding.Column, FindingSentences.Of(finding.Severity), FindingSentences.InTable(finding)];
        if (findings.Left > 0) yield return [null, null, null, string.Format(CultureInfo.CurrentCulture, ImportTexts.Findings_Left, findings.Left)];
    }
}
