using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Journeys;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Accessibility;

/// <summary>The frame and the main pages with nothing but a keyboard.</summary>
public sealed class KeyboardTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    private const int MostStops = 150;

    public static TheoryData<string, Role, bool> MainPages => new()
    {
        { Urls.Today, Role.Supervisor, false },
        { Urls.Today, Role.StudentTeacher, true },
        { Urls.Sessions, Role.Supervisor, true },
        { Urls.MyFeedback, Role.StudentTeacher, false },
        { Urls.Profile, Role.Coordinator, true },
    };

    [Theory]
    [MemberData(nameof(MainPages))]
    public async Task Tab_WholePage_EveryStopIsSeenAndNoneIsTwice(string path, Role role, bool onAPhone) => await WalkAsync(path, DemoCast.As(role), onAPhone);

    [Theory]
    [InlineData("/mensen/teams/{Id:guid}", true)]
    [InlineData("/mensen/teams/{Id:guid}/waarneming", false)]
    [InlineData("/mensen/teams/{Id:guid}/afspraken", true)]
    public async Task Tab_WholePageOfARecord_EveryStopIsSeenAndNoneIsTwice(string template, bool onAPhone)
    {
        var row = PageRows.All.First(row => row.Template == template);
        await WalkAsync(await row.PathAsync(Portal), row.Email!, onAPhone);
    }

    private async Task WalkAsync(string path, string email, bool onAPhone)
    {
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, email, path);
        await page.FromTheTopAsync();
        var wanted = await page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex=\"0\"]')].filter(one => one.checkVisibility() && !one.disabled).length");
        List<string> unseen = [];
        var stops = 0;
        while (stops < MostStops)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.StopAsync();
            if (stop is null || stop.Twice) break;
            if (stop.Inside) continue;
            stops++;
            unseen.AddRange(stop.Faults);
        }
        Assert.Empty(unseen);
        Assert.Equal(wanted, stops);
    }

    [Fact]
    public async Task SkipLink_FirstStop_LeadsToTheContent()
    {
        var page = await OpenAsync(Screen.Laptop, DemoCast.As(Role.Supervisor), Urls.Today);
        await page.FromTheTopAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Dutch(() => ShellTexts.ToContent) })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task Places_EnterOnOne_OpensItAndPutsTheFocusOnItsHeading()
    {
        var page = await OpenAsync(Screen.Laptop, DemoCast.As(Role.Supervisor), Urls.Today);
        await page.GetByRole(AriaRole.Navigation, new() { Name = Dutch(() => ShellTexts.Places) }).GetByRole(AriaRole.Link, new() { Name = Dutch(() => ShellTexts.PlaceSessions) }).FocusAsync();

        await page.Keyboard.PressAsync("Enter");

        await page.ExpectPathAsync(Urls.Sessions);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task ProfileMenu_ByKeyboard_OpensIsRightAndClosesAgain()
    {
        // A page without links at its top: of those that an open menu half covers, axe would say that they are small.
        var page = await OpenAsync(Screen.Phone, DemoCast.As(Role.Supervisor), Urls.Profile);
        var summary = page.Locator("details.menu summary").Last;
        await summary.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Dutch(() => ShellTexts.MyProfile) })).ToBeVisibleAsync();
        Assert.Empty(await PageChecks.FindAsync(page, "nl"));

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Dutch(() => ShellTexts.MyProfile) })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(summary).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Dutch(() => ShellTexts.MyProfile) })).ToBeHiddenAsync();
    }
}
