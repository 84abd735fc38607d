using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Talks;
using WpbPortal.Domain.Trajectories;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Components;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A school educator comes from the coffee machine, where there is no network, and notes a talk in three taps and one sentence.</summary>
public sealed class TalkJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    private const string RoundTitle = "Ronde langs de koffieautomaat";
    private const string Sentence = "Noor mist tijd om na de les te praten";

    [Fact]
    public async Task Talk_InThreeTapsAndASentenceWithoutNetwork_ArrivesOnceForItsAuthorAlone()
    {
        var own = await new OwnPartnership(Portal, "Koffie").FoundAsync();
        var (educator, colleague) = (own.Add("Aisha", "Vossenberg", Role.SchoolEducator, "nl"), own.Add("Wim", "Haverkamp", Role.SchoolEducator, "nl"));
        var noor = own.Add("Noor", "Herfstzanger", Role.Supervisor, "nl");
        foreach (var name in new[] { "Els", "Bas", "Cor", "Dirk", "Eva", "Yara" }) own.Add(name, "Zuidema", Role.Supervisor, "nl");
        var round = RoundOf(own, noor);
        await own.KeepAsync();
        var page = await OpenAsync(Screen.Phone, educator.Email, Web.Urls.Today);
        Expecting("ERR_INTERNET_DISCONNECTED");
        // Wim is neither supervisor nor student: seven others she has not spoken yet.
        await page.ExpectTextAsync(string.Format(Dutch(() => ShellTexts.CatchUpMore), "Noor", Dutch(() => ShellTexts.NumberWords).Split(' ')[4]));
        await page.Locator(".begin a").TapAsync();
        await page.ExpectHeadingAsync(Dutch(() => TalkTexts.NoteTitle));
        await page.UntilKeptAsync();

        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await page.UntilReadyAsync();
        await Expect(page.Locator("label:has([name=PersonId])")).ToHaveCountAsync(6);
        await page.EvaluateAsync("() => { window.taps = []; addEventListener('pointerdown', ({ target }) => window.taps.push(target.id || target.name), true); }");
        await page.Locator("label:has([name=PersonId])", new() { HasText = "Noor" }).TapAsync();
        await page.Locator($"label:has([name=Topics][value={TalkTopic.WayOfCoaching}])").TapAsync();
        await page.Locator($"label:has([name=Hinders][value={TalkFactor.Hours}])").TapAsync();
        await page.Locator("#zin").TapAsync();
        await page.Keyboard.TypeAsync(Sentence);
        await page.Keyboard.PressAsync("Enter");
        await page.ExpectWaitingAsync(1);
        var taps = await page.EvaluateAsync<string[]>("() => window.taps");
        Assert.Equal(["PersonId", "Topics", "Hinders", "zin"], taps);

        // Nothing of it can be read on the device, and of people nothing but the first name.
        var stored = await page.StoredAsync();
        Assert.Contains("Noor", stored, StringComparison.Ordinal);
        foreach (var word in new[] { Sentence, "mist tijd", "Herfstzanger", "Zuidema", noor.Email }) Assert.DoesNotContain(word, stored, StringComparison.Ordinal);

        // Somebody who is not among the first few is found by the beginning of her name.
        await page.Locator("#zoek-persoon").FillAsync("ya");
        await Expect(page.Locator("label:has([name=PersonId])")).ToHaveTextAsync("Yara");
        await page.Locator("#zoek-persoon").FillAsync("");

        // Above the ground again, but a colleague is signed in by now: it stays, and is nowhere.
        var context = page.Context;
        await context.ClearCookiesAsync(new() { Name = "__Host-wpb" });
        await SignInByCookieAsync(context, await Portal.Cookies.OfAsync(colleague.Email));
        await context.SetOfflineAsync(false);
        await Expect(page.Locator("#van-een-ander")).ToContainTextAsync(string.Format(Dutch(() => OnTheGoTexts.OfSomebodyElse), 1));

        // She herself: it arrives, once, among her talks, and whom she spoke is no longer in the invitation.
        await context.ClearCookiesAsync(new() { Name = "__Host-wpb" });
        await SignInByCookieAsync(context, await Portal.Cookies.SignInAsync(educator.Email));
        await page.ReloadAsync();
        await page.ExpectWaitingAsync(0);
        await page.Locator("#aangekomen a").TapAsync();
        await page.ExpectHeadingAsync(Dutch(() => TalkTexts.Title));
        var row = page.Locator("li.row", new() { HasText = Sentence });
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row).ToContainTextAsync("Noor Herfstzanger");
        // Noor takes part in the one round of these days, so it belongs to it, without a tap.
        await Expect(row.GetByRole(AriaRole.Link, new() { Name = RoundTitle })).ToHaveAttributeAsync("href", Web.Urls.Meeting(round));
        await Expect(row).ToContainTextAsync(Dutch(() => TalkFactor.Hours.Label()));
        await Expect(page.Locator("section:has(#bijpraten)")).Not.ToContainTextAsync("Noor");

        // Noor asks what was noted; Aisha shows it; Noor reads it.
        var hers = await OpenAsync(Screen.Phone, noor.Email, Web.Urls.MyTalks);
        await hers.Locator("li.row", new() { HasText = "Aisha" }).GetByRole(AriaRole.Button).TapAsync();
        await hers.ExpectTextAsync(Dutch(() => TalkTexts.DoneAsked));
        await Expect(hers.Locator("body")).Not.ToContainTextAsync(Sentence);
        await page.ReloadAsync();
        await page.Locator("section:has(#gevraagd)").GetByRole(AriaRole.Button).TapAsync();
        await page.ExpectTextAsync(Dutch(() => TalkTexts.DoneShown));
        await hers.ReloadAsync();
        await Expect(hers.Locator("section:has(#getoond)")).ToContainTextAsync(Sentence);

        // From the page of the round one notes without network too.
        await page.GotoAsync(Web.Urls.Meeting(round));
        await page.ExpectTextAsync(Sentence);
        await page.LinkOf(() => MeetingTexts.NoteTalkOnTheWay).TapAsync();
        await page.ExpectHeadingAsync(Dutch(() => TalkTexts.NoteTitle));
        await page.UntilReadyAsync();
        await context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await page.UntilReadyAsync();
        await page.ExpectTextAsync(Dutch(() => TalkTexts.BelongsToRound));
    }

    /// <summary>A round of talks next week, in a trajectory in which somebody takes part.</summary>
    private static Guid RoundOf(OwnPartnership own, Person supervisor)
    {
        static Domain.LocalisedText Words(string text) => Domain.LocalisedText.Same(text);
        var design = new TemplateMeeting("ronde", Words(RoundTitle), MeetingForm.InformalRound, 0, 30, Audience.Supervisor, Words("Luisteren"), [], []);
        var template = new TrajectoryTemplate(own.Id, "kort", new(Words("Luisteren"), Words("Kort"), Words("Waarom"), [], null, [], [], false, Audience.Supervisor, [design], null, [], []), DateTimeOffset.UtcNow);
        var trajectory = new Trajectory(template.Versions.Single(), own.SchoolYear.Id, own.School.Id, "Luisteren", null);
        trajectory.Accept(trajectory.Invite(supervisor.Id, Role.Supervisor, own.School.Id, null, DateTimeOffset.UtcNow), DateTimeOffset.UtcNow);
        var round = trajectory.Plan(design, DateTimeOffset.UtcNow.AddDays(7), 30, null);
        own.Add(template, trajectory);
        return round.Id;
    }
}
