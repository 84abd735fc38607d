using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(WpbPortal.EndToEnd.Tests.Browser.BrowserFixture))]

namespace WpbPortal.EndToEnd.Tests.Browser;

/// <summary>One browser for all journeys of this test process; every journey takes a context of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser, headless.</summary>
    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser was not started.");

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        var found = await BrowserFinder.FindAsync(_playwright.Chromium.ExecutablePath, CancellationToken.None);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = found.Executable,
            Args = found.Arguments,
            Headless = true,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
