using Npgsql;
using WpbPortal.Data.LocalPostgres;
using Xunit;

namespace WpbPortal.Web.Tests;

/// <summary>A database for one class, for what belongs to the whole platform: the outbox, the first administrator. Its tests run one after the other.</summary>
public sealed class OwnDatabase : IAsyncLifetime
{
    private readonly MigratedDatabase _database = new();

    public DatabaseConnections Connections => _database.Connections;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>Empties tables of the platform, as their owner.</summary>
    public async Task EmptyAsync(params string[] tables)
    {
        await using var owner = new NpgsqlConnection(Connections.Owner);
        await owner.OpenAsync();
        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand($"delete from platform.{table}", owner);
            await command.ExecuteNonQueryAsync();
        }
    }
}
