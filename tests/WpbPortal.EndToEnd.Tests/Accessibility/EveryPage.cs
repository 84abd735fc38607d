using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Journeys;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Components;
using Xunit;

namespace WpbPortal.EndToEnd.Tests.Accessibility;

/// <summary>
/// Opens every page and looks at it. There are eight variants: two languages, two widths, light and dark. Every day each
/// page is looked at in two of them, by turns; with <c>WPB_LONG=1</c> in all eight. With <c>WPB_SCREENSHOTS</c> set to a
/// folder all eight are looked at and kept there as pictures. <c>WPB_PAGES</c> looks only at the rows whose name begins so.
/// </summary>
public abstract class EveryPage(BrowserFixture browser, RunningPortal portal, Screen width) : Journey(browser, portal)
{
    /// <summary>The pages, by the name of their row.</summary>
    protected static IEnumerable<string> Names => PageRows.All.Select(row => row.Name).Where(name => Beginning is null || name.StartsWith(Beginning, StringComparison.Ordinal));

    /// <summary>Of the pages those whose turn it is today: each on every sixth day, and all when they are asked for.</summary>
    protected static IEnumerable<string> NamesOfToday => Beginning is not null || IsLong ? Names : Names.Where((_, place) => (DateTime.UtcNow.DayOfYear + place) % 6 == 0);

    private static string? Beginning => Environment.GetEnvironmentVariable("WPB_PAGES") is { Length: > 0 } beginning ? beginning : null;

    private static bool IsLong => Pictures is not null || Environment.GetEnvironmentVariable("WPB_LONG") == "1";

    private static string? Pictures => Environment.GetEnvironmentVariable("WPB_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    /// <summary>Keeps a page from hearing that it is to be asked for anew.</summary>
    private const string NoStream = "window.EventSource = class { addEventListener() {} close() {} };";

    /// <summary>The four variants of this width, or the one whose turn it is today.</summary>
    private IEnumerable<Screen> Variants(string name)
    {
        var all = Screen.All.Where(screen => screen.Width == width.Width).ToList();
        if (IsLong) return all;
        // The two widths take opposite turns, so that a day shows each page in both languages, and light as well as dark.
        var turn = DateTime.UtcNow.DayOfYear + name.Sum(letter => letter) + (width.HasTouch ? 0 : 3);
        return [all[turn % all.Count]];
    }

    /// <summary>Opens the page of a row and looks at it.</summary>
    protected async Task LookAsync(string name)
    {
        var row = PageRows.All.Single(known => known.Name == name);
        List<string> found = [];
        foreach (var screen in Variants(name).Select(screen => screen with { HasLargeText = width.HasLargeText }))
        {
            var page = await OpenAsync(screen, row.Email);
            // Others do things in the same partnership: what is looked at here stays as it was opened.
            await page.AddInitScriptAsync(NoStream);
            // A page that says that something is not there, or went wrong, answers so too.
            if (row.Template == Web.Urls.NotFound) Expecting("404");
            if (row.Template == Web.Urls.Error) Expecting("500");
            // Whose page it is not: its script asks, is refused, and says so.
            if (PageRows.Documents.Contains(row.Template) && row.Case is not null) Expecting(Web.Urls.OnTheGoNames);
            await page.GotoAsync(await row.PathAsync(Portal));
            if (IsInteractive(row.Template))
            {
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                await page.WaitForFunctionAsync("() => window.Blazor !== undefined");
            }
            // Its script asks who is signed in, and shows what applies.
            if (PageRows.Documents.Contains(row.Template)) await page.Locator("[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            if (Pictures is { } folder) await PhotographAsync(page, folder, row, screen);
            var findings = screen.HasLargeText ? await PageChecks.FindLargeAsync(page) : await PageChecks.FindAsync(page, screen.Language);
            found.AddRange(findings.Select(finding => $"{screen}: {finding}"));
            await page.Context.CloseAsync();
        }
        Assert.True(found.Count == 0, $"{row.Name} has {found.Count} findings.{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }

    private static bool IsInteractive(string template) => typeof(Web.PortalHost).Assembly.GetTypes()
        .Any(type => type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>().Any(route => route.Template == template) && type.IsDefined(typeof(InteractivePageAttribute), false));

    private static Task PhotographAsync(IPage page, string folder, PageRow row, Screen screen) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(folder, $"{row.FileName}-{screen.Width}-{screen.Language}-{screen.Colours.ToString().ToLowerInvariant()}{(screen.HasLargeText ? "-large" : "")}.png"),
        FullPage = true,
    });
}

/// <summary>Every page on a phone.</summary>
public sealed class EveryPageOnAPhoneTests(BrowserFixture browser, RunningPortal portal) : EveryPage(browser, portal, Screen.Phone)
{
    public static TheoryData<string> Rows => [.. Names];

    [Theory]
    [MemberData(nameof(Rows))]
    public Task Open_EveryPage_IsRightForEverybody(string name) => LookAsync(name);
}

/// <summary>Every page on a laptop.</summary>
public sealed class EveryPageOnALaptopTests(BrowserFixture browser, RunningPortal portal) : EveryPage(browser, portal, Screen.Laptop)
{
    public static TheoryData<string> Rows => [.. Names];

    [Theory]
    [MemberData(nameof(Rows))]
    public Task Open_EveryPage_IsRightForEverybody(string name) => LookAsync(name);
}

/// <summary>Every page on a phone whose letters are set twice as large: a sixth of them each day.</summary>
public sealed class EveryPageInLargeTextTests(BrowserFixture browser, RunningPortal portal) : EveryPage(browser, portal, Screen.Phone with { HasLargeText = true })
{
    public static TheoryData<string> Rows => [.. NamesOfToday];

    [Theory]
    [MemberData(nameof(Rows))]
    public Task Open_EveryPage_IsRightForEverybody(string name) => LookAsync(name);
}
