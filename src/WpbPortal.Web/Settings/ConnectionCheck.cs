using Npgsql;
using WpbPortal.Data.Database;

namespace WpbPortal.Web.Settings;

/// <summary>Whether the connections of the settings are what they should be. A database that is away may come later; a wrong one may not.</summary>
internal static class ConnectionCheck
{
    /// <summary>Looks at the connection that the application works with.</summary>
    /// <exception cref="SettingException">It is refused, has rights that it must not have, or its tables are older than this version.</exception>
    public static async Task DemandAsync(string appConnection, CancellationToken stop = default)
    {
        try
        {
            await using var connection = new NpgsqlConnection(appConnection);
            await connection.OpenAsync(stop);
            await using var command = new NpgsqlCommand(
                """
                select rolsuper or rolbypassrls or exists (
                    select from pg_class made join pg_namespace place on place.oid = made.relnamespace
                    where place.nspname in ('public', 'platform') and made.relkind in ('r', 'p') and made.relowner = pg_roles.oid)
                from pg_roles where rolname = current_user
                """, connection);
            if (await command.ExecuteScalarAsync(stop) is true)
            {
                throw new SettingException("ConnectionStrings:App signs in as a role that owns the tables or looks past row-level security; set its Username to wpb_app.");
            }
            if (await DatabaseMigrator.IsBehindAsync(appConnection, stop))
            {
                throw new SettingException("The database of ConnectionStrings:App has the tables of an earlier version; start once with --migrate and ConnectionStrings:Owner.");
            }
        }
        catch (NpgsqlException refused) when (refused is PostgresException)
        {
            if (SentenceOf(refused, "App") is { } sentence) throw new SettingException(sentence);
        }
        catch (NpgsqlException)
        {
            // The health address says so until it is there.
        }
    }

    /// <summary>What to mend when a connection was refused; null when something else went wrong in the database.</summary>
    public static string? SentenceOf(NpgsqlException refused, string name) => refused switch
    {
        PostgresException { SqlState: "28P01" or "28000" } => $"The database refuses ConnectionStrings:{name}; mend its Username, Password or ConnectionStrings:{name}PasswordFile: {refused.Message}",
        PostgresException { SqlState: "3D000" } => $"ConnectionStrings:{name} names a database that is not there; mend its Database, or make it: {refused.Message}",
        PostgresException { SqlState: "42501" } => $"The role of ConnectionStrings:{name} lacks a right; run roles.sql and --migrate: {refused.Message}",
        PostgresException { SqlState: "57P03" } or not PostgresException => $"The database of ConnectionStrings:{name} does not answer; mend its Host and Port, or start it: {refused.GetBaseException().Message}",
        _ => null,
    };
}
