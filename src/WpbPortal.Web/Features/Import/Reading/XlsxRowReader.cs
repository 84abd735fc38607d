using System.Globalization;
using System.Xml;
using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Reading;

/// <summary>The rows of one sheet of a workbook, one by one.</summary>
internal sealed class XlsxRowReader : RowReader
{
    private const int RowsToLookAt = 10;

    private readonly Workbook _workbook;
    private readonly XmlReader _xml;
    private readonly CountedStream _stream;
    private readonly long _size;
    private readonly List<ImportCell> _cells = [];

    private XlsxRowReader(Workbook workbook, WorkbookSheet sheet, IReadOnlyList<string> otherSheets)
    {
        _workbook = workbook;
        (_xml, _stream, _size) = workbook.Part(sheet.Path) ?? throw new UnreadableFileException(ImportFindingKind.WorkbookBroken);
        Cells = _cells;
        OtherSheets = otherSheets;
    }

    /// <inheritdoc />
    public override double Fraction => _size <= 0 ? 1 : Math.Min(1, (double)_stream.Position / _size);

    /// <summary>Opens the sheet that looks most like people or placements, else the first one that holds anything.</summary>
    /// <exception cref="UnreadableFileException">The file is no workbook, or unpacks to too much.</exception>
    public static XlsxRowReader Open(Stream file)
    {
        var workbook = Workbook.Open(file);
        try
        {
            var looks = workbook.Sheets.Select(sheet => (Sheet: sheet, Look: Look(workbook, sheet))).ToList();
            var best = looks.Where(look => look.Look >= 0).OrderByDescending(look => look.Look).Select(look => look.Sheet).FirstOrDefault()
                ?? throw new UnreadableFileException(ImportFindingKind.FileEmpty);
            return new(workbook, best, [.. looks.Where(look => look.Look >= 0 && look.Sheet != best).Select(look => look.Sheet.Name)]);
        }
        catch (Exception broken)
        {
            workbook.Dispose();
            if (UnreadableFileException.IsDamage(broken)) throw new UnreadableFileException(ImportFindingKind.WorkbookBroken);
            throw;
        }
    }

    /// <inheritdoc />
    public override bool Read()
    {
        try
        {
            while (_xml.Read())
            {
                if (_xml is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
                // Rows without a number follow each other; a number that goes back is no sheet of a real program.
                var row = int.TryParse(_xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var numbered) ? numbered : Row + 1;
                if (row <= Row) throw new UnreadableFileException(ImportFindingKind.WorkbookBroken);
                Row = row;
                if (ReadCells()) return true;
            }
            return false;
        }
        catch (Exception broken) when (UnreadableFileException.IsDamage(broken))
        {
            throw new UnreadableFileException(ImportFindingKind.WorkbookBroken);
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _xml.Dispose();
        _stream.Dispose();
        _workbook.Dispose();
    }

    /// <summary>How many headers we know in the first rows of a sheet; -1 when it is empty.</summary>
    private static int Look(Workbook workbook, WorkbookSheet sheet)
    {
        // Not disposed: that would close the workbook with it.
        var reader = new XlsxRowReader(workbook, sheet, []);
        var best = -1;
        for (var read = 0; read < RowsToLookAt && reader.Read(); read++)
            best = Math.Max(best, ColumnNames.Recognised(reader._cells.Select(cell => cell.Text)));
        reader._xml.Dispose();
        reader._stream.Dispose();
        return best;
    }

    /// <summary>Reads the cells of the row at hand; false when all are blank.</summary>
    private bool ReadCells()
    {
        _cells.Clear();
        if (_xml.IsEmptyElement) return false;
        var depth = _xml.Depth;
        var isBlank = true;
        var column = -1;
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            column = ColumnOf(_xml.GetAttribute("r")) ?? column + 1;
            var cell = ReadCell();
            if (column >= ImportLimits.Columns || cell == ImportCell.Empty) continue;
            while (_cells.Count <= column) _cells.Add(ImportCell.Empty);
            _cells[column] = cell;
            isBlank &= string.IsNullOrWhiteSpace(cell.Text);
        }
        return !isBlank;
    }

    private ImportCell ReadCell()
    {
        if (_xml.IsEmptyElement) return ImportCell.Empty;
        var type = _xml.GetAttribute("t") ?? "n";
        var isStyled = int.TryParse(_xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style) && style < _workbook.IsDateStyle.Count;
        var (isDate, zeros) = isStyled ? (_workbook.IsDateStyle[style], _workbook.ZerosOfStyle[style]) : (false, 0);
        var text = "";
        var depth = _xml.Depth;
        while (_xml.Read() && _xml.Depth > depth)
        {
            // The value that a formula last had stands in v; the formula itself (f) is never worked out here.
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName is "v" or "is") text = Workbook.RichText(_xml);
        }
        return type switch
        {
            "s" => new(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var shared) && shared < _workbook.SharedTexts.Count ? _workbook.SharedTexts[shared] : ""),
            "n" => Numeric(text, isDate, zeros),
            "e" => new(text, IsError: true),
            "d" when DateTime.TryParse(text, CultureInfo.InvariantCulture, out var day) => Dated(DateOnly.FromDateTime(day)),
            _ => new(text),
        };
    }

    private ImportCell Numeric(string text, bool isDate, int zeros)
    {
        if (text == "") return ImportCell.Empty;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return new(text);
        if (isDate && Serial(number) is { } day) return Dated(day) with { Number = number };
        return new(number.ToString("0.############", CultureInfo.InvariantCulture).PadLeft(zeros, '0'), number);
    }

    private static ImportCell Dated(DateOnly day) => new(day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture), Day: day);

    /// <summary>The day behind a serial number; Excel counts 29 February 1900, which never was, so days before March 1900 are none.</summary>
    private DateOnly? Serial(decimal number) => Serial(_workbook.CountsFrom1904 ? number + 1462 : number, 61);

    /// <summary>The day behind a serial number that counts from 1900.</summary>
    internal static DateOnly? Serial(decimal number, int from) =>
        number >= from && number < 2_958_466 ? new DateOnly(1899, 12, 30).AddDays((int)number) : null;

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter)) break;
            column = column * 26 + (letter - 'A' + 1);
            if (column > 16_384) break;
        }
        return column == 0 ? null : column - 1;
    }
}
