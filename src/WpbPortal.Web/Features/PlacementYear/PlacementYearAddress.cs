using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.PlacementYear;

/// <summary>What is asked of the year of placements, as it stands in an address.</summary>
internal static class PlacementYearAddress
{
    /// <summary>What an address asks; what is no choice asks for nothing.</summary>
    public static PlacementYearAsked Asked(string? year, string? part, string? place) =>
        new(Guid.TryParse(year, out var id) ? id : null, Enum.TryParse<YearPart>(part, out var known) && Enum.IsDefined(known) ? known : YearPart.Whole, PlaceKey.Parse(place));

    /// <summary>The address of the page, or of its file.</summary>
    public static string Of(string path, PlacementYearAsked asked, string? view = null)
    {
        List<string> chosen = [];
        if (asked.Place is { } place) chosen.Add($"plek={place}");
        if (asked.YearId is { } year) chosen.Add($"jaar={year:N}");
        if (asked.Part != YearPart.Whole) chosen.Add($"deel={asked.Part}");
        if (view is not null) chosen.Add($"als={view}");
        return chosen.Count == 0 ? path : $"{path}?{string.Join('&', chosen)}";
    }
}
