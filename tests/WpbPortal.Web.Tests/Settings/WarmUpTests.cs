using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WpbPortal.Web.Settings;
using Xunit;

namespace WpbPortal.Web.Tests.Settings;

/// <summary>What the first visitors would wait for is there before a proxy hears that the portal is ready.</summary>
public sealed class WarmUpTests(MigratedDatabase database) : PortalTest(database)
{
    /// <summary>All connections are open at once; with room for one less that cannot be, and is said.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task Start_OpensTheConnectionsOfABusyMorning_AndThenIsReady(int tooFew, bool complains)
    {
        var connection = new NpgsqlConnectionStringBuilder(Data.Connections.App) { MaxPoolSize = WarmUp.Connections - tooFew, Timeout = 10, ApplicationName = $"warm {tooFew}" };
        var log = new Complaints();
        await using var app = Build(connection.ConnectionString, log, WarmUp.Connections - tooFew);
        var warm = app.Services.GetRequiredService<WarmUp>();
        Assert.Equal(HealthStatus.Degraded, await StatusAsync(warm));
        await app.StartAsync(Stop);
        await UntilReadyAsync(warm);
        Assert.Equal(complains ? 1 : 0, log.Count);
    }

    /// <summary>A database that is away keeps nobody waiting for ever; its own check says that it is away.</summary>
    [Fact]
    public async Task Start_WithoutADatabase_IsNotHeldUp()
    {
        var log = new Complaints();
        await using var app = Build("Host=127.0.0.1;Port=1;Username=wpb_app;Timeout=2", log, WarmUp.Connections);
        var warm = app.Services.GetRequiredService<WarmUp>();
        await app.StartAsync(Stop);
        await UntilReadyAsync(warm);
        Assert.Equal(1, log.Count);
    }

    private static WebApplication Build(string connection, Complaints log, int kept)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddWpbContexts(connection, kept).AddWarmUp();
        return builder.Build();
    }

    private static async Task<HealthStatus> StatusAsync(WarmUp warm) => (await warm.CheckHealthAsync(new(), Stop)).Status;

    private static async Task UntilReadyAsync(WarmUp warm)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (await StatusAsync(warm) != HealthStatus.Healthy) await Task.Delay(50, patience.Token);
    }

    /// <summary>Counts what the warming up says that went wrong.</summary>
    private sealed class Complaints : ILoggerProvider, ILogger
    {
        private int _count;

        public int Count => _count;

        public ILogger CreateLogger(string categoryName) => categoryName == typeof(WarmUp).FullName ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Interlocked.Increment(ref _count);

        public void Dispose() { }
    }
}
