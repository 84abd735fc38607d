using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace WpbPortal.Web.Documents;

/// <summary>
/// A PDF that is read as it is meant, also aloud: with a title and a language, and every heading, list, quote and table said to be one. It is written from above to
/// below and begins a page by itself when one is full.
/// </summary>
public sealed class TaggedDocument : IDisposable
{
    private const double Margin = 56;
    private const double Foot = 40;
    private const double Room = 4;
    private const int FewRows = 6;

    /// <summary>PDFsharp keeps its fonts for the whole process; one document at a time is quick enough.</summary>
    private static readonly Lock OneAtATime = new();

    private static readonly XBrush Ink = new XSolidBrush(XColor.FromArgb(0x1f, 0x2a, 0x24));
    private static readonly XBrush Soft = new XSolidBrush(XColor.FromArgb(0x4d, 0x5a, 0x53));
    private static readonly XPen Line = new(XColor.FromArgb(0xc9, 0xcf, 0xc9), 0.75);

    private readonly PdfDocument _document = new();
    private readonly StructureBuilder _structure;
    private readonly string _foot;
    private readonly XFont _plain = TaggedFonts.Of(10.5);
    private readonly XFont _small = TaggedFonts.Of(8.5);
    private readonly XFont _strong = TaggedFonts.Of(10.5, isBold: true);
    private XGraphics _page = null!;
    private double _y;

    private TaggedDocument(string title, string language, string foot)
    {
        _foot = foot;
        _document.Info.Title = title;
        _document.Info.Creator = "WpbPortal";
        _document.Language = language;
        var accessible = UAManager.ForDocument(_document);
        accessible.SetDocumentLanguage(language);
        _structure = accessible.StructureBuilder;
        BeginPage();
    }

    private static double Width => XUnitPt.FromMillimeter(210).Point - (2 * Margin);

    private static double Bottom => XUnitPt.FromMillimeter(297).Point - Margin - Foot / 2;

    /// <summary>Writes a document.</summary>
    /// <param name="title">Its title, which a reader shows and says.</param>
    /// <param name="language">Its language, as <c>nl</c> or <c>en</c>.</param>
    /// <param name="foot">What stands at the foot of each page, before its number; no part of what is read.</param>
    /// <param name="write">Writes what is in it.</param>
    public static byte[] Write(string title, string language, string foot, Action<TaggedDocument> write)
    {
        lock (OneAtATime)
        {
            TaggedFonts.Register();
            using var document = new TaggedDocument(title, language, foot);
            write(document);
            document._page.Dispose();
            using var content = new MemoryStream();
            document._document.Save(content, closeStream: false);
            return content.ToArray();
        }
    }

    /// <summary>Writes a heading; it stays with what comes after it.</summary>
    /// <param name="level">1 for the title, 2 and 3 below it.</param>
    /// <param name="text">What it says.</param>
    public void Heading(int level, string text)
    {
        var font = TaggedFonts.Of(level switch { 1 => 20, 2 => 14, _ => 11.5 }, isBold: true);
        if (level > 1) _y += level == 2 ? 14 : 8;
        if (_y + (4 * Step(font)) > Bottom) BeginPage();
        Block(level switch { 1 => PdfBlockLevelElementTag.Heading1, 2 => PdfBlockLevelElementTag.Heading2, _ => PdfBlockLevelElementTag.Heading3 }, text, font, Ink, Margin, Width);
        _y += 4;
    }

    /// <summary>Writes a paragraph, or one for each line of it.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="isSoft">Whether it is told in passing.</param>
    public void Paragraph(string text, bool isSoft = false)
    {
        foreach (var line in Lines(text)) Block(PdfBlockLevelElementTag.Paragraph, line, _plain, isSoft ? Soft : Ink, Margin, Width);
        _y += 4;
    }

    /// <summary>Writes what somebody said.</summary>
    public void Quote(string text)
    {
        _structure.BeginElement(PdfGroupingElementTag.BlockQuotation);
        foreach (var line in Lines(text)) Block(PdfBlockLevelElementTag.Paragraph, line, _plain, Soft, Margin + 14, Width - 14);
        _structure.End();
        _y += 6;
    }

    /// <summary>Writes a list.</summary>
    public void List(IEnumerable<string> items)
    {
        _structure.BeginElement(PdfBlockLevelElementTag.List);
        Attribute("/List", "/ListNumbering", "/Disc");
        foreach (var item in items)
        {
            var lines = Wrapped(string.Join(' ', Lines(item)), _plain, Width - 14);
            MakeRoom(Step(_plain));
            _structure.BeginElement(PdfBlockLevelElementTag.ListItem);
            _structure.BeginElement(PdfBlockLevelElementTag.Label);
            _page.DrawString("• ", _plain, Ink, Margin + 2, _y + Rise(_plain));
            _structure.End();
            _structure.BeginElement(PdfBlockLevelElementTag.ListBody);
            Draw(lines, _plain, Ink, Margin + 14);
            _structure.End();
            _structure.End();
            _y += 2;
        }
        _structure.End();
        _y += 4;
    }

