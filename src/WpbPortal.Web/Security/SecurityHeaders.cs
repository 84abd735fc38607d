using Microsoft.AspNetCore.Diagnostics;

namespace WpbPortal.Web.Security;

/// <summary>Headers on every answer, and a check on where a request that changes something comes from.</summary>
internal static class SecurityHeaders
{
    // MudBlazor needs inline styles and Blazor a base address; scripts only come from here.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
        + "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'";

    /// <summary>Written at the very last moment: the page of an error clears what was set before it.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            Write((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
        // Pages and data are somebody's own: no cache keeps them. Assets say for themselves how long they live.
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
    }

    /// <summary>Refuses what another site sends in our user's name: forms, calls and the circuit's WebSocket alike.</summary>
    public static IApplicationBuilder UseOriginCheck(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var changes = !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));
        if ((changes || OpensSocket(request)) && !IsOurs(request))
        {
            // No page for it: whoever sent this does not read it.
            if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        return next(context);
    });

    // By its header: the framework knows of a WebSocket only further on, where the circuit begins. Over HTTP/2 it is a CONNECT, and so a change.
    private static bool OpensSocket(HttpRequest request) => request.Headers.Upgrade.Count > 0 || request.Headers.SecWebSocketKey.Count > 0;

    private static bool IsOurs(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none")) return false;
        return request.Headers.Origin is not [{ } origin]
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && from.Scheme == request.Scheme && from.Authority == new Uri($"{request.Scheme}://{request.Host}").Authority);
    }
}
