using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Components.Shell;

/// <summary>Something went wrong that nobody foresaw: a calm page with a reference, by which it is found in the log.</summary>
public sealed partial class ErrorPage
{
    [CascadingParameter] private HttpContext? Http { get; set; }

    private string Reference => Http is null ? "" : ErrorReference.Of(Http);
}
