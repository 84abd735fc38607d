using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Accounts;

/// <summary>Asks for a new password. The answer is the same for every address, and given before the address is looked up.</summary>
public sealed partial class ForgottenPasswordPage
{
    private bool _asked;

    [Inject] private ForgottenPasswords Forgotten { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "vergeten")] private ForgottenForm? Form { get; set; }

    private void Ask()
    {
        Forgotten.Ask(Form?.Email);
        _asked = true;
    }

    private sealed class ForgottenForm
    {
        public string? Email { get; set; }
    }
}
