using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Writing;

/// <summary>
/// Statements over the rows of a file and the tables of the partnership, under row-level security. <c>{0}</c> in each is
/// today, <c>{1}</c> the moment, <c>{2}</c> the partnership, <c>{3}</c> who acts.
/// </summary>
internal abstract class ImportSql
{
    /// <summary>The day of an instant in the Netherlands, by which something that was ended before it began never was.</summary>
    protected const string Begun = "(known.ended_at is null or (known.ended_at at time zone 'Europe/Amsterdam')::date >= known.starts_on)";

    /// <summary>Finds out which rows are about what is there already.</summary>
    public abstract Task MatchAsync(WpbDbContext db, CancellationToken stop);

    /// <summary>What stands between the file and the partnership.</summary>
    public abstract Task<IReadOnlyList<ImportFinding>> FindingsAsync(WpbDbContext db, ColumnMapping mapping, CancellationToken stop);

    /// <summary>What the file does.</summary>
    public abstract Task<ImportPreview> PreviewAsync(WpbDbContext db, ImportPlaces places, CancellationToken stop);

    /// <summary>Writes it.</summary>
    public abstract Task WriteAsync(WpbDbContext db, CancellationToken stop);

    /// <summary>Runs a statement.</summary>
    protected static Task DoAsync(WpbDbContext db, string sql, CancellationToken stop) => db.Database.ExecuteSqlRawAsync(sql, Values(db), stop);

    /// <summary>Asks for rows.</summary>
    protected static Task<List<T>> AskAsync<T>(WpbDbContext db, string sql, CancellationToken stop) => db.Database.SqlQueryRaw<T>(sql, Values(db)).ToListAsync(stop);

    /// <summary>A finding for each row that a statement gives.</summary>
    protected static async Task<IEnumerable<ImportFinding>> FindAsync(WpbDbContext db, ColumnMapping mapping, ImportFindingKind kind, ImportField field, string sql, CancellationToken stop)
    {
        var found = await AskAsync<FoundRow>(db, $"{sql} order by 1 limit {ImportFindings.Kept + 1}", stop);
        return found.Select(row => new ImportFinding(row.Line, mapping.HeaderOf(field), kind, Arguments(row)) { Field = field });
    }

    private static IReadOnlyList<object> Arguments(FoundRow row)
    {
        List<object> arguments = [];
        if (row.Text is { } text) arguments.Add(text);
        if (row.Name is { } name) arguments.Add(name);
        if (row.Role is { } role) arguments.Add((Role)role);
        if (row.Amount is { } amount) arguments.Add(amount);
        if (row.From is { } from) arguments.Add(from);
        if (row.HasUntil) arguments.Add(row.Until ?? DateOnly.MaxValue);
        return arguments;
    }

    private static object[] Values(WpbDbContext db) => [db.Viewer.Today, db.Now, db.Viewer.PartnershipId, db.Viewer.PersonId];

    /// <summary>The columns of <see cref="FoundRow"/>; what a finding does not say is null.</summary>
    protected static string Found(string line, string text = "null::text", string name = "null::text", string role = "null::int", string amount = "null::numeric",
        string from = "null::date", string? until = null) =>
        $"""
        select {line} as "Line", {text}::text as "Text", {name} as "Name", {role} as "Role", {amount} as "Amount", {from} as "From",
            {until ?? "null::date"} as "Until", {(until is null ? "false" : "true")} as "has_until"
        """;

    /// <summary>The full name of a person.</summary>
    protected static string NameOf(string person) => $"concat_ws(' ', {person}.given_name, {person}.surname_prefix, {person}.family_name)";
}

/// <summary>A row of the file about which there is something to say, with the values that the sentence names.</summary>
internal sealed record FoundRow(int Line, string? Text, string? Name, int? Role, decimal? Amount, DateOnly? From, DateOnly? Until, bool HasUntil);

/// <summary>How many are new, changed and the same.</summary>
internal sealed record CountRow(int New, int Changed, int Same);

/// <summary>A value that changes.</summary>
internal sealed record ChangeRow(int Line, string Person, int Field, string? Before, string? After)
{
    public ImportChange ToChange() => new(Line, Person, (ImportChangedField)Field, Before, After);
}
