using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace WpbPortal.Web.Settings;

/// <summary>The log: one JSON object a line, with ids and never a name, an address or what somebody wrote.</summary>
internal static class PortalLog
{
    public static IServiceCollection AddPortalLog(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSerilog((provider, log) => log
            .ReadFrom.Configuration(configuration)
            .ReadFrom.Services(provider)
            .Enrich.FromLogContext()
            // It would write whole addresses, and those of mailed links hold a key that lets somebody in.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LogEventLevel.Warning)
            // The portal notes what broke itself, once, with the number that the page shows.
            .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogEventLevel.Fatal)
            .WriteTo.Console(new RenderedCompactJsonFormatter(), configuration.GetValue("Serilog:ConsoleLevel", LogEventLevel.Verbose)),
            // Each host its own log: two in one process, as in the tests, would else write in that of whoever came last.
            preserveStaticLogger: true);
}
