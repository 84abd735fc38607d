using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Accessibility;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Features.Agenda;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Features.Learning;
using WpbPortal.Web.Features.People;
using WpbPortal.Web.Features.Placements;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>
/// What somebody does elsewhere appears on an open page, and what is no longer for its reader goes. On every run it has to happen without
/// reloading; that it does so within a second is asked with <c>WPB_LONG=1</c>, when nothing else runs on the machine.
/// </summary>
public sealed class LiveJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    /// <summary>From the commit to the screen.</summary>
    private static readonly TimeSpan Within = Environment.GetEnvironmentVariable("WPB_LONG") == "1" ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Reply_ToAnOpenSession_AppearsWithoutReloading()
    {
        var (cast, input) = await SharedAsync();
        var student = await Portal.ViewerAsync(cast.Student.Email);
        var page = await OpenListeningAsync(Screen.Laptop with { Language = "en" }, cast.Supervisor.Email, Web.Urls.Session(input.Id));
        // By hand made different from what the server gives: a page that is loaded anew would not have it.
        await page.EvaluateAsync("() => { window.notReloaded = true; document.querySelector('main a').focus(); }");
        await Expect(page.Locator("[data-live=notifications]")).ToBeHiddenAsync();
        var text = $"Ik wacht drie tellen {Guid.NewGuid():N}";

        await SeenAsync(page, text, () => Coaching.ReplyAsync(student, input.Feedback[0].Id, text, null, Stop));

        await Expect(page.Locator("[data-live=notifications]")).ToContainTextAsync("1");
        await Expect(page.Locator("#meldingen")).ToHaveTextAsync(In("en", () => ShellTexts.LiveNotices));
        Assert.True(await page.EvaluateAsync<bool>("() => window.notReloaded && document.activeElement.matches('main a')"));
        Assert.Empty(await PageChecks.FindAsync(page, "en"));
    }

    [Fact]
    public async Task Correction_WhileAReplyIsTyped_LeavesWhatIsTyped()
    {
        var (cast, input) = await SharedAsync();
        var supervisor = await Portal.ViewerAsync(cast.Supervisor.Email);
        var page = await OpenListeningAsync(Screen.Phone, cast.Student.Email, Web.Urls.Feedback(input.Feedback[0].Id));
        var field = page.Locator("[name='Form.TakesAlong']");
        await field.ClickAsync();
        await field.PressSequentiallyAsync("Ik begin ");
        var text = $"Je liet hen praten {Guid.NewGuid():N}";

        await SeenAsync(page, text, () => Coaching.CorrectFeedbackAsync(supervisor, input.Feedback[0].Id, new(text, "Dat gaf rust.", "Wat doe je morgen?"), Stop));

        // The cursor is where it was.
        await page.Keyboard.TypeAsync("rustig");
        await Expect(field).ToHaveValueAsync("Ik begin rustig");
        await Expect(page.Locator("[data-saved-for][data-state=saved]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Rights_ThatEnd_TakeThePageOffTheScreen()
    {
        var (cast, input) = await SharedAsync();
        var (student, supervisor, educator) = (await Portal.ViewerAsync(cast.Student.Email), await Portal.ViewerAsync(cast.Supervisor.Email), await Portal.ViewerAsync(cast.Educator.Email));
        var (question, brought) = ($"Hoe wacht ik langer {Guid.NewGuid():N}?", $"De les viel stil {Guid.NewGuid():N}");
        await Portal.Services.GetRequiredService<QuestionService>().AskAsync(student, Guid.CreateVersion7(), question, true, Stop);
        var agenda = new AgendaInput(Guid.CreateVersion7(), AgendaKind.Experience, brought, cast.TalkId, true);

        // Shared, and undone within ten minutes: it comes and it goes.
        var list = await OpenListeningAsync(Screen.Phone, cast.Student.Email, Web.Urls.MyFeedback);
        await Expect(list.Locator("main")).ToContainTextAsync(input.Feedback[0].Saw!);
        await GoneAsync(list, input.Feedback[0].Saw!, "a share undone", () => Coaching.WithdrawShareAsync(supervisor, input.Id, Stop));

        // The school educator ends the supervision: what the supervisor reads of the student is taken off.
        await using var scope = Portal.Services.CreateAsyncScope();
        var learning = await OpenListeningAsync(Screen.Laptop with { Language = "en" }, cast.Supervisor.Email, Web.Urls.LearningOf(cast.Student.Id));
        var start = await OpenListeningAsync(Screen.Laptop with { Language = "en" }, cast.Supervisor.Email, Web.Urls.Today);
        await SeenAsync(start, brought, () => Portal.Services.GetRequiredService<AgendaService>().SaveAsync(student, agenda, Stop));
        await Expect(learning.Locator("main")).ToContainTextAsync(question);
        await GoneAsync(learning, question, "a supervision ended", () => scope.ServiceProvider.GetRequiredService<PlacementService>().ChangeSupervisionEndAsync(educator, cast.Supervision.PlacementId, cast.Supervision.Id, OwnPartnership.Today, Stop));
        await learning.ExpectHeadingAsync(In("en", () => ShellTexts.LiveGone));
        await Expect(start.Locator("main")).Not.ToContainTextAsync(brought);
    }

    [Fact]
    public async Task SignOut_Elsewhere_EmptiesPagesAndCircuits()
    {
        var (cast, input) = await SharedAsync();
        var supervisor = await Portal.ViewerAsync(cast.Supervisor.Email);
        var page = await OpenListeningAsync(Screen.Laptop with { Language = "en" }, cast.Supervisor.Email, Web.Urls.Session(input.Id));
        var circuit = await OpenListeningAsync(Screen.Laptop with { Language = "en" }, cast.Supervisor.Email, Web.Urls.NewSession);
        await circuit.UntilInteractiveAsync();
        await Expect(circuit.Locator("main")).ToContainTextAsync(cast.Student.Name.Full);

        await using var scope = Portal.Services.CreateAsyncScope();
        await MeasureAsync(() => scope.ServiceProvider.GetRequiredService<ProfileService>().EndOtherSessionsAsync(supervisor, Stop),
            new(page, Gone, input.WhatHappened!, "gone after signing out elsewhere"), new(circuit, Gone, cast.Student.Name.Full, "gone from a circuit after signing out elsewhere"));

        await page.ExpectHeadingAsync(In("en", () => ShellTexts.LiveEnded));
        await circuit.ExpectPathAsync(Web.Urls.SignIn);
    }

    [Fact]
    public async Task Role_ThatEnds_EmptiesTheCircuitThatNeededIt()
    {
        var (cast, _) = await SharedAsync();
        var coordinator = cast.Own.Add("Ruud", "Lente", Role.Coordinator, "nl");
        await cast.Own.KeepAsync();
        var (office, supervisor) = (await Portal.ViewerAsync(coordinator.Email), await Portal.ViewerAsync(cast.Supervisor.Email));
        var circuit = await OpenListeningAsync(Screen.Laptop with { Language = "en" }, cast.Supervisor.Email, Web.Urls.NewSession);
        await circuit.UntilInteractiveAsync();
        await Expect(circuit.Locator("main")).ToContainTextAsync(cast.Student.Name.Full);
        Expecting("404");

        await using var scope = Portal.Services.CreateAsyncScope();
        await GoneAsync(circuit, cast.Student.Name.Full, "a role ended", () => scope.ServiceProvider.GetRequiredService<PeopleService>().LeaveAsync(office, supervisor.PersonId, Stop));
        // The page begins anew, without its circuit.
        await circuit.ExpectHeadingAsync(In("en", () => ShellTexts.NotFoundTitle));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private CoachingService Coaching => Portal.Services.GetRequiredService<CoachingService>();

    /// <summary>Two of a supervision, with a session of yesterday that was shared and not read.</summary>
    private async Task<(LearningCast Cast, SessionInput Input)> SharedAsync()
    {
        var cast = await LearningCast.MakeAsync(Portal);
        var key = Guid.NewGuid().ToString("N");
        var input = new SessionInput
        {
            Id = Guid.CreateVersion7(), StudentId = cast.Student.Id, Day = OwnPartnership.Today.AddDays(-1), Time = new(9, 0), Minutes = 30, WhatHappened = $"Voor de klas {key}",
            Feedback = [new(Guid.CreateVersion7(), $"Je wachtte {key}", "Dat gaf rust.", "Wat doe je morgen?")],
        };
        await Coaching.ShareAsync(await Portal.ViewerAsync(cast.Supervisor.Email), input, Stop);
        return (cast, input);
    }

    /// <summary>Opens a page and waits until its stream is there.</summary>
    private async Task<IPage> OpenListeningAsync(Screen screen, string email, string path)
    {
        var page = await OpenAsync(screen, email);
        var stream = page.WaitForResponseAsync(answer => new Uri(answer.Url).AbsolutePath == Web.Urls.Live);
        await page.GotoAsync(path);
        await stream;
        return page;
    }

    private static Task SeenAsync(IPage page, string text, Func<Task> act) => MeasureAsync(act, new Change(page, "text => document.querySelector('main')?.innerText.includes(text)", text, "seen"));

    private static Task GoneAsync(IPage page, string text, string what, Func<Task> act) => MeasureAsync(act, new Change(page, Gone, text, $"gone after {what}"));

    private static async Task MeasureAsync(Func<Task> act, params Change[] changes)
    {
        await act();
        var since = Stopwatch.StartNew();
        await Task.WhenAll(changes.Select(async change =>
        {
            await change.Page.WaitForFunctionAsync(change.Holds, change.Text, new() { PollingInterval = 16 });
            TestContext.Current.TestOutputHelper?.WriteLine($"{change.What}: {since.Elapsed.TotalMilliseconds:0} ms");
            Assert.True(since.Elapsed < Within, $"{change.What}: {since.Elapsed}");
        }));
    }

    private const string Gone = "text => { const main = document.querySelector('main'); return !main?.checkVisibility() || !main.innerText.includes(text); }";

    /// <summary>What is to be seen of a page.</summary>
    private sealed record Change(IPage Page, string Holds, string Text, string What);
}
