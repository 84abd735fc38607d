using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Npgsql;
using WpbPortal.Benchmarks.Anchors;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.Web;
using WpbPortal.Web.Settings;

namespace WpbPortal.Benchmarks;

/// <summary>The portal as it is, with the anchors beside it in the same process.</summary>
internal static class BenchServer
{
    public static async Task<int> RunAsync(string connectionsJson)
    {
        var connections = JsonSerializer.Deserialize<DatabaseConnections>(connectionsJson)!;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalHost).Assembly.GetName().Name,
            ContentRootPath = Folders.Web,
            // Not Development, which checks and writes more than a server does; nor Production, which asks for secrets.
            EnvironmentName = "Benchmark",
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Demo"] = "true",
            ["urls"] = "http://127.0.0.1:0",
            ["Serilog:ConsoleLevel"] = "Error",
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddWpbContexts(connections.App, WarmUp.Connections).AddWarmUp();
        // The anchors read past row security, for what it costs is part of what is measured.
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connections.Backup) { MaxAutoPrepare = 50 }.ConnectionString);
        builder.Services.AddListAnchors(database);
        await using var app = PortalHost.Build(builder);
        app.MapListAnchors();
        // What only reads otherwise has to be told that it writes here.
        await using var writing = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connections.Backup) { MaxAutoPrepare = 50, Options = "-c default_transaction_read_only=off" }.ConnectionString);
        app.MapSaveAnchors(writing);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());

        await using var circuits = HelloCircuit.Build();
        await circuits.StartAsync();
        Console.WriteLine(circuits.Urls.First());

        // Ends when the campaign closes the pipe.
        while (await Console.In.ReadLineAsync() is not null) { }
        return 0;
    }
}
