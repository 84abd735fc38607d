using WpbPortal.Web.Features.Import.Checking;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

public sealed class RowsAgainstEachOtherTests
{
    private const string People = "Nr;Roepnaam;Achternaam;E-mailadres;Rol;School;Team;Begindatum;Einddatum;Uren";
    private const string Placements = "E-mail student;School;Team;Begindatum;Einddatum;Dagen per week;E-mail buddy;E-mail wpb";

    [Theory]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;60", "p1;NOOR; Haar;NOOR@a.nl;WPB;noord;zorg ;01-09-2026;;60,0", "3;;SameRowTwice")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;60", "P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;40", "3;Uren;SameRoleOtherHours")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;60", "P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-1-2027;;60", "3;Begindatum;RolePeriodsOverlap")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;31-12-2026;60", "P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-1-2027;;40", "")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P1;Noor;Haar;noor@a.nl;trainer;;;1-9-2026;;", "")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P2;Noor;Haar;noor@a.nl;trainer;;;1-9-2026;;", "3;Nr;EmailOfOtherNumber")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P1;Noor;Haar;haar@a.nl;trainer;;;1-9-2026;;", "3;E-mailadres;NumberOfOtherEmail")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P1;Noor;Vos;noor@a.nl;trainer;;;1-9-2026;;", "3;Achternaam;NameDiffers")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P2;Ali;Vos;ali@@a.nl;wpb;Noord;Zorg;1-9-2026;;", "3;E-mailadres;EmailInvalid")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P2;Ali;Vos;ali vos@a.nl;wpb;Noord;Zorg;1-9-2026;;", "3;E-mailadres;EmailInvalid")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P2;Ali;Vos;ali@school;wpb;Noord;Zorg;1-9-2026;;", "3;E-mailadres;EmailInvalid")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P2;Ali;Vos;a@b.nl, c@d.nl;wpb;Noord;Zorg;1-9-2026;;", "3;E-mailadres;EmailSeveral")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P2;Ali;Vos;ali@a.nl;beheerder;Noord;Zorg;1-9-2026;;", "3;Rol;RoleNotImportable")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P2;Ali;Vos;ali@a.nl;wpb en trainer;Noord;Zorg;1-9-2026;;", "3;Rol;RoleSeveral")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P2;Ali;Vos;ali@a.nl;wpb;Noord;Zorg;1-9-2026;;1700", "3;Uren;HoursTooMany")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "1,23E+05;Ali;Vos;ali@a.nl;wpb;Noord;Zorg;1-9-2026;;", "3;Nr;NumberDamaged")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P2;Jos?;Vos;ali@a.nl;wpb;Noord;Zorg;1-9-2026;;", "3;Roepnaam;LooksMisread")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P2;JosÃ©;Vos;ali@a.nl;wpb;Noord;Zorg;1-9-2026;;", "3;Roepnaam;LooksMisread")]
    [InlineData("P1;Noor;Haar;noor@a.nl;wpb;Noord;Zorg;1-9-2026;;", "P2;Al\u001Bi;Vos;ali@a.nl;wpb;Noord;Zorg;1-9-2026;;", "3;Roepnaam;ControlCharacter")]
    public void Run_TwoRowsOfPeople_FindsWhatIsBetweenThem(string first, string second, string expected) => AssertFinds($"{People}\n{first}\n{second}\n", expected);

    [Theory]
    [InlineData("noor@a.nl;Noord;Zorg;1-9-2026;1-7-2027;3;;", "noor@a.nl;Noord;Zorg;1-9-2026;1-7-2027;3;;", "3;;SameRowTwice")]
    [InlineData("noor@a.nl;Noord;Zorg;1-9-2026;1-7-2027;2;;", "noor@a.nl;Noord;Techniek;1-1-2027;1-7-2027;2;;", "3;Begindatum;PlacementsOverlap")]
    [InlineData("noor@a.nl;Noord;Zorg;1-9-2026;1-7-2027;3;;", "noor@a.nl;Zuid;Zorg;1-1-2027;1-7-2027;2,5;;", "3;Dagen per week;TooManyDaysPerWeek")]
    [InlineData("noor@a.nl;Noord;Zorg;1-9-2026;1-7-2027;3;;", "noor@a.nl;Zuid;Zorg;1-1-2027;1-7-2027;2;;", "")]
    [InlineData("noor@a.nl;Noord;Zorg;1-9-2026;1-7-2027;3;;", "ali@a.nl;Zuid;Zorg;1-1-2027;1-7-2027;2,3;;", "3;Dagen per week;DaysPerWeekOutOfRange")]
    [InlineData("noor@a.nl;Noord;Zorg;1-9-2026;1-7-2027;3;;", "ali@a.nl;Zuid;Zorg;1-1-2027;1-7-2027;2;ali@a.nl;", "3;E-mail buddy;BuddyIsStudent")]
    [InlineData("noor@a.nl;Noord;Zorg;1-9-2026;1-7-2027;3;;", "ali@a.nl;Zuid;Zorg;1-1-2027;1-7-2027;2;;ALI@a.nl", "3;E-mail wpb;SupervisorIsStudent")]
    [InlineData("noor@a.nl;Noord;Zorg;1-9-2026;1-7-2027;3;;", "ali@a.nl;Zuid;Zorg;1-1-2027;1-7-2026;2;;", "3;Einddatum;EndsBeforeItBegins")]
    [InlineData("noor@a.nl;Noord;Zorg;1-9-2026;1-7-2027;3;;", "ali@a.nl;Zuid;;1-1-2027;;;;", "3;Dagen per week;Required 3;Team;Required")]
    public void Run_TwoRowsOfPlacements_FindsWhatIsBetweenThem(string first, string second, string expected) => AssertFinds($"{Placements}\n{first}\n{second}\n", expected);

    private static void AssertFinds(string text, string expected)
    {
        var found = Files.ReadCsv(text).Findings.All.Where(finding => finding.Severity != ImportSeverity.Note).Select(finding => $"{finding.Row};{finding.Column};{finding.Kind}").Order(StringComparer.Ordinal);
        Assert.Equal(expected, string.Join(' ', found));
    }
}
