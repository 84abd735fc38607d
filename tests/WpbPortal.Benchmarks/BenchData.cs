using Npgsql;

namespace WpbPortal.Benchmarks;

/// <summary>More of the same than the demonstration has, so that a list is full.</summary>
internal static class BenchData
{
    private const string Me = "nullif(current_setting('app.person_id', true), '')::uuid";

    /// <summary>Gives a supervisor so many more sessions with a student, copies of one that they shared, an hour apart.</summary>
    public static async Task AddSessionsAsync(string ownerConnection, Colleague supervisor, Colleague student, int count)
    {
        await using var connection = new NpgsqlConnection(ownerConnection);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // The owner obeys row security too, so it enters as the supervisor herself.
        await ExecuteAsync(connection, "select set_config('app.partnership_id', $1, true), set_config('app.person_id', $2, true)", supervisor.PartnershipId.ToString(), supervisor.PersonId.ToString());
        await ExecuteAsync(connection, $"create temporary table source_session on commit drop as select session_id as id from feedback where author_id = {Me} and student_id = $1::uuid and shared_at is not null order by session_id limit 1", student.PersonId.ToString());
        await CopyAsync(connection, "coaching_session", "id", count);
        await CopyAsync(connection, "session_content", "id", count);
        await CopyAsync(connection, "session_steering", "id", count);
        await CopyAsync(connection, "feedback", "session_id", count);
        await transaction.CommitAsync();
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string table, string key, int count)
    {
        var columns = await ColumnsAsync(connection, table);
        var values = columns.Select(column => column switch
        {
            "id" or "session_id" => $"md5(source.{column}::text || copy)::uuid",
            "at" => "source.at - copy * interval '1 hour'",
            _ => $"source.{column}",
        });
        await ExecuteAsync(connection,
            $"""
            insert into {table} ({string.Join(", ", columns)})
            select {string.Join(", ", values)}
            from {table} source cross join generate_series(1, {count}) copy
            where source.{key} = (select id from source_session)
            """);
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

/// <summary>Somebody with an account of the demonstration.</summary>
internal readonly record struct Colleague(string Email, Guid PartnershipId, Guid PersonId)
{
    /// <summary>Looks somebody up, past row security.</summary>
    public static async Task<Colleague> OfAsync(NpgsqlDataSource backup, string email)
    {
        await using var command = backup.CreateCommand("select partnership_id, id from person where email = $1");
        command.Parameters.Add(new() { Value = email });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new(email, row.GetGuid(0), row.GetGuid(1));
    }
}
