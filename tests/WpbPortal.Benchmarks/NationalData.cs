using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace WpbPortal.Benchmarks;

/// <summary>As many partnerships, people and sessions as the whole country could have, made by PostgreSQL itself.</summary>
internal static class NationalData
{
    /// <summary>How many partnerships.</summary>
    public const int Partnerships = 100;

    /// <summary>People of each: students, supervisors, and others.</summary>
    public const int People = 1000;

    /// <summary>Tables that get a row or more for every session. Their indexes are made when all is in.</summary>
    private static readonly string[] Large = ["coaching_session", "session_content", "feedback"];

    /// <summary>Whether this database was made whole, by this recipe and for these tables.</summary>
    public static async Task<bool> IsMadeAsync(Func<Task<NpgsqlConnection>> superuser, int sessions)
    {
        await using var connection = await superuser();
        await using var command = new NpgsqlCommand("select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()", connection);
        return await command.ExecuteScalarAsync() as string == await RecipeAsync(connection, sessions);
    }

    /// <summary>Makes them, on as many connections as there are processors. As a superuser who checks no keys: what is made fits together.</summary>
    public static async Task MakeAsync(Func<Task<NpgsqlConnection>> superuser, int sessions)
    {
        List<(string Name, string Definition)> indexes;
        await using (var connection = await superuser())
        {
            await ExecuteAsync(connection, Helpers);
            indexes = await IndexesAsync(connection);
            await ExecuteAsync(connection, string.Join(';', indexes.Select(index => $"drop index {index.Name}")));
        }
        await Parallel.ForEachAsync(Enumerable.Range(1, Partnerships), Workers, async (number, _) =>
        {
            await using var connection = await superuser();
            await ExecuteAsync(connection, "set session_replication_role = replica; set jit = off");
            await ExecuteAsync(connection, Partnership.Replace("@p", $"{number}").Replace("@sessions", $"{sessions / Partnerships}"));
        });
        await EachAsync(superuser, indexes.Select(index => index.Definition));
        // What the planner knows, and which pages hold nothing but what everybody may see.
        await EachAsync(superuser, Large.Select(table => $"vacuum (analyze) {table}"));
        await EachAsync(superuser, ["analyze"]);
    }

    /// <summary>Says that all is made, so that it is used again.</summary>
    public static async Task SignAsync(Func<Task<NpgsqlConnection>> superuser, int sessions)
    {
        await using var connection = await superuser();
        await ExecuteAsync(connection, $"do $$ begin execute format('comment on database %I is %L', current_database(), '{await RecipeAsync(connection, sessions)}'); end $$");
    }

    /// <summary>The account that is this person in the first of them.</summary>
    public static async Task<Colleague> ColleagueAsync(Func<Task<NpgsqlConnection>> superuser, int person)
    {
        await using var connection = await superuser();
        await using var command = new NpgsqlCommand($"select made_id(1, 1, 0), made_id(4, 1, {person})", connection);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new("", row.GetGuid(0), row.GetGuid(1));
    }

    /// <summary>Lets an account be somebody in the first of them too, and moves its sessions there.</summary>
    public static async Task MoveAsync(Func<Task<NpgsqlConnection>> superuser, string email, int person, int role)
    {
        await using var connection = await superuser();
        await ExecuteAsync(connection,
            $"""
            update person set account_id = (select id from platform.account where email = '{email}') where partnership_id = made_id(1, 1, 0) and id = made_id(4, 1, {person});
            insert into role_assignment (partnership_id, id, person_id, role, school_id, team_id, starts_on)
              values (made_id(1, 1, 0), made_id(9, 1, {person}), made_id(4, 1, {person}), {role},
                case when {role} = 6 then null else made_id(2, 1, 0) end, case when {role} in (1, 2) then made_id(3, 1, 0) end, current_date - 300) on conflict do nothing;
            update platform.account_session set partnership_id = made_id(1, 1, 0) where account_id = (select id from platform.account where email = '{email}')
            """);
    }

