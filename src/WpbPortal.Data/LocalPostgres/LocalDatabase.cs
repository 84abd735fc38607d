using Npgsql;

namespace WpbPortal.Data.LocalPostgres;

/// <summary>What a superuser does for one database of the private server.</summary>
internal static class LocalDatabase
{
    // Full-text search lowers letters by this setting, and in "C" it would leave É as it is; not every system has the first.
    private static readonly string[] LetterRules = ["C.UTF-8", "en_US.UTF-8", "C"];

    public static async Task MakeAsync(NpgsqlConnection server, string name, CancellationToken stop)
    {
        if ((await NamesAsync(server, stop)).Contains(name)) return;
        foreach (var rules in LetterRules)
        {
            try
            {
                await ExecuteAsync(server, $"create database {Quoted(name)} template template0 encoding 'UTF8' locale_provider icu icu_locale 'nl-NL' lc_collate 'C' lc_ctype '{rules}'", stop);
                return;
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.WrongObjectType && rules != LetterRules[^1])
            {
                // This system does not know that locale: try the next.
            }
        }
    }

    /// <summary>Runs the script of the roles in the database of this connection and sets their passwords.</summary>
    public static async Task GiveRolesAsync(NpgsqlConnection database, string rolesScript, ClusterPasswords passwords, CancellationToken stop)
    {
        await using var transaction = await database.BeginTransactionAsync(stop);
        await ExecuteAsync(database, rolesScript, stop);
        await ExecuteAsync(database, $"alter role wpb_owner password '{passwords.Owner}'; alter role wpb_app password '{passwords.App}'; alter role wpb_backup password '{passwords.Backup}'", stop);
        await transaction.CommitAsync(stop);
    }

    public static Task DropAsync(NpgsqlConnection server, string name, CancellationToken stop) =>
        ExecuteAsync(server, $"drop database if exists {Quoted(name)} with (force)", stop);

    public static async Task<IReadOnlyList<string>> NamesAsync(NpgsqlConnection server, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select datname from pg_database where not datistemplate and datname <> 'postgres' order by datname", server);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var names = new List<string>();
        while (await reader.ReadAsync(stop)) names.Add(reader.GetString(0));
        return names;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"")}\"";

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
