using Npgsql;

namespace WpbPortal.Web.Tests.Access;

/// <summary>
/// Tries, as the application's own role and in plain SQL, to get at what is not one's own. Works in a transaction that is
/// rolled back. What it gives back should be empty: every line is a leak.
/// </summary>
internal sealed class RowSecurityProbe(NpgsqlConnection application)
{
    private const string Refused = "42501";

    /// <summary>As somebody with a session in his partnership.</summary>
    public async Task<IReadOnlyList<string>> LeaksAsync(FilledTable table, RowOwner me, RowOwner colleague, RowOwner stranger)
    {
        await using var transaction = await application.BeginTransactionAsync();
        await EnterAsync(me);
        var leaks = new List<string>();
        var mayRead = table.HasReaders ? 1 : table.Name == "partnership" ? 1 : 2;
        var mayChange = table.HasReaders || table.HasWriters ? 1 : mayRead;

        await ExpectAsync(leaks, table, "read", mayRead, $"select count(*) from {table.Name}");
        await ExpectAsync(leaks, table, "read of another partnership", 0, $"select count(*) from {table.Name} where partnership_id = @partnership", stranger);
        // Without a condition nothing is read, so that the policies for changing stand alone.
        await ExpectAsync(leaks, table, "change", mayChange, $"update {table.Name} set partnership_id = '{me.PartnershipId}'");
        await ExpectAsync(leaks, table, "deletion", mayChange, $"delete from {table.Name}");
        await ExpectAsync(leaks, table, "move to another partnership", 0, $"update {table.Name} set partnership_id = '{stranger.PartnershipId}'");
        await ExpectAsync(leaks, table, "addition to another partnership", 0, table.Insert, stranger with { Id = Guid.CreateVersion7() });
        // In one's own name the person's policies have nothing against it, so that the partnership's stands alone.
        await ExpectAsync(leaks, table, "addition to another partnership in one's own name", 0, table.Insert, me with { PartnershipId = stranger.PartnershipId });
        if (table.HasReaders)
            await ExpectAsync(leaks, table, "read of a colleague's", 0, $"select count(*) from {table.Name} where id = @person", colleague);
        if (table.HasWriters)
            await ExpectAsync(leaks, table, "addition in a colleague's name", 0, table.Insert, colleague with { Id = Guid.CreateVersion7() });
        return leaks;
    }

    /// <summary>With no partnership entered.</summary>
    public async Task<IReadOnlyList<string>> LeaksOutsideAsync(FilledTable table, RowOwner stranger)
    {
        await using var transaction = await application.BeginTransactionAsync();
        var leaks = new List<string>();
        await ExpectAsync(leaks, table, "read", 0, $"select count(*) from {table.Name}");
        await ExpectAsync(leaks, table, "change", 0, $"update {table.Name} set partnership_id = '{stranger.PartnershipId}'");
        await ExpectAsync(leaks, table, "deletion", 0, $"delete from {table.Name}");
        await ExpectAsync(leaks, table, "addition", 0, table.Insert, stranger with { Id = Guid.CreateVersion7() });
        return leaks;
    }

    /// <summary>Enters a partnership as the portal does; true when the session is one of its people.</summary>
    public async Task<bool> EnterAsync(RowOwner somebody, Guid? elsewhere = null)
    {
        await using var enter = application.CreateCommand();
        enter.CommandText = "select count(*) from platform.enter(@hash, @partnership, current_date, now())";
        enter.Parameters.AddWithValue("hash", somebody.SessionHash);
        enter.Parameters.AddWithValue("partnership", elsewhere ?? somebody.PartnershipId);
        return (long)(await enter.ExecuteScalarAsync())! == 1;
    }

    private async Task ExpectAsync(List<string> leaks, FilledTable table, string act, long most, string sql, RowOwner? of = null)
    {
        await FilledTables.ExecuteAsync(application, "savepoint attempt");
        try
        {
            await using var command = application.CreateCommand();
            command.CommandText = sql;
            if (of is not null)
            {
                command.Parameters.AddWithValue("partnership", of.PartnershipId);
                command.Parameters.AddWithValue("person", of.Id);
            }
            var rows = sql.StartsWith("select", StringComparison.Ordinal) ? (long)(await command.ExecuteScalarAsync())! : await command.ExecuteNonQueryAsync();
            if (rows > most) leaks.Add($"{table.Name}: {act} of {rows} rows, at most {most} are allowed");
        }
        catch (PostgresException refused) when (refused.SqlState == Refused)
        {
            // Refusing is as good as finding nothing.
        }
        catch (PostgresException late)
        {
            leaks.Add($"{table.Name}: {act} was stopped by {late.SqlState} only, past the policies");
        }
        await FilledTables.ExecuteAsync(application, "rollback to savepoint attempt");
    }
}
