using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Reading;

/// <summary>Opens a file that somebody chose. Its content says what it is, whatever its name ends in.</summary>
public static class ImportFileReader
{
    private static readonly byte[] Zip = [0x50, 0x4B];
    private static readonly byte[] OldWorkbook = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[][] BeginsOtherwise = ["%PDF"u8.ToArray(), "{\\rtf"u8.ToArray(), "<html"u8.ToArray(), "<!DOC"u8.ToArray(), "<?xml"u8.ToArray()];

    /// <summary>Opens a file at its first record.</summary>
    /// <param name="file">The file; it can be read more than once.</param>
    /// <exception cref="UnreadableFileException">The file is empty, too large, or no CSV file or workbook.</exception>
    public static RowReader Open(Stream file)
    {
        if (file.Length == 0) throw new UnreadableFileException(ImportFindingKind.FileEmpty);
        if (file.Length > ImportLimits.FileBytes) throw new UnreadableFileException(ImportFindingKind.FileTooLarge, 0, ImportLimits.FileBytes / 1024 / 1024);
        var begin = Begin(file);
        file.Position = 0;
        if (begin.AsSpan().StartsWith(OldWorkbook)) throw new UnreadableFileException(ImportFindingKind.OldWorkbook);
        if (begin.AsSpan().StartsWith(Zip)) return XlsxRowReader.Open(file);
        var text = System.Text.Encoding.Latin1.GetString(begin).TrimStart();
        if (BeginsOtherwise.Any(other => text.StartsWith(System.Text.Encoding.Latin1.GetString(other), StringComparison.OrdinalIgnoreCase)))
            throw new UnreadableFileException(ImportFindingKind.NotASpreadsheet);
        return CsvRowReader.Open(file);
    }

    private static byte[] Begin(Stream file)
    {
        file.Position = 0;
        var begin = new byte[Math.Min(64, file.Length)];
        file.ReadExactly(begin);
        return begin;
    }
}
