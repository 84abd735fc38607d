using System.Text;
using Deque.AxeCore.Playwright;
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
        await ExpectNoBarriersAsync(page);
        var family = $"Zoutelande{language}";
        var file = $"mensen-{language}.csv";
        await ChooseAsync(page, language, file, $"{Header}\n;Noor;van der;{family};noor.{language}@school.example;wpb;Locatie {language};Team Water;31-08-2026;30-06-2026\n");

        await page.ExpectHeadingAsync(In(language, () => ImportTexts.Title_ToMend));
        await ExpectNoBarriersAsync(page);
        var finding = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Einddatum" });
        await Expect(finding).ToContainTextAsync("31-08-2026");
        await Expect(finding).ToContainTextAsync(In(language, () => FindingSentences.Of(ImportSeverity.Error)));
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        Assert.Equal($"{In(language, () => ImportTexts.FindingsFile_Name)}.csv", download.SuggestedFilename);
        Assert.Contains("Einddatum", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));

        await page.FollowAsync(In(language, () => ImportTexts.ChooseAgain));
        await ChooseAsync(page, language, file, $"{Header}\n;Noor;van der;{family};noor.{language}@school.example;wpb;Locatie {language};Team Water;31-08-2026;30-06-2027\n");
        await page.ExpectHeadingAsync(In(language, () => ImportTexts.Title_Ready));
        await ExpectNoBarriersAsync(page);
        await page.ExpectTextAsync($"Locatie {language}");
        await page.PushAsync(In(language, () => ImportTexts.Import));
        await page.ExpectHeadingAsync(In(language, () => ImportTexts.Title_Done));
        await ExpectNoBarriersAsync(page);

        // The same list again: everything is there already.
        await page.GotoAsync(Urls.Import);
        await ChooseAsync(page, language, file, $"{Header}\n;Noor;van der;{family};noor.{language}@school.example;wpb;Locatie {language};Team Water;31-08-2026;30-06-2027\n");
        await page.ExpectHeadingAsync(In(language, () => ImportTexts.Title_NothingNew));
        await ExpectNoBarriersAsync(page);

        // Taken back, it leaves nothing.
        await page.GotoAsync(Urls.Import);
        await ExpectNoBarriersAsync(page);
        await page.Locator("a[href$='/terugdraaien']", new() { HasText = file }).ClickAsync();
        await page.ExpectHeadingAsync(In(language, () => ImportTexts.Undo_Title));
        await page.ExpectTextAsync($"Noor van der {family}");
        await page.PushAsync(In(language, () => ImportTexts.Undo_Do));
        await page.ExpectTextAsync(In(language, () => ImportTexts.Undo_WasDone));
        await ExpectNoBarriersAsync(page);
        await page.GotoAsync($"{Urls.People}?q={family}&wanneer=All");
        await page.ExpectTextAsync(In(language, () => PeopleTexts.NobodyFound));
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

    [Fact]
    public async Task Import_AnyAddress_IsNotThereForAnybodyElse()
    {
        var page = await OpenAsync(Screen.Laptop, DemoCast.As(Role.Coordinator, "Heidebron"), Urls.Import);
        await ChooseAsync(page, "nl", "mensen.csv", $"{Header}\n;Noor;;Geheim;geen-adres;trainer;;;31-08-2026;\n");
        await page.ExpectHeadingAsync(Dutch(() => ImportTexts.Title_ToMend));
        var run = new Uri(page.Url).AbsolutePath;
        string[] ofTheRun = [run, $"{run}/stand", $"{run}/bevindingen.csv", $"{run}/bevindingen.xlsx"];
        string[] ofTheRole = [Urls.Import, $"{Urls.Import}/voorbeeld/mensen.csv", $"{Urls.Import}/voorbeeld/stageplaatsen.xlsx"];
        foreach (var path in ofTheRun.Concat(ofTheRole)) Assert.Equal(200, await StatusAsync(DemoCast.As(Role.Coordinator, "Heidebron"), path));
        var coordinators = new[] { DemoCast.Stage, DemoCast.Elsewhere, "Heidebron" }.Select(partnership => DemoCast.As(Role.Coordinator, partnership)).ToList();
        foreach (var email in DemoCast.Everybody.Concat(DemoCast.Of("Heidebron").Select(account => account.Email)).Except(coordinators).Distinct())
        {
            foreach (var path in ofTheRun.Concat(ofTheRole)) Assert.True(await StatusAsync(email, path) == 404, $"{email} was answered at {path}.");
        }
        // Coordinators elsewhere have the page, and not what is in it.
        foreach (var path in ofTheRun) Assert.Equal(404, await StatusAsync(DemoCast.As(Role.Coordinator), path));
    }

    private async Task<int> StatusAsync(string email, string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Portal.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"__Host-wpb={await Portal.Cookies.OfAsync(email)}");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private static async Task ExpectNoBarriersAsync(IPage page)
    {
        try
        {
            await LookAsync();
        }
        catch (PlaywrightException gone) when (gone.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
        {
            // The page that follows the work opened itself anew just then: the new one is what is looked at.
            await page.WaitForLoadStateAsync();
            await LookAsync();
        }
        async Task LookAsync() => Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
    }

    private static async Task ChooseAsync(IPage page, string language, string name, string text)
    {
        await page.GetByLabel(In(language, () => ImportTexts.File), new() { Exact = true }).SetInputFilesAsync(FileOf(name, text));
        await page.PushAsync(In(language, () => ImportTexts.Look));
    }

    private static FilePayload FileOf(string name, string text) => new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
