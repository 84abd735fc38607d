using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;
using WpbPortal.EndToEnd.Tests.Journeys;
using WpbPortal.Web.Texts;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Drops;

/// <summary>Somebody who writes down a conversation, letter by letter, whatever happens; knows when each letter was typed.</summary>
/// <param name="context">The browser, with a profile that outlives a tab.</param>
/// <param name="server">What she writes to.</param>
/// <param name="chance">What she types, and when things break.</param>
internal sealed class Typist(IBrowserContext context, IServer server, Random chance)
{
    /// <summary>Most that may be lost: the last second of typing.</summary>
    private static readonly TimeSpan MostLost = TimeSpan.FromSeconds(1);

    private const int Patience = 90_000;
    private readonly List<(DateTime At, int Length)> _letters = [];
    private readonly StringBuilder _typed = new();
    private IPage? _page;

    /// <summary>The page she is on.</summary>
    public IPage Page => _page!;

    /// <summary>Stands in all that she types, and nowhere else.</summary>
    public string Mark { get; } = $"zq{Guid.NewGuid():N}";

    private ILocator Field => Page.Locator("[name=WhatHappened]");

    /// <summary>Begins a new conversation.</summary>
    public async Task BeginAsync()
    {
        _page ??= await OpenAsync();
        await Page.GotoAsync($"{server.Address}{Web.Urls.NewSession.TrimStart('/')}");
        await Page.UntilInteractiveAsync();
        await Page.Locator("label:has([name=StudentId])").First.ClickAsync();
        await Field.FocusAsync();
        _typed.Clear();
        _letters.Clear();
    }

    /// <summary>Types through one drop; gives what went wrong, or null.</summary>
    public async Task<string?> GoThroughAsync(Drop drop, TimeSpan length)
    {
        await TypeAsync($"{Mark} {Words(40)}");
        if (drop is Drop.TabKilled or Drop.KilledOffline or Drop.Reload)
        {
            if (drop == Drop.KilledOffline)
            {
                await context.SetOfflineAsync(true);
                await TypeAsync(Words(60));
            }
            var (dropped, before) = (DateTime.UtcNow, _typed.ToString());
            if (drop == Drop.Reload) await Page.ReloadAsync();
            else await KillTabAsync();
            await Page.UntilInteractiveAsync();
            var wrong = await ComeBackAsync(before, dropped);
            await Field.FocusAsync();
            await Page.Keyboard.PressAsync("Control+End");
            return wrong;
        }
        var address = Page.Url;
        await BreakAsync(drop);
        await TypeAsync(Words(20));
        await Task.Delay(length);
        await MendAsync(drop);
        if (drop is Drop.SocketCut or Drop.Offline)
        {
            await TypeAsync(Words(10));
            if (await Field.InputValueAsync() is var screen && screen != _typed.ToString()) return $"the screen shows '{screen}' in the place of '{_typed}'";
        }
        else
        {
            // The circuit is gone for good, so the page begins anew by itself, when all is kept.
            await Page.WaitForFunctionAsync("() => !window.isOld && document.querySelector('[data-interactive=true]')", null, new() { Timeout = Patience });
            if (await ComeBackAsync(_typed.ToString(), await TurnedAtAsync()) is { } lost) return lost;
            // She goes on where she was, and nothing asks for a tap first.
            await Expect(Field).ToBeFocusedAsync(new() { Timeout = Patience });
        }
        return await IsKeptAsync() ? null : $"the server has something else than '{_typed}' at {address}";
    }

