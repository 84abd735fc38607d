using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WpbPortal.Data;
using WpbPortal.Data.Database;
using WpbPortal.Data.DemoData;
using WpbPortal.Domain;
using WpbPortal.Web.Access;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(WpbPortal.EndToEnd.Tests.Portal.RunningPortal))]

namespace WpbPortal.EndToEnd.Tests.Portal;

/// <summary>The whole portal on a port of its own, with the demonstration in a database of its own.</summary>
public sealed class RunningPortal : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private WebApplication? _app;
    private SignedInCookies? _cookies;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Who is signed in already.</summary>
    public SignedInCookies Cookies => _cookies ??= new(() => Address);

    /// <summary>The services of the portal.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>How each role reaches its database.</summary>
    public Data.LocalPostgres.DatabaseConnections Connections => _database.Connections;

    /// <summary>Somebody who signs in, as a page hands him to a service.</summary>
    public async Task<Viewer> ViewerAsync(string email)
    {
        var sessions = Services.GetRequiredService<SessionStore>();
        await using var platform = await Services.GetRequiredService<WpbContexts>().OpenPlatformAsync();
        var account = await platform.Accounts.SingleAsync(row => row.Email == email);
        return (await sessions.OpenAsync(await sessions.BeginAsync(account.Id, null)))!.Viewer;
    }

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await DatabaseMigrator.MigrateAsync(_database.Connections.Owner);
        await DemoLoader.LoadOnceAsync(_database.Connections.Owner, DateTimeOffset.UtcNow);

        _app = await StartAnotherAsync("http://127.0.0.1:0");
        Address = new Uri(_app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
    }

    /// <summary>Starts a server on the same database; the caller stops it.</summary>
    public async Task<WebApplication> StartAnotherAsync(string url)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WpbPortal.Web.PortalHost).Assembly.GetName().Name,
            ContentRootPath = ProjectFolder(),
            EnvironmentName = Environments.Development,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Demo"] = "true",
            ["urls"] = url,
            ["Serilog:MinimumLevel:Default"] = "Error",
        });
        builder.Services.AddWpbContexts(_database.Connections.App);
        var app = WpbPortal.Web.PortalHost.Build(builder);
        await app.StartAsync();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        await _database.DisposeAsync();
    }

    /// <summary>Where the web project stands.</summary>
    public static string ProjectFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WpbPortal.sln"))) return Path.Combine(folder.FullName, "src", "WpbPortal.Web");
        }
        throw new InvalidOperationException("The solution's folder was not found above the tests.");
    }
}
