using System.Net;
using Microsoft.AspNetCore.Components;
using WpbPortal.Data.Mail;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Mail;

/// <summary>
/// The mails of a demonstration, links and all: a link lets somebody in, so they are shown to who sits at this machine and
/// to the platform's administrator. For anybody else, and in no demonstration, the page does not exist.
/// </summary>
public sealed partial class OutgoingMailPage
{
    private const int Shown = 50;
    private IReadOnlyList<OutboxMessage> _letters = [];

    [Inject] private DemoSetting Demo { get; set; } = null!;

    [Inject] private CurrentViewer Current { get; set; } = null!;

    [Inject] private Outbox Outbox { get; set; } = null!;

    [Inject] private Letters Letters { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (await IsOpenAsync(Http, Demo, Current)) _letters = await Outbox.NewestAsync(Shown, Http.RequestAborted);
        else Navigator.NotFound();
    }

    /// <summary>Whether the page is there for who asks.</summary>
    internal static async Task<bool> IsOpenAsync(HttpContext http, DemoSetting demo, CurrentViewer current) =>
        demo.IsDemo && (IsThisMachine(http) || (await current.SessionAsync())?.Viewer.Is(Role.PlatformAdmin) == true);

    // Somebody far away comes through a server on this machine too; that one says so.
    private static bool IsThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !http.Request.Headers.ContainsKey("X-Forwarded-For");
}