    /// <summary>Saves, and reads what was saved; gives what went wrong, or null.</summary>
    public async Task<string?> SaveAsync()
    {
        // A button is heard once the circuit is back; the page says so until it is.
        await Expect(Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = Patience });
        var screen = await Field.InputValueAsync();
        await Page.PushAsync(Dutch(() => LogTexts.Later));
        await Page.WaitForURLAsync(address => !address.Contains(Web.Urls.NewSession, StringComparison.Ordinal), new() { Timeout = Patience, WaitUntil = WaitUntilState.DOMContentLoaded });
        await Page.GotoAsync($"{new Uri(Page.Url).GetLeftPart(UriPartial.Path)}/verder");
        var saved = await Field.InputValueAsync();
        // Blanks around a text are no text.
        return saved == screen.Trim() ? null : $"saved '{saved}' while the screen showed '{screen}'";
    }

    private Task<IPage> OpenAsync() => context.NewPageAsync();

    private async Task TypeAsync(string text)
    {
        foreach (var letter in text)
        {
            // A page that turns at this very moment may leave the browser without an answer, for which Playwright waits for ever.
            await Page.Keyboard.InsertTextAsync(letter.ToString()).WaitAsync(TimeSpan.FromMilliseconds(Patience));
            _typed.Append(letter);
            _letters.Add((DateTime.UtcNow, _typed.Length));
            await Task.Delay(chance.Next(5, 30));
        }
    }

    /// <summary>When the page before this one heard its last letter, by the browser's own clock: what is told of it comes late on a busy machine.</summary>
    private async Task<DateTime> TurnedAtAsync() => DateTime.UnixEpoch.AddMilliseconds(await Page.EvaluateAsync<double>(
        "() => { const [turn] = performance.getEntriesByType('navigation'); return performance.timeOrigin + (turn.unloadEventEnd || turn.responseStart); }"));

    /// <summary>What came back must be the beginning of what was typed and miss no more than the last second before the drop; then what she typed once the field heard her again.</summary>
    private async Task<string?> ComeBackAsync(string before, DateTime dropped)
    {
        var atLeast = _letters.LastOrDefault(letter => letter.At <= dropped - MostLost).Length;
        // What the device kept comes a moment after the page.
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(10) && (await Field.InputValueAsync()).Length < atLeast; await Task.Delay(100))
        {
        }
        await Task.Delay(300);
        var back = await Field.InputValueAsync();
        var (lastLetter, kept) = (_letters[^1].At - dropped, await KeptAsync());
        _typed.Clear().Append(back);
        _letters.Clear();
        var alike = before.Zip(back).TakeWhile(pair => pair.First == pair.Second).Count();
        return alike >= atLeast && before.EndsWith(back[alike..], StringComparison.Ordinal) ? null : $"came back with {back.Length} of {before.Length} letters, of which {atLeast} were older than a second; the last letter was typed {lastLetter.TotalMilliseconds:0} ms after the drop, the server has '{kept}': '{back}' of '{before}'";
    }

    private async Task KillTabAsync()
    {
        var address = Page.Url;
        var session = await context.NewCDPSessionAsync(Page);
        // The tab has no chance to answer.
        var crashed = new TaskCompletionSource();
        Page.Crash += (_, _) => crashed.TrySetResult();
        _ = session.SendAsync("Page.crash").ContinueWith(_ => { }, TaskScheduler.Default);
        await crashed.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
        await Page.CloseAsync();
        await context.SetOfflineAsync(false);
        _page = await OpenAsync();
        await Page.GotoAsync(address);
    }

    private async Task BreakAsync(Drop drop)
    {
        await Page.EvaluateAsync("() => { window.isOld = true; }");
        switch (drop)
        {
            case Drop.SocketCut:
                await Page.EvaluateAsync("Blazor._internal.forceCloseConnection()");
                break;
            case Drop.Offline:
                await context.SetOfflineAsync(true);
                await Page.EvaluateAsync("Blazor._internal.forceCloseConnection()");
                break;
            case Drop.ServerKilled:
                await server.KillAsync();
                break;
            case Drop.ServerStopped:
                await server.StopAsync();
                break;
            case Drop.Deploy:
                await server.StopAsync();
                await server.StartAsync();
                break;
        }
    }

    private Task MendAsync(Drop drop) => drop switch
    {
        Drop.Offline => context.SetOfflineAsync(false),
        Drop.ServerKilled or Drop.ServerStopped => server.StartAsync(),
        _ => Task.CompletedTask,
    };

    private async Task<bool> IsKeptAsync()
    {
        for (var waited = Stopwatch.StartNew(); waited.ElapsedMilliseconds < Patience; await Task.Delay(100))
        {
            if (await KeptAsync() == _typed.ToString()) return true;
        }
        return false;
    }

    private Task<string?> KeptAsync() => Page.EvaluateAsync<string?>(
        """
        async () => {
            const answer = await fetch(`/drafts/${document.querySelector("form[data-draft-key]").dataset.draftKey}`).catch(() => null);
            return answer?.ok ? (await answer.json()).fields.WhatHappened[0] : null;
        }
        """);

    private string Words(int letters) => string.Concat(Enumerable.Range(0, letters).Select(_ => chance.Next(6) == 0 ? ' ' : (char)('a' + chance.Next(26))));
}
