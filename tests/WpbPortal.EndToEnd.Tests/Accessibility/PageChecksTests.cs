using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Journeys;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;

namespace WpbPortal.EndToEnd.Tests.Accessibility;

/// <summary>The checks themselves: a page with a known defect must be found out, or their silence proves nothing.</summary>
public sealed class PageChecksTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Theory]
    [InlineData("<img src='/favicon.svg'>", "axe image-alt")]
    [InlineData("<p style='color: #777; background: #888'>Nauwelijks te lezen</p>", "axe color-contrast")]
    [InlineData("<input>", "axe label")]
    [InlineData("<h1>Nog een kop</h1>", "has 2 headings")]
    [InlineData("<div style='width: 600px; height: 1px'></div>", "scrolls sideways")]
    [InlineData("<p>WeakPassword</p>", "says the key")]
    [InlineData("<p>Forgotten your password?</p>", "which is not in 'nl'")]
    public async Task FindAsync_KnownDefect_IsFound(string defect, string expected)
    {
        var page = await OpenAsync(Screen.Phone, path: Web.Urls.SignIn);
        Assert.Empty(await PageChecks.FindAsync(page, "nl"));

        await page.EvaluateAsync("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", Filled(defect));

        Assert.Contains(await PageChecks.FindAsync(page, "nl"), finding => finding.Contains(expected, StringComparison.Ordinal));
    }

    /// <summary>The words of the page itself, so that the check is asked about what there is.</summary>
    private static string Filled(string defect) => defect
        .Replace("WeakPassword", nameof(AccountTexts.ForgottenTitle), StringComparison.Ordinal)
        .Replace("Forgotten your password?", Steps.In("en", () => AccountTexts.ForgottenTitle), StringComparison.Ordinal);
}
