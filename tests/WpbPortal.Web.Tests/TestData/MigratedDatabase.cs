using WpbPortal.Data.Database;
using WpbPortal.Data.LocalPostgres;
using WpbPortal.Web.Tests;
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

    public DatabaseConnections Connections => _database.Connections;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await DatabaseMigrator.MigrateAsync(Connections.Owner);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
