using Microsoft.AspNetCore.Components;
using WpbPortal.Data.Accounts;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Accounts;

/// <summary>Where the letter about a forgotten password leads.</summary>
public sealed partial class ChoosePasswordPage
{
    private SessionToken? _key;
    private bool _works;

    [Inject] private PasswordResetService Resets { get; set; } = null!;

    [Inject] private SessionStore Sessions { get; set; } = null!;

    [SupplyParameterFromQuery(Name = LinkKey.Parameter)] private string? KeyInAddress { get; set; }

    [SupplyParameterFromForm(FormName = "kiezen")] private ChooseForm? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _key = LinkKey.Of(Http, Navigator, Urls.ChoosePassword, KeyInAddress);
        _works = _key is { } key && await Resets.WorksAsync(key, Http.RequestAborted);
    }

    private async Task ChooseAsync()
    {
        Account? account = null;
        if (_key is not { } key || !await TryAsync(async () => account = await Resets.ChooseAsync(key, Form?.Password, Http.RequestAborted))) return;
        if (account is null)
        {
            _works = false;
            return;
        }
        LinkKey.Forget(Http);
        await SignInCookie.GiveAsync(Http, new(await Sessions.BeginAsync(account.Id, SignInCookie.Device(Http), stop: Http.RequestAborted), account), remember: false);
        Navigator.NavigateTo(Urls.Today);
    }

    private sealed class ChooseForm
    {
        public string? Password { get; set; }
    }
}
