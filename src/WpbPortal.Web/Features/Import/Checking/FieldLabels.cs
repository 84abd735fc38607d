using System.Globalization;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>How a field is called above its column, in the language of the screen.</summary>
public static class FieldLabels
{
    /// <summary>The name.</summary>
    public static string Of(ImportField field) => Look($"Field_{field}");

    /// <summary>What the column holds, and whether it may be empty.</summary>
    public static string MeaningOf(ImportField field) => Look($"Meaning_{field}");

    private static string Look(string key) =>
        ImportTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"{key} has no text.");
}
