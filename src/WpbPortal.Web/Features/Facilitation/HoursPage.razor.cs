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

    private async Task GrantAsync()
    {
        if (await TryAsync(viewer => Service.GrantAsync(viewer, Form!.Supervision, Form.Hours, Form.Known))) Navigator.NavigateTo($"{Urls.Hours}?bewaard=true");
    }
}

/// <summary>What is typed.</summary>
public sealed class GrantForm
{
    /// <summary>For which supervision.</summary>
    public Guid Supervision { get; set; }

    /// <summary>How many hours.</summary>
    public decimal? Hours { get; set; }

    /// <summary>How many stood there.</summary>
    public decimal? Known { get; set; }
}
