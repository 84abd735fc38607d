using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Accounts;

/// <summary>The partnerships that one may work in, for who is in more than one. Switching loads everything anew.</summary>
public sealed partial class OwnPartnershipsPage
{
    private IReadOnlyList<PartnershipChoice> _others = [];

    [Inject] private CurrentViewer Own { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _others = await Own.OtherPartnershipsAsync();
}
