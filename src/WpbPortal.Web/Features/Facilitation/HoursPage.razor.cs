using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Facilitation;

/// <summary>Hours granted and spent: for a supervisor her own, for the school educator per team, for the coordinator per school.</summary>
public sealed partial class HoursPage
{
    private HoursBoard? _board;

    [Inject] private FacilitationQueries Hours { get; set; } = null!;

    [Inject] private FacilitationService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "bewaard")] private bool IsSaved { get; set; }

    [SupplyParameterFromForm] private GrantForm? Form { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _board = await Hours.BoardAsync(viewer));

    private string[] SupervisionIds => [.. (_board?.Teams ?? []).SelectMany(team => team.Supervisions).Select(one => $"{one.SupervisionId}")];

    private async Task GrantAsync()
    {
        var grants = (Form?.Hours ?? []).Where(one => Guid.TryParse(one.Key, out _)).Select(one => new HoursGrant(Guid.Parse(one.Key), one.Value, Form!.Known?.GetValueOrDefault(one.Key))).ToList();
        if (await TryAsync(viewer => Service.GrantAsync(viewer, grants))) Navigator.NavigateTo($"{Urls.Hours}?bewaard=true");
    }
}

/// <summary>What is typed, by supervision.</summary>
public sealed class GrantForm
{
    /// <summary>How many hours.</summary>
    public Dictionary<string, decimal?>? Hours { get; set; }

    /// <summary>How many stood there.</summary>
    public Dictionary<string, decimal?>? Known { get; set; }
}
