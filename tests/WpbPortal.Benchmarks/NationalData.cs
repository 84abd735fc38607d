using Npgsql;

namespace WpbPortal.Benchmarks;

/// <summary>As many partnerships, people and sessions as the whole country could have, made by PostgreSQL itself.</summary>
internal static class NationalData
{
    /// <summary>How many partnerships.</summary>
    public const int Partnerships = 100;

    /// <summary>People of each: students, supervisors, and others.</summary>
    public const int People = 1000;

    private const int Students = 400;
    private const int Supervisors = 200;

    /// <summary>Makes them, on as many connections as there are processors. As a superuser who checks no keys: what is made fits together.</summary>
    public static async Task MakeAsync(Func<Task<NpgsqlConnection>> superuser, int sessions)
    {
        await using (var connection = await superuser()) await ExecuteAsync(connection, Helpers);
        await Parallel.ForEachAsync(Enumerable.Range(1, Partnerships), async (number, _) =>
        {
            await using var connection = await superuser();
            await ExecuteAsync(connection, "set session_replication_role = replica; set synchronous_commit = off; set jit = off");
            await ExecuteAsync(connection, Partnership.Replace("@p", $"{number}").Replace("@sessions", $"{sessions / Partnerships}"));
        });
        await using (var connection = await superuser()) await ExecuteAsync(connection, "vacuum (analyze)");
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

    // The ids come behind those of the demonstration, so that who is in both still begins there.
    private const string Helpers =
        """
        create or replace function made_id(kind int, p int, n int) returns uuid language sql immutable
          return (to_hex((x'f000'::bigint + kind) * 65536 + p) || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
        create or replace function sentence(n int) returns text language sql immutable return (array[
          'De start van de les was rommelig, maar na vijf minuten werkte iedereen.', 'Ze stelde open vragen en wachtte op een antwoord.', 'Hoe houd ik rust in de klas bij het begin van de les?',
          'Drie leerlingen kwamen er niet in, en dat zag ze pas laat.', 'We hebben gekeken naar wat de leerlingen al wisten.', 'Hij durfde de stilte te laten duren.',
          'Wat zou er gebeuren als je de uitleg korter maakt?', 'De instructie was helder en stond op het bord.', 'Ik merkte dat ik zelf veel aan het woord was.', 'Ze wil volgende week differentiëren in de opdrachten.',
          'De toets liet zien dat de helft de breuken nog niet beheerst.', 'Hij liep rond en hielp wie vastliep.', 'Het gesprek met de ouders vond hij spannend.', 'We spraken over vertrouwen en veiligheid in de groep.',
          'Ze koos zelf voor een coöperatieve werkvorm.', 'De theorie over motivatie hielp haar om het te begrijpen.'])[1 + abs(n) % 16]
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
        insert into coaching_session (partnership_id, id, supervision_id, student_id, author_id, at, minutes, kind, state, shared_at)
          select made_id(1, @p, 0), made_id(7, @p, n), made_id(6, @p, 1 + n % 400), made_id(4, @p, 1 + n % 400), made_id(4, @p, 401 + (1 + n % 400) % 200),
            now() - (n / 400) * interval '2 days' - n % 400 * interval '1 minute', 15 + n % 40, 1, 3, now() - (n / 400) * interval '2 days' from generate_series(0, @sessions - 1) n;
        insert into session_content (partnership_id, id, author_id, student_id, student_input, what_happened, concepts, shared_at)
          select partnership_id, id, author_id, student_id, sentence(hashint8(n)), sentence(hashint8(n + 1)), '{}', shared_at
          from (select row_number() over () n, session.* from coaching_session session where partnership_id = made_id(1, @p, 0)) session;
        insert into feedback (partnership_id, id, session_id, author_id, student_id, number, saw, did, question, shared_at, version)
          select partnership_id, id, id, author_id, student_id, 1, sentence(hashint8(n + 2)), sentence(hashint8(n + 3)), sentence(hashint8(n + 4)), shared_at, 1
          from (select row_number() over () n, session.* from coaching_session session where partnership_id = made_id(1, @p, 0)) session where n % 2 = 0;
        """;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
