using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using WpbPortal.Data.Accounts;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Components.Shell;

/// <summary>Puts the frame around every page: the places of who is signed in, or the calm card of who is not.</summary>
public sealed partial class MainLayout
{
    private OpenSession? _session;
    private IReadOnlyList<PortalPartnership> _others = [];
    private DateTimeOffset _since;

    [Inject] private CurrentViewer Current { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [CascadingParameter] private Microsoft.AspNetCore.Components.RouteData? Route { get; set; }

    private bool HasMud => Route?.PageType.GetCustomAttribute<InteractivePageAttribute>()?.WithMud == true;

    private string Path => "/" + Navigator.ToBaseRelativePath(Navigator.Uri).Split('?', '#')[0];

    private IReadOnlyList<PortalPlace> Places => PortalPlaces.For(_session!.Viewer, Path);

    private IReadOnlyList<PortalBeginning> Beginnings => PortalPlaces.Beginnings(_session!.Viewer, Path);

    private string? NotificationsHref => _session!.Viewer.PersonId == Guid.Empty ? null : Urls.Notifications;

    // Whoever has no role today finds nothing; on the page itself the words stand in the page.
    private string? SearchHref => _session!.Viewer is { IsInside: true } viewer && viewer.PersonId != Guid.Empty && Path != Urls.Search ? Urls.Search : null;

    private static IReadOnlyList<PortalLanguage> Languages =>
    [
        new("nl", "Nederlands", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "nl"),
        new("en", "English", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"),
    ];

    protected override async Task OnInitializedAsync()
    {
        _since = Clock.GetUtcNow();
        _session = await Current.SessionAsync();
        _others = [.. (await Current.OtherPartnershipsAsync()).Select(other => new PortalPartnership(other.Id, other.Name))];
    }
}
