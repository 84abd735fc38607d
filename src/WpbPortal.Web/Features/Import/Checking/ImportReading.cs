namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>What a file says, and what is the matter with it.</summary>
/// <param name="Mapping">Which column holds what; null when the file could not be read at all.</param>
/// <param name="People">The rows of people that are good.</param>
/// <param name="Placements">The rows of placements that are good.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Rows">How many rows stand below the header.</param>
public sealed record ImportReading(ColumnMapping? Mapping, IReadOnlyList<ImportedPersonRow> People, IReadOnlyList<ImportedPlacementRow> Placements,
    ImportFindings Findings, int Rows)
{
    /// <summary>Whether nothing stands in the way of importing it.</summary>
    public bool IsGood => Findings.Errors == 0;
}
