using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Placements;

/// <summary>Who is where, and with whom: this school year unless another is asked for, 25 at a time.</summary>
public sealed partial class PlacementsPage
{
    private PlacementList? _placements;
    private Guid? _after;
    private bool _isFiltered;

    [Inject] private PlacementQueries Placements { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "plek")] private string? Place { get; set; }

    [SupplyParameterFromQuery(Name = "jaar")] private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "begeleider")] private string? Supervised { get; set; }

    [SupplyParameterFromQuery(Name = "na")] private string? After { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    private string NewHref => _placements?.Filter.Place is { TeamId: not null } team ? $"{Urls.NewPlacement}?team={team}" : Urls.NewPlacement;

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
    {
        _after = Guid.TryParse(After, out var after) ? after : null;
        var found = await Placements.ListAsync(viewer, Asked, _after);
        _isFiltered = found.Filter != new PlacementFilter(found.Choices.ThisYear?.Id, null, string.IsNullOrWhiteSpace(Search) ? Search : null);
        _placements = found;
    });

    private PlacementFilter Asked(PlacementChoices choices)
    {
        var year = Year == "alle" ? null : Guid.TryParse(Year, out var asked) && choices.Years.Any(known => known.Id == asked) ? asked : choices.ThisYear?.Id;
        return new(year, PlaceKey.Parse(Place), Search, Supervised == "zonder");
    }

    private string Address(PlacementFilter filter, Guid? after = null)
    {
        List<string> asked = [];
        if (!string.IsNullOrWhiteSpace(filter.Search)) asked.Add($"q={Uri.EscapeDataString(filter.Search)}");
        if (filter.Place is { } place) asked.Add($"plek={place}");
        if (filter.YearId != _placements?.Choices.ThisYear?.Id) asked.Add($"jaar={filter.YearId?.ToString("N") ?? "alle"}");
        if (filter.OnlyWaiting) asked.Add("begeleider=zonder");
        if (after is { } last) asked.Add($"na={last:N}");
        return asked.Count == 0 ? Urls.Placements : $"{Urls.Placements}?{string.Join('&', asked)}";
    }

    private static string Waiting(int count) => count == 1 ? PlacementTexts.OneWaits : string.Format(CultureInfo.CurrentCulture, PlacementTexts.ManyWait, count);
}
