using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using WpbPortal.Domain.Matching;

namespace WpbPortal.Data;

/// <summary>The one way to what people said in a round of mutual choice: for the job that pairs them, when it has closed.</summary>
public static class WpbPreferences
{
    /// <summary>By person, what he said in this round; the database gives it to no person, and to a job only between closing and proposing.</summary>
    public static async Task<Func<Guid, Wishes>> ReadAsync(WpbDbContext db, Guid roundId, CancellationToken stop = default)
    {
        var said = new List<(Guid Author, Guid About, int? Rank)>();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var command = connection.CreateCommand())
        {
            command.Transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = "select author_id, about_id, rank from platform.read_preferences($1, $2)";
            command.Parameters.Add(new() { Value = roundId });
            command.Parameters.Add(new() { Value = db.Now });
            await using var row = await command.ExecuteReaderAsync(stop);
            while (await row.ReadAsync(stop)) said.Add((row.GetGuid(0), row.GetGuid(1), row.IsDBNull(2) ? null : row.GetInt32(2)));
        }
        var wishes = said.GroupBy(one => one.Author).ToDictionary(one => one.Key, one => new Wishes(
            one.Where(about => about.Rank is not null).ToDictionary(about => about.About, about => about.Rank!.Value), one.Where(about => about.Rank is null).Select(about => about.About).ToHashSet()));
        return person => wishes.GetValueOrDefault(person, Wishes.None);
    }
}
