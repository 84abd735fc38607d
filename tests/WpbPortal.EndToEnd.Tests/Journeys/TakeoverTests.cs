using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>
/// The moment at which the circuit takes over the page on which a session is logged. Blazor draws all of it once more then; whoever
/// is typing, choosing or reading must not notice. All three were seen failing when the page did not find what was handed over: its frame
/// was drawn first and the page a turn later, and the letters of the moment in between were gone.
/// </summary>
public sealed class TakeoverTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    private const int Times = 4;
    // Her drafts are the latest that she sees; another journey goes on with those of the stage.
    private static readonly string Supervisor = DemoCast.As(Role.Supervisor, DemoCast.Elsewhere);

    /// <summary>All that a form would send, the place of the cursor, and how far the page is scrolled and unfolded.</summary>
    private const string Seen =
        """
        () => {
            const form = document.querySelector('form[data-draft-key]'), at = document.activeElement;
            return JSON.stringify({
                fields: [...new FormData(form)],
                marked: [...form.querySelectorAll('.is-marked .steer-add')].map(name => name.textContent),
                focus: at.name ?? at.textContent, from: at.selectionStart, until: at.selectionEnd,
                unfolded: [...document.querySelectorAll('main details')].map(fold => fold.open),
                scrolled: Math.round(scrollY),
            });
        }
        """;

    [Fact]
    public async Task TakeOver_WhileAllWasFilledInBefore_ChangesNothingOnTheScreen()
    {
        var page = await OpenAsync(Screen.Phone, Supervisor);
        var begin = await HoldCircuitAsync(page);
        await page.GotoAsync(Web.Urls.NewSession);
        await page.Locator("label:has([name=StudentId])").Last.TapAsync();
        await page.FieldAsync("Time", "08:15");
        await page.Locator("label:has([name=Minutes][value=other])").TapAsync();
        await page.FieldAsync("OtherMinutes", "35");
        await page.Locator("label:has([name=Kind])").Last.TapAsync();
        await page.Locator("summary", new() { HasText = Dutch(() => LogTexts.HowIDid) }).TapAsync();
        await page.Locator("label:has([name=Slider][value='0.5'])").TapAsync();
        await page.Locator(".steer-add").Nth(2).TapAsync();
        await page.Locator(".step-more").Nth(2).TapAsync();
        await page.Locator(".step-more").Nth(4).TapAsync();
        await page.Locator(".step-less").Nth(4).TapAsync();
        await page.FieldAsync("Marks[Listen]", "3");
        await page.Locator("label:has([name=Techniques])").First.TapAsync();
        await page.Locator("label:has([name=Roles])").Last.TapAsync();
        await page.Locator("summary", new() { HasText = Dutch(() => LogTexts.NoteSmall) }).TapAsync();
        await page.FieldAsync("PrivateNote", "Voor mij");
        await page.FieldAsync("Feedback1.Question", "Wat zeg je als eerste?");
        await page.FieldAsync("WhatHappened", "Eerst dit, toen dat");
        for (var letters = 0; letters < 4; letters++) await page.Keyboard.PressAsync("ArrowLeft");
        await page.EvaluateAsync("scrollBy(0, 120)");
        var before = await page.EvaluateAsync<string>(Seen);

        begin.SetResult();
        await page.UntilInteractiveAsync();

        Assert.Equal(before, await page.EvaluateAsync<string>(Seen));
        // The circuit knows it too: it says with whom it will be shared.
        var student = (await page.Locator("label:has([name=StudentId]:checked)").TextContentAsync())!.Trim().Split(' ')[0];
        await Expect(page.ButtonOf(string.Format(Dutch(() => LogTexts.ShareWith), student))).ToBeEnabledAsync();
        await page.Keyboard.TypeAsync("!");
        await Expect(page.Locator("[name=WhatHappened]")).ToHaveValueAsync("Eerst dit, toen! dat");
    }

    [Fact]
    public async Task TakeOver_WhileNothingWasFilledIn_LeavesFocusFoldsAndScrollAlone()
    {
        var page = await OpenAsync(Screen.Laptop, Supervisor);
        var begin = await HoldCircuitAsync(page);
        await page.GotoAsync(Web.Urls.NewSession);
        await page.TabToAsync("summary");
        await page.Keyboard.PressAsync("Enter");
        await page.EvaluateAsync("scrollBy(0, 200)");
        var before = await page.EvaluateAsync<string>(Seen);

        begin.SetResult();
        await page.UntilInteractiveAsync();

        Assert.Equal(before, await page.EvaluateAsync<string>(Seen));
    }

    [Fact]
    public async Task TakeOver_WhileSomebodyTypes_LosesNoLetterAndNoPlace()
    {
        var page = await OpenAsync(Screen.Phone, Supervisor);
        for (var time = 0; time < Times; time++)
        {
            var begin = await HoldCircuitAsync(page);
            await page.GotoAsync(Web.Urls.NewSession);
            var field = page.Locator("[name=WhatHappened]");
            await field.FillAsync("begin einde");
            for (var letters = 0; letters < "einde".Length; letters++) await page.Keyboard.PressAsync("ArrowLeft");

            var typed = "";
            for (var letters = 0; letters < 400 && !(typed.Length > 60 && await page.Locator("[data-interactive=true]").CountAsync() > 0); letters++)
            {
                if (letters == 15) begin.SetResult();
                var letter = (char)('a' + (letters % 26));
                typed += letter;
                await page.Keyboard.TypeAsync($"{letter}");
                await page.WaitForTimeoutAsync(10);
            }
            await page.UntilInteractiveAsync();

            await Expect(field).ToHaveValueAsync($"begin {typed}einde");
            await Expect(field).ToBeFocusedAsync();
        }
    }

    /// <summary>Holds the circuit off until the caller lets it come.</summary>
    private static async Task<TaskCompletionSource> HoldCircuitAsync(IPage page)
    {
        var begin = new TaskCompletionSource();
        await page.UnrouteAllAsync();
        await page.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            await begin.Task;
            await route.ContinueAsync();
        });
        return begin;
    }
}
