using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Accounts;

/// <summary>Signing in. Says the same to everybody who cannot: whether an address is known stays untold.</summary>
public sealed partial class SignInPage
{
    private bool _refused;
    private bool _nowhere;
    private bool _showsMail;

    [Inject] private SignInService SignIns { get; set; } = null!;

    [Inject] private CurrentViewer Current { get; set; } = null!;

    [Inject] private DemoSetting Demo { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "terug")] private string? Back { get; set; }

    [SupplyParameterFromForm(FormName = "aanmelden")] private SignInForm? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _showsMail = await OutgoingMailPage.IsOpenAsync(Http, Demo, Current);
        if (!HttpMethods.IsGet(Http.Request.Method) || await Current.SessionAsync() is not { } session) return;
        // Whose last partnership let go of him would be sent here again and again.
        _nowhere = session.Viewer.PersonId == Guid.Empty && !session.Viewer.Is(Role.PlatformAdmin);
        if (!_nowhere) Navigator.NavigateTo(Urls.Local(Back));
    }

    private async Task SignInAsync()
    {
        SignedIn? signedIn = null;
        if (!await TryAsync(async () => signedIn = await SignIns.SignInAsync(Form!.Email, Form.Password, KnownDevice.Caller(Http, Form.Email), Form.Remember, Http.RequestAborted))
            || signedIn is null)
        {
            _refused = true;
            return;
        }
        await SignInCookie.GiveAsync(Http, signedIn, Form!.Remember);
        Navigator.NavigateTo(Urls.Local(Back));
    }

    private sealed class SignInForm
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
        public bool Remember { get; set; }
    }
}
