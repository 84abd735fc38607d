using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Writing;

/// <summary>
/// A file of people against the people of the partnership. The key of a person is the number, else the address. An empty
/// cell changes nothing that is known, a row that is gone ends nothing, and a role that was taken away is not given again
/// by a file that still names it.
/// </summary>
internal sealed class PeopleSql : ImportSql
{
    private const string RoleChanges = "i.known_id is not null and not i.stays and ((i.ends_on is not null and i.ends_on is distinct from known.ends_on) or (i.hours is not null and i.hours is distinct from known.hours))";
    private const string PersonChanges =
        """
        (p.id is not null and (w.given_name <> p.given_name or w.surname_prefix is distinct from p.surname_prefix or w.family_name <> p.family_name or w.email <> p.email
         or (w.number is not null and p.number is null)))
        """;

    /// <inheritdoc />
    public override async Task MatchAsync(WpbDbContext db, CancellationToken stop)
    {
        await DoAsync(db,
            """
            create temporary table import_who on commit drop as
            select distinct on (email) line, email, max(number) over (partition by email) as number, given_name, surname_prefix, family_name, new_person_id as id, null::uuid as known_id
            from import_person order by email, line;
            analyze import_person;
            analyze import_who;
            """, stop);
        await DoAsync(db, "update import_who w set known_id = p.id from person p where w.number is not null and upper(p.number) = upper(w.number)", stop);
        // By the address only where the numbers do not say that it is somebody else, and who was known by his number is taken.
        await DoAsync(db,
            """
            update import_who w set known_id = p.id from person p
            where w.known_id is null and p.email = w.email and (w.number is null or p.number is null)
              and not exists (select from import_who other where other.known_id = p.id)
            """, stop);
        await DoAsync(db, "update import_person i set person_id = coalesce(w.known_id, w.id) from import_who w where w.email = i.email", stop);
        const string sameRole = "known.person_id = i.person_id and known.role = i.role and known.school_id is not distinct from i.school_id and known.team_id is not distinct from i.team_id";
        await DoAsync(db, $"update import_person i set known_id = known.id from role_assignment known where {sameRole} and known.starts_on = i.starts_on and known.ended_at is null", stop);
        // What was ended stays ended, whatever an older list says.
        await DoAsync(db,
            $$"""
            update import_person i set known_id = known.id, stays = true from role_assignment known
            where i.known_id is null and {{sameRole}} and known.ended_at is not null
              and (i.starts_on = known.starts_on or i.starts_on between known.starts_on and known.ends_on)
            """, stop);
        await DoAsync(db,
            """
            update import_person i set stays = true from role_assignment known
            where known.id = i.known_id and known.ended_at is null and known.ends_on < {0} and i.ends_on is distinct from known.ends_on
            """, stop);
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<ImportFinding>> FindingsAsync(WpbDbContext db, ColumnMapping mapping, CancellationToken stop)
    {
        const string samePlace = "known.person_id = i.person_id and known.role = i.role and known.school_id is not distinct from i.school_id and known.team_id is not distinct from i.team_id";
        return
        [
            .. await FindAsync(db, mapping, ImportFindingKind.EmailInUse, ImportField.Email,
                $"""
                {Found("w.line", "w.email", NameOf("p"))} from import_who w join person p on p.email = w.email
                where p.id is distinct from w.known_id and not exists (select from import_who other where other.known_id = p.id and other.email <> p.email)
                """, stop),
            .. await FindAsync(db, mapping, ImportFindingKind.KnownRoleOverlaps, ImportField.From,
                $$"""
                {{Found("i.line", role: "i.role", from: "known.starts_on", until: "known.ends_on")}} from import_person i join role_assignment known on {{samePlace}}
                left join role_assignment mine on mine.id = i.known_id
                where not i.stays and known.ended_at is null and known.id is distinct from i.known_id
                  and daterange(i.starts_on, coalesce(i.ends_on, mine.ends_on), '[]') && daterange(known.starts_on, known.ends_on, '[]')
                """, stop),
            .. await FindAsync(db, mapping, ImportFindingKind.KnownRoleEndsInPast, ImportField.Until,
                $$"""
                {{Found("i.line", role: "i.role", from: "i.ends_on")}} from import_person i join role_assignment known on known.id = i.known_id
                where not i.stays and i.ends_on < {0} and i.ends_on is distinct from known.ends_on
                """, stop),
            .. await FindAsync(db, mapping, ImportFindingKind.KnownRoleEnded, ImportField.Role,
                $"""
                {Found("i.line", role: "i.role", from: "known.ends_on")} from import_person i join role_assignment known on known.id = i.known_id
                where i.stays and (i.ends_on is null or i.ends_on > known.ends_on) and (known.ended_at is not null or i.ends_on is not null)
                """, stop),
        ];
    }

    /// <inheritdoc />
    public override async Task<ImportPreview> PreviewAsync(WpbDbContext db, ImportPlaces places, CancellationToken stop)
    {
        var people = (await AskAsync<CountRow>(db,
            $"""
            select count(*) filter (where p.id is null)::int as "New", count(*) filter (where {PersonChanges})::int as "Changed",
                count(*) filter (where p.id is not null and not {PersonChanges})::int as "Same"
            from import_who w left join person p on p.id = w.known_id
            """, stop)).Single();
        var roles = (await AskAsync<CountRow>(db,
            $"""
            select count(*) filter (where i.known_id is null)::int as "New", count(*) filter (where {RoleChanges})::int as "Changed",
                count(*) filter (where i.known_id is not null and not ({RoleChanges}))::int as "Same"
            from import_person i left join role_assignment known on known.id = i.known_id
            """, stop)).Single();
        var changes = await AskAsync<ChangeRow>(db,
            $"""
            select w.line as "Line", {NameOf("p")} as "Person", change.field as "Field", change.before as "Before", change.after as "After"
            from import_who w join person p on p.id = w.known_id
            cross join lateral (values
                ({(int)ImportChangedField.Name}, {NameOf("p")}, {NameOf("w")}),
                ({(int)ImportChangedField.Email}, p.email::text, w.email),
                ({(int)ImportChangedField.Number}, p.number::text, coalesce(p.number::text, w.number))) change (field, before, after)
            where change.before is distinct from change.after
            union all
            select i.line, {NameOf("p")}, change.field, change.before, change.after
            from import_person i join role_assignment known on known.id = i.known_id join person p on p.id = i.person_id
            cross join lateral (values
                ({(int)ImportChangedField.Until}, known.ends_on::text, coalesce(i.ends_on, known.ends_on)::text),
                ({(int)ImportChangedField.Hours}, trim_scale(known.hours)::text, trim_scale(coalesce(i.hours, known.hours))::text)) change (field, before, after)
            where {RoleChanges} and change.before is distinct from change.after
            order by 1, 3 limit {ImportPreview.MostChanges}
            """, stop);
        var others = await AskAsync<int>(db,
            """select count(*)::int as "Value" from person p where not exists (select from import_who w where w.known_id = p.id)""", stop);
        return new(ImportFileKind.People,
            [new(ImportThing.People, people.New, people.Changed, people.Same), new(ImportThing.Roles, roles.New, roles.Changed, roles.Same)],
            [.. places.NewSchools.Select(school => school.Name)], [.. places.NewTeams.Select(team => new NewTeam(places.NameOf(team.SchoolId), team.Name))],
            [.. changes.Select(row => row.ToChange())], others.Single());
    }

    /// <inheritdoc />
    public override async Task WriteAsync(WpbDbContext db, CancellationToken stop)
    {
        await DoAsync(db,
            $"""
            create temporary table import_changed on commit drop as
            select w.known_id as id, w.given_name, w.surname_prefix, w.family_name, w.email, coalesce(p.number, w.number) as number
            from import_who w join person p on p.id = w.known_id where {PersonChanges}
            """, stop);
        await DoAsync(db,
            $$"""
            insert into import_touched select '{{nameof(Person)}}', p.id, jsonb_build_object('given_name', p.given_name, 'surname_prefix', p.surname_prefix,
                'family_name', p.family_name, 'email', p.email, 'number', p.number) from person p join import_changed c on c.id = p.id
            """, stop);
        // An address that goes from one person to another is let go first.
        await DoAsync(db, "update person p set email = p.id::text from import_changed c where c.id = p.id and c.email <> p.email", stop);
        await DoAsync(db,
            """
            update person p set given_name = c.given_name, surname_prefix = c.surname_prefix, family_name = c.family_name, email = c.email, number = c.number
            from import_changed c where c.id = p.id
            """, stop);
        await DoAsync(db,
            """
            insert into person (partnership_id, id, number, given_name, surname_prefix, family_name, email)
            select {2}, id, number, given_name, surname_prefix, family_name, email from import_who where known_id is null
            """, stop);
        await DoAsync(db,
            $"""
            create temporary table import_changed_role on commit drop as
            select known.id, known.person_id, coalesce(i.ends_on, known.ends_on) as ends_on, coalesce(i.hours, known.hours) as hours
            from import_person i join role_assignment known on known.id = i.known_id where {RoleChanges}
            """, stop);
        await DoAsync(db,
            $$"""
            insert into import_touched select '{{nameof(RoleAssignment)}}', known.id, jsonb_build_object('ends_on', known.ends_on, 'hours', known.hours)
            from role_assignment known join import_changed_role c on c.id = known.id
            """, stop);
        await DoAsync(db, "update role_assignment known set ends_on = c.ends_on, hours = c.hours from import_changed_role c where c.id = known.id", stop);
        await DoAsync(db,
            """
            insert into role_assignment (partnership_id, id, person_id, role, school_id, team_id, hours, starts_on, ends_on)
            select {2}, new_role_id, person_id, role, school_id, team_id, hours, starts_on, ends_on from import_person where known_id is null
            """, stop);
        await DoAsync(db,
            $$"""
            insert into import_touched select '{{nameof(Person)}}', id from import_who where known_id is null;
            insert into import_touched select '{{nameof(RoleAssignment)}}', new_role_id from import_person where known_id is null;
            insert into audit_entry (partnership_id, id, act, record, record_id, actor_id, subject_id, at)
            select {2}, gen_random_uuid(), {{(int)AuditAct.Imported}}, done.record, done.id, {3}, done.person_id, {1} from (
                select '{{nameof(Person)}}' as record, id, id as person_id from import_who where known_id is null
                union all select '{{nameof(Person)}}', id, id from import_changed
                union all select '{{nameof(RoleAssignment)}}', new_role_id, person_id from import_person where known_id is null
                union all select '{{nameof(RoleAssignment)}}', id, person_id from import_changed_role) done
            """, stop);
    }
}
