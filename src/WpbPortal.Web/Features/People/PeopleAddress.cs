using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.People;

/// <summary>What is asked of the list of people, as it stands in an address.</summary>
internal static class PeopleAddress
{
    /// <summary>The filter of an address; what is no choice asks for nothing.</summary>
    public static PeopleFilter Filter(string? search, string? role, string? place, string? when) =>
        new(search, Chosen<Role>(role), PlaceKey.Parse(place), Chosen<PeopleWhen>(when) ?? PeopleWhen.Now);

    /// <summary>The address of a list, or of its file.</summary>
    public static string Of(string path, PeopleFilter filter, Guid? after = null)
    {
        List<string> asked = [];
        if (!string.IsNullOrWhiteSpace(filter.Search)) asked.Add($"q={Uri.EscapeDataString(filter.Search)}");
        if (filter.Role is { } role) asked.Add($"rol={role}");
        if (filter.Place is { } place) asked.Add($"plek={place}");
        if (filter.When != PeopleWhen.Now) asked.Add($"wanneer={filter.When}");
        if (after is { } last) asked.Add($"na={last:N}");
        return asked.Count == 0 ? path : $"{path}?{string.Join('&', asked)}";
    }

    private static T? Chosen<T>(string? name) where T : struct, Enum => Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) ? value : null;
}
