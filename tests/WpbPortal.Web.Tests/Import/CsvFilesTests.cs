using System.Text;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Import.Checking;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

public sealed class CsvFilesTests
{
    private const string Header = "Roepnaam;Tussenvoegsel;Achternaam;E-mailadres;Rol;School;Team;Begindatum";
    private const string Row = "Noor;van der;Haar;noor@school.example;wpb;Locatie Noord;Team Zorg;31-08-2026";

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void Run_AnySeparator_IsFound(char separator)
    {
        var reading = Files.ReadCsv($"{Header}\r\n{Row}\r\n".Replace(';', separator));
        Assert.Empty(reading.Findings.All);
        Assert.Equal("Haar", Assert.Single(reading.People).Name.FamilyName);
    }

    [Theory]
    [InlineData("sep=;\r\n")]
    [InlineData("\"sep=;\"\r\n")]
    public void Run_SeparatorNamedByExcel_StaysARowOfTheFile(string first)
    {
        var reading = Files.ReadCsv($"{first}{Header}\r\n{Row}\r\n");
        Assert.Empty(reading.Findings.All);
        Assert.Equal(3, Assert.Single(reading.People).Row);
    }

    [Fact]
    public void Run_Encodings_GiveTheSamePeople()
    {
        var text = $"{Header}\r\n{Row.Replace("Noor", "Noëlle")}\r\n";
        var expected = Files.ReadCsv(text).People;
        Assert.Equal("Noëlle", expected[0].Name.GivenName);
        Encoding[] encodings = [new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, CodePagesEncodingProvider.Instance.GetEncoding(1252)!];
        Assert.All(encodings, encoding => Assert.Equal(expected, Files.ReadBytes([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).People));
    }

    [Fact]
    public void Run_FirstAccentFarBehindTheBeginning_DecidesTheEncoding()
    {
        var rows = string.Concat(Enumerable.Range(1, 4000).Select(number => $"Noor;;Haar{number};noor{number}@school.example;wpb;Locatie Noord;Team Zorg;31-08-2026\r\n"));
        var text = $"{Header}\r\n{rows}Noëlle;;Ähn;last@school.example;wpb;Locatie Noord;Team Zorg;31-08-2026\r\n";
        var old = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        Assert.Equal("Noëlle", Files.ReadBytes(old.GetBytes(text)).People[^1].Name.GivenName);
        Assert.Equal("Noëlle", Files.ReadCsv(text).People[^1].Name.GivenName);
    }

    [Fact]
    public void Run_BlankLinesAndLineBreaksInCells_KeepTheRowsOfTheFile()
    {
        var reading = Files.ReadCsv($"{Header}\r\n\r\n{Row}\r\n;;;;;;;\r\n{Row.Replace("Team Zorg", "\"Team\r\nZorg\"").Replace("noor@", "b@")}\r\n{Row.Replace("noor@", "geen")}\r\n");
        Assert.Equal([3, 5], reading.People.Select(person => person.Row));
        Assert.Equal("Team Zorg", reading.People[1].Team);
        Assert.Equal(7, Assert.Single(reading.Findings.All, finding => finding.Severity == ImportSeverity.Error).Row);
    }

    [Fact]
    public void Run_ColumnsInOtherOrderWithOthersBetween_AreFoundByName()
    {
        var reading = Files.ReadCsv("Telefoon, E-MAIL ,Achternaam,FUNCTIE,Voornaam,Vestiging,Start-datum,t/m\n06,Noor@School.Example,Haar,Student,Noor,Noord,1 sep 2026,31/7/27\n");
        var person = Assert.Single(reading.People);
        Assert.Equal(("noor@school.example", Role.StudentTeacher, "Noord", new DatePeriod(new(2026, 9, 1), new(2027, 7, 31))), (person.Email, person.Role, person.School, person.Period));
        Assert.Equal(["1;Telefoon;ColumnIgnored", "2;;TidiedUp"], reading.Findings.All.Select(Short));
    }

    [Fact]
    public void Run_TitleAboveHeaderAndTotalBelow_AreNoPeople()
    {
        var reading = Files.ReadCsv($"Overzicht werkplekbegeleiders;;;;;;;\n\n{Header}\n{Row}\nTotaal;1;;;;;;\n");
        Assert.Single(reading.People);
        Assert.Equal(["5;;TotalRowSkipped"], reading.Findings.All.Select(Short));
    }

    [Fact]
    public void Run_RowWithFewerCells_MissesWhatIsNotThere()
    {
        var reading = Files.ReadCsv($"{Header}\nNoor;;Haar;noor@school.example;wpb;Noord\n");
        Assert.Equal(["2;Begindatum;Required"], reading.Findings.All.Select(Short));
    }

    [Fact]
    public void Run_ColumnMissingAndColumnTwice_AreSaidAtTheHeader()
    {
        var reading = Files.ReadCsv("Roepnaam;Achternaam;Rol;E-mail;E-mailadres;School\nNoor;Haar;wpb;a@b.nl;a@b.nl;Noord\n");
        Assert.Equal(["1;Begindatum;ColumnMissing", "1;E-mailadres;ColumnTwice"], Files.In("nl", () => reading.Findings.All.Select(Short).Order(StringComparer.Ordinal).ToList()));
        Assert.Equal(["1;E-mailadres;ColumnTwice", "1;Start date;ColumnMissing"], Files.In("en", () => reading.Findings.All.Select(Short).Order(StringComparer.Ordinal).ToList()));
        Assert.Empty(reading.People);
    }

    [Fact]
    public void Run_MappedByHand_ReadsByThatMapping()
    {
        const string text = "a;b;c;d;e;f\nNoor;Haar;noor@school.example;trainer;31-08-2026;1\n";
        var first = Files.ReadCsv(text);
        Assert.Equal(ImportFindingKind.NoColumnRecognised, Assert.Single(first.Findings.All).Kind);
        var mapping = first.Mapping!.With(0, ImportField.GivenName).With(1, ImportField.FamilyName).With(2, ImportField.Email).With(3, ImportField.Role).With(4, ImportField.From);
        Assert.Equal("Noor Haar", Assert.Single(Files.ReadCsv(text, mapping).People).Name.Full);
    }

    [Theory]
    [InlineData("Haar, van der", "van der", "Haar")]
    [InlineData("van der Haar", "van der", "Haar")]
    [InlineData("'t Hof", "'t", "Hof")]
    [InlineData("Van den Berg", null, "Van den Berg")]
    [InlineData("Koster-Baas", null, "Koster-Baas")]
    public void Run_PrefixWithTheFamilyName_IsPutApart(string typed, string? prefix, string family)
    {
        var person = Assert.Single(Files.ReadCsv($"{Header}\n{Row.Replace("van der;Haar", $";{typed}")}\n").People);
        Assert.Equal((prefix, family), (person.Name.SurnamePrefix, person.Name.FamilyName));
    }

    private static string Short(ImportFinding finding) => $"{finding.Row};{finding.Column};{finding.Kind}";
}
