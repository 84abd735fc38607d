using Microsoft.Playwright;
using Xunit;

namespace WpbPortal.EndToEnd.Tests.Browser;

public sealed class BrowserFixtureTests(BrowserFixture browser)
{
    [Fact]
    public async Task InitializeAsync_AnyMachine_RunsScriptsInARealBrowser()
    {
        await using var context = await browser.Browser.NewContextAsync(new() { Locale = "nl-NL" });
        var page = await context.NewPageAsync();
        await page.SetContentAsync("<h1>Goedemorgen</h1><script>document.title = new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' }).format(new Date(0))</script>");

        Assert.Equal("donderdag", await page.TitleAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Goedemorgen");
    }
}
