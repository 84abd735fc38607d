using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Web.Features.Import.Writing;

/// <summary>The statements of taking a file back, over what is remembered of it (<see cref="ImportMemory"/>) and the tables of the partnership.</summary>
internal static class ImportUndoSql
{
    public const int MostNames = 20;
    private const int MostObstacles = 100;

    /// <summary>Of each kind: what it is called on a screen, its name and whom it is about, as SQL over <c>t</c>.</summary>
    private static readonly IReadOnlyDictionary<string, (ImportThing Thing, string Name, string Subject)> Known = new Dictionary<string, (ImportThing, string, string)>
    {
        [nameof(School)] = (ImportThing.Schools, "t.name", "null::uuid"),
        [nameof(Team)] = (ImportThing.Teams, "t.name || ' (' || (select name from school where id = t.school_id) || ')'", "null::uuid"),
        [nameof(Person)] = (ImportThing.People, NameOf("t.id"), "t.id"),
        [nameof(RoleAssignment)] = (ImportThing.Roles, NameOf("t.person_id"), "t.person_id"),
        [nameof(Placement)] = (ImportThing.Placements, NameOf("t.student_id"), "t.student_id"),
        [nameof(BuddyPeriod)] = (ImportThing.BuddyPeriods, NameOf("(select student_id from placement where id = t.placement_id)"), "(select student_id from placement where id = t.placement_id)"),
        [nameof(Supervision)] = (ImportThing.Supervisions, NameOf("t.student_id"), "t.student_id"),
    };

    /// <summary>How what a file changed becomes as it was.</summary>
    private static readonly (string Record, string Table, string Columns, string Types)[] Restored =
    [
        (nameof(Person), "person", "given_name surname_prefix family_name email number", "given_name text, surname_prefix text, family_name text, email text, number text"),
        (nameof(RoleAssignment), "role_assignment", "ends_on hours", "ends_on date, hours numeric"),
        (nameof(Placement), "placement", "ends_on days_per_week end_reason", "ends_on date, days_per_week numeric, end_reason int"),
        (nameof(Supervision), "supervision", "ends_on", "ends_on date"),
    ];

    /// <summary>Puts what is remembered of a file in a table of this transaction, with names.</summary>
    public static async Task LoadAsync(WpbDbContext db, Guid fileId, CancellationToken stop)
    {
        await DoAsync(db,
            """
            create temporary table undo on commit drop as select record, record_id, before, fingerprint, null::text as name, null::uuid as subject_id from imported_record where file_id = {0};
            create temporary table undo_obstacle (record text, record_id uuid, reason int, by_id uuid) on commit drop;
            analyze undo
            """, stop, fileId);
        foreach (var (record, table) in ImportMemory.Kinds)
            await DoAsync(db, $"update undo set name = {Known[record].Name}, subject_id = {Known[record].Subject} from {table} t where record = '{record}' and t.id = record_id", stop);
    }

    /// <summary>What goes and what becomes as it was.</summary>
    public static async Task<IReadOnlyList<UndoPart>> CountsAsync(WpbDbContext db, CancellationToken stop)
    {
        var rows = await db.Database.SqlQueryRaw<PartRow>(
            $$"""
            select record as "Record", before is null as "Goes", count(*)::int as "Count", (array_agg(distinct coalesce(name, '')))[1:{{MostNames}}] as "Names" from undo group by 1, 2
            """).ToListAsync(stop);
        return [.. rows.Select(row => new UndoPart(Known[row.Record].Thing, row.Goes, row.Count, row.Names)).OrderBy(part => part.Thing).ThenByDescending(part => part.Goes)];
    }

    /// <summary>What happened since that keeps the file from being taken back.</summary>
    public static async Task<IReadOnlyList<UndoObstacle>> ObstaclesAsync(WpbDbContext db, ImportedFile file, CancellationToken stop)
    {
        foreach (var (record, table) in ImportMemory.Kinds)
        {
            await FindAsync(db, UndoReason.Changed,
                $"select record, record_id, record_id from undo left join {table} t on t.id = record_id where record = '{record}' and (t.id is null or {ImportMemory.Fingerprint("t")} <> fingerprint)", stop);
        }
        await FindAsync(db, UndoReason.SignsIn, $"select record, record_id, null::uuid from undo join person t on t.id = record_id where record = '{nameof(Person)}' and before is null and t.account_id is not null", stop);
        foreach (var (record, table, column, principal) in References(db.Model))
        {
            await FindAsync(db, ReasonOf(table),
                $"""
                select undo.record, undo.record_id, d.id from {table} d join undo on undo.record_id = d.{column} and undo.record = '{principal}' and undo.before is null
                where not exists (select from undo mine where mine.record = '{record}' and mine.record_id = d.id and mine.before is null)
                """, stop);
        }
        await FindAsync(db, UndoReason.InUse, RolesInUse, stop, file.Id);
        var rows = await db.Database.SqlQueryRaw<ObstacleRow>(
            $$"""
            select distinct found.record as "Record", coalesce(undo.name, '') as "Name", case when later.file_name is null then found.reason else {{(int)UndoReason.ImportedLater}} end as "Reason", later.file_name as "File"
            from undo_obstacle found join undo on undo.record = found.record and undo.record_id = found.record_id
            left join lateral (
                select f.file_name from imported_record r join imported_file f on f.id = r.file_id
                where r.record_id = found.by_id and f.id <> {0} and f.at >= {1} and f.taken_back_at is null order by f.at desc limit 1) later on true
            order by 2, 3 limit {{MostObstacles}}
            """, file.Id, file.At).ToListAsync(stop);
        return [.. rows.Select(row => new UndoObstacle(Known[row.Record].Thing, row.Name, (UndoReason)row.Reason, row.File))];
    }

