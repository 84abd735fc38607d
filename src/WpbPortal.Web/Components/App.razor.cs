using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Components;

/// <summary>The document around every page. The page itself says whether it is static or opens a circuit.</summary>
public sealed partial class App
{
    [Inject] private CurrentViewer Current { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    private bool IsInteractive => Http.GetEndpoint()?.Metadata.GetMetadata<InteractivePageAttribute>() is not null;

    /// <summary>A page for people who are not signed in never opens a circuit.</summary>
    private bool IsAnonymous => Http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private IComponentRenderMode? Mode => IsInteractive ? RenderMode.InteractiveServer : null;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private string? Theme { get; set; }

    protected override async Task OnInitializedAsync() => Theme = (await Current.SessionAsync())?.Theme;
}
