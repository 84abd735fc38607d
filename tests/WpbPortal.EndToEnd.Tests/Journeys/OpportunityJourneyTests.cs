using Microsoft.Playwright;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Components;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A supervisor opens a door; a student of another team chooses it, plans, and looks back in two sentences for his own supervisor.</summary>
public sealed class OpportunityJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Theory]
    [InlineData("nl", true)]
    [InlineData("en", false)]
    public async Task ADoor_FromOpeningToLookingBack_IsUsedAndSeen(string language, bool isPhone)
    {
        string Says(Func<string> text) => In(language, text);
        var screen = (isPhone ? Screen.Phone : Screen.Laptop) with { Language = language };
        // Each language plays in a partnership of its own: an account speaks one language at a time.
        var stage = language == "en" ? "Heidebron" : "Waalbocht";
        // A name that nothing else has: other journeys open and choose doors at the same school.
        var title = $"Kijk mee {Guid.NewGuid():N}";
        var opener = await OpenAsync(screen, DemoCast.As(Role.Supervisor, stage, 1), Web.Urls.Today);
        var student = await OpenAsync(screen, DemoCast.As(Role.StudentTeacher, stage), Web.Urls.Today);
        var supervisor = await OpenAsync(screen, DemoCast.As(Role.Supervisor, stage), Web.Urls.Today);
        foreach (var page in new[] { opener, student, supervisor }) await page.SpeakAsync(language);

        // One place; what is typed outlives the page.
        await opener.FollowAsync(Says(() => TodayTexts.OpenDoor));
        await opener.ExpectHeadingAsync(Says(() => OpportunityTexts.OpenDoor));
        await opener.FieldAsync("Form.Title", title);
        await opener.FieldAsync("Form.Places", "1");
        await Expect(opener.Locator("[data-saved-for][data-state=saved]")).ToBeVisibleAsync();
        await opener.ReloadAsync();
        await Expect(opener.Locator("[name='Form.Title']")).ToHaveValueAsync(title);
        await opener.PushAsync(Says(() => OpportunityTexts.OpenDoor));
        await opener.ExpectTextAsync(Says(() => OpportunityTexts.DoneOpened));
        await opener.ExpectTextAsync(Says(() => OpportunityTexts.NobodyChose));

        await student.FollowAsync(Says(() => TodayTexts.ToDoors));
        await student.FollowAsync(title);
        await student.PushAsync(Says(() => OpportunityTexts.Choose));
        await student.ExpectTextAsync(Says(() => OpportunityTexts.DoneChosen));
        await student.FieldAsync("Plan.Day", (await Portal.ViewerAsync(DemoCast.As(Role.StudentTeacher, stage))).Today.ToString("yyyy-MM-dd"));
        await student.FieldAsync("Plan.Time", "00:00");
        await student.PushAsync(Says(() => OpportunityTexts.PlanIt));
        await student.ExpectTextAsync(Says(() => OpportunityTexts.DonePlanned));

        // Who opened the door sees who comes and when; whoever teaches elsewhere in the school sees nothing of it.
        await opener.ReloadAsync();
        await Expect(opener.GetByRole(AriaRole.Region, new() { Name = Says(() => OpportunityTexts.WhoChose) })).ToContainTextAsync(Says(() => ChoiceState.Planned.Label()));

        var saw = $"Er werd gewacht ({Guid.NewGuid():N}).";
        await student.FieldAsync("Look.Saw", saw);
        await student.FieldAsync("Look.TakesAlong", "Ik wacht langer.");
        await Expect(student.Locator("[data-saved-for][data-state=saved]")).ToBeVisibleAsync();
        await student.ReloadAsync();
        await Expect(student.Locator("[name='Look.Saw']")).ToHaveValueAsync(saw);
        await student.Locator("form:has([name='Look.Saw']) button[type=submit]").ClickAsync();
        await Expect(student.Locator(".quote-learner", new() { HasText = saw })).ToBeVisibleAsync();

        await supervisor.GotoAsync(Web.Urls.Opportunities);
        await Expect(supervisor.GetByRole(AriaRole.Region, new() { Name = Says(() => OpportunityTexts.StudentsLookBack) })).ToContainTextAsync(saw);
        await opener.GotoAsync(Web.Urls.Opportunities);
        await opener.ExpectTextAsync(title);
        await Expect(opener.Locator("body")).Not.ToContainTextAsync(saw);

        // The educator sees that it was used, and not what the student says of it.
        var educator = await OpenAsync(screen with { Language = "nl" }, DemoCast.As(Role.SchoolEducator, stage), Web.Urls.Opportunities);
        await Expect(educator.Locator("li", new() { HasText = title }).First).ToContainTextAsync("1");
        await Expect(educator.Locator("body")).Not.ToContainTextAsync(saw);
    }
}