    // The ids come behind those of the demonstration, so that who is in both still begins there. What is found by words is read once for each pair of sentences, for reading it costs more than all
    // the rest: the column is the same, but PostgreSQL does not fill it any more.
    private const string Helpers =
        """
        create or replace function made_id(kind int, p int, n int) returns uuid language sql immutable
          return (to_hex((x'f000'::bigint + kind) * 65536 + p) || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
        create or replace function sentence(n int) returns text language sql immutable return (array[
          'De start van de les was rommelig, maar na vijf minuten werkte iedereen.', 'Ze stelde open vragen en wachtte op een antwoord.', 'Hoe houd ik rust in de klas bij het begin van de les?',
          'Drie leerlingen kwamen er niet in, en dat zag ze pas laat.', 'We hebben gekeken naar wat de leerlingen al wisten.', 'Hij durfde de stilte te laten duren.',
          'Wat zou er gebeuren als je de uitleg korter maakt?', 'De instructie was helder en stond op het bord.', 'Ik merkte dat ik zelf veel aan het woord was.', 'Ze wil volgende week differentiëren in de opdrachten.',
          'De toets liet zien dat de helft de breuken nog niet beheerst.', 'Hij liep rond en hielp wie vastliep.', 'Het gesprek met de ouders vond hij spannend.', 'We spraken over vertrouwen en veiligheid in de groep.',
          'Ze koos zelf voor een coöperatieve werkvorm.', 'De theorie over motivatie hielp haar om het te begrijpen.'])[1 + abs(n) % 16];
        do $$
        declare
          said text := (select pg_get_expr(adbin, adrelid) from pg_attrdef join pg_attribute on attrelid = adrelid and attnum = adnum where adrelid = 'session_content'::regclass and attname = 'search');
          given text := (select pg_get_expr(adbin, adrelid) from pg_attrdef join pg_attribute on attrelid = adrelid and attnum = adnum where adrelid = 'feedback'::regclass and attname = 'search');
        begin
          create table made_said as select k, sentence(k % 16) student_input, sentence(k / 16) what_happened, null::tsvector search from generate_series(0, 255) k;
          execute 'update made_said set search = ' || said;
          create table made_given as select k, sentence(k % 16) saw, sentence(k / 16) did, sentence(k * 7 + 3) question, null::tsvector search from generate_series(0, 255) k;
          execute 'update made_given set search = ' || given;
          alter table session_content alter search drop expression;
          alter table feedback alter search drop expression;
        end $$;
        analyze made_said;
        analyze made_given
        """;

    private const string Partnership =
        """
        insert into partnership (partnership_id, name, region, buddy_weeks) values (made_id(1, @p, 0), 'Partnerschap ' || @p, 1 + @p % 3, 2);
        insert into school (partnership_id, id, name) values (made_id(1, @p, 0), made_id(2, @p, 0), 'School');
        insert into team (partnership_id, id, school_id, name) values (made_id(1, @p, 0), made_id(3, @p, 0), made_id(2, @p, 0), 'Team');
        insert into person (partnership_id, id, given_name, surname_prefix, family_name, email)
          select made_id(1, @p, 0), made_id(4, @p, n), (array['Anna', 'Bram', 'Chaima', 'Daan', 'Eva', 'Finn', 'Gül', 'Hugo'])[1 + n % 8], (array[null, 'van der', 'de', null])[1 + n % 4],
            (array['Haar', 'Vries', 'Yılmaz', 'Bakker', 'Smit'])[1 + n % 5] || n, 'p' || n || '.' || @p || '@land.example' from generate_series(1, 1000) n;
        insert into role_assignment (partnership_id, id, person_id, role, school_id, team_id, starts_on)
          select made_id(1, @p, 0), made_id(9, @p, n), made_id(4, @p, n), case when n <= 400 then 1 else 2 end, made_id(2, @p, 0), made_id(3, @p, 0), current_date - 300 from generate_series(1, 600) n;
        insert into placement (partnership_id, id, student_id, school_id, team_id, days_per_week, starts_on, ends_on)
          select made_id(1, @p, 0), made_id(5, @p, n), made_id(4, @p, n), made_id(2, @p, 0), made_id(3, @p, 0), 2, current_date - 300, current_date + 60 from generate_series(1, 400) n;
        insert into supervision (partnership_id, id, placement_id, student_id, supervisor_id, starts_on, ends_on)
          select made_id(1, @p, 0), made_id(6, @p, n), made_id(5, @p, n), made_id(4, @p, n), made_id(4, @p, 401 + n % 200), current_date - 300, current_date + 60 from generate_series(1, 400) n;
        create temporary table made as select made_id(1, @p, 0) partnership_id, made_id(7, @p, n) id, made_id(6, @p, 1 + n % 400) supervision_id, made_id(4, @p, 1 + n % 400) student_id,
            made_id(4, @p, 401 + (1 + n % 400) % 200) author_id, now() - (n / 400) * interval '2 days' - n % 400 * interval '1 minute' as at, now() - (n / 400) * interval '2 days' as shared_at, n, hashint8(n) & 255 as k
          from generate_series(0, @sessions - 1) n;
        insert into coaching_session (partnership_id, id, supervision_id, student_id, author_id, at, minutes, kind, state, shared_at)
          select partnership_id, id, supervision_id, student_id, author_id, at, 15 + n % 40, 1, 3, shared_at from made;
        insert into session_content (partnership_id, id, author_id, student_id, student_input, what_happened, concepts, shared_at, search)
          select partnership_id, id, author_id, student_id, student_input, what_happened, '{}', shared_at, search from made join made_said using (k);
        insert into feedback (partnership_id, id, session_id, author_id, student_id, number, saw, did, question, shared_at, version, search)
          select partnership_id, id, id, author_id, student_id, 1, saw, did, question, shared_at, 1, search from made join made_given using (k) where n % 2 = 0;
        drop table made;
        insert into learning_question (partnership_id, id, student_id, wording, asked_at, worded_at, version, shared_at)
          select made_id(1, @p, 0), made_id(10, @p, n), made_id(4, @p, 2 + n % 399), sentence(n), now() - n * interval '1 hour', now() - n * interval '1 hour', 1, case when n % 2 = 0 then now() end from generate_series(1, 1200) n;
        insert into experiment (partnership_id, id, student_id, content, begun_at, look_back_on, state, shared_at)
          select made_id(1, @p, 0), made_id(11, @p, n), made_id(4, @p, 2 + n % 399), sentence(n), now() - n * interval '1 hour', current_date + n % 30, 1, case when n % 2 = 0 then now() end from generate_series(1, 2000) n;
        insert into agenda_item (partnership_id, id, student_id, supervision_id, kind, content, written_at, shared_at)
          select made_id(1, @p, 0), made_id(12, @p, n), made_id(4, @p, 2 + n % 399), made_id(6, @p, 2 + n % 399), 1 + n % 2, sentence(n), now() - n * interval '1 hour', now() - n * interval '1 hour' from generate_series(1, 4000) n;
        insert into student_view (partnership_id, id, author_id, student_id, brought_in_by, steering, marked_at)
          select partnership_id, id, author_id, student_id, 1 + minutes % 3, (minutes % 9 - 4) / 4.0, at from coaching_session where partnership_id = made_id(1, @p, 0) and minutes % 4 = 0
        """;

