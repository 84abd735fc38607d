using System.Text.Json;
using Microsoft.Playwright;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using Xunit;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>
/// Notes that are written without network, over and over, in two windows that both send what waits: lines are cut before, halfway and after the
/// server has a note, windows are loaded anew and closed while they send. Each note must arrive, once. 15 times every day, 1,000 times with
/// <c>WPB_LONG=1</c>. The control gives a number per attempt instead of per note, and must double.
/// </summary>
public sealed class OnTheGoCampaignTests(BrowserFixture browser, RunningPortal portal, ITestOutputHelper output)
{
    private const int MostTries = 40;

    private static readonly Mishap[][] Plans =
    [
        [], [Mishap.AnswerLost], [Mishap.NeverLeaves], [Mishap.CutHalfway, Mishap.AnswerLost], [Mishap.AnswerCut], [Mishap.AnswerLost, Mishap.AnswerLost, Mishap.AnswerLost],
        [Mishap.None, Mishap.AnswerLost], [Mishap.NeverLeaves, Mishap.CutHalfway, Mishap.AnswerCut],
    ];

    private static int Times => Environment.GetEnvironmentVariable("WPB_LONG") == "1" ? 1000 : 15;

    [Fact]
    public async Task Notes_OverALineThatBreaks_ArriveEachOnce()
    {
        var (written, drafts, received, mishaps, tries) = await CampaignAsync(Times, numberPerAttempt: false);

        output.WriteLine($"{written.Count} notes, {tries} times back in the network, {mishaps} mishaps, {drafts.Count} drafts, {received} received.");
        Assert.Empty(written.Except(drafts));
        Assert.Equal(written.Count, drafts.Count);
        Assert.Equal(written.Count, received);
        Assert.True(mishaps >= Times / 2, $"Only {mishaps} mishaps: too few to prove anything.");
    }

    [Fact]
    public async Task Notes_WithANumberPerAttempt_AreDoubled()
    {
        var (written, drafts, _, mishaps, _) = await CampaignAsync(4, numberPerAttempt: true);

        output.WriteLine($"{written.Count} notes, {mishaps} mishaps, {drafts.Count} drafts.");
        Assert.True(drafts.Count > written.Count, $"{written.Count} notes became {drafts.Count} drafts: the campaign would not see a note that is doubled.");
    }

    private async Task<(IReadOnlyList<string> Written, IReadOnlyList<string> Drafts, int Received, int Mishaps, int Tries)> CampaignAsync(int times, bool numberPerAttempt)
    {
        var cast = await OnTheGoCast.MakeAsync(portal);
        await using var line = new ShakyLine(portal.Address);
        await using var device = await browser.Browser.NewContextAsync(new() { BaseURL = line.Address.ToString(), Locale = "nl-NL", TimezoneId = "Europe/Amsterdam", ReducedMotion = ReducedMotion.Reduce });
        device.SetDefaultTimeout(30_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        await device.AddCookiesAsync([new() { Name = "__Host-wpb", Value = await portal.Cookies.OfAsync(cast.Supervisor.Email), Domain = line.Address.Host, Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
        if (numberPerAttempt) await device.AddInitScriptAsync(NumberPerAttempt);
        var (one, other) = (await OpenAsync(device), await OpenAsync(device));

        List<string> written = [];
        var tries = 0;
        for (var time = 0; time < times; time++)
        {
            await device.SetOfflineAsync(true);
            written.Add($"gesprek {time}");
            await one.NoteAsync(written[^1]);
            // Half of what is sent meets with something, in each of the two windows.
            line.Plan(Plans[time % Plans.Length]);
            for (var attempt = 0; attempt < MostTries; attempt++)
            {
                tries++;
                await device.SetOfflineAsync(false);
                if (attempt == 0 && time % 7 == 3) other = await AnewAsync(device, other, isClosed: time % 2 == 0);
                if (await IsSentAsync(one)) break;
                await device.SetOfflineAsync(true);
            }
            if (time % 10 == 9)
            {
                await device.SetOfflineAsync(false);
                await one.ReloadAsync();
                await one.UntilReadyAsync();
            }
        }
        await device.SetOfflineAsync(false);
        await one.ReloadAsync();
        await one.UntilReadyAsync();
        await one.ExpectWaitingAsync(0);
        var (drafts, received) = await cast.KeptAsync();
        return (written, drafts, received, line.Met, tries);
    }

    private static async Task<IPage> OpenAsync(IBrowserContext device)
    {
        var page = await device.NewPageAsync();
        await page.GotoAsync(Web.Urls.OnTheGo);
        await page.UntilKeptAsync();
        return page;
    }

    /// <summary>A window that goes away while it sends, and one in its place.</summary>
    private static async Task<IPage> AnewAsync(IBrowserContext device, IPage page, bool isClosed)
    {
        if (isClosed)
        {
            await page.CloseAsync();
            page = await device.NewPageAsync();
            await page.GotoAsync(Web.Urls.OnTheGo);
        }
        else
        {
            await page.ReloadAsync();
        }
        return page;
    }

    /// <summary>Whether nothing waits any more; asks for half a second.</summary>
    private static async Task<bool> IsSentAsync(IPage page)
    {
        try
        {
            await page.WaitForFunctionAsync("() => document.getElementById('stand-kop').dataset.count === '0'", null, new() { Timeout = 500 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>A device that numbers what it sends anew at every attempt. Its letters are closed anew, too, for they are bound to their number.</summary>
    private static string NumberPerAttempt { get; } =
        """
        const send = fetch;
        window.fetch = async (address, how) => {
            if (address !== ADDRESS || how?.method !== 'POST') return send(address, how);
            const note = JSON.parse(how.body), { seal } = await import(new URL(document.getElementById('inhoud').dataset.seal, document.baseURI));
            const [now, id] = [new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' }).format(), crypto.randomUUID()];
            const student = (await WpbNotes.about('people')).session[0].id;
            const fields = { StudentId: [student], Day: [now], Time: ['00:00'], Minutes: ['15'], Kind: ['CoachingSession'], WhatHappened: [note.id] };
            const letter = await seal(await WpbNotes.about('key'), JSON.stringify(fields), note.owner, `note:${id}`);
            return send(address, { ...how, body: JSON.stringify({ ...note, id, letter }) });
        };
        """.Replace("ADDRESS", JsonSerializer.Serialize(Web.Urls.OnTheGoNotes), StringComparison.Ordinal);
}
