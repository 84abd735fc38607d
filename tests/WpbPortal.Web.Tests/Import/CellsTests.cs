using WpbPortal.Domain.People;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.Import;
using WpbPortal.Web.Features.Import.Checking;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

public sealed class CellsTests
{
    [Theory]
    [InlineData("31-08-2026", "2026-08-31")]
    [InlineData("1-9-2026", "2026-09-01")]
    [InlineData("1/9/2026", "2026-09-01")]
    [InlineData("01.09.2026", "2026-09-01")]
    [InlineData("2026-09-01", "2026-09-01")]
    [InlineData("2026/9/1", "2026-09-01")]
    [InlineData("1 sep 2026", "2026-09-01")]
    [InlineData("1 sept. 2026", "2026-09-01")]
    [InlineData("1 september 2026", "2026-09-01")]
    [InlineData("31-aug-26", "2026-08-31")]
    [InlineData("3 mrt 2027", "2027-03-03")]
    [InlineData("1 May 2027", "2027-05-01")]
    [InlineData("ma 31-08-26", "2026-08-31")]
    [InlineData("31-08-2026 00:00:00", "2026-08-31")]
    [InlineData("2026-08-31T00:00:00", "2026-08-31")]
    public void Read_DayAsPeopleWriteIt_IsThatDay(string text, string day) =>
        Assert.Equal(DateOnly.Parse(day), ImportDays.Read(new(text), text, out _));

    [Theory]
    [InlineData("31-02-2026", ImportFindingKind.DayDoesNotExist)]
    [InlineData("29-02-2027", ImportFindingKind.DayDoesNotExist)]
    [InlineData("2026/13/40", ImportFindingKind.NotADay)]
    [InlineData("08/31/2026", ImportFindingKind.NotADay)]
    [InlineData("volgend jaar", ImportFindingKind.NotADay)]
    [InlineData("46265", ImportFindingKind.NotADay)]
    [InlineData("31-08-0026", ImportFindingKind.DayOutOfRange)]
    [InlineData("31-08-2226", ImportFindingKind.DayOutOfRange)]
    public void Read_NoDay_SaysWhy(string text, ImportFindingKind why)
    {
        Assert.Null(ImportDays.Read(new(text), text, out var wrong));
        Assert.Equal(why, wrong);
    }

    [Theory]
    [InlineData("32,5", 32.5)]
    [InlineData("32.5", 32.5)]
    [InlineData("60 uur", 60)]
    [InlineData("1.659", 1659)]
    [InlineData("1.659,00", 1659)]
    [InlineData("-5", -5)]
    [InlineData("2,5 dagen", 2.5)]
    public void Read_NumberAsPeopleWriteIt_IsThatNumber(string text, double number) => Assert.Equal((decimal)number, ImportNumbers.Read(new(text), text));

    [Theory]
    [InlineData("zestig")]
    [InlineData("1,2,3")]
    [InlineData("50%")]
    [InlineData("")]
    public void Read_NoNumber_IsNull(string text) => Assert.Null(ImportNumbers.Read(new(text), text));

    [Theory]
    [InlineData("WPB", Role.Supervisor)]
    [InlineData("Werkplekbegeleider ", Role.Supervisor)]
    [InlineData("werkplek-begeleider", Role.Supervisor)]
    [InlineData("Aanstaande leraar", Role.StudentTeacher)]
    [InlineData("STUDENT", Role.StudentTeacher)]
    [InlineData("schoolopleider", Role.SchoolEducator)]
    [InlineData("Instituutsopleider", Role.InstituteEducator)]
    [InlineData("assessor", Role.Trainer)]
    [InlineData("Coordinator", Role.Coordinator)]
    [InlineData("coördinator", Role.Coordinator)]
    [InlineData("Programmaleider", Role.Coordinator)]
    [InlineData("workplace supervisor", Role.Supervisor)]
    public void Of_NameOfRole_IsThatRole(string name, Role role) => Assert.Equal(role, RoleNames.Of(name));

    [Theory]
    [InlineData("werkplekbegleider", "werkplekbegeleider")]
    [InlineData("shcoolopleider", "schoolopleider")]
    [InlineData("studenten", "student")]
    [InlineData("conciërge", null)]
    public void Nearest_UnknownRole_IsTheOneMeant(string name, string? nearest) => Assert.Equal(nearest, RoleNames.Nearest(name));

    [Theory]
    [InlineData("  Ilse  ", "Ilse")]
    [InlineData("Ilse\u00A0", "Ilse")]
    [InlineData("van\u00A0 der", "van der")]
    [InlineData("Il\u00ADse\u200B", "Ilse")]
    [InlineData("\uFEFFIlse", "Ilse")]
    [InlineData("Team\r\nZorg", "Team Zorg")]
    [InlineData("-", "")]
    [InlineData("'=SOM(A1)", "=SOM(A1)")]
    [InlineData("'t Hof", "'t Hof")]
    public void Tidy_StrayCharacters_AreGone(string typed, string meant) => Assert.Equal(meant, CellText.Tidy(typed));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+31612345678", "'+31612345678")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\ttab", "'\ttab")]
    [InlineData("\rreturn", "'\rreturn")]
    [InlineData("-12,5", "-12,5")]
    [InlineData("Noor", "Noor")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Neutralise_BeginningOfFormula_GetsAnApostrophe(string? text, string expected) => Assert.Equal(expected, SpreadsheetText.Neutralise(text));
}
