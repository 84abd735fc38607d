using Microsoft.Playwright;
using WpbPortal.Data.DemoData;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.Web;

namespace WpbPortal.Benchmarks.Measuring;

/// <summary>A browser that is signed in.</summary>
internal static class Browsers
{
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var found = await BrowserFinder.FindAsync(playwright.Chromium.ExecutablePath, CancellationToken.None);
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = found.Executable, Args = found.Arguments });
    }

    /// <summary>Signs in; gives what the browser keeps of it.</summary>
    public static async Task<string> SignInAsync(IBrowser browser, Uri address, string email)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, Urls.SignIn).ToString());
        await page.FillAsync("input[type=email]", email);
        await page.FillAsync("input[type=password]", DemoLoader.Password);
        await page.ClickAsync("button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains(Urls.SignIn));
        return await context.StorageStateAsync();
    }
}
