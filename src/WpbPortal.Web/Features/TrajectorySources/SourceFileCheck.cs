using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Features.TrajectorySources;

/// <summary>
/// Looks at what a file is, by its content: only some kinds are kept, whole and with nothing behind them, and none that could run something where it is opened. Whatever is taken is given as a
/// download alone, so this is the second guard and not the first.
/// </summary>
internal static partial class SourceFileCheck
{
    private const int MostParts = 2000;
    private const long MostUnpacked = 200L * 1024 * 1024;
    private const int LongestPlainText = 1024 * 1024;

    private static readonly Dictionary<string, SourceFileKind> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = SourceFileKind.Pdf, [".docx"] = SourceFileKind.Docx, [".pptx"] = SourceFileKind.Pptx, [".xlsx"] = SourceFileKind.Xlsx, [".odt"] = SourceFileKind.Odt, [".odp"] = SourceFileKind.Odp,
        [".png"] = SourceFileKind.Png, [".jpg"] = SourceFileKind.Jpeg, [".jpeg"] = SourceFileKind.Jpeg, [".txt"] = SourceFileKind.Txt,
    };

    /// <summary>The endings by which somebody chooses a file.</summary>
    public static string Accepts => string.Join(',', Endings.Keys);

    /// <summary>How a kind is called on the way out.</summary>
    public static string MediaTypeOf(SourceFileKind kind) => kind switch
    {
        SourceFileKind.Pdf => "application/pdf",
        SourceFileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        SourceFileKind.Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        SourceFileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        SourceFileKind.Odt => "application/vnd.oasis.opendocument.text",
        SourceFileKind.Odp => "application/vnd.oasis.opendocument.presentation",
        SourceFileKind.Png => "image/png",
        SourceFileKind.Jpeg => "image/jpeg",
        _ => "application/octet-stream",
    };

    /// <summary>The file under a plain name, when it is what its ending says and nothing more.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, <see cref="Rule.FileTooLarge"/> or <see cref="Rule.FileNotTaken"/>.</exception>
    public static SourceFile Of(string? name, byte[] content)
    {
        if (content.Length == 0) throw Broken(Rule.Required);
        if (content.Length > TrajectorySourceFile.MostBytes) throw Broken(Rule.FileTooLarge, TrajectorySourceFile.MostBytes / 1024 / 1024);
        var plain = PlainName(name);
        return Endings.TryGetValue(Path.GetExtension(plain), out var kind) && IsWhole(kind, content) ? new(plain, kind, content) : throw Broken(Rule.FileNotTaken);
    }

    /// <summary>A name without a way, signs that nobody sees, or more letters than are kept; its ending stays.</summary>
    private static string PlainName(string? name)
    {
        var last = (name ?? "").Split('/', '\\', ':')[^1];
        var seen = string.Concat(last.Where(sign => !char.IsControl(sign) && char.GetUnicodeCategory(sign) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator) && !"<>\"|?*;%".Contains(sign, StringComparison.Ordinal))).Trim(' ', '.');
        var ending = Path.GetExtension(seen);
        var stem = Path.GetFileNameWithoutExtension(seen).Trim();
        if (stem.Length == 0) stem = "bestand";
        return stem.Length + ending.Length <= TrajectorySourceFile.NameLength ? stem + ending : stem[..Math.Max(1, TrajectorySourceFile.NameLength - ending.Length)] + ending;
    }

    private static bool IsWhole(SourceFileKind kind, byte[] content) => kind switch
    {
        SourceFileKind.Pdf => IsPdf(content),
        SourceFileKind.Png => content.AsSpan().StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && content.AsSpan().EndsWith<byte>([0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]) && content.Length > 45
            && !HoldsMarkup(content),
        SourceFileKind.Jpeg => content.AsSpan().StartsWith<byte>([0xFF, 0xD8, 0xFF]) && content.AsSpan().EndsWith<byte>([0xFF, 0xD9]) && !HoldsMarkup(content),
        SourceFileKind.Txt => IsPlainText(content),
        _ => IsOffice(kind, content),
    };

    private static bool IsPdf(byte[] content)
    {
        // One sign for each byte.
        var text = Encoding.Latin1.GetString(content);
        if (!text.StartsWith("%PDF-", StringComparison.Ordinal)) return false;
        var end = text.LastIndexOf("%%EOF", StringComparison.Ordinal);
        return end > 0 && text[(end + 5)..].All(char.IsWhiteSpace) && !ActiveName().IsMatch(SpeltLetter().Replace(Stream().Replace(text, ""), letter => ((char)Convert.ToByte(letter.Groups[1].Value, 16)).ToString())) && !HoldsMarkup(content);
    }

    /// <summary>What is packed, in which any letters can stand beside each other.</summary>
    [GeneratedRegex(@"\bstream\r?\n[\s\S]*?endstream", RegexOptions.None, 5000)]
    private static partial Regex Stream();

    /// <summary>A letter of a name by its number.</summary>
    [GeneratedRegex("#([0-9A-Fa-f]{2})")]
    private static partial Regex SpeltLetter();

    /// <summary>What makes its reader do something, or carries another file.</summary>
    [GeneratedRegex("/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|GoToE)(?![A-Za-z])", RegexOptions.IgnoreCase)]
    private static partial Regex ActiveName();

    /// <summary>Whether a browser that guesses would find a page in it.</summary>
    private static bool HoldsMarkup(byte[] content)
    {
        var text = Encoding.Latin1.GetString(content);
        return ((string[])["<script", "<html", "<svg ", "<?php", "<iframe", "<!doctype html"]).Any(sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsPlainText(byte[] content)
    {
        if (content.Length > LongestPlainText) return false;
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
            return !text.Any(sign => char.IsControl(sign) && sign is not ('\r' or '\n' or '\t')) && !text.TrimStart().StartsWith('<') && !HoldsMarkup(content);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsOffice(SourceFileKind kind, byte[] content)
    {
        if (!content.AsSpan().StartsWith<byte>([0x50, 0x4B, 0x03, 0x04])) return false;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count is 0 or > MostParts || zip.Entries.Sum(part => part.Length) > MostUnpacked) return false;
            if (zip.Entries.Any(part => !IsHarmless(part.FullName))) return false;
            if (kind is SourceFileKind.Odt or SourceFileKind.Odp)
                return zip.Entries[0].FullName == "mimetype" && TextOf(zip.Entries[0]) == MediaTypeOf(kind) && zip.GetEntry("content.xml") is not null;
            var main = kind switch { SourceFileKind.Docx => "word/document.xml", SourceFileKind.Pptx => "ppt/presentation.xml", _ => "xl/workbook.xml" };
            return zip.GetEntry(main) is not null && zip.GetEntry("[Content_Types].xml") is { } types && TextOf(types) is { } said && !said.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
                && zip.Entries.Where(part => part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).All(part => IsAtHome(TextOf(part)));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>No macro, control or other file, and no way out of the folder in which it is unpacked.</summary>
    private static bool IsHarmless(string path)
    {
        var lower = path.ToLowerInvariant().Replace('\\', '/');
        return !lower.StartsWith('/') && !lower.Contains("..", StringComparison.Ordinal) && !lower.Contains(':', StringComparison.Ordinal)
            && !((string[])["vbaproject", "vbadata", "/activex/", "oleobject", "basic/", "scripts/", "macrosheets/"]).Any(part => lower.Contains(part, StringComparison.Ordinal))
            && !((string[])[".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".hta", ".scr", ".lnk", ".html", ".htm"]).Any(part => lower.EndsWith(part, StringComparison.Ordinal));
    }

    /// <summary>A link in a text leads elsewhere; a template, a frame or an object that is fetched from elsewhere when it is opened is refused.</summary>
    private static bool IsAtHome(string? relations) => relations is not null && !relations.Split("<Relationship ", StringSplitOptions.None).Skip(1).Any(one =>
        one.Contains("External", StringComparison.OrdinalIgnoreCase) && !one.Contains("/hyperlink\"", StringComparison.OrdinalIgnoreCase));

    private static string? TextOf(ZipArchiveEntry part)
    {
        const int longest = 1024 * 1024;
        if (part.Length > longest) return null;
        using var reader = new StreamReader(part.Open(), Encoding.UTF8);
        var buffer = new char[longest];
        return new(buffer, 0, reader.ReadBlock(buffer, 0, longest));
    }

    private static RuleViolationException Broken(Rule rule, params object[] values) => new(rule, values) { Field = nameof(TrajectorySourceFile) };
}
