using CsvHelper;
using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Reading;

/// <summary>The rows of a CSV file. A quoted cell may run over several lines; the row is where its record begins.</summary>
internal sealed class CsvRowReader : RowReader
{
    private const int LargestRecord = 4 * ImportLimits.CellLength * 20;

    private readonly Stream _file;
    private readonly CsvReader _records;
    private readonly List<ImportCell> _cells = [];
    private readonly int _linesBefore;
    private bool _isQuoteOpen;

    private CsvRowReader(Stream file, TextReader text, char separator, int linesBefore)
    {
        (_file, _linesBefore) = (file, linesBefore);
        _records = CsvReader.Create(text, new()
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = LargestRecord,
            // A lone quote in a name is a character like any other; one that is never closed swallows the rest of the file.
            OnMalformedRecord = malformed => _isQuoteOpen |= malformed.Reason == CsvMalformedReason.UnterminatedQuote,
        }, leaveOpen: true);
        Cells = _cells;
    }

    /// <inheritdoc />
    public override double Fraction => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    public static CsvRowReader Open(Stream file)
    {
        var encoding = CsvEncoding.Of(file);
        StreamReader Reader()
        {
            file.Position = 0;
            return new(file, encoding, leaveOpen: true);
        }

        char? named;
        using (var head = Reader()) named = CsvDelimiter.Named(head.ReadLine());
        if (named is { } separator)
        {
            var behind = Reader();
            behind.ReadLine();
            return new(file, behind, separator, 1);
        }
        char found;
        using (var head = Reader()) found = CsvDelimiter.Of(head);
        return new(file, Reader(), found, 0);
    }

    /// <inheritdoc />
    public override bool Read()
    {
        while (ReadRecord())
        {
            Row = (int)_records.LineNumber + _linesBefore;
            if (_isQuoteOpen) throw new UnreadableFileException(ImportFindingKind.QuoteNotClosed, Row);
            if (Fill()) return true;
        }
        return false;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing) => _records.Dispose();

    private bool ReadRecord()
    {
        try
        {
            return _records.Read();
        }
        catch (CsvFormatException)
        {
            throw new UnreadableFileException(ImportFindingKind.CellTooLong, Math.Max(Row + 1, (int)_records.LineNumber + _linesBefore), ImportLimits.CellLength);
        }
    }

    /// <summary>Takes the cells over; false when all are blank.</summary>
    private bool Fill()
    {
        _cells.Clear();
        var isBlank = true;
        var record = _records.Current;
        for (var column = 0; column < Math.Min(record.FieldCount, ImportLimits.Columns); column++)
        {
            var text = record.GetString(column);
            if (text.Length > ImportLimits.CellLength) throw new UnreadableFileException(ImportFindingKind.CellTooLong, Row, ImportLimits.CellLength);
            isBlank &= string.IsNullOrWhiteSpace(text);
            _cells.Add(new(text));
        }
        return !isBlank;
    }
}
