using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using WpbPortal.Web.Access;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Tests.Http;

/// <summary>
/// The portal as it runs, on a port of its own, with settings and pipeline of the real one; only the clock stands still.
/// What <see cref="TestData"/> arranges in the same database is there at once.
/// </summary>
public sealed class PortalServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PortalServer(WebApplication app, FakeTimeProvider clock, KeptLog log)
    {
        (_app, Clock, Log) = (app, clock, log);
        Address = new(app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its clock, at the moment at which <see cref="TestData.Clock"/> begins.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>What it wrote in its log.</summary>
    public KeptLog Log { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a server of one test's own, for who moves the clock or needs other settings.</summary>
    public static async Task<PortalServer> StartAsync(string appConnection, FakeTimeProvider? clock = null, params (string Setting, string? Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "WpbPortal.Web",
            ContentRootPath = ProjectFolder(),
            EnvironmentName = "Testing",
        });
        var (log, moment) = (new KeptLog(), clock ?? new FakeTimeProvider(new(2026, 11, 9, 9, 0, 0, TimeSpan.Zero)));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = "http://127.0.0.1:0", ["Serilog:ConsoleLevel"] = "Fatal" });
        builder.Configuration.AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Setting, one.Value)));
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton<TimeProvider>(moment);
        builder.Services.AddSingleton<ILogEventSink>(log);
        builder.Services.AddWpbContexts(appConnection);
        var app = PortalHost.Build(builder);
        await app.StartAsync();
        return new(app, moment, log);
    }

    /// <summary>Somebody with a browser who is not signed in.</summary>
    public Visitor Visitor() => new(Address);

    /// <summary>Somebody with a browser that holds this session.</summary>
    public Visitor Visitor(SessionToken session)
    {
        var visitor = Visitor();
        visitor.Cookies[Web.Tests.Http.Visitor.SessionCookie] = CookieOf(session);
        return visitor;
    }

    /// <summary>The cookie that holds this session.</summary>
    public string CookieOf(SessionToken session)
    {
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new(SessionToken.Claim, session.Text)], scheme));
        var properties = new AuthenticationProperties { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow().AddDays(14) };
        return Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme).TicketDataFormat.Protect(new(principal, properties, scheme));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string ProjectFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WpbPortal.sln"))) return Path.Combine(folder.FullName, "src", "WpbPortal.Web");
        }
        throw new InvalidOperationException("The solution's folder was not found above the tests.");
    }
}
