using Microsoft.AspNetCore.Builder;

namespace WpbPortal.Benchmarks.Anchors;

/// <summary>A3: the smallest page that opens a circuit, in an application of its own.</summary>
internal static class HelloCircuit
{
    /// <summary>Where it stands: not at the top, for the portal finds the pages of this assembly too.</summary>
    public const string Path = "/anchor/a3";

    public static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Blazor's own script is among the portal's assets.
            ApplicationName = typeof(Web.PortalHost).Assembly.GetName().Name,
            ContentRootPath = Folders.Web,
            EnvironmentName = "Development",
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<HelloPage>().AddInteractiveServerRenderMode();
        return app;
    }
}
