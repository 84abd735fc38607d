using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Features.Meetings;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>
/// A trainer builds a meeting up and leads it: by the keyboard, on a device whose clock is wrong, and with the line cut halfway. In a partnership
/// of its own.
/// </summary>
public sealed class MeetingJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Fact]
    public async Task Meeting_BuiltUpAndLedWithTheLineCut_LosesNoStep()
    {
        var cast = await CastAsync();
        var trainer = await OpenAsync(Screen.Laptop, cast.Trainer.Email, Web.Urls.Today);
        await trainer.GotoAsync(Web.Urls.Meeting(cast.Meeting.Id));
        await trainer.FollowAsync(Dutch(() => MeetingTexts.AddStep));
        await trainer.ExpectHeadingAsync(Dutch(() => MeetingTexts.NewStep));
        await trainer.Locator($"input[name='Form.Phase'][value='{(int)VesitPhase.ZoomIn}']").CheckAsync();
        await trainer.FieldAsync("Form.Title", "Stil bij de haak");
        await trainer.FieldAsync("Form.Minutes", "20");
        await trainer.Locator("select[name='Form.LedBy']").SelectOptionAsync("other");
        await trainer.FieldAsync("Form.LedByName", "Fatima");
        await trainer.Locator("form:has([name='Form.Title']) button[type=submit]").ClickAsync();
        await trainer.ExpectTextAsync(Dutch(() => MeetingTexts.DoneAdded));
        await trainer.ExpectTextAsync(string.Format(Dutch(() => MeetingTexts.LedByThis), "Fatima"));

        // By the keyboard to the front, and the focus goes along; from there it goes no earlier.
        var titles = trainer.Locator(".step-list h3");
        ILocator Button(Func<string> text) => trainer.GetByRole(AriaRole.Button, new() { Name = string.Format(Dutch(text), "Stil bij de haak"), Exact = true });
        await Button(() => MeetingTexts.Later).FocusAsync();
        await trainer.Keyboard.PressAsync("Enter");
        await Expect(titles).ToHaveTextAsync(["Samen kijken", "Ordenen", "Stil bij de haak"]);
        await Expect(Button(() => MeetingTexts.Earlier)).ToBeFocusedAsync();
        await trainer.Keyboard.PressAsync("Enter");
        await Expect(titles).ToHaveTextAsync(["Samen kijken", "Stil bij de haak", "Ordenen"]);
        await Expect(Button(() => MeetingTexts.Earlier)).ToBeFocusedAsync();
        await trainer.Keyboard.PressAsync("Enter");
        await Expect(titles).ToHaveTextAsync(["Stil bij de haak", "Samen kijken", "Ordenen"]);

        // On the day, on a device whose clock is three hours fast.
        var device = await OpenAsync(Screen.Phone, cast.Trainer.Email);
        await device.Clock.InstallAsync(new() { TimeDate = DateTime.UtcNow.AddHours(3) });
        await device.GotoAsync(Web.Urls.MeetingScript(cast.Meeting.Id));
        var (now, left, next) = (device.Locator(".script-title:visible"), device.Locator("[data-left]"), device.Locator("[data-act=next]"));
        await Expect(next).ToContainTextAsync(Dutch(() => MeetingTexts.BeginScript));
        await next.ClickAsync();
        await Expect(now).ToHaveTextAsync("Stil bij de haak");
        await Expect(left).ToHaveTextAsync(string.Format(Dutch(() => MeetingTexts.MinutesLeft), 20));
        await Expect(device.Locator("[data-clock]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(Clock(0) + "|" + Clock(1)));
        // What is marked is sent behind the screen that shows it at once.
        await ArrivedAsync(cast, turns: 1);

        // The line is cut: the clock goes on, and so does she.
        foreach (var trouble in new[] { "ERR_INTERNET_DISCONNECTED", "Failed to load resource" }) Expecting(trouble);
        await device.Context.SetOfflineAsync(true);
        await device.Clock.FastForwardAsync("08:00");
        await Expect(left).ToHaveTextAsync(string.Format(Dutch(() => MeetingTexts.MinutesLeft), 12));
        await device.Keyboard.PressAsync("ArrowRight");
        await Expect(now).ToHaveTextAsync("Samen kijken");
        await Expect(device.Locator("[data-line]")).ToHaveTextAsync(Dutch(() => MeetingTexts.ScriptOffline));
        await device.Clock.FastForwardAsync("25:00");
        await Expect(left).ToHaveTextAsync(string.Format(Dutch(() => MeetingTexts.MinutesOver), 5));
        await next.ClickAsync();
        await Expect(now).ToHaveTextAsync("Ordenen");
        Assert.Single((await StandAsync(cast)).Turns);

        // It is back: what was marked is sent, once.
        await device.Context.SetOfflineAsync(false);
        await device.Clock.FastForwardAsync("00:20");
        await Expect(device.Locator("[data-line]")).ToBeHiddenAsync();
        var turns = await ArrivedAsync(cast, turns: 3);
        // In the order in which they were marked, none of them in the future.
        Assert.Equal(cast.Meeting.Activities.Count + 1, turns.Select(turn => turn.ActivityId).Distinct().Count());
        Assert.All(turns, turn => Assert.True(turn.At <= DateTimeOffset.UtcNow));

        // On another screen it stands where it is.
        await trainer.GotoAsync(Web.Urls.MeetingScript(cast.Meeting.Id));
        await Expect(trainer.Locator(".script-title:visible")).ToHaveTextAsync("Ordenen");
    }

    private static string Clock(int minutes) => DutchTime.Local(DateTimeOffset.UtcNow.AddMinutes(minutes)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<ScriptStand> StandAsync(Cast cast) =>
        await Portal.Services.GetRequiredService<MeetingScriptService>().StandAsync(await Portal.ViewerAsync(cast.Trainer.Email), cast.Meeting.Id);

    private async Task<IReadOnlyList<TurnMark>> ArrivedAsync(Cast cast, int turns)
    {
        var marks = (await StandAsync(cast)).Turns;
        for (var looked = 0; marks.Count < turns && looked < 100; looked++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            marks = (await StandAsync(cast)).Turns;
        }

        Assert.Equal(turns, marks.Count);
        return marks;
    }

    private async Task<Cast> CastAsync()
    {
        var own = await new OwnPartnership(Portal, "Bijeenkomst").FoundAsync();
        var trainer = own.Add("Trudy", "Traan", Role.Trainer, "nl");
        LocalisedText Words(string text) => LocalisedText.Same(text);
        var design = new TemplateMeeting("eerste", Words("Aanhaakmomenten"), MeetingForm.Training, 0, 120, Audience.Supervisor, Words("Zien waar een deur opengaat."), [],
        [
            new(VesitPhase.Experience, Words("Samen kijken"), null, 20, null), new(VesitPhase.AddTheory, Words("Ordenen"), null, 40, null),
        ]);
        var template = new TrajectoryTemplate(own.Id, "eigen", new(Words("Vragend begeleiden"), Words("Kort."), Words("Daarom."), [], null, [], [], false, Audience.Supervisor, [design], null, [], []), DateTimeOffset.UtcNow);
        var trajectory = new Trajectory(template.Versions.Single(), own.SchoolYear.Id, own.School.Id, "Vragend begeleiden", null);
        var meeting = trajectory.Plan(design, DateTimeOffset.UtcNow, 120, "B1.04");
        trajectory.LetTrain(trainer.Id);
        own.Add(template, trajectory);
        await own.KeepAsync();
        return new(trainer, meeting);
    }

    private sealed record Cast(Person Trainer, Meeting Meeting);
}
