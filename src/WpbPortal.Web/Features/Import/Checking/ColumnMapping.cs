namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>Which column of a file holds what. Suggested from the headers; a person may change it.</summary>
/// <param name="Kind">What the file is about.</param>
/// <param name="HeaderRow">The row of the file on which the headers stand.</param>
/// <param name="Headers">The headers as they stand in the file, trimmed; empty for a column without one.</param>
/// <param name="Fields">For each column what it holds; null for a column that is not read.</param>
public sealed record ColumnMapping(ImportFileKind Kind, int HeaderRow, IReadOnlyList<string> Headers, IReadOnlyList<ImportField?> Fields)
{
    /// <summary>A suggestion from the names of the columns; the kind too, unless it is given.</summary>
    public static ColumnMapping Suggest(int headerRow, IEnumerable<string> headers, ImportFileKind? kind = null)
    {
        List<string> all = [.. headers.Select(CellText.Tidy)];
        var chosen = kind ?? (ColumnNames.Recognised(all, ImportFileKind.Placements) > ColumnNames.Recognised(all, ImportFileKind.People)
            ? ImportFileKind.Placements : ImportFileKind.People);
        List<ImportField?> fields = [.. all.Select(header => ColumnNames.FieldOf(header, chosen))];
        // "Buddy" beside "E-mail buddy" is the buddy's name; alone it is the address.
        for (var column = 0; column < fields.Count; column++)
        {
            if (fields[column] is { } meant && IsAName(meant) && ColumnNames.IsWeak(all[column])
                && all.Where((header, other) => other != column && fields[other] == meant && !ColumnNames.IsWeak(header)).Any()) fields[column] = null;
        }
        return new(chosen, headerRow, all, fields);
    }

    private static bool IsAName(ImportField field) => field is ImportField.FamilyName or ImportField.StudentEmail or ImportField.BuddyEmail or ImportField.SupervisorEmail;

    /// <summary>The same file with one column read otherwise. A field stands in one column: it leaves the one where it was.</summary>
    public ColumnMapping With(int column, ImportField? field) =>
        this with { Fields = [.. Fields.Select((known, index) => index == column ? field : known == field ? null : known)] };

    /// <summary>The column that holds a field; null when none does.</summary>
    public int? ColumnOf(ImportField field)
    {
        for (var column = 0; column < Fields.Count; column++)
        {
            if (Fields[column] == field) return column;
        }
        return null;
    }

    /// <summary>The header above a field as it stands in the file; null when no column holds it, or its column has none.</summary>
    public string? HeaderOf(ImportField field) => ColumnOf(field) is { } column && Headers[column] is { Length: > 0 } header ? header : null;

    /// <summary>Says which columns are missing, which stand there twice and which are not read.</summary>
    public IEnumerable<ImportFinding> Findings()
    {
        if (Fields.All(field => field is null))
        {
            yield return new(HeaderRow, null, ImportFindingKind.NoColumnRecognised);
            yield break;
        }
        foreach (var field in ImportFields.Of(Kind))
        {
            if (ImportFields.IsRequired(Kind, field) && ColumnOf(field) is null)
                yield return new(HeaderRow, null, ImportFindingKind.ColumnMissing) { Field = field };
        }
        for (var column = 0; column < Fields.Count; column++)
        {
            if (Fields[column] is { } field && ColumnOf(field) is { } first && first != column)
                yield return new(HeaderRow, Headers[column], ImportFindingKind.ColumnTwice, Headers[first]);
            else if (Fields[column] is null && Headers[column] != "")
                yield return new(HeaderRow, Headers[column], ImportFindingKind.ColumnIgnored);
        }
    }
}