    /// <summary>Removes what the file made, puts back what it changed, and notes both.</summary>
    public static async Task TakeBackAsync(WpbDbContext db, Guid fileId, CancellationToken stop)
    {
        await DoAsync(db,
            $$"""
            insert into audit_entry (partnership_id, id, act, record, record_id, actor_id, subject_id, at)
            select {0}, gen_random_uuid(), case when before is null then {{(int)AuditAct.Deleted}} else {{(int)AuditAct.Changed}} end, record, record_id, {1}, subject_id, {2} from undo;
            delete from platform.invitation i using undo where record = '{{nameof(Person)}}' and before is null and i.partnership_id = {0} and i.person_id = record_id
            """, stop, db.Viewer.PartnershipId, db.Viewer.PersonId, db.Now);
        foreach (var (record, table) in ImportMemory.Kinds.Reverse())
            await DoAsync(db, $"delete from {table} t using undo where record = '{record}' and before is null and t.id = record_id", stop);
        // An address that goes back from one person to another is let go first.
        await DoAsync(db, $"update person t set email = t.id::text from undo where record = '{nameof(Person)}' and t.id = record_id and before ->> 'email' <> t.email", stop);
        foreach (var (record, table, columns, types) in Restored)
        {
            var values = string.Join(", ", columns.Split(' ').Select(column => $"{column} = was.{column}"));
            await DoAsync(db, $"update {table} t set {values} from undo cross join lateral jsonb_to_record(before) as was ({types}) where record = '{record}' and before is not null and t.id = record_id", stop);
        }
        await DoAsync(db, "delete from imported_record where file_id = {0}", stop, fileId);
    }

    /// <summary>
    /// A role that goes, while something was done since that stands on it: she looks after a student, or takes part, in no other
    /// role of that kind at that school. Ids rise with time, so what is newer than the file came later.
    /// </summary>
    private const string RolesInUse =
        $$"""
        select undo.record, undo.record_id, done.id from undo join role_assignment held on undo.record = '{{nameof(RoleAssignment)}}' and undo.before is null and held.id = undo.record_id
        cross join lateral (
            select id from placement where held.role = 1 and student_id = held.person_id and school_id = held.school_id
            union all select id from participation where held.role in (1, 2) and person_id = held.person_id and role = held.role
            union all select s.id from supervision s join placement at on at.id = s.placement_id where held.role = 2 and s.supervisor_id = held.person_id and at.school_id = held.school_id
            union all select c.id from coaching_session c join supervision s on s.id = c.supervision_id join placement at on at.id = s.placement_id
                where held.role = 2 and c.author_id = held.person_id and at.school_id = held.school_id
            union all select id from trajectory_trainer where held.role = 4 and person_id = held.person_id
            union all select id from institute_guidance where held.role = 5 and educator_id = held.person_id) done
        where done.id > {0} and not exists (select from undo mine where mine.record_id = done.id)
          and not exists (select from role_assignment other where other.person_id = held.person_id and other.role = held.role and other.school_id is not distinct from held.school_id
            and not exists (select from undo mine where mine.record_id = other.id and mine.before is null))
        """;

    /// <summary>Every column that refers to something a file can make, as the model knows it: a table that is new is among them by itself.</summary>
    private static IEnumerable<(string Record, string Table, string Column, string Principal)> References(IModel model) =>
        from principal in ImportMemory.Kinds
        let type = model.GetEntityTypes().Single(type => type.GetTableName() == principal.Table && type.GetSchema() is null)
        from key in type.GetReferencingForeignKeys()
        let table = key.DeclaringEntityType.GetTableName()
        let column = key.Properties[key.PrincipalKey.Properties.ToList().FindIndex(property => property.Name == nameof(Domain.TenantEntity.Id))].GetColumnName()
        select (key.DeclaringEntityType.ClrType.Name, table, column, principal.Record);

    private static UndoReason ReasonOf(string table) => table switch
    {
        "role_assignment" => UndoReason.RoleGiven,
        "placement" or "buddy_period" or "supervision" or "cover" or "institute_guidance" => UndoReason.Placed,
        "trajectory" or "trajectory_trainer" or "participation" => UndoReason.TakesPart,
        _ => UndoReason.InUse,
    };

    private static string NameOf(string person) => $"(select concat_ws(' ', given_name, surname_prefix, family_name) from person where person.id = {person})";

    private static Task FindAsync(WpbDbContext db, UndoReason reason, string sql, CancellationToken stop, params object[] values) =>
        DoAsync(db, $"insert into undo_obstacle (record, record_id, by_id, reason) select found.*, {(int)reason} from ({sql}) found", stop, values);

    private static Task DoAsync(WpbDbContext db, string sql, CancellationToken stop, params object[] values) => db.Database.ExecuteSqlRawAsync(sql, values, stop);
}

/// <summary>One kind of thing, counted.</summary>
internal sealed record PartRow(string Record, bool Goes, int Count, string[] Names);

/// <summary>Something in the way.</summary>
internal sealed record ObstacleRow(string Record, string Name, int Reason, string? File);
