using Microsoft.Playwright;
using WpbPortal.EndToEnd.Tests.Accessibility;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A supervisor notes a talk on a phone that has no network at all, and finds it in the portal afterwards.</summary>
public sealed class OnTheGoJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    private const string OfHerAlone = "Yara vroeg hoe je een klas stil krijgt";

    [Fact]
    public async Task Note_WithoutNetwork_WaitsUnreadableAndArrivesForItsAuthorAlone()
    {
        var cast = await OnTheGoCast.MakeAsync(Portal);
        var page = await OpenAsync(Screen.Phone, cast.Supervisor.Email, Web.Urls.Today);
        Expecting("ERR_INTERNET_DISCONNECTED");
        await page.FollowAsync(Dutch(() => TodayTexts.NoteOnTheGo));
        await page.ExpectHeadingAsync(Dutch(() => OnTheGoTexts.Title));
        await page.UntilKeptAsync();

        // In the tunnel: the page opens anew, and another window of it.
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await page.UntilReadyAsync();
        await Expect(page.Locator("#zonder-netwerk")).ToBeVisibleAsync();
        await Expect(page.Locator("label:has([name=StudentId])")).ToHaveTextAsync("Yara");
        await page.Locator("label:has([name=Minutes][value='5'])").TapAsync();
        await page.FieldAsync("StudentInput", "Hoe krijg ik ze stil?");
        await page.NoteAsync(OfHerAlone);
        await page.ExpectWaitingAsync(1);
        await Expect(page.Locator("#stand-kop")).ToHaveTextAsync(string.Format(Dutch(() => OnTheGoTexts.Waiting), 1));

        // Half a sentence survives the window that is gone.
        await page.FieldAsync("WhatHappened", "half opgeschreven");
        await Expect(page.Locator("#bewaard")).ToContainTextAsync(Dutch(() => OnTheGoTexts.KeptAt).Replace("{0}", "", StringComparison.Ordinal));
        var context = page.Context;
        var next = await context.NewPageAsync();
        await page.CloseAsync();
        await next.GotoAsync(Web.Urls.OnTheGo);
        await next.UntilReadyAsync();
        await next.ExpectWaitingAsync(2);

        // Nothing of it can be read on the device, and of the student nothing but the first name.
        var stored = await next.StoredAsync();
        Assert.Contains("Yara", stored, StringComparison.Ordinal);
        foreach (var word in new[] { OfHerAlone, "klas stil", "Hoe krijg ik", "half opgeschreven", cast.Student.Name.FamilyName, cast.Student.Email, cast.Supervisor.Name.GivenName })
            Assert.DoesNotContain(word, stored, StringComparison.Ordinal);

        // Back above the ground, but somebody else is signed in by now: it stays.
        await context.ClearCookiesAsync(new() { Name = "__Host-wpb" });
        await SignInByCookieAsync(context, await Portal.Cookies.OfAsync(cast.Colleague.Email));
        await context.SetOfflineAsync(false);
        await Expect(next.Locator("#van-een-ander")).ToContainTextAsync(string.Format(Dutch(() => OnTheGoTexts.OfSomebodyElse), 2));
        await Expect(next.Locator("body")).Not.ToContainTextAsync("Yara");
        Assert.Equal(0, (await cast.KeptAsync()).Received);

        // Nobody is signed in: it stays, and says what to do.
        Expecting("401");
        await context.ClearCookiesAsync(new() { Name = "__Host-wpb" });
        await next.ReloadAsync();
        await Expect(next.Locator("#afgemeld")).ToBeVisibleAsync();
        await next.ExpectWaitingAsync(2);

        // She herself: it is sent, once, and goes on as a draft.
        await SignInByCookieAsync(context, await Portal.Cookies.SignInAsync(cast.Supervisor.Email));
        await next.ReloadAsync();
        await next.ExpectWaitingAsync(0);
        await Expect(next.Locator("#aangekomen")).ToContainTextAsync(string.Format(Dutch(() => OnTheGoTexts.SaidArrived), 2));
        var (drafts, received) = await cast.KeptAsync();
        Assert.Equal([OfHerAlone, "half opgeschreven"], drafts.OrderDescending(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(2, received);
        await next.GotoAsync(Web.Urls.Today);
        await Expect(next.Locator($"a.row[href^='{Web.Urls.Sessions}/'][href$='/verder']")).ToHaveCountAsync(2);

        // Signing out leaves no names behind, also in a window that is still open.
        var open = await context.NewPageAsync();
        await open.GotoAsync(Web.Urls.OnTheGo);
        await Expect(open.Locator("label:has([name=StudentId])")).ToHaveTextAsync("Yara");
        await next.Locator(".topline details.menu:last-of-type > summary").ClickAsync();
        await next.PushAsync(Dutch(() => ShellTexts.SignOut));
        await next.ExpectHeadingAsync(Dutch(() => AccountTexts.SignInTitle));
        await Expect(open.Locator("#afgemeld")).ToBeVisibleAsync();
        await Expect(open.Locator("body")).Not.ToContainTextAsync("Yara");
        Assert.DoesNotContain("Yara", await open.StoredAsync(), StringComparison.Ordinal);
        await context.SetOfflineAsync(true);
        await open.ReloadAsync();
        await open.UntilReadyAsync();
        await Expect(open.Locator("#eerst-netwerk")).ToBeVisibleAsync();
        await Expect(open.Locator("#notitie")).ToBeHiddenAsync();
        await context.SetOfflineAsync(false);
    }

    [Fact]
    public async Task Note_ByKeyboard_IsMendedKeptAndSent()
    {
        var cast = await OnTheGoCast.MakeAsync(Portal);
        var page = await OpenAsync(Screen.Phone, cast.Supervisor.Email, Web.Urls.OnTheGo);
        await page.UntilReadyAsync();
        await page.WalkToAsync(page.Locator("[name=When][value=now]"));
        await page.Keyboard.PressAsync("ArrowRight");
        await page.WalkToAsync(page.Locator("#whathappened"));
        await page.Keyboard.TypeAsync("Met de toetsen");
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => OnTheGoTexts.Keep)));
        // What is missing is said, and has the focus.
        await Expect(page.Locator("#moment-fout")).ToBeVisibleAsync();
        await Expect(page.Locator("[name=Time]")).ToBeFocusedAsync();
        // Which hours a time field wants, of twelve or of twenty-four, is the browser's.
        await page.FieldAsync("Time", "00:00");
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => OnTheGoTexts.Keep)), "Space");

        await Expect(page.Locator("#stand")).ToBeFocusedAsync();
        await Expect(page.Locator("#aangekomen")).ToBeVisibleAsync();
        await page.ExpectWaitingAsync(0);
        Assert.Equal(["Met de toetsen"], (await cast.KeptAsync()).Drafts);
    }
}
