using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using WpbPortal.Domain.Timetables;

namespace WpbPortal.Data;

/// <summary>The one way to somebody else's timetable: the database says yes or no to moments that are asked, and gives no row.</summary>
public static class WpbTimetables
{
    /// <summary>
    /// Which of these moments fall in somebody's lessons, for who plans meetings with him: the numbers of what is asked. What the viewer may not
    /// ask of a person is answered as if that person were free.
    /// </summary>
    public static async Task<IReadOnlySet<int>> AtLessonsAsync(WpbDbContext db, IReadOnlyList<(Guid PersonId, BusyTime Time)> asked, CancellationToken stop = default)
    {
        var found = new HashSet<int>();
        if (asked.Count == 0) return found;
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.Transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = "select number from platform.at_lessons($1, $2, $3)";
        command.Parameters.Add(new() { Value = asked.Select(one => one.PersonId).ToArray() });
        command.Parameters.Add(new() { Value = asked.Select(one => one.Time.From.UtcDateTime).ToArray() });
        command.Parameters.Add(new() { Value = asked.Select(one => one.Time.Until.UtcDateTime).ToArray() });
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop)) found.Add(row.GetInt32(0) - 1);
        return found;
    }

    /// <summary>
    /// When the viewer and somebody with whom he has conversations are busy, the two as one, for finding a moment that suits both; only the
    /// viewer's own when the two are in no supervision. Of three weeks at most.
    /// </summary>
    public static async Task<IReadOnlyList<BusyTime>> BusyAsync(WpbDbContext db, Guid withWhom, DateTimeOffset from, DateTimeOffset until, Guid? moving = null, CancellationToken stop = default)
    {
        List<BusyTime> busy = [];
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.Transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = "select starts_at, ends_at from platform.busy_times($1, $2, $3, $4)";
        command.Parameters.Add(new() { Value = withWhom });
        command.Parameters.Add(new() { Value = from.UtcDateTime });
        command.Parameters.Add(new() { Value = until.UtcDateTime });
        command.Parameters.Add(new() { Value = moving is { } id ? id : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop)) busy.Add(new(row.GetFieldValue<DateTimeOffset>(0), row.GetFieldValue<DateTimeOffset>(1)));
        return BusyTime.Merged(busy, from, until);
    }

    /// <summary>Links that were not asked since a moment, sealed as they are kept; no other node gets them. For a job.</summary>
    public static async Task<IReadOnlyList<DueLink>> TakeLinksAsync(WpbDbContext db, DateTimeOffset since, int most, CancellationToken stop = default)
    {
        List<DueLink> due = [];
        await using (var command = Command(db, "select partnership_id, person_id, link from platform.take_timetable_links($1, $2, $3)", since.UtcDateTime, db.Now.UtcDateTime, most))
        await using (var row = await command.ExecuteReaderAsync(stop))
        {
            while (await row.ReadAsync(stop)) due.Add(new(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<byte[]>(2)));
        }
        await db.CommitAsync(stop);
        return due;
    }

    /// <summary>Keeps what a link gave, in place of what it gave before. For a job.</summary>
    public static async Task RenewAsync(WpbDbContext db, DueLink link, IReadOnlyList<BusyTime> busy, DateOnly first, DateOnly last, CancellationToken stop = default)
    {
        await using (var command = Command(db, "select platform.renew_timetable($1, $2, $3, $4, $5, $6, $7, $8)", link.PartnershipId, link.PersonId, link.Link,
            busy.Select(time => time.From.UtcDateTime).ToArray(), busy.Select(time => time.Until.UtcDateTime).ToArray(), first, last, db.Now.UtcDateTime))
        {
            await command.ExecuteNonQueryAsync(stop);
        }
        await db.CommitAsync(stop);
    }

    private static NpgsqlCommand Command(WpbDbContext db, string sql, params ReadOnlySpan<object> values)
    {
        var command = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}

/// <summary>A link whose calendar is to be fetched anew.</summary>
public sealed record DueLink(Guid PartnershipId, Guid PersonId, byte[] Link);
