using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Npgsql;
using WpbPortal.Web.Settings;
using Xunit;

namespace WpbPortal.Web.Tests.Settings;

/// <summary>What the first visitors would wait for is there before a proxy hears that the portal is ready.</summary>
public sealed class WarmUpTests(MigratedDatabase database) : PortalTest(database)
{
    [Fact]
    public async Task Start_OpensTheConnectionsOfABusyMorning_AndThenIsReady()
    {
        var connection = new NpgsqlConnectionStringBuilder(Data.Connections.App) { ApplicationName = $"warm {Guid.NewGuid():N}" };
        await using var app = Build(connection.ConnectionString);
        var warm = app.Services.GetRequiredService<WarmUp>();
        Assert.Equal(HealthStatus.Degraded, await StatusAsync(warm));
        await app.StartAsync(Stop);
        await UntilReadyAsync(warm);
        await using var asked = NpgsqlDataSource.Create(Data.Connections.Backup).CreateCommand("select count(*) from pg_stat_activity where application_name = $1");
        asked.Parameters.Add(new() { Value = connection.ApplicationName });
        Assert.True((long)(await asked.ExecuteScalarAsync(Stop))! >= WarmUp.Connections);
    }

    /// <summary>A database that is away keeps nobody waiting for ever; its own check says that it is away.</summary>
    [Fact]
    public async Task Start_WithoutADatabase_IsNotHeldUp()
    {
        await using var app = Build("Host=127.0.0.1;Port=1;Username=wpb_app;Timeout=2");
        var warm = app.Services.GetRequiredService<WarmUp>();
        await app.StartAsync(Stop);
        await UntilReadyAsync(warm);
    }

    private static WebApplication Build(string connection)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddWpbContexts(connection, WarmUp.Connections).AddWarmUp();
        return builder.Build();
    }

    private static async Task<HealthStatus> StatusAsync(WarmUp warm) => (await warm.CheckHealthAsync(new(), Stop)).Status;

    private static async Task UntilReadyAsync(WarmUp warm)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (await StatusAsync(warm) != HealthStatus.Healthy) await Task.Delay(50, patience.Token);
    }
}
