using Npgsql;

namespace WpbPortal.Benchmarks;

/// <summary>More of the same than the demonstration has, so that a list is full.</summary>
internal static class BenchData
{
    /// <summary>Gives a supervisor so many more sessions, copies of hers a day apart.</summary>
    public static async Task AddSessionsAsync(string ownerConnection, Guid partnershipId, Guid personId, int count)
    {
        await using var connection = new NpgsqlConnection(ownerConnection);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // The owner obeys row security too, so it enters as the supervisor herself.
        await ExecuteAsync(connection, "select set_config('app.partnership_id', $1, true), set_config('app.person_id', $2, true)", partnershipId.ToString(), personId.ToString());
        await CopyAsync(connection, count);
        await transaction.CommitAsync();
    }

    private static async Task CopyAsync(NpgsqlConnection connection, int count)
    {
        foreach (var table in (string[])["coaching_session", "session_content", "session_steering"])
        {
            var columns = await ColumnsAsync(connection, table);
            var values = columns.Select(column => column switch
            {
                "id" => "md5(source.id::text || copy)::uuid",
                "at" => "source.at - copy * interval '1 hour'",
                _ => $"source.{column}",
            });
            await ExecuteAsync(connection,
                $"""
                insert into {table} ({string.Join(", ", columns)})
                select {string.Join(", ", values)}
                from (select * from {table} where author_id = nullif(current_setting('app.person_id', true), '')::uuid order by id limit 1) source
                cross join generate_series(1, {count}) copy
                """);
        }
    }

    private static async Task<List<string>> ColumnsAsync(NpgsqlConnection connection, string table)
    {
        await using var command = new NpgsqlCommand("select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position", connection);
        command.Parameters.Add(new() { Value = table });
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<string>();
        while (await reader.ReadAsync()) columns.Add(reader.GetString(0));
        return columns;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, params string[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
