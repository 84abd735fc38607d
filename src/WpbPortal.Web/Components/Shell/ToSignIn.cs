using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Components.Shell;

/// <summary>Instead of a page whose circuit found out that its session has ended: sign in, and come back here. What was typed is kept as a draft.</summary>
public sealed class ToSignIn : ComponentBase
{
    [Inject] private NavigationManager Navigator { get; set; } = null!;

    protected override void OnInitialized() =>
        Navigator.NavigateTo($"{Urls.SignIn}?terug={Uri.EscapeDataString("/" + Navigator.ToBaseRelativePath(Navigator.Uri))}", forceLoad: true);
}
