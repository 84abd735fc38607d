using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Reading;

/// <summary>
/// The parts of an XLSX file (ECMA-376, part 1, chapter 18) that say what its cells mean: sheets, shared texts and which
/// formats are dates. Read with the platform's own zip and XML: the library at hand ran without end on one cell in the
/// last column and row, and fails on cell types that it does not know.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = ImportLimits.UnpackedBytes,
    };

    private readonly ZipArchive _zip;
    private readonly UnpackedBytes _unpacked = new();

    private Workbook(ZipArchive zip) => _zip = zip;

    /// <summary>The visible sheets, in the order of their tabs.</summary>
    public IReadOnlyList<WorkbookSheet> Sheets { get; private set; } = [];

    /// <summary>Texts that cells refer to by number.</summary>
    public IReadOnlyList<string> SharedTexts { get; private set; } = [];

    /// <summary>For each cell style, whether it shows a number as a date.</summary>
    public IReadOnlyList<bool> IsDateStyle { get; private set; } = [];

    /// <summary>For each cell style, to how many digits it fills a number up with zeros (<c>00000</c>); 0 for not.</summary>
    public IReadOnlyList<int> ZerosOfStyle { get; private set; } = [];

    /// <summary>Whether days are counted from 1904, as old Excel for Mac did.</summary>
    public bool CountsFrom1904 { get; private set; }

    /// <exception cref="UnreadableFileException">The zip is no workbook.</exception>
    public static Workbook Open(Stream file)
    {
        ZipArchive zip;
        try
        {
            zip = new(file, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (Exception broken) when (UnreadableFileException.IsDamage(broken))
        {
            throw new UnreadableFileException(ImportFindingKind.WorkbookBroken);
        }
        var workbook = new Workbook(zip);
        try
        {
            workbook.ReadSheets();
            workbook.ReadStyles();
            workbook.ReadSharedTexts();
            return workbook;
        }
        catch (Exception broken) when (UnreadableFileException.IsDamage(broken))
        {
            workbook.Dispose();
            throw new UnreadableFileException(ImportFindingKind.WorkbookBroken);
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    /// <summary>Opens a part; its size is what the zip says it will be, which need not be true.</summary>
    public (XmlReader Xml, CountedStream Stream, long Size)? Part(string path)
    {
        if (_zip.GetEntry(path) is not { } entry) return null;
        var stream = new CountedStream(entry.Open(), _unpacked);
        return (XmlReader.Create(stream, Settings), stream, entry.Length);
    }

    public void Dispose() => _zip.Dispose();

    private void ReadSheets()
    {
        if (Part("xl/workbook.xml") is not { } part) throw new UnreadableFileException(ImportFindingKind.ZipIsNoWorkbook);
        var paths = Paths();
        List<WorkbookSheet> sheets = [];
        using var xml = part.Xml;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") CountsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet" || xml.GetAttribute("state") is "hidden" or "veryHidden") continue;
            var relation = xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
            if (relation is not null && paths.TryGetValue(relation, out var path)) sheets.Add(new(xml.GetAttribute("name") ?? "", path));
        }
        Sheets = sheets;
    }

    private Dictionary<string, string> Paths()
    {
        Dictionary<string, string> paths = [];
        if (Part("xl/_rels/workbook.xml.rels") is not { } part) return paths;
        using var xml = part.Xml;
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" }) continue;
            if (xml.GetAttribute("Id") is not { } id || xml.GetAttribute("Target") is not { } target) continue;
            paths[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
        }
        return paths;
    }

    private void ReadStyles()
    {
        if (Part("xl/styles.xml") is not { } part) return;
        HashSet<int> dateFormats = [];
        Dictionary<int, int> zeroFormats = [];
        List<bool> styles = [];
        List<int> zeros = [];
        var isInCells = false;
        using var xml = part.Xml;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") isInCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            var format = int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
            if (xml.LocalName == "numFmt" && ShowsDay(xml.GetAttribute("formatCode") ?? "")) dateFormats.Add(format);
            if (xml.LocalName == "numFmt" && xml.GetAttribute("formatCode") is { Length: > 1 and <= 20 } code && code.AsSpan().IndexOfAnyExcept('0') < 0) zeroFormats[format] = code.Length;
            if (xml.LocalName != "xf" || !isInCells) continue;
            styles.Add(dateFormats.Contains(format) || IsBuiltInDate(format));
            zeros.Add(zeroFormats.GetValueOrDefault(format));
        }
        (IsDateStyle, ZerosOfStyle) = (styles, zeros);
    }

    private void ReadSharedTexts()
    {
        if (Part("xl/sharedStrings.xml") is not { } part) return;
        List<string> texts = [];
        var characters = 0L;
        using var xml = part.Xml;
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            texts.Add(RichText(xml));
            characters += texts[^1].Length;
            if (characters > ImportLimits.SharedCharacters)
                throw new UnreadableFileException(ImportFindingKind.UnpacksTooLarge, 0, ImportLimits.UnpackedBytes / 1024 / 1024);
        }
        SharedTexts = texts;
    }

    /// <summary>The text of the element at hand, whose pieces may each have a look of their own; without how it is pronounced.</summary>
    internal static string RichText(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        var isPronounced = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh") isPronounced = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && !isPronounced) text.Append(xml.Value);
            if (text.Length > ImportLimits.CellLength * 2) text.Length = ImportLimits.CellLength * 2;
        }
        return text.ToString();
    }

    private static bool IsBuiltInDate(int format) => format is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58);

    /// <summary>Whether a format shows a day or a year; quoted text, colours and escaped characters say nothing.</summary>
    private static bool ShowsDay(string format)
    {
        char closing = default;
        for (var at = 0; at < format.Length; at++)
        {
            var character = format[at];
            if (closing != default)
            {
                if (character == closing) closing = default;
            }
            else if (character is '"' or '[') closing = character == '"' ? '"' : ']';
            else if (character is '\\' or '_' or '*') at++;
            // "General" itself has none of these letters; d and j(aar) and y occur in dates only.
            else if (character is 'd' or 'D' or 'y' or 'Y' or 'j' or 'J') return true;
        }
        return false;
    }
}

/// <summary>A sheet and the part that holds it.</summary>
internal sealed record WorkbookSheet(string Name, string Path);
