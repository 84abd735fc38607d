using Npgsql;

namespace WpbPortal.Benchmarks;

/// <summary>More of the same than the demonstration has, so that a list is full.</summary>
internal static class BenchData
{
    private const string Me = "nullif(current_setting('app.person_id', true), '')::uuid";

    /// <summary>
    /// Gives a supervisor so many more sessions with a student, copies of one that they shared, an hour apart. The student has
    /// read the feedback of all but the latest of them, and was told of each.
    /// </summary>
    public static async Task AddSessionsAsync(string ownerConnection, Colleague supervisor, Colleague student, int count)
    {
        const int New = 3;
        await using (var entered = await Entered.AsAsync(ownerConnection, supervisor))
        {
            var source = $"(select session_id from feedback where author_id = {Me} and student_id = '{student.PersonId}' and shared_at is not null order by session_id limit 1)";
            await entered.CopyAsync("coaching_session", $"source.id = {source}", count, hoursApart: 1);
            await entered.CopyAsync("session_content", $"source.id = {source}", count);
            await entered.CopyAsync("session_steering", $"source.id = {source}", count);
            await entered.CopyAsync("feedback", $"source.session_id = {source}", count, hoursApart: 1);
            await entered.CommitAsync();
        }
        await using (var entered = await Entered.AsAsync(ownerConnection, student))
        {
            await entered.ExecuteAsync(
                $"""
                insert into feedback_reading (partnership_id, id, author_id, student_id, read_at)
                select partnership_id, id, author_id, student_id, shared_at from feedback
                where student_id = {Me} and id not in (select id from feedback_reading) order by shared_at desc offset {New}
                """);
            await entered.CopyAsync("notification", $"source.id = (select id from notification where recipient_id = {Me} order by id limit 1)", count, hoursApart: 1);
            await entered.CommitAsync();
        }
    }

    /// <summary>Gives a partnership copies of its trajectories, with their meetings and trainers, a day apart, until there are so many of both.</summary>
    public static async Task AddTrajectoriesAsync(string ownerConnection, Colleague coordinator, int trajectories, int meetings)
    {
        await using var entered = await Entered.AsAsync(ownerConnection, coordinator);
        var count = await entered.NumberAsync($"select ceil(greatest({trajectories}.0 / (select count(*) from trajectory), {meetings}.0 / (select count(*) from meeting))) - 1");
        foreach (var table in (string[])["trajectory", "trajectory_trainer", "meeting"]) await entered.CopyAsync(table, "true", count, hoursApart: 24);
        await entered.CommitAsync();
    }

    /// <summary>A transaction of the owner of the tables, who obeys row security too and so enters as somebody.</summary>
    private sealed class Entered(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        /// <summary>Columns that name a row that is copied too.</summary>
        private static readonly string[] Keys = ["id", "session_id", "trajectory_id"];

        public static async Task<Entered> AsAsync(string ownerConnection, Colleague somebody)
        {
            var connection = new NpgsqlConnection(ownerConnection);
            await connection.OpenAsync();
            var entered = new Entered(connection, await connection.BeginTransactionAsync());
            await entered.ExecuteAsync($"select set_config('app.partnership_id', '{somebody.PartnershipId}', true), set_config('app.person_id', '{somebody.PersonId}', true)");
            return entered;
        }

        /// <summary>Copies rows of a table so many times, each copy so much before the one it is made of, or after it when it is still to come.</summary>
        public async Task CopyAsync(string table, string where, int count, int hoursApart = 0)
        {
            var columns = await ColumnsAsync(table);
            var values = columns.Select(column => column switch
            {
                _ when Keys.Contains(column) => $"md5(source.{column}::text || copy)::uuid",
                "at" => $"source.at - copy * interval '{hoursApart} hours'",
                "starts_at" => $"source.starts_at + copy * interval '{hoursApart} hours'",
                _ => $"source.{column}",
            });
            await ExecuteAsync($"insert into {table} ({string.Join(", ", columns)}) select {string.Join(", ", values)} from {table} source cross join generate_series(1, {count}) copy where {where}");
        }

        public async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        public async Task<int> NumberAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return Convert.ToInt32(await command.ExecuteScalarAsync());
        }

        public Task CommitAsync() => transaction.CommitAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }

        private async Task<List<string>> ColumnsAsync(string table)
        {
            await using var command = new NpgsqlCommand("select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position", connection);
            command.Parameters.Add(new() { Value = table });
            await using var reader = await command.ExecuteReaderAsync();
            var columns = new List<string>();
            while (await reader.ReadAsync()) columns.Add(reader.GetString(0));
            return columns;
        }
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
