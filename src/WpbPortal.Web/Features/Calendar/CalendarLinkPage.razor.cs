using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Features.Calendar;

/// <summary>The link by which one's own calendar program shows what the portal plans. The link itself is shown once, when it is made.</summary>
public sealed partial class CalendarLinkPage
{
    private CalendarLinkState? _state;
    private string? _address;
    private bool _isThere;

    [Inject] private CalendarLinkService Links { get; set; } = null!;

    [Inject] private SiteAddress Site { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "ingetrokken")] private bool TakenBack { get; set; }

    protected override async Task OnInitializedAsync() => _isThere = await TryAsync(async viewer => _state = await Links.StateAsync(viewer));

    private Task MakeAsync() => TryAsync(async viewer =>
    {
        _address = Site.Of(Urls.OwnCalendar(await Links.MakeAsync(viewer)));
        _state = await Links.StateAsync(viewer);
    });

    private async Task TakeBackAsync()
    {
        if (await TryAsync(viewer => Links.TakeBackAsync(viewer))) Navigator.NavigateTo($"{Urls.CalendarLink}?ingetrokken=true");
    }
}
