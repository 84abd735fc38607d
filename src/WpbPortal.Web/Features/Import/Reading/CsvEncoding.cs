using System.Text;
using System.Text.Unicode;
using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Reading;

/// <summary>In which encoding a text file was saved.</summary>
internal static class CsvEncoding
{
    private const int Chunk = 64 * 1024;
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// The encoding: what a byte order mark says, else UTF-8 when every byte of the file fits it, else Windows-1252. A
    /// beginning says nothing, since the first letter with an accent may stand on the last line.
    /// </summary>
    /// <exception cref="UnreadableFileException">The bytes are no text.</exception>
    public static Encoding Of(Stream file)
    {
        file.Position = 0;
        var buffer = new byte[Chunk];
        var kept = 0;
        var isFirst = true;
        var isUtf8 = true;
        int read;
        while ((read = file.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var bytes = buffer.AsSpan(0, kept + read);
            if (isFirst && Marked(bytes) is { } marked) return marked;
            isFirst = false;
            if (bytes.ContainsAny(NoText)) throw new UnreadableFileException(ImportFindingKind.NotASpreadsheet);
            if (!isUtf8)
            {
                kept = 0;
                continue;
            }
            var valid = ValidLength(bytes);
            // A letter may be cut at the end of a piece; three bytes more show whether it goes on.
            isUtf8 = bytes.Length - valid < 4;
            bytes[valid..].CopyTo(buffer);
            kept = isUtf8 ? bytes.Length - valid : 0;
        }
        return isUtf8 && kept == 0 ? new UTF8Encoding(false) : Windows1252;
    }

    /// <summary>Bytes that no text has: all controls but tab, line feed, vertical tab, form feed, return and escape.</summary>
    private static readonly System.Buffers.SearchValues<byte> NoText =
        System.Buffers.SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 28, 29, 30, 31]);

    private static Encoding? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(true),
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return bytes.Length;
        var at = 0;
        while (at < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) != System.Buffers.OperationStatus.Done) return at;
            at += length;
        }
        return at;
    }
}
