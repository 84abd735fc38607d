using WpbPortal.Web.Features.Import.Reading;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>Reads a file of people or placements once, from the first row to the last, and checks every row. Nothing is looked up and nothing is written.</summary>
public static class ImportCheck
{
    private const int RowsToLookAt = 10;
    private const int EnoughHeaders = 3;
    private const int RowsPerReport = 500;

    /// <summary>Reads and checks a file.</summary>
    /// <param name="file">The file; it must be seekable.</param>
    /// <param name="mapping">Which column holds what, when a person said so; null to go by the headers.</param>
    /// <param name="progress">Told how much was read, from 0 to 1.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="takes">Takes the good rows as they come, so that none is kept; null to keep them in the reading.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static ImportReading Run(Stream file, ColumnMapping? mapping = null, IProgress<double>? progress = null, CancellationToken stop = default, ImportSink? takes = null)
    {
        var findings = new ImportFindings();
        List<ImportedPersonRow> people = [];
        List<ImportedPlacementRow> placements = [];
        takes ??= new(people.Add, placements.Add);
        var rows = 0;
        try
        {
            using var reader = ImportFileReader.Open(file);
            using var records = Records(reader).GetEnumerator();
            var header = FindHeader(records, mapping?.HeaderRow);
            mapping ??= ColumnMapping.Suggest(header.Row, header.Cells.Select(cell => cell.Text));
            foreach (var sheet in reader.OtherSheets) findings.Add(new(0, null, ImportFindingKind.OtherSheetsIgnored, sheet));
            foreach (var finding in mapping.Findings()) findings.Add(finding);
            if (findings.Errors == 0)
            {
                rows = ReadRows(header.Behind.Concat(Rest(records)), reader, new(mapping, findings), mapping, findings, takes, progress, stop);
                if (rows == 0 && findings.Errors == 0) findings.Add(new(0, null, ImportFindingKind.HeaderOnly));
            }
        }
        catch (UnreadableFileException unreadable)
        {
            findings.Add(unreadable.Finding);
        }
        findings.SortByRow();
        return new(mapping, people, placements, findings, rows);
    }

    private static int ReadRows(IEnumerable<RowReader> records, RowReader reader, RowCheck row, ColumnMapping mapping, ImportFindings findings,
        ImportSink takes, IProgress<double>? progress, CancellationToken stop)
    {
        var peopleCheck = new PeopleCheck(row, mapping, findings);
        var placementCheck = new PlacementCheck(row);
        var rows = 0;
        foreach (var record in records)
        {
            stop.ThrowIfCancellationRequested();
            if (++rows > ImportLimits.Rows) throw new UnreadableFileException(ImportFindingKind.TooManyRows, record.Row, ImportLimits.Rows);
            if (rows % RowsPerReport == 0) progress?.Report(reader.Fraction);
            row.Begin(record);
            if (row.IsTotal())
            {
                findings.Add(new(record.Row, null, ImportFindingKind.TotalRowSkipped));
                continue;
            }
            if (mapping.Kind == ImportFileKind.People && peopleCheck.Read() is { } person) takes.Person(person);
            if (mapping.Kind == ImportFileKind.Placements && placementCheck.Read() is { } placement) takes.Placement(placement);
            row.End();
        }
        progress?.Report(1);
        return rows;
    }

    private static IEnumerable<RowReader> Records(RowReader reader)
    {
        while (reader.Read()) yield return reader;
    }

    private static IEnumerable<RowReader> Rest(IEnumerator<RowReader> records)
    {
        while (records.MoveNext()) yield return records.Current;
    }

    /// <summary>The row with the headers: the first, unless a title stands above them.</summary>
    private static (int Row, IReadOnlyList<ImportCell> Cells, IReadOnlyList<RowReader> Behind) FindHeader(IEnumerator<RowReader> records, int? known)
    {
        List<KeptRow> kept = [];
        while (kept.Count < RowsToLookAt && records.MoveNext())
        {
            kept.Add(new(records.Current));
            if (kept[^1].Row == known || (known is null && ColumnNames.Recognised(kept[^1].Cells.Select(cell => cell.Text)) >= EnoughHeaders)) break;
        }
        if (kept.Count == 0) throw new UnreadableFileException(ImportFindingKind.FileEmpty);
        var header = kept.Find(row => row.Row == known) ?? kept.MaxBy(row => ColumnNames.Recognised(row.Cells.Select(cell => cell.Text)))!;
        return (header.Row, header.Cells, [.. kept.Where(row => row.Row > header.Row)]);
    }

    /// <summary>A row that was looked at before it was known which one holds the headers.</summary>
    private sealed class KeptRow : RowReader
    {
        public KeptRow(RowReader row) => (Row, Cells) = (row.Row, [.. row.Cells]);

        public override double Fraction => 0;

        public override bool Read() => false;

        protected override void Dispose(bool disposing) { }
    }
}

/// <summary>Takes the good rows of a file, one by one, while it is read.</summary>
/// <param name="Person">Takes a row of people.</param>
/// <param name="Placement">Takes a row of placements.</param>
public sealed record ImportSink(Action<ImportedPersonRow> Person, Action<ImportedPlacementRow> Placement);
