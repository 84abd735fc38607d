using System.Text;
using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A coordinator reads her people in: first a list with mistakes, then a good one.</summary>
public sealed class ImportJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    private const string Header = "Nr;Roepnaam;Tussenvoegsel;Achternaam;E-mailadres;Rol;School;Team;Begindatum;Einddatum";

    [Theory]
    [InlineData("nl", false)]
    [InlineData("en", true)]
    public async Task Import_MistakesThenMended_BringsThePeople(string language, bool onPhone)
    {
        // A partnership per language: one file at a time is read in each.
        var coordinator = DemoCast.As(Role.Coordinator, language == "nl" ? DemoCast.Stage : DemoCast.Elsewhere);
        var page = await OpenAsync((onPhone ? Screen.Phone : Screen.Laptop) with { Language = language }, coordinator, $"{Urls.Import}?taal={language}");
        await page.ExpectHeadingAsync(In(language, () => ImportTexts.Title));
        var family = $"Zoutelande{language}";
        await ChooseAsync(page, language, "mensen.csv", $"{Header}\n;Noor;van der;{family};noor.{language}@school.example;wpb;Locatie {language};Team Water;31-08-2026;30-06-2026\n");

        await page.ExpectHeadingAsync(In(language, () => ImportTexts.Title_ToMend));
        var finding = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Einddatum" });
        await Expect(finding).ToContainTextAsync("31-08-2026");
        await Expect(finding).ToContainTextAsync(In(language, () => FindingSentences.Of(ImportSeverity.Error)));
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        Assert.Equal($"{In(language, () => ImportTexts.FindingsFile_Name)}.csv", download.SuggestedFilename);
        Assert.Contains("Einddatum", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));

        await page.FollowAsync(In(language, () => ImportTexts.ChooseAgain));
        await ChooseAsync(page, language, "mensen.csv", $"{Header}\n;Noor;van der;{family};noor.{language}@school.example;wpb;Locatie {language};Team Water;31-08-2026;30-06-2027\n");
        await page.ExpectHeadingAsync(In(language, () => ImportTexts.Title_Ready));
        await page.ExpectTextAsync($"Locatie {language}");
        await page.PushAsync(In(language, () => ImportTexts.Import));
        await page.ExpectHeadingAsync(In(language, () => ImportTexts.Title_Done));

        // The same list again: everything is there already.
        await page.GotoAsync(Urls.Import);
        await ChooseAsync(page, language, "mensen.csv", $"{Header}\n;Noor;van der;{family};noor.{language}@school.example;wpb;Locatie {language};Team Water;31-08-2026;30-06-2027\n");
        await page.ExpectHeadingAsync(In(language, () => ImportTexts.Title_NothingNew));
    }

    [Fact]
    public async Task Import_ByKeyboardAlone_GoesIn()
    {
        var page = await OpenAsync(Screen.Laptop, DemoCast.As(Role.Coordinator, "Waalbocht"), Urls.Import);
        await page.Locator("input[type=file]").SetInputFilesAsync(FileOf("toetsenbord.csv", $"{Header}\n;Bo;;Toets;bo.toets@school.example;trainer;;;31-08-2026;\n"));
        await page.Locator("input[type=file]").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.ExpectHeadingAsync(Dutch(() => ImportTexts.Title_Ready));
        await page.GetByRole(AriaRole.Button, new() { Name = Dutch(() => ImportTexts.Import), Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ExpectHeadingAsync(Dutch(() => ImportTexts.Title_Done));
    }

    private static async Task ChooseAsync(IPage page, string language, string name, string text)
    {
        await page.GetByLabel(In(language, () => ImportTexts.File), new() { Exact = true }).SetInputFilesAsync(FileOf(name, text));
        await page.PushAsync(In(language, () => ImportTexts.Look));
    }

    private static FilePayload FileOf(string name, string text) => new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
