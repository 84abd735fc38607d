namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>Something worth saying about one place in a file.</summary>
/// <param name="Row">The row of the file, the header being 1; 0 for the file as a whole.</param>
/// <param name="Header">The header of the column as it stands in the file; null for the row as a whole, or for a column that is not there.</param>
/// <param name="Kind">What is the matter.</param>
/// <param name="Arguments">Values that the sentence names: texts, days, numbers, roles or other rows.</param>
public sealed record ImportFinding(int Row, string? Header, ImportFindingKind Kind, params IReadOnlyList<object> Arguments)
{
    /// <summary>What it is about, when the file has no column for it.</summary>
    public ImportField? Field { get; init; }

    /// <summary>The column as a person calls it: as in the file, else by the field's name in the language of the screen.</summary>
    public string? Column => Header ?? (Field is { } missing ? FieldLabels.Of(missing) : null);

    /// <summary>How much it weighs.</summary>
    public ImportSeverity Severity => Kind.Severity();
}

/// <summary>How much a finding weighs.</summary>
public enum ImportSeverity
{
    /// <summary>Nothing is imported until it is mended.</summary>
    Error,

    /// <summary>Look at it; the import can go on.</summary>
    Warning,

    /// <summary>What was done with the cell; nothing to do.</summary>
    Note,
}
