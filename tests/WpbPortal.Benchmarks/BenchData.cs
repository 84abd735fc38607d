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
    /// <param name="ownerConnection">As the owner of the tables.</param>
    /// <param name="supervisor">Who logged them.</param>
    /// <param name="student">Whom she talked with.</param>
    /// <param name="count">How many.</param>
    /// <param name="after">How many were added before.</param>
    public static async Task AddSessionsAsync(string ownerConnection, Colleague supervisor, Colleague student, int count, int after = 0)
    {
        const int New = 3;
        await using (var entered = await Entered.AsAsync(ownerConnection, supervisor))
        {
            var source = $"(select session_id from feedback where author_id = {Me} and student_id = '{student.PersonId}' and shared_at is not null order by session_id limit 1)";
            await entered.CopyAsync("coaching_session", $"source.id = {source}", count, after, hoursApart: 1);
            await entered.CopyAsync("session_content", $"source.id = {source}", count, after);
            await entered.CopyAsync("session_steering", $"source.id = {source}", count, after);
            await entered.CopyAsync("feedback", $"source.session_id = {source}", count, after, hoursApart: 1);
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
            await entered.CopyAsync("notification", $"source.id = (select id from notification where recipient_id = {Me} order by id limit 1)", count, after, hoursApart: 1);
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

    /// <summary>
    /// Gives a student 25 of what he asks himself, tries, brings in and is told, and how he saw each of his sessions; an educator 25 students who let her read along; and a trainer
    /// 25 supervisors who let him see their way of coaching, in a trajectory that he trains.
    /// </summary>
    /// <param name="superuser">Somebody whom row security does not hold.</param>
    /// <param name="student">The student.</param>
    /// <param name="supervisor">Who supervises him.</param>
    /// <param name="educator">The educator.</param>
    /// <param name="trainer">The trainer.</param>
    public static async Task AddLearningAsync(NpgsqlConnection superuser, Colleague student, Colleague supervisor, Colleague educator, Colleague trainer)
    {
        await using var command = new NpgsqlCommand(Learning, superuser) { CommandTimeout = 0 };
        foreach (var (name, id) in ((string, Guid)[])[("p", student.PartnershipId), ("student", student.PersonId), ("supervisor", supervisor.PersonId), ("educator", educator.PersonId), ("trainer", trainer.PersonId)])
            command.CommandText = command.CommandText.Replace($"@{name}", $"'{id}'::uuid");
        await command.ExecuteNonQueryAsync();
    }

    private const string Learning =
        """
        insert into learning_question (partnership_id, id, student_id, wording, asked_at, worded_at, version, shared_at)
          select @p, gen_random_uuid(), @student, 'Hoe laat ik de klas zelf aan het woord in les ' || n || '?', now() - n * interval '3 days', now() - n * interval '3 days', 1, case when n % 2 = 0 then now() end from generate_series(1, 25) n;
        insert into experiment (partnership_id, id, student_id, content, begun_at, look_back_on, state, shared_at)
          select @p, gen_random_uuid(), @student, 'Vijf tellen wachten na een vraag, in les ' || n, now() - n * interval '3 days', current_date + n, 1, case when n % 2 = 0 then now() end from generate_series(1, 25) n;
        insert into dominant_theme (partnership_id, id, student_id, title, description, begun_at)
          select @p, gen_random_uuid(), @student, 'Rust in de les ' || n, 'Wat maakt dat het rustig wordt?', now() - n * interval '20 days' from generate_series(1, 4) n;
        insert into source (partnership_id, id, theme_id, student_id, added_by_id, kind, reference, title, added_at, state)
          select @p, gen_random_uuid(), id, @student, @student, 4, 'Een boek over klassenmanagement', 'Klassenmanagement', begun_at, 2 from dominant_theme where partnership_id = @p and student_id = @student;
        insert into agenda_item (partnership_id, id, student_id, supervision_id, kind, content, written_at, shared_at)
          select @p, gen_random_uuid(), @student, supervision.id, 1 + n % 2, 'Wat er in les ' || n || ' gebeurde toen de groep stil werd.', now() - n * interval '1 hour', now()
          from generate_series(1, 25) n, (select id from supervision where partnership_id = @p and student_id = @student and supervisor_id = @supervisor and ended_at is null order by starts_on desc limit 1) supervision;
        insert into student_view (partnership_id, id, author_id, student_id, brought_in_by, steering, marked_at, shared_at)
          select partnership_id, id, author_id, student_id, 1 + minutes % 3, (minutes % 9 - 4) / 4.0, at, case when minutes % 2 = 0 then at end from coaching_session
          where partnership_id = @p and student_id = @student and state = 3 on conflict do nothing;
        insert into notification (partnership_id, id, recipient_id, kind, record_id, actor_id, at, read_at)
          select @p, gen_random_uuid(), @student, (select min(kind) from notification), row.id, @supervisor, row.at, row.at from coaching_session row where partnership_id = @p and student_id = @student order by at desc limit 25;
        insert into student_grant (partnership_id, id, student_id, reader_id, parts, starts_on, ends_on, given_at)
          select @p, gen_random_uuid(), person.id, @educator, '{1,2}', current_date - 20, current_date + 60, now() - interval '20 days' from person
          where partnership_id = @p and exists (select from role_assignment held where held.person_id = person.id and held.role = 1) order by id limit 25 on conflict do nothing;
        insert into coaching_grant (partnership_id, id, supervisor_id, trainer_id, trajectory_id, starts_on, ends_on, granted_at)
          select @p, gen_random_uuid(), person.id, @trainer, (select trajectory_id from trajectory_trainer where partnership_id = @p and person_id = @trainer order by id limit 1), current_date - 20, current_date + 60, now() - interval '20 days'
          from person where partnership_id = @p and exists (select from role_assignment held where held.person_id = person.id and held.role = 2) order by id limit 25 on conflict do nothing
        """;

    /// <summary>The latest session that one shared with the other, and the feedback in it.</summary>
    public static async Task<SharedSession> SharedAsync(NpgsqlConnection superuser, Colleague supervisor, Colleague student)
    {
        await using var command = new NpgsqlCommand("select session_id, feedback.id from feedback where feedback.author_id = $1 and feedback.student_id = $2 and feedback.shared_at is not null order by shared_at desc, id limit 1", superuser);
        command.Parameters.Add(new() { Value = supervisor.PersonId });
        command.Parameters.Add(new() { Value = student.PersonId });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new(row.GetGuid(0), row.GetGuid(1));
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
        public async Task CopyAsync(string table, string where, int count, int after = 0, int hoursApart = 0)
        {
            var columns = await ColumnsAsync(table);
            var values = columns.Select(column => column switch
            {
                _ when Keys.Contains(column) => $"md5(source.{column}::text || copy)::uuid",
                "at" => $"source.at - copy * interval '{hoursApart} hours'",
                "starts_at" => $"source.starts_at + copy * interval '{hoursApart} hours'",
                _ => $"source.{column}",
            });
            await ExecuteAsync($"insert into {table} ({string.Join(", ", columns)}) select {string.Join(", ", values)} from {table} source cross join generate_series({after + 1}, {after + count}) copy where {where}");
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
