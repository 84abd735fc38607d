using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Import;

/// <summary>Empty files to fill in: the columns of people or placements. The workbook explains each column on a second sheet.</summary>
public static class ImportTemplates
{
    /// <summary>As CSV, with the header alone.</summary>
    public static SpreadsheetFile Csv(ImportFileKind kind) => SpreadsheetFile.Csv(Name(kind), Headers(kind), []);

    /// <summary>As a workbook.</summary>
    public static SpreadsheetFile Xlsx(ImportFileKind kind) => SpreadsheetFile.Xlsx(Name(kind),
        new(Name(kind), Headers(kind), []),
        new(ImportTexts.Template_Explanation, [ImportTexts.Template_Column, ImportTexts.Template_Meaning],
            [.. ImportFields.Of(kind).Select(field => (IReadOnlyList<object?>)[FieldLabels.Of(field), FieldLabels.MeaningOf(field)])]));

    private static string Name(ImportFileKind kind) => kind == ImportFileKind.People ? ImportTexts.Template_People : ImportTexts.Template_Placements;

    private static List<string> Headers(ImportFileKind kind) => [.. ImportFields.Of(kind).Select(FieldLabels.Of)];
}
