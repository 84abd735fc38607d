using System.Globalization;
using System.IO.Compression;
using System.Text;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Tests.Import;

/// <summary>Files to import: those that ship as fixtures, and hostile ones made here.</summary>
internal static class Files
{
    public static ImportReading Read(string name)
    {
        using var file = Open(name);
        return ImportCheck.Run(file);
    }

    public static Stream Open(string name) => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Import", name));

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Import", name));

    public static ImportReading ReadCsv(string text, ColumnMapping? mapping = null) => ReadBytes(Encoding.UTF8.GetBytes(text), mapping);

    public static ImportReading ReadBytes(byte[] bytes, ColumnMapping? mapping = null) => ImportCheck.Run(new MemoryStream(bytes), mapping);

    /// <summary>What is said to somebody who reads this language, whatever the language of the machine.</summary>
    public static T In<T>(string language, Func<T> say)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = PortalCultures.Of(language);
        try
        {
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    /// <summary>A workbook of one sheet, from the XML of its rows.</summary>
    public static byte[] Workbook(string rows, string styles = "", string workbook = "") => Zip(
        ("xl/workbook.xml", $"""
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            {workbook}<sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>
            """),
        ("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"""),
        ("xl/styles.xml", $"""<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{styles}</styleSheet>"""),
        ("xl/worksheets/sheet1.xml", Sheet(rows)));

    public static string Sheet(string rows) => $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""";

    public static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path, CompressionLevel.Fastest).Open());
                writer.Write(text);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>A row of a sheet with inline texts.</summary>
    public static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((cell, column) => $"<c r=\"{(char)('A' + column)}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";
}
