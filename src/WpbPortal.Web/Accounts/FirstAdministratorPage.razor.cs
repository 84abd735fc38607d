using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Data.Accounts;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Accounts;

/// <summary>Where the link in the log of an empty server leads.</summary>
public sealed partial class FirstAdministratorPage
{
    private static readonly string[] Fields = [nameof(Account.DisplayName), nameof(Account.Email), "Password"];

    private SessionToken? _key;
    private bool _works;

    [Inject] private FirstAdministrator First { get; set; } = null!;

    [SupplyParameterFromQuery(Name = LinkKey.Parameter)] private string? KeyInAddress { get; set; }

    [SupplyParameterFromForm(FormName = "beheerder")] private AdministratorForm? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _key = LinkKey.Of(Http, Navigator, Urls.FirstAdministrator, KeyInAddress);
        _works = _key is { } key && await First.WorksAsync(key, Http.RequestAborted);
    }

    private async Task BecomeAsync()
    {
        SignedIn? signedIn = null;
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (_key is not { } key || !await TryAsync(async () => signedIn =
            await First.BecomeAsync(key, Form!.Name, Form.Email, Form.Password, language, SignInCookie.Device(Http), Http.RequestAborted))) return;
        if (signedIn is null)
        {
            _works = false;
            return;
        }
        LinkKey.Forget(Http);
        await SignInCookie.GiveAsync(Http, signedIn, remember: false);
        Navigator.NavigateTo(Urls.Partnerships);
    }

    private sealed class AdministratorForm
    {
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Password { get; set; }
    }
}
