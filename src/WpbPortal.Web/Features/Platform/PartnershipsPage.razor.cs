using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.Platform;

/// <summary>All partnerships, and a new one with its first coordinator.</summary>
public sealed partial class PartnershipsPage
{
    private static readonly string[] Fields = [nameof(Person.GivenName), nameof(Person.SurnamePrefix), nameof(Person.FamilyName), nameof(Person.Email)];

    private IReadOnlyList<PartnershipRow>? _partnerships;

    [Inject] private PlatformService Platform { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "nieuw-partnerschap")] private NewPartnershipForm? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        await TryAsync(async viewer => _partnerships = await Platform.ListAsync(viewer));
    }

    private async Task CreateAsync()
    {
        var made = Guid.Empty;
        if (await TryAsync(async viewer => made = await Platform.CreateAsync(viewer, Form!.Name, Form.Region, Form.Coordinator.ToCoordinator())))
        {
            Navigator.NavigateTo($"{Urls.Partnership(made)}?gedaan=uitgenodigd");
        }
    }

    private sealed class NewPartnershipForm
    {
        public string? Name { get; set; }
        public HolidayRegion Region { get; set; } = HolidayRegion.Middle;
        public CoordinatorForm Coordinator { get; set; } = new();
    }
}