    // A trainer needs something that he trains: a copy of what somebody of the demonstration trains.
    private const string TrainedByOne =
        """
        insert into trajectory (partnership_id, id, audience, capacity, goals, school_year_id, state, version_id, title_en, title_nl)
          select made_id(1, 1, 0), made_id(13, 1, 1), audience, capacity, goals, school_year_id, state, version_id, title_en, title_nl from trajectory order by id limit 1;
        insert into trajectory_trainer (partnership_id, id, person_id, trajectory_id) values (made_id(1, 1, 0), made_id(14, 1, 1), made_id(4, 1, 901), made_id(13, 1, 1))
        """;

    private static readonly ParallelOptions Workers = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    /// <summary>Lets one of the first of them train something.</summary>
    public static async Task TrainAsync(Func<Task<NpgsqlConnection>> superuser)
    {
        await using var connection = await superuser();
        await ExecuteAsync(connection, "set session_replication_role = replica");
        await ExecuteAsync(connection, TrainedByOne);
    }

    private static Task EachAsync(Func<Task<NpgsqlConnection>> superuser, IEnumerable<string> statements) => Parallel.ForEachAsync(statements, Workers, async (statement, _) =>
    {
        await using var connection = await superuser();
        await ExecuteAsync(connection, "set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 0");
        await ExecuteAsync(connection, statement);
    });

    /// <summary>Indexes of the large tables that keep no rule.</summary>
    private static async Task<List<(string Name, string Definition)>> IndexesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            """
            select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = any ($1)
            and not exists (select from pg_constraint where conindid = format('%I.%I', schemaname, indexname)::regclass) order by tablename
            """, connection);
        command.Parameters.Add(new() { Value = Large });
        await using var reader = await command.ExecuteReaderAsync();
        var indexes = new List<(string, string)>();
        while (await reader.ReadAsync()) indexes.Add((reader.GetString(0), reader.GetString(1)));
        return indexes;
    }

    /// <summary>What a database is made by: the number, this file's recipe, and the tables as the last migration left them.</summary>
    private static async Task<string> RecipeAsync(NpgsqlConnection connection, int sessions)
    {
        await using var command = new NpgsqlCommand("""select max(migration_id) from platform.schema_migration """, connection);
        var recipe = SHA256.HashData(Encoding.UTF8.GetBytes($"{await command.ExecuteScalarAsync()} {Helpers} {Partnership} {TrainedByOne}"));
        return $"{sessions} sessions, {Convert.ToHexStringLower(recipe)[..16]}";
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
