using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(WpbPortal.EndToEnd.Tests.Browser.BrowserFixture))]

namespace WpbPortal.EndToEnd.Tests.Browser;

/// <summary>One browser for all journeys of this test process; every journey takes a context of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private readonly SemaphoreSlim _gate = new(1);
    private IBrowser? _browser;
    private IBrowser? _largeText;

    /// <summary>The browser, headless.</summary>
    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser was not started.");

    /// <summary>The browser of somebody who set its letters twice as large, which also moves the widths at which a page changes its shape.</summary>
    public async Task<IBrowser> LargeTextAsync()
    {
        await _gate.WaitAsync();
        try
        {
            return _largeText ??= await LaunchAsync("--blink-settings=defaultFontSize=32");
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A browser of its own, with a profile in a folder, which outlives a tab that dies.</summary>
    public async Task<IBrowserContext> ProfileAsync(string folder)
    {
        var found = await BrowserFinder.FindAsync(_playwright!.Chromium.ExecutablePath, CancellationToken.None);
        return await _playwright.Chromium.LaunchPersistentContextAsync(folder, new() { ExecutablePath = found.Executable, Args = found.Arguments, Headless = true, Locale = "nl-NL" });
    }

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync();
    }

    private async Task<IBrowser> LaunchAsync(params string[] besides)
    {
        var found = await BrowserFinder.FindAsync(_playwright!.Chromium.ExecutablePath, CancellationToken.None);
        return await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = found.Executable,
            Args = [.. found.Arguments, .. besides],
            Headless = true,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_largeText is not null) await _largeText.DisposeAsync();
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _gate.Dispose();
    }
}
