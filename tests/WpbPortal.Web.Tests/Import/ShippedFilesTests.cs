using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Import.Checking;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

/// <summary>The files of two schools: all that they say is found, and nothing else.</summary>
public sealed class ShippedFilesTests
{
    [Theory]
    [InlineData("os013-personen.csv", 103)]
    [InlineData("os013-personen.xlsx", 103)]
    [InlineData("os013-personen-windows1252.csv", 95)]
    [InlineData("zaos-personen.csv", 40)]
    [InlineData("zaos-personen.xlsx", 40)]
    [InlineData("zaos-personen-windows1252.csv", 37)]
    public void Run_FileOfPeople_HasEveryRowAndNothingToMend(string name, int people)
    {
        var reading = Files.Read(name);
        Assert.Equal(ImportFileKind.People, reading.Mapping!.Kind);
        Assert.Empty(reading.Findings.All.Select(FindingSentences.Of));
        Assert.Equal(people, reading.People.Count);
    }

    [Theory]
    [InlineData("os013-stageplaatsen.csv", 60)]
    [InlineData("os013-stageplaatsen.xlsx", 60)]
    [InlineData("zaos-stageplaatsen.csv", 24)]
    [InlineData("zaos-stageplaatsen.xlsx", 24)]
    public void Run_FileOfPlacements_HasEveryRowAndNothingToMend(string name, int placements)
    {
        var reading = Files.Read(name);
        Assert.Equal(ImportFileKind.Placements, reading.Mapping!.Kind);
        Assert.Empty(reading.Findings.All.Select(FindingSentences.Of));
        Assert.Equal(placements, reading.Placements.Count);
    }

    [Theory]
    [InlineData("os013")]
    [InlineData("zaos")]
    public void Run_SamePeopleInThreeFormats_ReadsTheSame(string school)
    {
        var utf8 = Files.Read($"{school}-personen.csv").People;
        Assert.Equal(utf8, Files.Read($"{school}-personen.xlsx").People);
        // The old code page cannot spell everybody, so its file holds fewer people, in other rows.
        var byEmail = utf8.ToDictionary(person => person.Email, person => person with { Row = 0 });
        Assert.All(Files.Read($"{school}-personen-windows1252.csv").People, person => Assert.Equal(byEmail[person.Email], person with { Row = 0 }));
    }

    [Theory]
    [InlineData("os013")]
    [InlineData("zaos")]
    public void Run_SamePlacementsInTwoFormats_ReadsTheSame(string school) =>
        Assert.Equal(Files.Read($"{school}-stageplaatsen.csv").Placements, Files.Read($"{school}-stageplaatsen.xlsx").Placements);

    [Theory]
    [InlineData("os013")]
    [InlineData("zaos")]
    public void Run_FileWithMistakes_FindsExactlyTheKey(string school)
    {
        var found = Files.Read($"{school}-personen-met-fouten.csv").Findings.All.Select(finding => $"{finding.Row};{finding.Column};{finding.Severity}");
        Assert.Equal(Key(school), found);
    }

    [Fact]
    public void Run_FileWithMistakes_SaysWhatToDo()
    {
        var findings = Files.Read("os013-personen-met-fouten.csv").Findings.All;
        var sentences = Files.In("nl", () => findings.Select(FindingSentences.Of).ToList());
        Assert.Contains("Rij 7, kolom Einddatum: 01-08-2025 ligt vóór de begindatum (31-08-2026). Pas de datum aan en kies het bestand opnieuw.", sentences);
        Assert.Contains("Rij 4, kolom Rol: de rol werkplekbegleider kennen we niet. Bedoel je “werkplekbegeleider”? Pas de rol aan en kies het bestand opnieuw.", sentences);
        // The same findings, read by somebody else: the sentence is the reader's, the column the file's.
        var english = Files.In("en", () => findings.Select(FindingSentences.Of).ToList());
        Assert.Contains("Row 7, column Einddatum: 01-08-2025 is before the start date (31-08-2026). Change the date and choose the file again.", english);
    }

    [Fact]
    public void Run_NameLikeFormula_IsKeptAsText()
    {
        var row = Files.Read("zaos-personen-met-fouten.csv").People.Single(person => person.Row == 13);
        Assert.Equal("=cmd|calc!A1", row.Name.FamilyName);
    }

    [Fact]
    public void Run_StrayBlanksAndCapitals_AreGone()
    {
        var row = Files.Read("zaos-personen-met-fouten.csv").People.Single(person => person.Row == 12);
        Assert.Equal(("Zoë", "zoe.kosterbaas10@school.example", Role.Supervisor, 40m), (row.Name.GivenName, row.Email, row.Role, row.Hours));
    }

    /// <summary>What the school's key says, as <c>row;column;weight</c>.</summary>
    internal static IEnumerable<string> Key(string school) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Import", $"{school}-personen-met-fouten.key.csv")).Skip(1)
            .Select(line => line.Split(';')).Select(cells => $"{cells[0]};{cells[1]};{Weight(cells[0])}");

    private static ImportSeverity Weight(string row) => row switch
    {
        "9" => ImportSeverity.Warning,
        "12" or "13" => ImportSeverity.Note,
        _ => ImportSeverity.Error,
    };
}
