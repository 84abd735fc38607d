using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WpbPortal.EndToEnd.Tests.Accessibility;

/// <summary>What somebody does who has a keyboard and no mouse, and what he must see while he does.</summary>
internal static class KeyboardSteps
{
    private const int MostStops = 200;

    /// <summary>After loading the focus is on the heading; whoever goes on from the address bar begins above it.</summary>
    public static async Task FromTheTopAsync(this IPage page)
    {
        await page.ExpectFocusOnHeadingAsync();
        await page.EvaluateAsync("() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }");
    }

    /// <summary>Waits until the heading has the focus, as it must after going elsewhere.</summary>
    public static Task ExpectFocusOnHeadingAsync(this IPage page) => Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();

    /// <summary>Goes on with the Tab key until this has the focus; every stop on the way must be seen.</summary>
    public static async Task WalkToAsync(this IPage page, ILocator wanted)
    {
        List<string> unseen = [];
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            try
            {
                if (await page.StopAsync() is { } stop) unseen.AddRange(stop.Faults);
                if (!await wanted.EvaluateAsync<bool>("one => one === document.activeElement")) continue;
            }
            // A page that waits for something opens itself anew; then one goes on from its top, as somebody at the keyboard does.
            catch (PlaywrightException gone) when (gone.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
            {
                continue;
            }

            Assert.Empty(unseen);
            return;
        }
        Assert.Fail($"With the Tab key one does not come to {wanted}.");
    }

    /// <summary>Goes on with the Tab key to this, and presses a key on it.</summary>
    public static async Task WalkAndPressAsync(this IPage page, ILocator wanted, string key = "Enter")
    {
        await page.WalkToAsync(wanted);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>What has the focus; null when nothing has.</summary>
    public static Task<KeyboardStop?> StopAsync(this IPage page) => page.EvaluateAsync<KeyboardStop?>(
        """
        () => {
            const here = document.activeElement;
            if (!here || here === document.body) return null;
            const box = here.getBoundingClientRect(), style = getComputedStyle(here), around = here.closest('.chip, .check');
            const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || (around && getComputedStyle(around).outlineStyle !== 'none');
            // Day, month, year and calendar of a date, hour and minutes of a time, are stops within one field.
            const inside = ['date', 'time'].includes(here.type) && here === window.lastStop;
            const twice = here.dataset.stopped === 'yes' && !inside;
            here.dataset.stopped = 'yes';
            window.lastStop = here;
            return { inside, what: here.outerHTML.slice(0, 120), outlined, within: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth, twice };
        }
        """);
}

/// <summary>Where the focus is.</summary>
internal sealed class KeyboardStop
{
    public string What { get; set; } = "";
    public bool Outlined { get; set; }
    public bool Inside { get; set; }
    public bool Within { get; set; }
    public bool Twice { get; set; }

    /// <summary>Why somebody might not see that the focus is here.</summary>
    public IEnumerable<string> Faults
    {
        get
        {
            if (!Outlined) yield return $"no outline on {What}";
            if (!Within) yield return $"outside of the screen: {What}";
        }
    }
}
