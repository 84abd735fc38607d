using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Writing;

/// <summary>
/// A file of placements against those of the partnership. A placement is known by student, team and first day. A file may
/// let it last longer, change its days, and add a buddy and a supervisor where there is none; ending and changing over
/// are done at the placement itself.
/// </summary>
internal sealed class PlacementsSql : ImportSql
{
    private const string Changes =
        """
        (i.known_id is not null and not i.stays and (i.days_per_week <> known.days_per_week or i.ends_on > known.ends_on or i.adds_buddy or i.adds_supervision))
        """;

    /// <summary>The last day of the placement once the file is in.</summary>
    private const string LastDay = "case when known.id is null then i.ends_on when i.stays or known.ends_on is null or i.ends_on is null then known.ends_on else greatest(known.ends_on, i.ends_on) end";

    /// <inheritdoc />
    public override async Task MatchAsync(WpbDbContext db, CancellationToken stop)
    {
        await DoAsync(db,
            """
            analyze import_placement;
            update import_placement i set student_id = p.id from person p where p.email = i.student_email;
            update import_placement i set buddy_id = p.id from person p where p.email = i.buddy_email;
            update import_placement i set supervisor_id = p.id from person p where p.email = i.supervisor_email;
            """, stop);
        // Days a week are a sum over rows, so whoever places the same student at this moment waits.
        await DoAsync(db, "select p.id from person p where p.id in (select student_id from import_placement) order by p.id for update", stop);
        await DoAsync(db,
            $$"""
            update import_placement i set known_id = known.id, stays = known.ended_at is not null or known.ends_on < {0} from placement known
            where known.student_id = i.student_id and known.school_id = i.school_id and known.team_id = i.team_id and known.starts_on = i.starts_on and {{Begun}}
            """, stop);
        await DoAsync(db,
            """
            update import_placement i set
                adds_buddy = buddy_id is not null and not stays and not exists (select from buddy_period b where b.placement_id = i.known_id),
                adds_supervision = supervisor_id is not null and not stays and not exists (select from supervision s where s.placement_id = i.known_id)
            """, stop);
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<ImportFinding>> FindingsAsync(WpbDbContext db, ColumnMapping mapping, CancellationToken stop) =>
    [
        .. await Unknown(db, mapping, ImportField.StudentEmail, "student", stop),
        .. await Unknown(db, mapping, ImportField.BuddyEmail, "buddy", stop),
        .. await Unknown(db, mapping, ImportField.SupervisorEmail, "supervisor", stop),
        .. await FindAsync(db, mapping, ImportFindingKind.StudentWithoutRole, ImportField.StudentEmail,
            $"{Found("i.line", "i.student_email")} from import_placement i where i.student_id is not null and not exists ({RoleThen("i.student_id", Role.StudentTeacher)})", stop),
        .. await FindAsync(db, mapping, ImportFindingKind.SupervisorWithoutRole, ImportField.SupervisorEmail,
            $"{Found("i.line", "i.supervisor_email")} from import_placement i where i.adds_supervision and not exists ({RoleThen("i.supervisor_id", Role.Supervisor)} and r.school_id = i.school_id)", stop),
        .. await FindAsync(db, mapping, ImportFindingKind.BuddyNotInTeam, ImportField.BuddyEmail,
            $"{Found("i.line", "i.buddy_email")} from import_placement i where i.adds_buddy and not exists ({RoleThen("i.buddy_id", null)} and r.team_id = i.team_id)", stop),
        .. await FindAsync(db, mapping, ImportFindingKind.KnownPlacementOverlaps, ImportField.From,
            $"""
            {Found("i.line", "(select name from school where school.id = known.school_id)", from: "known.starts_on", until: "known.ends_on")}
            from import_placement i join placement known on known.student_id = i.student_id and known.school_id = i.school_id
            where not i.stays and known.id is distinct from i.known_id and {Begun}
              and not exists (select from import_placement other where other.known_id = known.id)
              and daterange(i.starts_on, i.ends_on, '[]') && daterange(known.starts_on, known.ends_on, '[]')
            """, stop),
        .. await FindAsync(db, mapping, ImportFindingKind.KnownTooManyDaysPerWeek, ImportField.DaysPerWeek,
            $"""
            {Found("i.line", amount: "max(load.days)")} from import_placement i
            cross join lateral (
                select sum(other.days_per_week) as days
                from ({Final}) first join ({Final}) other on other.student_id = first.student_id
                    and first.starts_on between other.starts_on and coalesce(other.ends_on, 'infinity')
                where first.student_id = i.student_id and first.starts_on <= coalesce(i.ends_on, 'infinity') and i.starts_on <= coalesce(first.ends_on, 'infinity')
                group by first.starts_on) load
            where i.student_id in (select known.student_id from placement known) and not i.stays
            group by i.line having max(load.days) > {Placement.MostDaysPerWeek}
            """, stop),
        .. await FindAsync(db, mapping, ImportFindingKind.KnownPlacementEnded, ImportField.Until,
            $"""
            {Found("i.line", from: "known.ends_on")} from import_placement i join placement known on known.id = i.known_id
            where i.stays and i.ends_on > known.ends_on
            """, stop),
        .. await FindAsync(db, mapping, ImportFindingKind.KnownPlacementLasts, ImportField.Until,
            $"""
            {Found("i.line", until: "known.ends_on")} from import_placement i join placement known on known.id = i.known_id
            where not i.stays and i.ends_on < coalesce(known.ends_on, 'infinity')
            """, stop),
        .. await FindAsync(db, mapping, ImportFindingKind.KnownBuddyStays, ImportField.BuddyEmail,
            $"""
            {Found("i.line", $"string_agg({NameOf("p")}, ', ')")} from import_placement i join buddy_period b on b.placement_id = i.known_id join person p on p.id = b.buddy_id
            where i.buddy_id is not null group by i.line, i.buddy_id having not bool_or(b.buddy_id = i.buddy_id)
            """, stop),
        .. await FindAsync(db, mapping, ImportFindingKind.KnownSupervisionStays, ImportField.SupervisorEmail,
            $"""
            {Found("i.line", $"(array_agg({NameOf("p")} order by s.starts_on desc))[1]")} from import_placement i join supervision s on s.placement_id = i.known_id join person p on p.id = s.supervisor_id
            where i.supervisor_id is not null group by i.line, i.supervisor_id having not bool_or(s.supervisor_id = i.supervisor_id)
            """, stop),
    ];

    /// <inheritdoc />
    public override async Task<ImportPreview> PreviewAsync(WpbDbContext db, ImportPlaces places, CancellationToken stop)
    {
        var counts = (await AskAsync<PlacementCounts>(db,
            $"""
            select count(*) filter (where i.known_id is null)::int as "New", count(*) filter (where {Changes})::int as "Changed",
                count(*) filter (where i.known_id is not null and not {Changes})::int as "Same",
                count(*) filter (where adds_buddy)::int as "Buddies", count(*) filter (where buddy_id is not null and not adds_buddy)::int as "same_buddies",
                count(*) filter (where adds_supervision)::int as "Supervisions", count(*) filter (where supervisor_id is not null and not adds_supervision)::int as "same_supervisions"
            from import_placement i left join placement known on known.id = i.known_id
            """, stop)).Single();
        var changes = await AskAsync<ChangeRow>(db,
            $"""
            select i.line as "Line", {NameOf("p")} as "Person", change.field as "Field", change.before as "Before", change.after as "After"
            from import_placement i join placement known on known.id = i.known_id join person p on p.id = i.student_id
            left join person b on b.id = i.buddy_id and i.adds_buddy left join person s on s.id = i.supervisor_id and i.adds_supervision
            cross join lateral (values
                ({(int)ImportChangedField.Until}, known.ends_on::text, ({LastDay})::text),
                ({(int)ImportChangedField.DaysPerWeek}, trim_scale(known.days_per_week)::text, trim_scale(i.days_per_week)::text),
                ({(int)ImportChangedField.Buddy}, null, nullif({NameOf("b")}, '')),
                ({(int)ImportChangedField.Supervisor}, null, nullif({NameOf("s")}, ''))) change (field, before, after)
            where {Changes} and change.before is distinct from change.after
            order by 1, 3 limit {ImportPreview.MostChanges}
            """, stop);
        var others = await AskAsync<int>(db,
            """
            select count(*)::int as "Value" from placement known where known.ended_at is null and (known.ends_on is null or known.ends_on >= {0})
              and not exists (select from import_placement i where i.known_id = known.id)
            """, stop);
        return new(ImportFileKind.Placements,
            [new(ImportThing.Placements, counts.New, counts.Changed, counts.Same), new(ImportThing.BuddyPeriods, counts.Buddies, 0, counts.SameBuddies),
                new(ImportThing.Supervisions, counts.Supervisions, 0, counts.SameSupervisions)],
            [.. places.NewSchools.Select(school => school.Name)], [.. places.NewTeams.Select(team => new NewTeam(places.NameOf(team.SchoolId), team.Name))],
            [.. changes.Select(row => row.ToChange())], others.Single());
    }

    /// <inheritdoc />
    public override async Task WriteAsync(WpbDbContext db, CancellationToken stop)
    {
        var weeks = await db.Partnerships.VisibleTo(db.Viewer).Select(row => row.BuddyWeeks).SingleAsync(stop);
        await DoAsync(db,
            $"""
            create temporary table import_final on commit drop as
            select i.*, coalesce(i.known_id, i.new_id) as placement_id, known.ends_on as before, {LastDay} as last_day, {Changes} as changes
            from import_placement i left join placement known on known.id = i.known_id
            """, stop);
        await DoAsync(db,
            $$"""
            insert into import_touched select '{{nameof(Supervision)}}', s.id, jsonb_build_object('ends_on', s.ends_on) from supervision s join import_final f
                on f.changes and f.last_day > f.before and s.placement_id = f.known_id and s.ended_at is null and s.ends_on = f.before;
            insert into import_touched select '{{nameof(Placement)}}', known.id, jsonb_build_object('ends_on', known.ends_on, 'days_per_week', known.days_per_week,
                'end_reason', known.end_reason) from placement known join import_final f on f.changes and known.id = f.known_id
            """, stop);
        // A supervision that would last as long as the placement goes along.
        await DoAsync(db,
            """
            update supervision s set ends_on = f.last_day from import_final f
            where f.changes and f.last_day > f.before and s.placement_id = f.known_id and s.ended_at is null and s.ends_on = f.before
            """, stop);
        await DoAsync(db,
            """
            update placement known set ends_on = f.last_day, days_per_week = f.days_per_week, end_reason = case when f.last_day > f.before then null else known.end_reason end
            from import_final f where f.changes and known.id = f.known_id
            """, stop);
        await DoAsync(db,
            $$"""
            insert into placement (partnership_id, id, student_id, school_id, team_id, starts_on, ends_on, days_per_week)
            select {2}, new_id, student_id, school_id, team_id, starts_on, ends_on, days_per_week from import_final where known_id is null;
            insert into buddy_period (partnership_id, id, placement_id, buddy_id, starts_on, ends_on)
            select {2}, new_buddy_id, placement_id, buddy_id, starts_on, least(last_day, starts_on + {{weeks * 7 - 1}}) from import_final where adds_buddy;
            insert into supervision (partnership_id, id, placement_id, student_id, supervisor_id, starts_on, ends_on)
            select {2}, new_supervision_id, placement_id, student_id, supervisor_id, starts_on, last_day from import_final where adds_supervision;
            insert into import_touched select '{{nameof(Placement)}}', placement_id from import_final where known_id is null;
            insert into import_touched select '{{nameof(BuddyPeriod)}}', new_buddy_id from import_final where adds_buddy;
            insert into import_touched select '{{nameof(Supervision)}}', new_supervision_id from import_final where adds_supervision;
            insert into audit_entry (partnership_id, id, act, record, record_id, actor_id, subject_id, at)
            select {2}, gen_random_uuid(), {{(int)AuditAct.Imported}}, done.record, done.id, {3}, done.student_id, {1} from (
                select '{{nameof(Placement)}}' as record, placement_id as id, student_id from import_final where known_id is null or changes
                union all select '{{nameof(BuddyPeriod)}}', new_buddy_id, student_id from import_final where adds_buddy
                union all select '{{nameof(Supervision)}}', new_supervision_id, student_id from import_final where adds_supervision) done
            """, stop);
    }

    /// <summary>All placements once the file is in: those that the file does not name, and those that it does.</summary>
    private static string Final =>
        $"""
        select known.student_id, known.starts_on, known.ends_on, known.days_per_week from placement known
        where {Begun} and not exists (select from import_placement named where named.known_id = known.id and not named.stays)
        union all
        select i.student_id, i.starts_on, {LastDay}, i.days_per_week from import_placement i left join placement known on known.id = i.known_id where not i.stays
        """;

    private static Task<IEnumerable<ImportFinding>> Unknown(WpbDbContext db, ColumnMapping mapping, ImportField field, string who, CancellationToken stop) =>
        FindAsync(db, mapping, ImportFindingKind.PersonUnknown, field, $"{Found("i.line", $"i.{who}_email")} from import_placement i where i.{who}_email is not null and i.{who}_id is null", stop);

    /// <summary>Whether somebody has a role (any when null) on a day of the placement.</summary>
    private static string RoleThen(string person, Role? role) =>
        $"""
        select from role_assignment r where r.person_id = {person} and r.ended_at is null {(role is { } one ? $"and r.role = {(int)one}" : "")}
          and daterange(r.starts_on, r.ends_on, '[]') && daterange(i.starts_on, i.ends_on, '[]')
        """;
}

/// <summary>What a file of placements brings.</summary>
internal sealed record PlacementCounts(int New, int Changed, int Same, int Buddies, int SameBuddies, int Supervisions, int SameSupervisions);
