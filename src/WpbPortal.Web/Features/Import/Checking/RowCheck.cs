using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.Import.Reading;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>Reads the fields of one row after the other, and says what is the matter with each.</summary>
internal sealed class RowCheck(ColumnMapping mapping, ImportFindings findings)
{
    private readonly Dictionary<string, string> _spellings = [];
    private RowReader _row = null!;
    private int _errorsBefore;
    private bool _isTidied;

    /// <summary>The row of the file.</summary>
    public int Row => _row.Row;

    /// <summary>Whether nothing is wrong with the row so far.</summary>
    public bool IsGood => findings.Errors == _errorsBefore;

    /// <summary>Begins a row.</summary>
    public void Begin(RowReader row)
    {
        _row = row;
        _errorsBefore = findings.Errors;
        _isTidied = false;
    }

    /// <summary>Ends a row: one note says that it was tidied up, however many cells were.</summary>
    public void End()
    {
        if (_isTidied) findings.Add(new(Row, null, ImportFindingKind.TidiedUp));
    }

    /// <summary>Adds a finding at a field of this row.</summary>
    public void Say(ImportField? field, ImportFindingKind kind, params IReadOnlyList<object> arguments) =>
        findings.Add(new(Row, field is { } column ? mapping.HeaderOf(column) : null, kind, arguments) { Field = field });

    /// <summary>A text, tidied; null when it is empty or wrong.</summary>
    public string? Text(ImportField field, int longest, bool isRequired = false)
    {
        var cell = Cell(field);
        var text = Tidied(cell);
        if (!Holds(field, cell, text, isRequired)) return null;
        if (CellText.HasControl(text)) return Wrong(field, ImportFindingKind.ControlCharacter);
        if (text.Length > longest) return Wrong(field, ImportFindingKind.TooLong, text.Length, longest);
        if (field != ImportField.Number && CellText.LooksMisread(text)) Say(field, ImportFindingKind.LooksMisread, CellText.Quoted(text));
        if (SpreadsheetText.LooksLikeFormula(text)) Say(field, ImportFindingKind.FormulaAsText, CellText.Quoted(text));
        return text;
    }

    /// <summary>A name that many rows share, in its first spelling, so that blanks and capitals make no second one and memory holds it once.</summary>
    public string? SharedText(ImportField field, int longest, bool isRequired = false)
    {
        if (Text(field, longest, isRequired) is not { } text) return null;
        var key = CellText.Key(text);
        return _spellings.TryGetValue(key, out var first) ? first : _spellings[key] = text;
    }

    /// <summary>A number that names a person.</summary>
    public string? Number(ImportField field)
    {
        if (Text(field, Person.NumberLength) is not { } text) return null;
        if (Cell(field).Number is null && ImportNumbers.IsDamaged(text)) return Wrong(field, ImportFindingKind.NumberDamaged, text);
        var whole = ImportNumbers.WithoutEmptyDecimal(text);
        _isTidied |= whole != text;
        return whole;
    }

    /// <summary>An e-mail address in lower case.</summary>
    public string? Email(ImportField field, bool isRequired = false)
    {
        var cell = Cell(field);
        var text = Tidied(cell);
        if (!Holds(field, cell, text, isRequired)) return null;
        var bare = text is [.., '>'] && text.LastIndexOf('<') is >= 0 and var open ? text[(open + 1)..^1] : text;
        if (bare.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) bare = bare[7..];
        var address = bare.Trim(' ', ';', ',').ToLowerInvariant();
        if (!EmailAddress.IsValid(address))
        {
            var parts = address.Split([';', ',', ' ', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return Wrong(field, parts.Length > 1 && parts.All(EmailAddress.IsValid) ? ImportFindingKind.EmailSeveral : ImportFindingKind.EmailInvalid, CellText.Quoted(text));
        }
        _isTidied |= address != text;
        return address;
    }

    /// <summary>A day.</summary>
    public DateOnly? Day(ImportField field, bool isRequired = false)
    {
        var cell = Cell(field);
        var text = Tidied(cell);
        if (!Holds(field, cell, text, isRequired)) return null;
        if (ImportDays.Read(cell, text, out var wrong) is { } day) return day;
        Say(field, wrong, CellText.Quoted(text));
        return null;
    }

    /// <summary>A period from its first and last day; null when the first is missing or one of them is wrong.</summary>
    public DatePeriod? Period()
    {
        var from = Day(ImportField.From, isRequired: true);
        var errors = findings.Errors;
        var until = IsOpenEnd(Tidied(Cell(ImportField.Until))) ? null : Day(ImportField.Until);
        if (from is not { } first || findings.Errors != errors) return null;
        if (until < first)
        {
            Say(ImportField.Until, ImportFindingKind.EndsBeforeItBegins, until.Value, first);
            return null;
        }
        return new(first, until);
    }

    /// <summary>How people write that no end is known.</summary>
    private static bool IsOpenEnd(string tidy) => tidy.ToLowerInvariant() is "heden" or "onbepaald" or "onbepaalde tijd" or "open" or "present" or "open end";

    /// <summary>A number.</summary>
    public decimal? Amount(ImportField field, bool isRequired = false)
    {
        var cell = Cell(field);
        var text = Tidied(cell);
        if (!Holds(field, cell, text, isRequired)) return null;
        if (ImportNumbers.Read(cell, text) is { } number) return number;
        Say(field, ImportFindingKind.NotANumber, CellText.Quoted(text));
        return null;
    }

    /// <summary>Whether anything was typed in a field.</summary>
    public bool IsFilled(ImportField field) => CellText.Tidy(Cell(field).Text) != "";

    /// <summary>Whether this is the line below a list that counts it: few cells, the first of which says "totaal".</summary>
    public bool IsTotal()
    {
        var filled = _row.Cells.Select(cell => CellText.Tidy(cell.Text)).Where(text => text != "").ToList();
        return filled.Count <= 4 && ColumnNames.Plain(filled[0]) is var first
            && (first.StartsWith("totaal", StringComparison.Ordinal) || first.StartsWith("total", StringComparison.Ordinal) || first.StartsWith("aantal", StringComparison.Ordinal));
    }

    private bool Holds(ImportField field, ImportCell cell, string text, bool isRequired)
    {
        if (cell.IsError || text is "#N/A" or "#N/B" or "#REF!" or "#VERW!" or "#NAME?" or "#NAAM?" or "#VALUE!" or "#WAARDE!" or "#DIV/0!" or "#DEEL/0!")
        {
            Say(field, ImportFindingKind.CellHasError, CellText.Quoted(text));
            return false;
        }
        if (text != "") return true;
        if (isRequired) Say(field, ImportFindingKind.Required);
        return false;
    }

    private string? Wrong(ImportField field, ImportFindingKind kind, params IReadOnlyList<object> arguments)
    {
        Say(field, kind, arguments);
        return null;
    }

    private string Tidied(ImportCell cell)
    {
        var tidy = CellText.Tidy(cell.Text);
        _isTidied |= tidy != cell.Text;
        return tidy;
    }

    private ImportCell Cell(ImportField field) =>
        mapping.ColumnOf(field) is { } column && column < _row.Cells.Count ? _row.Cells[column] : ImportCell.Empty;
}
