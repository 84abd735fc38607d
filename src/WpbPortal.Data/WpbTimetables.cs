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
}
