using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Components.Shell;

/// <summary>Top line, places and content. It shows what it is given and asks nothing itself.</summary>
public sealed partial class PortalFrame
{
    /// <summary>More new notifications than this are shown as this many and more.</summary>
    public const int MostCounted = 99;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    /// <summary>Where the reader can go, by role; at most six.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<PortalPlace> Places { get; set; } = [];

    /// <summary>The partnership that the page belongs to.</summary>
    [Parameter, EditorRequired] public string PartnershipName { get; set; } = "";

    /// <summary>The reader's other partnerships; with none there is no switcher.</summary>
    [Parameter] public IReadOnlyList<PortalPartnership> OtherPartnerships { get; set; } = [];

    /// <summary>The reader's own name.</summary>
    [Parameter, EditorRequired] public string PersonName { get; set; } = "";

    /// <summary>The languages to choose from.</summary>
    [Parameter] public IReadOnlyList<PortalLanguage> Languages { get; set; } = [];

    /// <summary>"light", "dark", or null for what the device says.</summary>
    [Parameter] public string? Theme { get; set; }

    /// <summary>What can be begun from anywhere; the first one gets the accent. Empty on the page where it is being done.</summary>
    [Parameter] public IReadOnlyList<PortalBeginning> Beginnings { get; set; } = [];

    /// <summary>The page that searches by <c>?q=</c>; null leaves the search box out.</summary>
    [Parameter] public string? SearchHref { get; set; }

    /// <summary>The page of notifications; null leaves the bell out.</summary>
    [Parameter] public string? NotificationsHref { get; set; }

    /// <summary>How many notifications are new; what is more than <see cref="MostCounted"/> is not counted.</summary>
    [Parameter] public int NotificationCount { get; set; }

    /// <summary>Before anything of the page was asked for.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Since { get; set; }

    /// <summary>The page.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }

    private string Count => NotificationCount > MostCounted ? $"{MostCounted}+" : $"{NotificationCount}";

    // With <base href="/"> a bare "#inhoud" would lead to the start page.
    private string Here => "/" + Navigator.ToBaseRelativePath(Navigator.Uri).Split('#')[0];
}
