using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Web.Access;

namespace WpbPortal.Benchmarks.Anchors;

/// <summary>
/// A1, a raw endpoint (the page's own SQL through Npgsql, hand-written HTML), and A1s, the same SQL on a bare static page,
/// found by its route as the portal's own pages are. The SQL is caught from the page itself, so the anchor asks exactly what the page asks.
/// </summary>
internal static class ListAnchors
{
    public static void AddListAnchors(this IServiceCollection services, NpgsqlDataSource database) => services.AddSingleton(new Reading(database, new CaughtCommands()));

    public static void MapListAnchors(this WebApplication app)
    {
        var (database, caught) = app.Services.GetRequiredService<Reading>();
        app.MapGet("/anchor/catch/{page}", (string page, Guid partnership, Guid person) => caught.Begin(page, partnership, person)).AllowAnonymous();
        app.MapGet("/anchor/caught", () => caught.End()).AllowAnonymous();
        app.MapGet("/anchor/compiled", () => System.Runtime.JitInfo.GetCompiledMethodCount()).AllowAnonymous();
        app.MapGet("/anchor/rows/{page}", (string page, CurrentViewer current, WpbContexts contexts) => MostRowsAsync(current, contexts, caught.Of(page))).AllowAnonymous();
        app.MapGet("/anchor/a1/{page}", async (string page) => Results.Content(Write(await ReadAsync(database, caught.Of(page))), "text/html; charset=utf-8")).AllowAnonymous();
        app.MapGet("/anchor/opened", async (CurrentViewer current, WpbContexts contexts) => await AsOnAPageAsync(current, contexts, [])).AllowAnonymous();
        app.MapGet("/anchor/prepared/{page}", async (string page, CurrentViewer current, WpbContexts contexts) => await AsOnAPageAsync(current, contexts, caught.Of(page))).AllowAnonymous();
        app.MapRazorComponents<BareApp>();
    }

    /// <summary>Does for PostgreSQL what a page does, without EF Core: looks the session up, enters the partnership, and asks these statements, prepared by name.</summary>
    private static async Task<int> AsOnAPageAsync(CurrentViewer current, WpbContexts contexts, IReadOnlyList<CaughtCommand> commands)
    {
        current.BeginsWork = true;
        await using var db = await contexts.OpenAsync(await current.ViewerAsync());
        var rows = 0;
        foreach (var caught in commands)
        {
            await using var command = caught.For((NpgsqlConnection)db.Database.GetDbConnection());
            await command.PrepareAsync();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) rows++;
        }
        return rows;
    }

    /// <summary>What a page's statements read, when they are asked once more.</summary>
    internal sealed record Reading(NpgsqlDataSource Database, CaughtCommands Caught)
    {
        public Task<List<object?[]>> OfAsync(string page) => ReadAsync(Database, Caught.Of(page));
    }

    private static async Task<List<object?[]>> ReadAsync(NpgsqlDataSource database, IReadOnlyList<CaughtCommand> commands)
    {
        await using var connection = await database.OpenConnectionAsync();
        var rows = new List<object?[]>();
        foreach (var caught in commands)
        {
            await using var command = caught.For(connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var row = new object?[reader.FieldCount];
                reader.GetValues(row!);
                rows.Add(row);
            }
        }
        return rows;
    }

    /// <summary>The most rows that one of the statements reads from tables and indexes, as PostgreSQL counts them for whose page it is: row security is part of the plan.</summary>
    private static async Task<long> MostRowsAsync(CurrentViewer current, WpbContexts contexts, IReadOnlyList<CaughtCommand> commands)
    {
        current.BeginsWork = true;
        await using var db = await contexts.OpenAsync(await current.ViewerAsync());
        var most = 0L;
        foreach (var caught in commands)
        {
            await using var command = caught.For((NpgsqlConnection)db.Database.GetDbConnection());
            command.CommandText = "explain (analyze, format json) " + command.CommandText;
            using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!);
            most = Math.Max(most, RowsRead(plan.RootElement[0].GetProperty("Plan")));
        }
        return most;
    }

    private static long RowsRead(JsonElement node)
    {
        double Number(string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
        var isScan = node.GetProperty("Node Type").GetString()!.EndsWith("Scan", StringComparison.Ordinal) && node.TryGetProperty("Relation Name", out _);
        var own = isScan ? (Number("Actual Rows") + Number("Rows Removed by Filter") + Number("Rows Removed by Index Recheck")) * Number("Actual Loops") : 0;
        return (long)own + (node.TryGetProperty("Plans", out var parts) ? parts.EnumerateArray().Sum(RowsRead) : 0);
    }

    private static string Write(List<object?[]> rows)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=nl><head><title>A1</title></head><body><table>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row) html.Append("<td>").Append(HtmlEncoder.Default.Encode(cell?.ToString() ?? "")).Append("</td>");
            html.Append("</tr>");
        }
        return html.Append("</table></body></html>").ToString();
    }
}
