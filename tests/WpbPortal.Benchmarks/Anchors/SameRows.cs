using Npgsql;

namespace WpbPortal.Benchmarks.Anchors;

/// <summary>
/// All rows of a save of the portal, put in again raw: prepared INSERTs in one trip and one transaction, each row under an id of its own wherever the save made one.
/// What a save of eight rows costs at least, where A2 is one of them.
/// </summary>
internal sealed class SameRows
{
    private readonly List<Row> _rows;

    /// <summary>Each row after those that it refers to.</summary>
    private SameRows(List<Row> rows)
    {
        var (ids, placed) = (rows.Select(row => row.Id).ToHashSet(), new HashSet<Guid>());
        _rows = [];
        while (rows.Count > 0)
        {
            var next = rows.First(row => row.Values.OfType<Guid>().All(id => id == row.Id || !ids.Contains(id) || placed.Contains(id)));
            rows.Remove(next);
            _rows.Add(next);
            placed.Add(next.Id);
        }
    }

    /// <summary>The rows that the latest save wrote, found by its transaction.</summary>
    public static async Task<SameRows> OfTheLatestAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var transaction = (string)(await ScalarAsync(connection, "select xmin::text from audit_entry order by id desc limit 1"))!;
        var columns = new List<(string Table, string Column, string Type)>();
        await using (var named = new NpgsqlCommand(
            """
            select format('%I.%I', space.nspname, class.relname), quote_ident(attname), format_type(atttypid, atttypmod) from pg_attribute
            join pg_class class on class.oid = attrelid join pg_namespace space on space.oid = class.relnamespace
            where class.relkind = 'r' and space.nspname in ('public', 'platform') and attnum > 0 and not attisdropped and attgenerated = '' order by class.relname, attnum
            """, connection))
        {
            await using var reader = await named.ExecuteReaderAsync();
            while (await reader.ReadAsync()) columns.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }
        var rows = new List<Row>();
        foreach (var table in columns.GroupBy(column => column.Table))
        {
            var names = string.Join(", ", table.Select(column => column.Column));
            await using var written = new NpgsqlCommand($"select {names} from {table.Key} where xmin::text = '{transaction}'", connection);
            await using var reader = await written.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add(new($"insert into {table.Key} ({names}) values ({string.Join(", ", table.Select((column, place) => $"${place + 1}::{column.Type}"))})",
                    reader.GetGuid(reader.GetOrdinal("id")), [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]));
            }
        }
        return new(rows);
    }

    /// <summary>How many there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Puts them in once more.</summary>
    /// <param name="database">Where.</param>
    /// <param name="instead">What stands in the place of something that was there before the save, such as the feedback that was answered.</param>
    public async Task InsertAsync(NpgsqlDataSource database, Dictionary<Guid, Guid> instead)
    {
        foreach (var row in _rows) instead.TryAdd(row.Id, Guid.CreateVersion7());
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var row in _rows)
        {
            var command = new NpgsqlBatchCommand(row.Insert);
            foreach (var value in row.Values) command.Parameters.Add(new() { Value = Instead(value, instead) });
            batch.BatchCommands.Add(command);
        }
        await batch.PrepareAsync();
        await batch.ExecuteNonQueryAsync();
    }

    private static object Instead(object value, Dictionary<Guid, Guid> instead) => value switch
    {
        Guid id => instead.GetValueOrDefault(id, id),
        string text => instead.Aggregate(text, (words, pair) => words.Replace(pair.Key.ToString(), pair.Value.ToString(), StringComparison.Ordinal)),
        _ => value,
    };

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private sealed record Row(string Insert, Guid Id, object[] Values);
}
