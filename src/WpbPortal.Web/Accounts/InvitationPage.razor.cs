using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Accounts;

/// <summary>Where the link of an invitation leads: choose a password, or sign in with the account that one has.</summary>
public sealed partial class InvitationPage
{
    private SessionToken? _key;
    private InvitedPerson? _invited;
    private bool _link;
    private bool _refused;

    [Inject] private InvitationTaking Invitations { get; set; } = null!;

    [SupplyParameterFromQuery(Name = LinkKey.Parameter)] private string? KeyInAddress { get; set; }

    [SupplyParameterFromForm(FormName = "uitnodiging")] private ChosenPassword? Chosen { get; set; }

    [SupplyParameterFromForm(FormName = "koppelen")] private LinkedAccount? Linked { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Chosen ??= new();
        Linked ??= new();
        _key = LinkKey.Of(Http, Navigator, Urls.Invitation, KeyInAddress);
        if (_key is { } key) _invited = await Invitations.ReadAsync(key, Http.RequestAborted);
    }

    private Task TakeAsync() => EnterAsync(key =>
        Invitations.TakeAsync(key, Chosen!.Password, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, SignInCookie.Device(Http), Http.RequestAborted));

    private async Task LinkAsync()
    {
        _link = true;
        _refused = !await EnterAsync(key => Invitations.TakeWithAccountAsync(key, Linked!.Email, Linked.Password, KnownDevice.Caller(Http, Linked.Email), Http.RequestAborted));
    }

    private async Task<bool> EnterAsync(Func<SessionToken, Task<SignedIn?>> take)
    {
        SignedIn? signedIn = null;
        if (_key is not { } key || !await TryAsync(async () => signedIn = await take(key)) || signedIn is null) return false;
        LinkKey.Forget(Http);
        await SignInCookie.GiveAsync(Http, signedIn, remember: false);
        Navigator.NavigateTo(Urls.Today);
        return true;
    }

    private sealed class ChosenPassword
    {
        public string? Password { get; set; }
    }

    private sealed class LinkedAccount
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
    }
}
