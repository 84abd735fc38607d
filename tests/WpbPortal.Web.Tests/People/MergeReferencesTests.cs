using Npgsql;
using WpbPortal.Web.Tests.Access;
using Xunit;

namespace WpbPortal.Web.Tests.People;

/// <summary>
/// Merging leaves nothing behind: every column of every table that refers to a person, found in the catalogue, holds a row of the
/// one who goes, and none afterwards. A table that is made tomorrow is among them by itself, and fails this test until
/// <c>platform.merge_people</c> knows it. Seen failing with the line of the private notes taken out of that function.
/// </summary>
public sealed class MergeReferencesTests(MigratedDatabase database, FilledTables filled) : IClassFixture<FilledTables>
{
    /// <summary>Columns with a foreign key to a person, those that follow from them by the keys between tables, and those that bear the same names without a key.</summary>
    private const string PersonColumns =
        """
        with recursive keys as (
            select con.conrelid as tbl, own.attname as col, con.confrelid as other, theirs.attname as other_col
            from pg_constraint con cross join lateral unnest(con.conkey, con.confkey) as pair (mine, its)
            join pg_attribute own on own.attrelid = con.conrelid and own.attnum = pair.mine
            join pg_attribute theirs on theirs.attrelid = con.confrelid and theirs.attnum = pair.its
            where con.contype = 'f' and con.connamespace = 'public'::regnamespace and own.attname <> 'partnership_id'),
        found as (
            select tbl, col from keys where other = 'public.person'::regclass and other_col = 'id'
            union select keys.tbl, keys.col from keys join found on keys.other = found.tbl and keys.other_col = found.col)
        select tbl::regclass::text, col from found
        union
        select named.attrelid::regclass::text, named.attname from pg_attribute named join pg_class on pg_class.oid = named.attrelid
        where relnamespace = 'public'::regnamespace and relkind = 'r' and named.atttypid = 'uuid'::regtype and not named.attisdropped
          and (named.attname in (select col from found) or named.attname in ('actor_id', 'subject_id') or named.attname like '%\_by\_id')
        order by 1, 2
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Merge_EveryColumnThatRefersToAPerson_ReferredToTheOneWhoWentAndNoLongerDoes()
    {
        var columns = await ColumnsAsync();
        Assert.True(columns.Count > 25, $"Only {columns.Count} columns were found: too few to prove anything.");
        var (partnership, kept, gone, coordinator) = (filled.Me.PartnershipId, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var owner = new NpgsqlConnection(filled.Connections.Owner);
        await owner.OpenAsync(Stop);
        foreach (var table in filled.Tables) await RunAsync(owner, $"alter table {table.Name} no force row level security");
        var person = filled.Tables.Single(table => table.Name == "person");
        foreach (var (id, account) in new[] { (kept, "null"), (gone, "null"), (coordinator, "@person") })
            await InsertAsync(owner, person, partnership, id, column => column switch { "id" => "@person", "account_id" => account, _ => null });
        await InsertAsync(owner, filled.Tables.Single(table => table.Name == "role_assignment"), partnership, coordinator, column => column switch { "person_id" => "@person", "role" => "6", "ended_at" => "null", _ => null });
        await using (var session = new NpgsqlCommand(
            """
            insert into platform.account (id, email, display_name, security_stamp, failed_sign_ins, language, time_zone, two_factor_enabled, created_at)
            values (@person, @person::text || '@school.example', 'Iemand', 'x', 0, 'nl', 'Europe/Amsterdam', false, now());
            insert into platform.account_session (id, token_hash, account_id, partnership_id, created_at, last_seen_at, expires_at)
            values (@person, @hash, @person, @partnership, now(), now(), now() + interval '1 day')
            """, owner))
        {
            session.Parameters.AddWithValue("person", coordinator);
            session.Parameters.AddWithValue("hash", coordinator.ToByteArray());
            session.Parameters.AddWithValue("partnership", partnership);
            await session.ExecuteNonQueryAsync(Stop);
        }
        foreach (var (table, column) in columns)
            await InsertAsync(owner, filled.Tables.Single(one => one.Name == table), partnership, gone, name => name == column ? "@person" : null);
        foreach (var (table, column) in columns) Assert.True(await CountAsync(owner, table, column, gone) > 0, $"{table}.{column} holds no row of who goes.");
        foreach (var table in filled.Tables) await RunAsync(owner, $"alter table {table.Name} force row level security");

        await using (var app = new NpgsqlConnection(filled.Connections.App))
        {
            await app.OpenAsync(Stop);
            await using var merge = new NpgsqlCommand("select platform.merge_people(@hash, @partnership, @kept, @gone, current_date, now())", app);
            merge.Parameters.AddWithValue("hash", coordinator.ToByteArray());
            merge.Parameters.AddWithValue("partnership", partnership);
            merge.Parameters.AddWithValue("kept", kept);
            merge.Parameters.AddWithValue("gone", gone);
            await merge.ExecuteNonQueryAsync(Stop);
        }

        await using var backup = new NpgsqlConnection(filled.Connections.Backup);
        await backup.OpenAsync(Stop);
        var left = new List<string>();
        foreach (var (table, column) in columns)
        {
            if (await CountAsync(backup, table, column, gone) > 0) left.Add($"{table}.{column}");
        }
        Assert.True(left.Count == 0, $"Let platform.merge_people take along: {string.Join(", ", left)}");
    }

    private async Task<IReadOnlyList<(string Table, string Column)>> ColumnsAsync()
    {
        await using var owner = new NpgsqlConnection(database.Connections.Owner);
        await owner.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(PersonColumns, owner);
        await using var row = await command.ExecuteReaderAsync(Stop);
        var columns = new List<(string, string)>();
        while (await row.ReadAsync(Stop)) columns.Add((row.GetString(0), row.GetString(1)));
        return columns;
    }

    /// <summary>A row in which every identifier is nobody's, but for the columns that are named.</summary>
    private static async Task InsertAsync(NpgsqlConnection owner, FilledTable table, Guid partnership, Guid id, Func<string, string?> named)
    {
        var values = table.Columns.Select(column => named(column.Key) ?? column.Value.Replace("@person", "gen_random_uuid()", StringComparison.Ordinal));
        await using var command = new NpgsqlCommand($"insert into {table.Name} ({string.Join(", ", table.Columns.Keys)}) overriding system value values ({string.Join(", ", values)})", owner);
        command.Parameters.AddWithValue("partnership", partnership);
        command.Parameters.AddWithValue("person", id);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string table, string column, Guid id)
    {
        await using var command = new NpgsqlCommand($"select count(*) from {table} where {column} = $1", connection);
        command.Parameters.Add(new() { Value = id });
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
