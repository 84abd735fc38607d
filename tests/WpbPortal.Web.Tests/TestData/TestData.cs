using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WpbPortal.Data;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Tests;

/// <summary>
/// Makes what a test needs and invents the rest. Rows are written as the owner of the tables, so that no test depends on
/// the services of another feature; what is tested goes through <see cref="Service{T}"/>, as the application's own role.
/// </summary>
public sealed partial class TestData(DatabaseConnections connections) : IAsyncDisposable
{
    private WebApplication? _portal;
    private int _count;

    /// <summary>The clock of this test: Monday 9 November 2026, ten o'clock in the Netherlands.</summary>
    public FakeTimeProvider Clock { get; } = new(new(2026, 11, 9, 9, 0, 0, TimeSpan.Zero));

    /// <summary>The day it is in the Netherlands.</summary>
    public DateOnly Today => DutchTime.DayOf(Clock.GetUtcNow());

    /// <summary>How each role reaches the database.</summary>
    public DatabaseConnections Connections => connections;

    /// <summary>The portal as it runs, but for the clock: for a page test, or to send requests to.</summary>
    public IServiceProvider Services => (_portal ??= Build()).Services;

    /// <summary>A service of the portal.</summary>
    public T Service<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Writes rows of one partnership as the owner of the tables; as a person where a table asks for one.</summary>
    public async Task AddAsync(Guid partnershipId, IEnumerable<object> rows, Guid? asPerson = null)
    {
        await using var context = new WpbDbContext(WpbOptions.For(connections.Owner));
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.EnterAsOwnerAsync(partnershipId, asPerson);
        context.AddRange(rows);
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Reads or changes rows of one partnership past the services, as the owner of the tables.</summary>
    public async Task<T> AsOwnerAsync<T>(Guid partnershipId, Func<WpbDbContext, Task<T>> work, Guid? asPerson = null)
    {
        await using var context = new WpbDbContext(WpbOptions.For(connections.Owner));
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.EnterAsOwnerAsync(partnershipId, asPerson);
        var result = await work(context);
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
    }

    private async Task<T> AddAsync<T>(T row, Guid? asPerson = null) where T : TenantEntity
    {
        await AddAsync(row.PartnershipId, [row], asPerson);
        return row;
    }

    /// <summary>A number that no other row of this test has, for names and addresses.</summary>
    private int Next() => Interlocked.Increment(ref _count);

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = "WpbPortal.Web", EnvironmentName = "Testing" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Serilog:MinimumLevel:Default"] = "Fatal",
            ["Site:Address"] = "https://portal.example",
        });
        builder.WebHost.UseTestServer();
        // An empty builder knows fewer route constraints than the portal as it runs.
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddWpbContexts(connections.App);
        return PortalHost.Build(builder);
    }
}
