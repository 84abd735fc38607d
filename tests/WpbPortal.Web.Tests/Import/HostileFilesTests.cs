using System.Text;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Reading;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

/// <summary>Whatever somebody chooses, the answer is a finding that says what to do, and it comes soon.</summary>
public sealed class HostileFilesTests
{
    private const string Header = "Roepnaam;Achternaam;E-mailadres;Rol;School;Begindatum";

    [Theory]
    [InlineData("", ImportFindingKind.FileEmpty)]
    [InlineData(" \r\n;;;\r\n", ImportFindingKind.FileEmpty)]
    [InlineData(Header, ImportFindingKind.HeaderOnly)]
    [InlineData("%PDF-1.7 x", ImportFindingKind.NotASpreadsheet)]
    [InlineData("<html><table><tr><td>Roepnaam</td></tr></table>", ImportFindingKind.NotASpreadsheet)]
    [InlineData("Roepnaam;Achter\0naam", ImportFindingKind.NotASpreadsheet)]
    [InlineData("hallo allemaal", ImportFindingKind.NoColumnRecognised)]
    public void Run_NoListOfPeople_SaysWhatItIs(string text, ImportFindingKind kind) => Assert.Equal(kind, Only(Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void Run_OldWorkbook_AsksForAnother() => Assert.Equal(ImportFindingKind.OldWorkbook, Only([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]));

    [Fact]
    public void Run_ZipWithoutWorkbook_AsksForTheFileInside() => Assert.Equal(ImportFindingKind.ZipIsNoWorkbook, Only(Files.Zip(("personen.csv", "a;b"))));

    [Fact]
    public void Run_CutWorkbook_IsBroken() => Assert.Equal(ImportFindingKind.WorkbookBroken, Only(Files.Workbook(Files.Row(1, "Roepnaam"))[..300]));

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></c><row>")]
    [InlineData("<row r=\"5\"><c r=\"A5\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>")]
    public void Run_BrokenSheet_IsBroken(string rows) => Assert.Equal(ImportFindingKind.WorkbookBroken, Only(Files.Workbook(rows)));

    [Fact]
    public void Run_EntitiesInWorkbook_AreNotExpanded()
    {
        var bytes = Files.Zip(("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><workbook>&b;</workbook>"));
        Assert.Equal(ImportFindingKind.WorkbookBroken, Only(bytes));
    }

    [Fact]
    public void Run_FewBytesThatUnpackToMany_StopsReading()
    {
        // 200 MB of one blank after the other: some two hundred kilobytes of zip.
        var bytes = Files.Zip(("xl/workbook.xml", new string(' ', 200 * 1024 * 1024)));
        Assert.InRange(bytes.Length, 1, 2_000_000);
        Assert.Equal(ImportFindingKind.UnpacksTooLarge, Only(bytes));
    }

    [Fact]
    public void Run_TooLargeFile_IsNotRead() => Assert.Equal(ImportFindingKind.FileTooLarge, Only(new byte[ImportLimits.FileBytes + 1]));

    [Fact]
    public void Run_EndlessCell_IsSaidWhereItBegins()
    {
        var reading = Files.ReadCsv($"{Header}\nNoor;Haar;noor@school.example;trainer;;31-08-2026\n\"{new string('x', 20_000)}\";b;c\n");
        Assert.Equal((3, ImportFindingKind.CellTooLong), reading.Findings.All.Select(finding => (finding.Row, finding.Kind)).Single());
    }

    [Fact]
    public void Run_EndlessQuote_IsSaidWhereItBegins()
    {
        var reading = Files.ReadCsv($"{Header}\nNoor;\"Haar;noor@school.example;trainer;;31-08-2026\n{string.Concat(Enumerable.Repeat("a;b;c;d;e;f\n", 50))}");
        Assert.Equal((2, ImportFindingKind.QuoteNotClosed), reading.Findings.All.Select(finding => (finding.Row, finding.Kind)).Single());
        var large = Files.ReadCsv($"{Header}\nNoor;\"Haar;noor@school.example;trainer;;31-08-2026\n{string.Concat(Enumerable.Repeat("a;b;c;d;e;f\n", 500_000))}");
        Assert.Equal((2, ImportFindingKind.CellTooLong), large.Findings.All.Select(finding => (finding.Row, finding.Kind)).Single());
    }

    [Fact]
    public void Run_RandomBytes_NeverThrows()
    {
        var random = new Random(20261124);
        var workbook = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Import", "zaos-stageplaatsen.xlsx"));
        var csv = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Import", "zaos-stageplaatsen.csv"));
        for (var round = 0; round < 300; round++)
        {
            var bytes = (byte[])(round % 2 == 0 ? workbook : csv).Clone();
            for (var change = 0; change < 8; change++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Files.ReadBytes(bytes);
        }
    }

    [Fact]
    public void Run_EveryRowWrong_KeepsAThousandFindingsAndCountsAll()
    {
        var reading = Files.ReadCsv($"{Header}\n{string.Concat(Enumerable.Range(1, 3000).Select(number => $"Noor;Haar{number};geen-adres;trainer;;31-08-2026\n"))}");
        Assert.Equal((3000, 1000, 2000), (reading.Findings.Errors, reading.Findings.All.Count, reading.Findings.Left));
    }

    private static ImportFindingKind Only(byte[] bytes) => Assert.Single(Files.ReadBytes(bytes).Findings.All).Kind;
}
