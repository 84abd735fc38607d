using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace WpbPortal.Data.Database;

/// <summary>Brings a database to the present tables and functions, as their owner.</summary>
public static class DatabaseMigrator
{
    public static async Task MigrateAsync(string ownerConnection, CancellationToken stop = default)
    {
        await using (var context = new WpbDbContext(WpbOptions.For(ownerConnection)))
        {
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
