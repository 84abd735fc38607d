using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace WpbPortal.Data.Database;

/// <summary>Brings a database to the present tables and functions, as their owner.</summary>
public static class DatabaseMigrator
{
    public static async Task MigrateAsync(string ownerConnection, CancellationToken stop = default)
    {
        if (await IsBehindAsync(ownerConnection, stop))
        {
            await using var context = new WpbDbContext(WpbOptions.For(ownerConnection));
            await context.Database.MigrateAsync(stop);
        }

        await using var connection = new NpgsqlConnection(ownerConnection);
        await connection.OpenAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        // Two nodes that start at once would both replace the functions; the second waits.
        await ExecuteAsync(connection, "select pg_advisory_xact_lock(7316)", stop);
        await ExecuteAsync(connection, await ReadAsync("functions.sql"), stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>
    /// Whether a database lacks a migration of this version. Asked by name, for nearly every start finds nothing to do: EF Core
    /// would build the whole model for the question, and compare it with the last migration.
    /// </summary>
    public static async Task<bool> IsBehindAsync(string connectionString, CancellationToken stop = default)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var table = new NpgsqlCommand("select to_regclass('platform.schema_migration') is null", connection);
        if (await table.ExecuteScalarAsync(stop) is true) return true;
        await using var applied = new NpgsqlCommand("select array_agg(migration_id::text) from platform.schema_migration", connection);
        return Names.Except(await applied.ExecuteScalarAsync(stop) as string[] ?? []).Any();
    }

    private static IEnumerable<string> Names => typeof(DatabaseMigrator).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>();

    /// <summary>A script that ships inside this assembly.</summary>
    internal static async Task<string> ReadAsync(string name)
    {
        await using var stream = typeof(DatabaseMigrator).Assembly.GetManifestResourceStream($"WpbPortal.Data.Database.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
