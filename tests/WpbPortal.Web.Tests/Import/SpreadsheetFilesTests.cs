using System.Globalization;
using System.Text;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.Import;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Reading;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

public sealed class SpreadsheetFilesTests
{
    [Theory]
    [InlineData(ImportFileKind.People)]
    [InlineData(ImportFileKind.Placements)]
    public void Template_FilledInByNobody_IsRecognisedWhole(ImportFileKind kind)
    {
        foreach (var template in new[] { ImportTemplates.Csv(kind), ImportTemplates.Xlsx(kind) })
        {
            var reading = Files.ReadBytes(template.Content);
            Assert.Equal(kind, reading.Mapping!.Kind);
            Assert.Equal(ImportFields.Of(kind), reading.Mapping.Fields.Select(field => field!.Value));
            Assert.Equal([ImportFindingKind.HeaderOnly], reading.Findings.All.Where(finding => finding.Severity == ImportSeverity.Error).Select(finding => finding.Kind));
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Template_InALanguage_IsRecognisedWhole(string language) => Assert.All(Enum.GetValues<ImportFileKind>(), kind =>
        Assert.Equal(ImportFields.Of(kind), Files.ReadBytes(Files.In(language, () => ImportTemplates.Csv(kind)).Content).Mapping!.Fields.Select(field => field!.Value)));

    [Fact]
    public void FindingsFile_ColumnLikeFormula_IsNeutralised()
    {
        var findings = Files.ReadCsv("Roepnaam;Achternaam;E-mail;Rol;Begindatum;=cmd|calc!A1\nNoor;Haar;x;trainer;1-9-2026;\n").Findings;
        var csv = Files.In("nl", () => ImportFindingsFile.Csv(findings));
        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Content[..3]);
        Assert.Contains("1;'=cmd|calc!A1;ter info;", Encoding.UTF8.GetString(csv.Content));
        Assert.Contains("1;'=cmd|calc!A1;for information;", Encoding.UTF8.GetString(Files.In("en", () => ImportFindingsFile.Csv(findings)).Content));
        using var reader = ImportFileReader.Open(new MemoryStream(ImportFindingsFile.Xlsx(findings).Content));
        List<string> cells = [];
        while (reader.Read()) cells.AddRange(reader.Cells.Select(cell => cell.Text));
        Assert.Contains("'=cmd|calc!A1", cells);
        Assert.DoesNotContain("=cmd|calc!A1", cells);
    }

    [Fact]
    public void Sentences_EveryKind_IsThereInBothLanguages()
    {
        foreach (var kind in Enum.GetValues<ImportFindingKind>())
        {
            foreach (var language in new[] { "nl", "en" })
                Assert.NotNull(Texts.ImportTexts.ResourceManager.GetResourceSet(language == "nl" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), true, false)!.GetString($"Finding_{kind}"));
        }
    }
}
