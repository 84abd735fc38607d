using System.Diagnostics;
using Microsoft.Playwright;
using WpbPortal.Benchmarks.Anchors;
using WpbPortal.Web;

namespace WpbPortal.Benchmarks.Measuring;

/// <summary>From asking for a page until it answers to a hand, beside the smallest page with a circuit (A3).</summary>
internal static class TimeToInteractive
{
    private const int Times = 9;

    /// <summary>Median milliseconds of A3 and of the page on which a session is logged.</summary>
    public static async Task<(double Hello, double Log)> MeasureAsync(ServerProcess server, string email)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Browsers.LaunchAsync(playwright);
        var state = await Browsers.SignInAsync(browser, server.Portal, email);
        await using var context = await browser.NewContextAsync(new() { StorageState = state });
        var (hello, log) = (new List<double>(), new List<double>());
        for (var time = 0; time < Times; time++)
        {
            hello.Add(await UntilAsync(context, new Uri(server.Circuits, HelloCircuit.Path).ToString(), "#ready"));
            log.Add(await UntilAsync(context, new Uri(server.Portal, Urls.NewSession).ToString(), "[data-interactive=true]"));
        }
        return (Median(hello), Median(log));
    }

    private static async Task<double> UntilAsync(IBrowserContext context, string address, string sign)
    {
        var page = await context.NewPageAsync();
        var begin = Stopwatch.GetTimestamp();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync(sign, new() { State = WaitForSelectorState.Attached });
        var taken = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        await page.CloseAsync();
        return taken;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
