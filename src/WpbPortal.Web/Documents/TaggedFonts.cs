using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace WpbPortal.Web.Documents;

/// <summary>The letters of documents: those of the pages (SIL Open Font License), which a document takes along so that it looks the same everywhere.</summary>
internal sealed class TaggedFonts : IFontResolver
{
    private const string Family = "Atkinson Next";

    private static bool _isRegistered;

    /// <summary>Letters of a size, in points.</summary>
    public static XFont Of(double size, bool isBold = false) => new(Family, size, isBold ? XFontStyleEx.Bold : XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode));

    /// <summary>Lets PDFsharp find them; once is enough.</summary>
    public static void Register()
    {
        if (_isRegistered) return;
        GlobalFontSettings.FontResolver = new TaggedFonts();
        _isRegistered = true;
    }

    /// <inheritdoc />
    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) => new(bold ? "atkinson-next-bold" : "atkinson-next-regular");

    /// <inheritdoc />
    public byte[]? GetFont(string faceName)
    {
        using var font = typeof(TaggedFonts).Assembly.GetManifestResourceStream($"WpbPortal.Web.Documents.{faceName}.ttf") ?? throw new InvalidOperationException($"The letters {faceName} are not there.");
        using var content = new MemoryStream();
        font.CopyTo(content);
        return content.ToArray();
    }
}