    /// <summary>Writes a table; the first cell of each row says what the row is about.</summary>
    /// <param name="columns">What stands above the columns, and how wide they are beside each other.</param>
    /// <param name="rows">Its rows, with a text for each column.</param>
    public void Table(IReadOnlyList<TaggedColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var (all, body) = (columns.Sum(column => column.Share), rows.ToList());
        double[] widths = [.. columns.Select(column => Width * column.Share / all)];
        // A small table is not torn apart.
        if (body.Count <= FewRows) MakeRoom((body.Count + 1) * ((2 * Step(_plain)) + (2 * Room)));
        _structure.BeginElement(PdfBlockLevelElementTag.Table);
        _structure.BeginElement(PdfBlockLevelElementTag.TableHeadRowGroup);
        Row([.. columns.Select(column => column.Title)], isHead: true);
        _structure.End();
        _structure.BeginElement(PdfBlockLevelElementTag.TableBodyRowGroup);
        foreach (var row in body) Row(row, isHead: false);
        _structure.End();
        _structure.End();
        _y += 6;

        void Row(IReadOnlyList<string> cells, bool isHead)
        {
            var fonts = cells.Select((_, place) => isHead || place == 0 ? _strong : _plain).ToArray();
            var lines = cells.Select((cell, place) => Wrapped(string.Join(' ', Lines(cell)), fonts[place], widths[place] - (2 * Room))).ToArray();
            var height = lines.Max(cell => Math.Max(1, cell.Count)) * Step(_plain) + (2 * Room);
            MakeRoom(isHead ? 2 * height : height);
            _structure.BeginElement(PdfBlockLevelElementTag.TableRow);
            var (top, left) = (_y, Margin);
            foreach (var (cell, place) in lines.Select((cell, place) => (cell, place)))
            {
                _structure.BeginElement(isHead || place == 0 ? PdfBlockLevelElementTag.TableHeaderCell : PdfBlockLevelElementTag.TableDataCell);
                if (isHead || place == 0) Attribute("/Table", "/Scope", isHead ? "/Column" : "/Row");
                _y = top + Room;
                Draw(cell, fonts[place], isHead ? Soft : Ink, left + Room, columns[place].IsNumber ? widths[place] - (2 * Room) : null);
                _structure.End();
                left += widths[place];
            }
            _structure.End();
            _y = top + height;
            _structure.BeginArtifact();
            _page.DrawLine(Line, Margin, _y, Margin + Width, _y);
            _structure.End();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _document.Dispose();

    private void Block(PdfBlockLevelElementTag tag, string text, XFont font, XBrush brush, double left, double width)
    {
        var lines = Wrapped(text, font, width);
        if (lines.Count == 0) return;
        MakeRoom(Step(font));
        _structure.BeginElement(tag);
        Draw(lines, font, brush, left);
        _structure.End();
    }

    /// <summary>Draws lines under each other, in the element that is open; a blank at the end keeps the words of two lines apart when they are read.</summary>
    private void Draw(IReadOnlyList<string> lines, XFont font, XBrush brush, double left, double? within = null)
    {
        foreach (var (number, line) in lines.Index())
        {
            MakeRoom(Step(font));
            var at = within is { } width ? left + width - _page.MeasureString(line, font).Width : left;
            _page.DrawString(number < lines.Count - 1 ? line + " " : line, font, brush, at, _y + Rise(font));
            _y += Step(font);
        }
    }

    /// <summary>From one line to the next.</summary>
    private static double Step(XFont font) => font.Size * 1.4;

    /// <summary>From the top of a line to the foot of its letters.</summary>
    private static double Rise(XFont font) => font.Size * 1.05;

    private void MakeRoom(double height)
    {
        if (_y + height > Bottom) BeginPage();
    }

    private void BeginPage()
    {
        _page?.Dispose();
        var page = _document.AddPage();
        page.Size = PdfSharp.PageSize.A4;
        _page = XGraphics.FromPdfPage(page);
        _y = Margin;
        _structure.BeginArtifact();
        _page.DrawString($"{_foot} · {_document.PageCount}", _small, Soft, Margin, page.Height.Point - Foot);
        _structure.End();
    }

    /// <summary>Says something of the element that is open, such as that a cell is the head of its column.</summary>
    private void Attribute(string owner, string name, string value)
    {
        var said = new PdfDictionary(_document);
        said.Elements.SetName("/O", owner);
        said.Elements.SetName(name, value);
        _structure.CurrentStructureElement.Elements["/A"] = said;
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private List<string> Wrapped(string text, XFont font, double width)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, font, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && _page.MeasureString(longer, font).Width > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }
        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    /// <summary>A word that is wider than a line (an address) is broken where the line ends.</summary>
    private IEnumerable<string> Pieces(string word, XFont font, double width)
    {
        var rest = word;
        while (rest.Length > 1 && _page.MeasureString(rest, font).Width > width)
        {
            var fits = rest.Length - 1;
            while (fits > 1 && _page.MeasureString(rest[..fits], font).Width > width) fits--;
            if (char.IsHighSurrogate(rest[fits - 1])) fits = fits > 1 ? fits - 1 : fits + 1;
            yield return rest[..fits];
            rest = rest[fits..];
        }
        yield return rest;
    }
}

/// <summary>A column of a table.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Share">How wide it is, beside the others.</param>
/// <param name="IsNumber">Whether its texts line up at the right.</param>
public sealed record TaggedColumn(string Title, double Share, bool IsNumber = false);
