using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components;
using WpbPortal.Web.Live;
using WpbPortal.Web.Security;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web;

/// <summary>Puts the portal together: what it is made of, and in which order a request goes through it.</summary>
public static class PortalHost
{
    /// <summary>Starts the portal and runs it until it is stopped. Gives the exit code: 1 when a setting is wrong.</summary>
    /// <param name="args">Settings, and <c>--migrate</c> or <c>--stop-database</c> to do only that.</param>
    /// <param name="complaints">Where the sentence goes that says which setting is wrong.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter complaints)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            using var starting = LoggerFactory.Create(log => log.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
            var logger = starting.CreateLogger("WpbPortal");
            if (args.Contains("--stop-database")) return await LocalPostgresServer.StopAsync(DatabaseFinder.LocalOptions(builder.Configuration)) ? 0 : 1;
            if (args.Contains("--migrate"))
            {
                await PortalDatabase.MigrateAsync(builder.Configuration, logger);
                return 0;
            }

            var isDemo = await builder.AddPortalDatabaseAsync(logger);
            await using var app = Build(builder);
            KeySetup.CheckKeys(app.Services);
            await app.StartAsync();
            if (isDemo) await DemoGreeting.PrintAsync(app.Urls);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception stopped) when (SettingException.SentenceOf(stopped) is { } sentence)
        {
            await complaints.WriteLineAsync(sentence);
            return 1;
        }
    }

    /// <summary>Registers everything but the database, and lays the pipeline.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<KestrelServerOptions>(server =>
        {
            server.AddServerHeader = false;
            // Room for a long form; what takes files says so itself.
            server.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
        });
        services.AddPortalLog(builder.Configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<DemoSetting>();
        services.AddTrustedProxies(builder.Configuration);
        services.AddSharedKeys();
        services.AddAccess();
        services.AddPortalCultures();
        services.AddFeatures();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "wpb-formulier";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        // A tenth smaller than the fastest, for a third of a millisecond on the largest page.
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.AddExceptionHandler<ErrorLog>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsCheck>();
        services.AddOptions<SiteOptions>().BindConfiguration("Site").ValidateOnStart();

        var app = builder.Build();
        // Asked for now, so that a missing secret is told at the start and not at the first visitor.
        _ = app.Services.GetRequiredService<KeySecret>();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseLiveLooks();
        app.UseRequestLocalization();
        app.UseExceptionHandler(Urls.Error, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(Urls.NotFound, createScopeForStatusCodePages: true);
        app.UseMessagePages();
        app.UseOriginCheck();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseAccess();
        app.UseAntiforgery();
        app.UseStaleForms();
        app.UseFormActs();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        // Degraded is a portal that is still getting ready: no fault, but not yet for visitors either.
        app.MapHealthChecks("/health/ready", new() { ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable } }).AllowAnonymous();
        app.MapFeatures();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuit => circuit.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
