using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Placements;

/// <summary>Small sentences of the pages of placements.</summary>
internal static class PlacementWords
{
    /// <summary>How many students somebody supervises; null for none.</summary>
    public static string? Students(int count) => count switch
    {
        0 => null,
        1 => PlacementTexts.OneStudent,
        _ => string.Format(System.Globalization.CultureInfo.CurrentCulture, PlacementTexts.ManyStudents, count),
    };

    /// <summary>Days a week, in words.</summary>
    public static string Days(decimal days) => days == 1 ? PlacementTexts.OneDay : string.Format(System.Globalization.CultureInfo.CurrentCulture, PlacementTexts.ManyDays, days.ToString("0.#", System.Globalization.CultureInfo.CurrentCulture));
}
