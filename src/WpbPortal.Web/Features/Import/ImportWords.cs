using System.Globalization;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Runs;
using WpbPortal.Web.Features.Import.Writing;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Import;

/// <summary>How the pages of the import say things.</summary>
internal static class ImportWords
{
    /// <summary>Whether somebody has to wait.</summary>
    public static bool IsUnderWay(ImportStand stand) => stand.State is ImportState.Waiting or ImportState.Working;

    public static string Of(ImportStep step) => step switch
    {
        ImportStep.Waiting => ImportTexts.Step_Waiting,
        ImportStep.Reading => ImportTexts.Step_Reading,
        ImportStep.Comparing => ImportTexts.Step_Comparing,
        _ => ImportTexts.Step_Writing,
    };

    public static string Of(ImportFileKind kind) => kind == ImportFileKind.People ? ImportTexts.Kind_People : ImportTexts.Kind_Placements;

    public static string Of(ImportThing thing) => Look($"Thing_{thing}");

    public static string Of(UndoReason reason) => Look($"Reason_{reason}");

    public static string Of(ImportChangedField field) => field switch
    {
        ImportChangedField.Name => ImportTexts.Changed_Name,
        ImportChangedField.Buddy => ImportTexts.Changed_Buddy,
        ImportChangedField.Supervisor => ImportTexts.Changed_Supervisor,
        _ => FieldLabels.Of(Enum.Parse<ImportField>(field.ToString())),
    };

    /// <summary>A value of a change as people write it: the database gives days as 2026-08-31 and decimals with a point.</summary>
    public static string Shown(ImportChangedField field, string? value) => field switch
    {
        _ when value is null => ImportTexts.Nothing,
        ImportChangedField.Until => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
        ImportChangedField.Hours or ImportChangedField.DaysPerWeek => decimal.Parse(value, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.CurrentCulture),
        _ => value,
    };

    /// <summary>What the page of an import is called, by how it stands.</summary>
    public static string TitleOf(ImportStand stand) => stand.State switch
    {
        ImportState.Waiting or ImportState.Working => stand.Progress.Step == ImportStep.Writing ? ImportTexts.Title_Writing : ImportTexts.Title_Reading,
        ImportState.Ready => stand.Preview!.ChangesAnything ? ImportTexts.Title_Ready : ImportTexts.Title_NothingNew,
        ImportState.ToMend => ImportTexts.Title_ToMend,
        ImportState.Done => ImportTexts.Title_Done,
        ImportState.Cancelled => ImportTexts.Title_Cancelled,
        _ => ImportTexts.Title_Failed,
    };

    private static string Look(string key) =>
        ImportTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"{key} has no text.");
}
