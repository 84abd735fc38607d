using Microsoft.Playwright;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using Xunit;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>
/// Something people do in the portal, in a real browser. Everybody in it has a browser context of his own, as on a device
/// of his own; what went wrong behind the pages fails the journey at its end.
/// </summary>
public abstract class Journey(BrowserFixture browser, RunningPortal portal) : IAsyncDisposable
{
    private readonly List<(IBrowserContext Context, Troubles Troubles)> _visits = [];

    /// <summary>Patience with a page on a small and busy machine.</summary>
    private const int Patience = 30_000;

    /// <summary>The portal.</summary>
    protected RunningPortal Portal => portal;

    /// <summary>Opens the portal on a device, signed in as somebody (nobody when null), at a path (nowhere yet when null).</summary>
    protected async Task<IPage> OpenAsync(Screen screen, string? email = null, string? path = null)
    {
        var device = screen.HasLargeText ? await browser.LargeTextAsync() : browser.Browser;
        var context = await device.NewContextAsync(new()
        {
            BaseURL = portal.Address.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            HasTouch = screen.HasTouch,
            IsMobile = screen.HasTouch,
            Locale = screen.Language == "en" ? "en-GB" : "nl-NL",
            TimezoneId = "Europe/Amsterdam",
            ColorScheme = screen.Colours,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var troubles = new Troubles();
        _visits.Add((context, troubles));
        context.Page += (_, page) => troubles.Watch(page);
        if (email is not null) await SignInByCookieAsync(context, await portal.Cookies.OfAsync(email));
        var opened = await context.NewPageAsync();
        if (path is not null) await opened.GotoAsync(path);
        return opened;
    }

    /// <summary>Lets something pass that would fail the journey at its end, because it is done on purpose.</summary>
    protected void Expecting(string trouble) => _visits.ForEach(visit => visit.Troubles.Expect(trouble));

    /// <summary>Gives a context the cookie of a session.</summary>
    protected Task SignInByCookieAsync(IBrowserContext context, string cookie) => context.AddCookiesAsync(
    [
        new() { Name = "__Host-wpb", Value = cookie, Domain = portal.Address.Host, Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteAttribute.Lax },
    ]);

    public async ValueTask DisposeAsync()
    {
        if (Environment.GetEnvironmentVariable("WPB_SHOTS") is { } folder) await PhotographAsync(folder);
        foreach (var (context, _) in _visits) await context.DisposeAsync();
        GC.SuppressFinalize(this);
        var troubles = _visits.SelectMany(visit => visit.Troubles.Seen).Distinct().ToList();
        if (troubles.Count > 0) Assert.Fail(string.Join(Environment.NewLine, troubles));
    }

    /// <summary>What every page of the journey looked like at its end, for whoever has to find out why it failed.</summary>
    private async Task PhotographAsync(string folder)
    {
        var name = $"{GetType().Name}-{TestContext.Current.TestMethod?.MethodName}";
        var pages = _visits.SelectMany(visit => visit.Context.Pages).ToList();
        for (var number = 0; number < pages.Count; number++)
            await pages[number].ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{number}.png"), FullPage = true });
    }
}
