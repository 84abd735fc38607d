using Npgsql;
using WpbPortal.Data.Database;
using WpbPortal.Data.LocalPostgres;
using Xunit;

namespace WpbPortal.Web.Tests.Access;

/// <summary>Somebody who has one row in every table; every identifier in those rows is his own.</summary>
public sealed record RowOwner(Guid PartnershipId, Guid Id)
{
    /// <summary>Hash of the token of his session.</summary>
    public byte[] SessionHash => Id.ToByteArray();
}

/// <summary>A table of partnerships, from the catalogue of the database.</summary>
/// <param name="Name">The table.</param>
/// <param name="HasReaders">Whether a policy names the persons who read.</param>
/// <param name="HasWriters">Whether a policy names the persons who write.</param>
/// <param name="Columns">What a row is filled with, as SQL in which @partnership and @person stand for its owner.</param>
public sealed record FilledTable(string Name, bool HasReaders, bool HasWriters, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>Adds a row of this owner.</summary>
    public string Insert => $"insert into {Name} ({string.Join(", ", Columns.Keys)}) overriding system value values ({string.Join(", ", Columns.Values)})";
}

/// <summary>
/// A database in which every table of partnerships, also one that is made tomorrow, holds a row of three people: two of
/// one partnership and one of another. Keys and checks are taken off to fill them so, the policies stay.
/// </summary>
public sealed class FilledTables : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    public RowOwner Me { get; } = new(Guid.CreateVersion7(), Guid.CreateVersion7());

    public RowOwner Colleague { get; private set; } = null!;

    public RowOwner Stranger { get; } = new(Guid.CreateVersion7(), Guid.CreateVersion7());

    public IReadOnlyList<FilledTable> Tables { get; private set; } = [];

    public DatabaseConnections Connections => _database.Connections;

    public async ValueTask InitializeAsync()
    {
        Colleague = new(Me.PartnershipId, Guid.CreateVersion7());
        await _database.InitializeAsync();
        await DatabaseMigrator.MigrateAsync(Connections.Owner);
        await using var owner = new NpgsqlConnection(Connections.Owner);
        await owner.OpenAsync();
        Tables = await ReadTablesAsync(owner);
        await ExecuteAsync(owner, FreeTables);
        foreach (var somebody in (RowOwner[])[Me, Colleague, Stranger]) await FillAsync(owner, somebody);
        foreach (var table in Tables) await ExecuteAsync(owner, $"alter table {table.Name} force row level security");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>Without keys, checks and forced security, the owner can put the same identifier in every column.</summary>
    private const string FreeTables =
        """
        do $$
        declare found record;
        begin
          for found in select conrelid::regclass as tbl, conname from pg_constraint
            where connamespace = 'public'::regnamespace and contype in ('f', 'c', 'x', 'u') and conrelid <> 0 order by contype = 'f' desc loop
            execute format('alter table %s drop constraint %I', found.tbl, found.conname);
          end loop;
          for found in select indexrelid::regclass as idx from pg_index join pg_class tbl on tbl.oid = indrelid
            where tbl.relnamespace = 'public'::regnamespace and indisunique and not indisprimary loop
            execute format('drop index %s', found.idx);
          end loop;
          for found in select oid::regclass as tbl from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity loop
            execute format('alter table %s no force row level security', found.tbl);
            execute format('alter table %s disable trigger user', found.tbl);
          end loop;
        end $$
        """;

    private async Task FillAsync(NpgsqlConnection owner, RowOwner somebody)
    {
        await ExecuteAsync(owner,
            """
            insert into platform.account (id, email, display_name, security_stamp, failed_sign_ins, language, time_zone, two_factor_enabled, created_at)
            values (@person, @person::text || '@school.example', 'Iemand', 'x', 0, 'nl', 'Europe/Amsterdam', false, now());
            insert into platform.account_session (id, token_hash, account_id, partnership_id, created_at, last_seen_at, expires_at)
            values (@person, @hash, @person, @partnership, now(), now(), now() + interval '1 day')
            """, somebody);
        foreach (var table in Tables)
        {
            // The partnership itself is there once, however many people it has.
            if (table.Name != "partnership" || somebody != Colleague) await ExecuteAsync(owner, table.Insert, somebody);
        }
    }

    private static async Task<IReadOnlyList<FilledTable>> ReadTablesAsync(NpgsqlConnection owner)
    {
        await using var command = owner.CreateCommand();
        command.CommandText =
            """
            select tbl.relname, col.attname, format_type(col.atttypid, null), col.atttypmod,
              exists (select from pg_policy where polrelid = tbl.oid and polname like 'reader%'),
              exists (select from pg_policy where polrelid = tbl.oid and polname like 'writer%')
            from pg_class tbl join pg_attribute col on col.attrelid = tbl.oid and col.attnum > 0 and not col.attisdropped
            where tbl.relnamespace = 'public'::regnamespace and tbl.relkind in ('r', 'p') and col.attgenerated = ''
              and exists (select from pg_attribute own where own.attrelid = tbl.oid and own.attname = 'partnership_id')
            order by tbl.relname, col.attnum
            """;
        var tables = new Dictionary<string, FilledTable>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var (table, column) = (row.GetString(0), row.GetString(1));
            if (!tables.TryGetValue(table, out var filled))
                tables[table] = filled = new(table, row.GetBoolean(4), row.GetBoolean(5), new Dictionary<string, string>());
            ((Dictionary<string, string>)filled.Columns)[column] = column == "partnership_id" ? "@partnership"
                // The educator of a school of his own today, for the policies that are about one.
                : (table, column) switch { ("role_assignment", "role") => "3", ("role_assignment", "ended_at") => "null", _ => Value(row.GetString(2), row.GetInt32(3)) };
        }
        return [.. tables.Values];
    }

    private static string Value(string type, int modifier) => type switch
    {
        "uuid" => "@person",
        "text" or "citext" => "@person::text",
        "character varying" => modifier > 4 ? $"left(@person::text, {modifier - 4})" : "@person::text",
        "boolean" => "true",
        "date" => "current_date",
        "timestamp with time zone" => "now()",
        "time without time zone" => "localtime",
        "jsonb" or "json" => "'{}'",
        "bytea" => "'\\x00'",
        "tsvector" => "''",
        _ when type.EndsWith("[]", StringComparison.Ordinal) => "'{}'",
        _ => "1",
    };

    internal static async Task ExecuteAsync(NpgsqlConnection connection, string sql, RowOwner? owner = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (owner is not null)
        {
            command.Parameters.AddWithValue("partnership", owner.PartnershipId);
            command.Parameters.AddWithValue("person", owner.Id);
            if (sql.Contains("@hash", StringComparison.Ordinal)) command.Parameters.AddWithValue("hash", owner.SessionHash);
        }
        await command.ExecuteNonQueryAsync();
    }
}
