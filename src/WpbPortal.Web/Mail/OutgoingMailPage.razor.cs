using Microsoft.AspNetCore.Components;
using WpbPortal.Data.Mail;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Mail;

/// <summary>The mails of a demonstration, links and all. Elsewhere the page does not exist.</summary>
public sealed partial class OutgoingMailPage
{
    private const int Shown = 50;
    private IReadOnlyList<OutboxMessage> _letters = [];

    [Inject] private DemoSetting Demo { get; set; } = null!;

    [Inject] private Outbox Outbox { get; set; } = null!;

    [Inject] private Letters Letters { get; set; } = null!;

    [Inject] private NavigationManager Navigator { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (Demo.IsDemo) _letters = await Outbox.NewestAsync(Shown, Http.RequestAborted);
        else Navigator.NotFound();
    }
}
