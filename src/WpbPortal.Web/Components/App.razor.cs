using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Components;

/// <summary>The document around every page. The page itself says whether it is static or opens a circuit.</summary>
public sealed partial class App
{
    [Inject] private CurrentViewer Current { get; set; } = null!;

    [Inject] private SealedLetters Letters { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    private InteractivePageAttribute? Interactive => Http.GetEndpoint()?.Metadata.GetMetadata<InteractivePageAttribute>();

    private bool IsInteractive => Interactive is not null;

    private bool HasMud => Interactive?.WithMud == true;

    /// <summary>A page for people who are not signed in never opens a circuit.</summary>
    private bool IsAnonymous => Http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private IComponentRenderMode? Mode => IsInteractive ? RenderMode.InteractiveServer : null;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private string? Theme { get; set; }

    /// <summary>For whom this page closes what stays on the device.</summary>
    private Guid? Owner { get; set; }

    protected override async Task OnInitializedAsync()
    {
        // Enhanced navigation would not run MudBlazor's script: without this header the browser loads the page whole.
        if (HasMud) Http.Response.OnStarting(() => Task.FromResult(Http.Response.Headers.Remove("blazor-enhanced-nav")));
        var session = await Current.SessionAsync();
        Theme = session?.Theme;
        Owner = session?.Viewer is { PersonId: var person } && person != Guid.Empty ? person : null;
    }
}
