using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Notices;

namespace WpbPortal.Web.Mail;

/// <summary>Asks who followed the link of a mail whether he wants no more of its kind: a program that only looks at links changes nothing.</summary>
public sealed partial class StopMailPage
{
    private MailTopic? _topic;

    [Inject] private StopLink Stops { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "sleutel")] private string? Key { get; set; }

    [SupplyParameterFromQuery(Name = "gedaan")] private bool IsDone { get; set; }

    protected override void OnInitialized() => _topic = Stops.TopicOf(Key);

    private async Task StopAsync()
    {
        if (await Stops.StopAsync(Key, Http.RequestAborted)) Navigator.NavigateTo($"{Urls.StopMail}?gedaan=true");
    }
}
