using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Klik;

/// <summary>The way to the confidential counsellor. It is no klik signal: nothing is typed here, and nothing is kept but that she is asked.</summary>
public sealed partial class NotSafePage
{
    private IReadOnlyList<CounsellorCard>? _schools;

    [Inject] private KlikQueries Kliks { get; set; } = null!;

    [Inject] private KlikService Service { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "gedaan")] private string? Done { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async viewer => _schools = await Kliks.CounsellorsAsync(viewer));

    private async Task AskAsync(Guid schoolId)
    {
        if (await TryAsync(viewer => Service.AskCounsellorAsync(viewer, schoolId))) Navigator.NavigateTo($"{Urls.NotSafe}?gedaan=gevraagd");
    }
}
