using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shell;

/// <summary>Instead of what is not there, or not for who asks; and instead of a form that was open too long.</summary>
public sealed partial class NotFoundPage
{
    [CascadingParameter] private HttpContext? Http { get; set; }

    // A form from before signing in, or of another browser.
    private bool IsStale => Http?.Response.StatusCode == StatusCodes.Status400BadRequest;

    private string Title => IsStale ? ShellTexts.StaleTitle : ShellTexts.NotFoundTitle;
}
