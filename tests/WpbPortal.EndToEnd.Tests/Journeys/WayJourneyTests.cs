using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A supervisor lets her trainer see her way of coaching, sees that he looked, and takes it back. She is the second of her partnership, with whom no other journey shares.</summary>
public sealed class WayJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    private static readonly string Supervisor = DemoCast.As(Role.Supervisor, number: 1);
    private static readonly string Trainer = DemoCast.As(Role.Trainer);

    [Fact]
    public async Task Share_OnAPhone_TheTrainerReadsInEnglishUntilSheTakesItBack()
    {
        var way = Web.Urls.WayOf((await Portal.ViewerAsync(Supervisor)).PersonId);
        var hers = await OpenAsync(Screen.Phone, Supervisor, Web.Urls.ShareMyCoaching);
        var trainer = char.ToUpperInvariant(Trainer[0]) + Trainer[1..Trainer.IndexOf('.', StringComparison.Ordinal)];
        await hers.Locator("label:has([name='Form.Trainer'])", new() { HasText = trainer }).TapAsync();
        await hers.Locator("form .button-accent").TapAsync();
        await Expect(hers.Locator(".notice-good")).ToContainTextAsync(Dutch(() => SessionTexts.WayIsShared));

        var his = await OpenAsync(Screen.Laptop with { Language = "en" }, Trainer, Web.Urls.SharedWays);
        await his.Locator($"main a[href='{way}']").ClickAsync();
        await Expect(his.Locator("h1")).ToContainTextAsync(In("en", () => string.Format(SessionTexts.WayOfTitle, "")).Trim());
        await Expect(his.Locator(".square").First).ToBeVisibleAsync();

        await hers.ReloadAsync();
        await Expect(hers.Locator("article.card", new() { HasText = trainer })).ToContainTextAsync(string.Format(Dutch(() => SessionTexts.ReadBy), trainer, "").TrimEnd('.', ' '));
        await hers.PushAsync(string.Format(Dutch(() => SessionTexts.StopSharing), trainer));
        await Expect(hers.Locator(".notice-good")).ToContainTextAsync(Dutch(() => SessionTexts.WayIsTakenBack));

        Expecting("404");
        Assert.Equal(404, (await his.GotoAsync(way))!.Status);
    }
}
