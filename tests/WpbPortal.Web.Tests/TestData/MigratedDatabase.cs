using WpbPortal.Data.Database;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.Web.Tests;
using WpbPortal.Web.Tests.Http;
using Xunit;

[assembly: AssemblyFixture(typeof(MigratedDatabase))]

namespace WpbPortal.Web.Tests;

/// <summary>
/// One database with the present tables for all tests of this process. Tests keep apart as customers do: each makes
/// partnerships of its own.
/// </summary>
public sealed class MigratedDatabase : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly Lazy<Task<PortalServer>> _server;

    public MigratedDatabase() => _server = new(() => PortalServer.StartAsync(Connections.App));

    public DatabaseConnections Connections => _database.Connections;

    /// <summary>The portal on this database, for every test that only sends requests; started for the first of them.</summary>
    public Task<PortalServer> ServerAsync() => _server.Value;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await DatabaseMigrator.MigrateAsync(Connections.Owner);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated) await (await _server.Value).DisposeAsync();
        await _database.DisposeAsync();
    }
}
