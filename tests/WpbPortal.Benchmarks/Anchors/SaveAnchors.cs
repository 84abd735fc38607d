using System.Collections.Concurrent;
using Npgsql;
using WpbPortal.Domain;
using WpbPortal.Web.Access;
using WpbPortal.Web.Features.Coaching;

namespace WpbPortal.Benchmarks.Anchors;

/// <summary>
/// A2, a raw save: one prepared INSERT of a row like those that are there, in a transaction of its own that is on the disk when it is answered. Beside it the one save of the
/// portal that a browser sends over a circuit: its service, called by whoever asks.
/// </summary>
internal static class SaveAnchors
{
    public static void MapSaveAnchors(this WebApplication app, NpgsqlDataSource database)
    {
        var rows = new ConcurrentDictionary<string, Task<LikeRow>>();
        // What the address says of a column takes the place of what that row has.
        app.MapPost("/anchor/a2/{table}", async (string table, HttpRequest request) =>
            await (await rows.GetOrAdd(table, name => LikeRow.ReadAsync(database, name))).InsertAsync(database, request.Query.ToDictionary(column => column.Key, column => Guid.Parse(column.Value!)))).AllowAnonymous();
        SameRows? same = null;
        app.MapPost("/anchor/rows-of-save", async () => (same = await SameRows.OfTheLatestAsync(database)).Count).AllowAnonymous();
        app.MapPost("/anchor/same-rows", async (HttpRequest request) =>
            await same!.InsertAsync(database, request.Query.ToDictionary(id => Guid.Parse(id.Key), id => Guid.Parse(id.Value!)))).AllowAnonymous();
        // On a circuit it is known who asks, and the save begins by looking that up anew: so it does here.
        app.MapPost("/anchor/save/log/{student:guid}", async (Guid student, CurrentViewer current, CoachingService coaching, TimeProvider clock) =>
        {
            current.BeginsWork = true;
            await coaching.ShareAsync(await current.ViewerAsync(), Logged(student, DutchTime.Local(clock.GetUtcNow().AddMinutes(-30))));
        }).AllowAnonymous();
    }

    /// <summary>What a quick log holds: with whom, when, what happened, and feedback in its three parts.</summary>
    private static SessionInput Logged(Guid student, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(), StudentId = student, Day = DateOnly.FromDateTime(at), Time = TimeOnly.FromDateTime(at), Minutes = 20,
        WhatHappened = "Ze stelde een open vraag, wachtte, en liet drie leerlingen antwoorden.",
        Feedback = [new(Guid.CreateVersion7(), "Je wachtte vijf tellen na je vraag.", "De klas dacht na, en vier vingers gingen omhoog.", "Wat maakt dat je durft te wachten?")],
    };

    /// <summary>A row of a table, to be put in again under another id.</summary>
    private sealed class LikeRow(string insert, IReadOnlyList<(string Column, object Value)> values)
    {
        public static async Task<LikeRow> ReadAsync(NpgsqlDataSource database, string table)
        {
            var columns = new List<string>();
            await using (var named = database.CreateCommand("select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position"))
            {
                named.Parameters.Add(new() { Value = table });
                await using var reader = await named.ExecuteReaderAsync();
                while (await reader.ReadAsync()) columns.Add(reader.GetString(0));
            }
            // Ids of version 7 rise with time: the last is as the portal itself made it.
            await using var latest = database.CreateCommand($"select {string.Join(", ", columns)} from {table} order by id desc limit 1");
            await using var row = await latest.ExecuteReaderAsync();
            await row.ReadAsync();
            return new($"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select((_, place) => $"${place + 1}"))})", [.. columns.Select((column, place) => (column, row.GetValue(place)))]);
        }

        public async Task InsertAsync(NpgsqlDataSource database, Dictionary<string, Guid> own)
        {
            var id = Guid.CreateVersion7();
            await using var connection = await database.OpenConnectionAsync();
            await using var command = new NpgsqlCommand(insert, connection);
            foreach (var (column, value) in values)
                command.Parameters.Add(new() { Value = own.TryGetValue(column, out var given) ? given : column switch { "id" => id, "key" => $"session:{id}", _ => value } });
            await command.PrepareAsync();
            await command.ExecuteNonQueryAsync();
        }
    }
}
