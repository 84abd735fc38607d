using System.IO.Compression;
using System.Text;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.TrajectorySources;
using Xunit;

namespace WpbPortal.Web.Tests.GroupLearning;

/// <summary>Which files are kept as a source, seen by their content, and which are refused however they are called.</summary>
public sealed class SourceFileCheckTests
{
    private const string Pdf = "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[40], 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[40], 0xFF, 0xD9];

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "programma.pdf", [0x4D, 0x5A, .. new byte[100]] },
        { "programma.exe", [0x4D, 0x5A, .. new byte[100]] },
        { "brief.pdf.exe", Bytes(Pdf) },
        { "brief\u202Efdp.exe", Bytes(Pdf) },
        { "pagina.html", Bytes("<html><script>alert(1)</script></html>") },
        { "pagina.pdf", Bytes("<html><script>alert(1)</script></html>") },
        { "pagina-ervoor.pdf", Bytes("<html></html>" + Pdf) },
        { "pagina-erachter.pdf", Bytes(Pdf + "<html></html>") },
        { "script.pdf", Bytes(Pdf.Replace("/Catalog", "/Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>", StringComparison.Ordinal)) },
        { "gespeld.pdf", Bytes(Pdf.Replace("/Catalog", "/Catalog /AA << /S /J#61vaScript >>", StringComparison.Ordinal)) },
        { "start.pdf", Bytes(Pdf.Replace("/Catalog", "/Catalog /A << /S /Launch /F (cmd.exe) >>", StringComparison.Ordinal)) },
        { "meegestuurd.pdf", Bytes(Pdf.Replace("/Catalog", "/Catalog /Names << /EmbeddedFiles 2 0 R >>", StringComparison.Ordinal)) },
        { "half.pdf", Bytes(Pdf.Replace("%%EOF", "", StringComparison.Ordinal)) },
        { "tekening.svg", Bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>") },
        { "tekening.png", Bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>") },
        { "staart.png", [.. Png, .. Bytes("<script>alert(1)</script>")] },
        { "binnenin.jpg", [.. Jpeg[..20], .. Bytes("<?php system($_GET['c']); ?>"), .. Jpeg[20..]] },
        { "archief.jpg", [.. Jpeg, .. Zip(("a.txt", "a"))] },
        { "macro.docx", Word(("word/vbaProject.bin", "x")) },
        { "macrotype.docx", Zip(("[Content_Types].xml", "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"), ("word/document.xml", "<w/>")) },
        { "sjabloon.docx", Word(("word/_rels/settings.xml.rels", "<Relationships><Relationship Id=\"a\" Type=\"http://x/attachedTemplate\" Target=\"https://elders.example/a.dotm\" TargetMode=\"External\"/></Relationships>")) },
        { "object.docx", Word(("word/embeddings/oleObject1.bin", "x")) },
        { "uitweg.docx", Word(("../../weg.txt", "x")) },
        { "archief.docx", Zip(("a.txt", "a")) },
        { "bom.docx", Word(("word/media/groot.xml", new string('a', 210 * 1024 * 1024))) },
        { "verkeerd.pptx", Word() },
        { "half.docx", Word()[..40] },
        { "basic.odt", Open("application/vnd.oasis.opendocument.text", ("Basic/Standard/Module1.xml", "x")) },
        { "anders.odt", Open("application/vnd.oasis.opendocument.presentation") },
        { "pagina.txt", Bytes("  <!doctype html><title>x</title>") },
        { "nul.txt", [0x61, 0x00, 0x62] },
        { "breed.txt", [0xFF, 0xFE, 0x3C, 0x00, 0x73, 0x00] },
        { "snelkoppeling.lnk", [0x4C, 0x00, 0x00, 0x00] },
        { "script.js", Bytes("alert(1)") },
        { "zonder-ending", Bytes(Pdf) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Of_WhatIsNotWhatItSaysOrCouldRun_IsRefused(string name, byte[] content) =>
        Assert.Equal(Rule.FileNotTaken, Assert.Throws<RuleViolationException>(() => SourceFileCheck.Of(name, content)).Rule);

    public static TheoryData<string, byte[], SourceFileKind, string> Good => new()
    {
        { "Artikel König.pdf", Bytes(Pdf), SourceFileKind.Pdf, "Artikel König.pdf" },
        // What is packed can hold any letters.
        { "plaat.PDF", Bytes(Pdf.Replace("trailer", "2 0 obj << /Length 3 >> stream\n/JS#4A\nendstream endobj\ntrailer", StringComparison.Ordinal)), SourceFileKind.Pdf, "plaat.PDF" },
        { "C:\\map\\model.docx", Word(("word/_rels/document.xml.rels", "<Relationships><Relationship Id=\"a\" Type=\"http://x/relationships/hyperlink\" Target=\"https://elders.example/\" TargetMode=\"External\"/></Relationships>")), SourceFileKind.Docx, "model.docx" },
        { "dia's.pptx", Zip(("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<p/>"), ("ppt/media/teken.svg", "<svg/>")), SourceFileKind.Pptx, "dia's.pptx" },
        { "lijst.xlsx", Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>"), ("xl/printerSettings/printerSettings1.bin", "x")), SourceFileKind.Xlsx, "lijst.xlsx" },
        { "tekst.odt", Open("application/vnd.oasis.opendocument.text"), SourceFileKind.Odt, "tekst.odt" },
        { "dia.odp", Open("application/vnd.oasis.opendocument.presentation"), SourceFileKind.Odp, "dia.odp" },
        { "plaat.png", Png, SourceFileKind.Png, "plaat.png" },
        { "../foto.jpeg", Jpeg, SourceFileKind.Jpeg, "foto.jpeg" },
        { "aan\u202Eteken\r\ningen<>.txt", Bytes("Wat zag ik?\r\nWat deed het? 3 < 4"), SourceFileKind.Txt, "aantekeningen.txt" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Of_WhatIsWhatItSays_IsTakenUnderAPlainName(string name, byte[] content, SourceFileKind kind, string expected)
    {
        var file = SourceFileCheck.Of(name, content);
        Assert.Equal((kind, expected), (file.Kind, file.Name));
    }

    [Fact]
    public void Of_TooLargeOrEmptyOrWithALongName_SaysSoOrShortens()
    {
        Assert.Equal(Rule.FileTooLarge, Assert.Throws<RuleViolationException>(() => SourceFileCheck.Of("groot.pdf", new byte[TrajectorySourceFile.MostBytes + 1])).Rule);
        Assert.Equal(Rule.Required, Assert.Throws<RuleViolationException>(() => SourceFileCheck.Of("leeg.pdf", [])).Rule);
        var name = SourceFileCheck.Of(new string('a', 300) + ".pdf", Bytes(Pdf)).Name;
        Assert.Equal((TrajectorySourceFile.NameLength, true), (name.Length, name.EndsWith(".pdf", StringComparison.Ordinal)));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Word(params (string Name, string Content)[] more) => Zip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"), .. more]);

    private static byte[] Open(string type, params (string Name, string Content)[] more) => Zip([("mimetype", type), ("content.xml", "<c/>"), .. more]);

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(content);
            }
        }
        return whole.ToArray();
    }
}
