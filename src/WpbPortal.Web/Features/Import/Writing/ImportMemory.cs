using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Web.Features.Import.Writing;

/// <summary>
/// What a file touched, remembered beside it for a day: the ids of what it made, the values that it replaced, and of each a
/// fingerprint by which a later change shows.
/// </summary>
internal static class ImportMemory
{
    /// <summary>The kinds of records that a file touches, with their tables, in the order in which they refer to each other.</summary>
    public static readonly IReadOnlyList<(string Record, string Table)> Kinds =
    [
        (nameof(School), "school"), (nameof(Team), "team"), (nameof(Person), "person"), (nameof(RoleAssignment), "role_assignment"), (nameof(Placement), "placement"),
        (nameof(BuddyPeriod), "buddy_period"), (nameof(Supervision), "supervision"),
    ];

    /// <summary>A hash of a record. The account is no part of it: signing in for the first time is asked for by itself.</summary>
    public static string Fingerprint(string row) => $"md5((to_jsonb({row}) - 'account_id')::text)";

    /// <summary>Remembers what stands in <c>import_touched</c>, and the places that are new.</summary>
    public static async Task KeepAsync(WpbDbContext db, Guid fileId, ImportPlaces places, CancellationToken stop)
    {
        var (schools, teams) = (places.NewSchools.Select(school => school.Id).ToArray(), places.NewTeams.Select(team => team.Id).ToArray());
        await db.Database.ExecuteSqlAsync($"insert into import_touched select {nameof(School)}, made from unnest({schools}) made union all select {nameof(Team)}, made from unnest({teams}) made", stop);
        // Without it the planner takes a long list for a short one, and goes through a whole table for each of its rows.
        await db.Database.ExecuteSqlRawAsync("analyze import_touched", stop);
        foreach (var (record, table) in Kinds)
        {
            var keep =
                $$"""
                insert into imported_record (partnership_id, id, file_id, record, record_id, before, fingerprint)
                select t.partnership_id, gen_random_uuid(), {0}, '{{record}}', t.id, touched.before, {{Fingerprint("t")}}
                from import_touched touched join {{table}} t on t.id = touched.id where touched.record = '{{record}}'
                """;
            await db.Database.ExecuteSqlRawAsync(keep, [fileId], stop);
        }
    }
}
