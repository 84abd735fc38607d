using System.Text;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Import.Checking;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

/// <summary>What schools' files look like besides: each is read as it was meant, or says clearly what to do.</summary>
public sealed class QuirksTests
{
    private const string Header = "Nr;Roepnaam;Tussenvoegsel;Achternaam;E-mailadres;Rol;School;Team;Begindatum;Einddatum;Uren";
    private const string Row = "P1;Noor;van der;Haar;noor@school.example;wpb;Locatie Noord;Team Zorg;31-08-2026;;60";

    public static TheoryData<string, string> SameFiles => new()
    {
        { "every cell in quotes", $"\"{Header.Replace(";", "\";\"")}\"\r\n\"{Row.Replace(";", "\";\"")}\"\r\n" },
        { "line ends of Linux", $"{Header}\n{Row}\n" },
        { "no line end at the end", $"{Header}\r\n{Row}" },
        { "columns that are empty behind the last", $"{Header};;;;\r\n{Row};;;;\r\n;;;;;;;;;;;;;;\r\n" },
        { "header in capitals", $"{Header.ToUpperInvariant()}\r\n{Row}\r\n" },
        { "header with no-break spaces and a mark", $"\uFEFF{Header.Replace("Nr", "Personeels-\u00A0/ studentnr").Replace("Rol", "\u00A0Rol\u00A0")}\r\n{Row}\r\n" },
        { "header with accents it should not have", $"{Header.Replace("Rol", "Ról")}\r\n{Row}\r\n" },
        { "tabs", $"{Header}\r\n{Row}\r\n".Replace(';', '\t') },
        { "commas", $"{Header}\r\n{Row}\r\n".Replace(';', ',') },
        { "sep= above the header", $"sep=;\r\n{Header}\r\n{Row}\r\n" },
        { "sep= with a comma", "sep=,\r\n" + $"{Header}\r\n{Row}\r\n".Replace(';', ',') },
        { "slashes in the date", $"{Header}\r\n{Row.Replace("31-08-2026", "31/08/2026")}\r\n" },
        { "a date without zeros", $"{Header}\r\n{Row.Replace("31-08-2026", "31-8-2026")}\r\n" },
        { "the year first", $"{Header}\r\n{Row.Replace("31-08-2026", "2026-08-31")}\r\n" },
        { "a year of two digits", $"{Header}\r\n{Row.Replace("31-08-2026", "31-08-26")}\r\n" },
        { "the address in capitals, with blanks", $"{Header}\r\n{Row.Replace("noor@school.example", " NOOR@School.Example ")}\r\n" },
        { "mailto", $"{Header}\r\n{Row.Replace("noor@school.example", "mailto:noor@school.example")}\r\n" },
        { "a semicolon behind the address, in quotes", $"{Header}\r\n{Row.Replace("noor@school.example", "\"noor@school.example;\"")}\r\n" },
        { "a name before the address", $"{Header}\r\n{Row.Replace("noor@school.example", "Noor van der Haar <noor@school.example>")}\r\n" },
        { "the prefix with the family name", $"{Header}\r\n{Row.Replace("van der;Haar", ";van der Haar")}\r\n" },
        { "the prefix behind the family name", $"{Header}\r\n{Row.Replace("van der;Haar", ";\"Haar, van der\"")}\r\n" },
        { "the prefix with the given name", $"{Header}\r\n{Row.Replace("Noor;van der", "Noor van der;")}\r\n" },
        { "the prefix twice", $"{Header}\r\n{Row.Replace(";Haar", ";van der Haar")}\r\n" },
        { "role in another word", $"{Header}\r\n{Row.Replace("wpb", "Werkplekbegeleider (WPB)")}\r\n" },
        { "role with a remark", $"{Header}\r\n{Row.Replace("wpb", "werkplekbegeleider (nieuw)")}\r\n" },
        { "nothing in so many words", $"{Header}\r\n{Row.Replace("31-08-2026;;", "31-08-2026;n.v.t.;")}\r\n" },
        { "an end that is not known", $"{Header}\r\n{Row.Replace("31-08-2026;;", "31-08-2026;onbepaald;")}\r\n" },
        { "hours with their unit", $"{Header}\r\n{Row.Replace(";60", ";60,0 uur")}\r\n" },
        { "the same row again", $"{Header}\r\n{Row}\r\n{Row}\r\n" },
        { "nearly the same row again", $"{Header}\r\n{Row}\r\n{Row.Replace("Locatie Noord", "locatie  noord").Replace("noor@", "Noor@")}\r\n" },
    };

    [Theory]
    [MemberData(nameof(SameFiles))]
    public void Run_SameListWrittenOtherwise_IsTheSamePerson(string quirk, string text)
    {
        var reading = Files.ReadCsv(text);
        Assert.True(reading.IsGood, $"{quirk}: {string.Join(' ', reading.Findings.All.Select(FindingSentences.Of))}");
        var person = Assert.Single(reading.People);
        Assert.Equal(new ImportedPersonRow(person.Row, "P1", new("Noor", "van der", "Haar"), "noor@school.example", Role.Supervisor, "Locatie Noord", "Team Zorg", new(new(2026, 8, 31)), 60), person);
    }

    [Fact]
    public void Run_Utf16WithTabs_AsExcelSavesUnicodeText_IsRead()
    {
        var bytes = new UnicodeEncoding(false, true);
        var reading = Files.ReadBytes([.. bytes.GetPreamble(), .. bytes.GetBytes($"{Header}\r\n{Row.Replace("Noor;", "Noëlle;")}\r\n".Replace(';', '\t'))]);
        Assert.Equal("Noëlle", Assert.Single(reading.People).Name.GivenName);
    }

    [Fact]
    public void Run_AccentsWrittenApart_AreTheSameLetters()
    {
        var apart = Files.ReadCsv($"{Header}\n{Row.Replace("Noor", "Renée".Normalize(NormalizationForm.FormD))}\n");
        Assert.Equal("Renée", Assert.Single(apart.People).Name.GivenName);
    }

    [Fact]
    public void Run_CellWithSeparatorsAndLineEnds_StaysOneCell()
    {
        var reading = Files.ReadCsv($"{Header}\r\n{Row.Replace("Team Zorg", "\"Team Zorg; Welzijn,\nSport\"")}\r\n{Row.Replace("P1", "P2").Replace("noor@", "b@")}\r\n");
        Assert.Equal(["Team Zorg; Welzijn, Sport", "Team Zorg"], reading.People.Select(person => person.Team));
        Assert.Equal([2, 4], reading.People.Select(person => person.Row));
    }

    [Fact]
    public void Run_NumbersOfPeople_KeepTheirZerosAndLoseEmptyDecimals()
    {
        var reading = Files.ReadCsv($"{Header}\n{Row.Replace("P1", "00123")}\n{Row.Replace("P1", "12345.0").Replace("noor@", "b@")}\n");
        Assert.Equal(["00123", "12345"], reading.People.Select(person => person.Number));
    }

    [Fact]
    public void Run_NumberThatExcelFillsUpWithZeros_IsReadAsItShows()
    {
        var rows = Files.Row(1, "Studentnr", "Roepnaam", "Achternaam", "E-mail", "Rol", "School", "Begindatum")
            + Files.Row(2, "x", "Noor", "Haar", "noor@school.example", "wpb", "Noord", "31-08-2026").Replace("<c r=\"A2\" t=\"inlineStr\"><is><t>x</t></is></c>", "<c r=\"A2\" s=\"1\"><v>123</v></c>");
        const string styles = """<numFmts count="1"><numFmt numFmtId="170" formatCode="00000"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>""";
        Assert.Equal("00123", Assert.Single(Files.ReadBytes(Files.Workbook(rows, styles)).People).Number);
    }

    [Fact]
    public void Run_DaysAsCellsAndAsTexts_AreTheSame()
    {
        var rows = Files.Row(1, "Roepnaam", "Achternaam", "E-mail", "Rol", "School", "Begindatum")
            + Files.Row(2, "Noor", "Haar", "noor@school.example", "wpb", "Noord", "31-8-2026")
            + Files.Row(3, "Ali", "Vos", "ali@school.example", "wpb", "Noord", "x").Replace("<c r=\"F3\" t=\"inlineStr\"><is><t>x</t></is></c>", "<c r=\"F3\" s=\"1\"><v>46265</v></c>");
        var reading = Files.ReadBytes(Files.Workbook(rows, """<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>"""));
        Assert.Equal([new DateOnly(2026, 8, 31), new(2026, 8, 31)], reading.People.Select(person => person.Period.From));
    }

    [Fact]
    public void Run_SeveralRolesInSeveralRows_AreOnePersonWithThem()
    {
        var reading = Files.ReadCsv($"{Header}\n{Row}\n{Row.Replace("wpb;Locatie Noord;Team Zorg", "trainer;;").Replace(";60", ";")}\n{Row.Replace("P1;", ";").Replace("wpb", "SO").Replace("Team Zorg", "")}\n");
        Assert.DoesNotContain(reading.Findings.All, finding => finding.Severity == ImportSeverity.Error);
        Assert.Equal([Role.Supervisor, Role.Trainer, Role.SchoolEducator], reading.People.Select(person => person.Role));
    }

    [Fact]
    public void Run_NamesBesideAddresses_AreNotTakenForThem()
    {
        var reading = Files.ReadCsv("Student;E-mail student;School;Team;Begindatum;Einddatum;Dagen per week;Buddy;E-mail buddy;Werkplekbegeleider;E-mail werkplekbegeleider\n"
            + "Femke Smit;femke@a.example;Noord;Zorg;31-08-2026;09-07-2027;2,5;Bo Bos;bo@a.example;Wil Wit;wil@a.example\n");
        Assert.Equal(0, reading.Findings.Errors);
        var placement = Assert.Single(reading.Placements);
        Assert.Equal(("femke@a.example", "bo@a.example", "wil@a.example", 2.5m), (placement.StudentEmail, placement.BuddyEmail, placement.SupervisorEmail, placement.DaysPerWeek));
        // Alone they are the addresses.
        Assert.Equal("wil@a.example", Assert.Single(Files.ReadCsv("Student;School;Team;Begindatum;Dagen;Buddy;WPB\nfemke@a.example;Noord;Zorg;31-08-2026;2;;wil@a.example\n").Placements).SupervisorEmail);
    }

    [Fact]
    public void Run_WholeNameBesideItsParts_IsNotRead()
    {
        var reading = Files.ReadCsv("Naam;Voornaam;Achternaam;E-mail;Functie;Locatie;Startdatum\nHaar, N.;Noor;Haar;noor@a.example;wpb;Noord;31-08-2026\n");
        Assert.Equal("Noor Haar", Assert.Single(reading.People).Name.Full);
    }

    [Theory]
    [InlineData("lio", Role.StudentTeacher)]
    [InlineData("Aanstaand leraar", Role.StudentTeacher)]
    [InlineData("student (hbo, jaar 3)", Role.StudentTeacher)]
    [InlineData("SO", Role.SchoolEducator)]
    [InlineData("IO", Role.InstituteEducator)]
    [InlineData("WPB-er", Role.Supervisor)]
    [InlineData("Trainer en assessor", Role.Trainer)]
    public void Of_RoleAsASchoolCallsIt_IsThatRole(string name, Role role) => Assert.Equal(role, RoleNames.Of(name));

    [Theory]
    [InlineData("wpb, trainer", "2;Rol;RoleSeveral")]
    [InlineData("wpb/trainer", "2;Rol;RoleSeveral")]
    [InlineData("wpb + schoolopleider", "2;Rol;RoleSeveral")]
    [InlineData("conciërge", "2;Rol;RoleUnknown")]
    public void Run_RoleThatIsNone_SaysSo(string role, string expected) => AssertFinds(Row.Replace("wpb", $"\"{role}\""), expected);

    [Theory]
    [InlineData("P2;Ali;;Vos;noor@school.example;wpb;Locatie Noord;Team Zorg;31-08-2026;;", "3;Nr;EmailOfOtherNumber")]
    [InlineData(";Ali;;Vos;noor@school.example;wpb;Locatie Noord;Team Zorg;31-08-2026;;", "3;Achternaam;NameDiffers")]
    [InlineData("P1;Noor;van der;Haar;andere@school.example;wpb;Locatie Noord;Team Zorg;31-08-2026;;", "3;E-mailadres;NumberOfOtherEmail")]
    [InlineData("P1;Noor;van der;Haar;noor@school.example;wpb;Locatie Noord;Team Zorg;01-01-2027;;60", "3;Begindatum;RolePeriodsOverlap")]
    [InlineData("P1;Noor;van der;Haar;noor@school.example;wpb;Locatie Noord;Team Zorg;31-08-2026;;40", "3;Uren;SameRoleOtherHours")]
    public void Run_RowsThatContradictEachOther_SayWhich(string second, string expected) => Assert.Equal(expected, Found($"{Header}\n{Row}\n{second}\n"));

    private static void AssertFinds(string row, string expected) => Assert.Equal(expected, Found($"{Header}\n{row}\n"));

    private static string Found(string text) => string.Join(' ', Files.ReadCsv(text).Findings.All.Where(finding => finding.Severity != ImportSeverity.Note)
        .Select(finding => $"{finding.Row};{finding.Column};{finding.Kind}").Order(StringComparer.Ordinal));
}
