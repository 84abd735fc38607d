namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>What was found in a file. Of each weight the first thousand are kept and all are counted, so that a file that is wrong throughout stays small.</summary>
public sealed class ImportFindings
{
    /// <summary>How many findings of one weight are kept.</summary>
    public const int Kept = 1_000;

    private readonly List<ImportFinding> _all = [];
    private readonly int[] _counts = new int[3];

    /// <summary>The findings that were kept, by row.</summary>
    public IReadOnlyList<ImportFinding> All => _all;

    /// <summary>How many errors there are, kept or not.</summary>
    public int Errors => _counts[(int)ImportSeverity.Error];

    /// <summary>How many warnings there are, kept or not.</summary>
    public int Warnings => _counts[(int)ImportSeverity.Warning];

    /// <summary>How many notes there are, kept or not.</summary>
    public int Notes => _counts[(int)ImportSeverity.Note];

    /// <summary>How many findings were counted but not kept.</summary>
    public int Left => Errors + Warnings + Notes - _all.Count;

    /// <summary>Adds a finding.</summary>
    public void Add(ImportFinding finding)
    {
        if (++_counts[(int)finding.Severity] <= Kept) _all.Add(finding);
    }

    /// <summary>Sorts what later checks added among the rest.</summary>
    public void SortByRow()
    {
        var sorted = _all.OrderBy(finding => finding.Row).ToList();
        _all.Clear();
        _all.AddRange(sorted);
    }
}
