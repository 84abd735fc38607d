using WpbPortal.Web.Features.Import.Checking;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

public sealed class WorkbookFilesTests
{
    private static readonly string[] Header = ["Studentnr", "Roepnaam", "Achternaam", "E-mail", "Rol", "School", "Begindatum", "Uren"];
    private static readonly string[] Person = ["00123", "Noor", "Haar", "noor@school.example", "wpb", "Noord", "31-08-2026", "32,5"];

    [Fact]
    public void Run_TextCells_KeepLeadingZerosAndWrittenDates()
    {
        var person = Assert.Single(Files.ReadBytes(Files.Workbook(Files.Row(1, Header) + Files.Row(2, Person))).People);
        Assert.Equal(("00123", new DateOnly(2026, 8, 31), 32.5m), (person.Number, person.Period.From, person.Hours));
    }

    [Fact]
    public void Run_NumericCells_AreNumbersAndSerialDays()
    {
        var rows = Files.Row(1, Header) + """
            <row r="2"><c r="A2"><v>2017001</v></c><c r="B2" t="str"><f>UPPER(A1)</f><v>Noor</v></c><c r="C2" t="inlineStr"><is><r><t>Ha</t></r><r><t>ar</t></r></is></c>
            <c r="D2" t="inlineStr"><is><t>noor@school.example</t></is></c><c r="E2" t="inlineStr"><is><t>WPB</t></is></c><c r="F2" t="inlineStr"><is><t>Noord</t></is></c>
            <c r="G2" s="1"><v>46265</v></c><c r="H2"><v>32.5</v></c></row>
            """;
        var styles = """<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>""";
        var person = Assert.Single(Files.ReadBytes(Files.Workbook(rows, styles)).People);
        Assert.Equal(("2017001", "Haar", new DateOnly(2026, 8, 31), 32.5m), (person.Number, person.Name.FamilyName, person.Period.From, person.Hours));
        // Without the style it is a number still, and a number in a column of days is a day.
        Assert.Equal(person, Assert.Single(Files.ReadBytes(Files.Workbook(rows)).People));
        Assert.Equal(person.Period.From.AddDays(1462), Assert.Single(Files.ReadBytes(Files.Workbook(rows, styles, "<workbookPr date1904=\"1\"/>")).People).Period.From);
    }

    [Fact]
    public void Run_RowsLeftOpen_KeepTheirNumbers()
    {
        var reading = Files.ReadBytes(Files.Workbook(Files.Row(3, Header) + "<row r=\"4\"/>" + Files.Row(9, Person) + "<row r=\"10\"><c r=\"A10\" s=\"0\"/></row>"));
        Assert.Equal(9, Assert.Single(reading.People).Row);
        Assert.Equal(3, reading.Mapping!.HeaderRow);
    }

    [Fact]
    public void Run_CellInTheLastCornerOfTheSheet_CostsNothing()
    {
        var reading = Files.ReadBytes(Files.Workbook(Files.Row(1, Header) + Files.Row(2, Person) + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"));
        Assert.Single(reading.People);
        Assert.Equal(0, reading.Findings.Errors);
    }

    [Fact]
    public void Run_ErrorInCell_IsSaidThere()
    {
        var rows = Files.Row(1, Header) + Files.Row(2, Person).Replace("<c r=\"H2\" t=\"inlineStr\"><is><t>32,5</t></is></c>", "<c r=\"H2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>");
        var finding = Assert.Single(Files.ReadBytes(Files.Workbook(rows)).Findings.All);
        Assert.Equal((2, "Uren", ImportFindingKind.CellHasError), (finding.Row, finding.Column, finding.Kind));
    }

    [Fact]
    public void Run_SeveralSheets_ReadsTheOneWithPeople()
    {
        var reading = Files.ReadBytes(Files.Zip(
            ("xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
                <sheet name="Uitleg" sheetId="1" r:id="rId1"/><sheet name="Leeg" sheetId="2" r:id="rId2"/><sheet name="Mensen" sheetId="3" r:id="rId3"/></sheets></workbook>
                """),
            ("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/a.xml"/><Relationship Id="rId2" Target="/xl/worksheets/b.xml"/><Relationship Id="rId3" Target="worksheets/c.xml"/></Relationships>
                """),
            ("xl/worksheets/a.xml", Files.Sheet(Files.Row(1, "Vul het tweede blad in"))),
            ("xl/worksheets/b.xml", Files.Sheet("")),
            ("xl/worksheets/c.xml", Files.Sheet(Files.Row(1, Header) + Files.Row(2, Person)))));
        Assert.Single(reading.People);
        Assert.Equal([(ImportFindingKind.OtherSheetsIgnored, "Uitleg")], reading.Findings.All.Select(finding => (finding.Kind, (string)finding.Arguments[0])));
    }
}
