using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WpbPortal.EndToEnd.Tests.Accessibility;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Features.Learning;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A student asks himself something, words it anew, tries something for it and looks back; who supervises him reads what he shares.</summary>
public sealed class LearningJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Fact]
    public async Task Learning_FromAQuestionToHowItWent_IsReadAsFarAsItIsShared()
    {
        var cast = await LearningCast.MakeAsync(Portal);
        var key = Guid.NewGuid().ToString("N");
        var student = await OpenAsync(Screen.Phone, cast.Student.Email, Web.Urls.MyLearning);
        await student.FollowAsync(Dutch(() => LearningTexts.Ask));
        await student.FieldAsync("Form.Wording", $"Hoe krijg ik een klas stil? {key}");
        await Expect(student.Locator("[data-saved-for][data-state=saved]")).ToBeVisibleAsync();
        await student.ReloadAsync();
        await Expect(student.Locator("[name='Form.Wording']")).ToHaveValueAsync($"Hoe krijg ik een klas stil? {key}");
        await student.PushAsync(string.Format(Dutch(() => LearningTexts.ShareWith), cast.Supervisor.GivenName));
        await student.ExpectTextAsync(Dutch(() => LearningTexts.DoneAsked));
        var question = new Uri(student.Url).AbsolutePath;
        await student.Locator("summary", new() { HasText = Dutch(() => LearningTexts.Reword) }).ClickAsync();
        await student.FieldAsync("Reworded.Wording", $"Wat wil ik dat ze horen? {key}");
        await student.FieldAsync("Reworded.Reason", "Stilte was niet mijn doel.");
        await student.PushAsync(Dutch(() => LearningTexts.RewordNow));
        await student.ExpectTextAsync(Dutch(() => LearningTexts.DoneReworded));
        await student.ExpectHeadingAsync($"Wat wil ik dat ze horen? {key}");

        await student.FollowAsync(Dutch(() => LearningTexts.Try));
        await student.FieldAsync("Form.Content", $"Beginnen met een raadsel {key}");
        await student.PushAsync(string.Format(Dutch(() => LearningTexts.ShareWith), cast.Supervisor.GivenName));
        await student.ExpectTextAsync(Dutch(() => LearningTexts.DoneBegun));

        var supervisor = await OpenAsync(Screen.Laptop with { Language = "en" }, cast.Supervisor.Email, Web.Urls.Today);
        await Expect(supervisor.GetByRole(AriaRole.Region, new() { Name = In("en", () => TodayTexts.TheyTry) })).ToContainTextAsync($"Beginnen met een raadsel {key}");
        await supervisor.FollowAsync(string.Format(In("en", () => TodayTexts.ToLearningOf), cast.Student.GivenName));
        await supervisor.ExpectHeadingAsync(string.Format(In("en", () => LearningTexts.LearningOf), cast.Student.Name.Full));
        await supervisor.Locator("summary", new() { HasText = In("en", () => LearningTexts.WayGone) }).ClickAsync();
        await Expect(supervisor.GetByText($"Hoe krijg ik een klas stil? {key}")).ToBeVisibleAsync();

        await student.FieldAsync("Look.HowItWent", $"Ze waren stil van nieuwsgierigheid {key}");
        await student.PushAsync(Dutch(() => LearningTexts.KeepLookBack));
        await student.ExpectTextAsync(Dutch(() => LearningTexts.DoneLookedBack));
        await supervisor.ReloadAsync();
        await supervisor.ExpectTextAsync($"Ze waren stil van nieuwsgierigheid {key}");

        // Kept to himself again, the question is gone for her, also where the experiment named it.
        await student.GotoAsync(question);
        await student.PushAsync(Dutch(() => LearningTexts.KeepAgain));
        await student.ExpectTextAsync(Dutch(() => LearningTexts.DoneKept));
        await supervisor.ReloadAsync();
        await Expect(supervisor.Locator("main")).Not.ToContainTextAsync($"Wat wil ik dat ze horen? {key}");
        await supervisor.ExpectTextAsync($"Beginnen met een raadsel {key}");
    }

    [Fact]
    public async Task ReadingAlong_GivenAndTakenBack_OpensAndClosesWhatTheStudentShares()
    {
        var cast = await LearningCast.MakeAsync(Portal);
        var key = Guid.NewGuid().ToString("N");
        var student = await OpenAsync(Screen.Phone, cast.Student.Email, Web.Urls.NewQuestion);
        await student.FieldAsync("Form.Wording", $"Hoe krijg ik een klas stil? {key}");
        await student.PushAsync(string.Format(Dutch(() => LearningTexts.ShareWith), cast.Supervisor.GivenName));
        await student.ExpectTextAsync(Dutch(() => LearningTexts.DoneAsked));
        await student.GotoAsync(Web.Urls.MyLearning);
        await student.FollowAsync(Dutch(() => LearningTexts.ToReadAlong));
        await student.GetByLabel(Dutch(() => ReadAlongTexts.Who)).SelectOptionAsync(cast.Educator.Id.ToString());
        await student.PushAsync(Dutch(() => ReadAlongTexts.LetRead));
        await student.ExpectTextAsync(Dutch(() => ReadAlongTexts.DoneGiven));

        var educator = await OpenAsync(Screen.Laptop with { Language = "en" }, cast.Educator.Email, Web.Urls.Today);
        await educator.FollowAsync(In("en", () => TodayTexts.ToOpenStudents));
        await educator.Locator("main a", new() { HasText = cast.Student.Name.Full }).Last.ClickAsync();
        await educator.ExpectTextAsync($"Hoe krijg ik een klas stil? {key}");

        await student.ReloadAsync();
        var card = student.GetByRole(AriaRole.Article, new() { Name = cast.Educator.Name.Full });
        await Expect(card).Not.ToContainTextAsync(Dutch(() => ReadAlongTexts.NotReadYet));
        Expecting("404");
        await card.GetByRole(AriaRole.Button).ClickAsync();
        await student.ExpectTextAsync(Dutch(() => ReadAlongTexts.DoneTakenBack));
        // Her page loses it by itself.
        await Expect(educator.Locator("main")).Not.ToContainTextAsync(key);
        var answer = await educator.ReloadAsync();
        Assert.Equal(404, answer!.Status);
    }

    [Fact]
    public async Task ATheme_WithASourceThatIsOffered_IsTakenByTheStudent()
    {
        var cast = await LearningCast.MakeAsync(Portal);
        var key = Guid.NewGuid().ToString("N");
        var student = await OpenAsync(Screen.Phone, cast.Student.Email, Web.Urls.MyLearning);
        await student.FollowAsync(Dutch(() => LearningTexts.NameTheme));
        await student.FieldAsync("Form.Title", $"Veilig fouten maken {key}");
        await student.PushAsync(string.Format(Dutch(() => LearningTexts.ShareWith), cast.Supervisor.GivenName));
        await student.ExpectTextAsync(Dutch(() => LearningTexts.DoneNamed));
        await student.PushAsync(Dutch(() => LearningTexts.AddNow));
        await student.ExpectTextAsync(Dutch(() => LearningTexts.DoneGathered));

        var supervisor = await OpenAsync(Screen.Laptop with { Language = "en" }, cast.Supervisor.Email, Web.Urls.LearningOf(cast.Student.Id));
        await supervisor.FollowAsync($"Veilig fouten maken {key}");
        await supervisor.Locator("summary", new() { HasText = In("en", () => LearningTexts.OfferSource) }).ClickAsync();
        var offer = string.Format(In("en", () => LearningTexts.OfferTo), cast.Student.GivenName);
        await supervisor.FieldAsync("Source.Reference", "978-0-306-40615-8");
        await supervisor.PushAsync(offer);
        await supervisor.ExpectTextAsync(In("en", () => RuleTexts.IsbnInvalid));
        await supervisor.FieldAsync("Source.Reference", "978-0-306-40615-7");
        await supervisor.FieldAsync("Source.Title", $"Een goed boek {key}");
        await supervisor.PushAsync(offer);
        await supervisor.ExpectTextAsync(string.Format(In("en", () => LearningTexts.DoneOffered), cast.Student.GivenName));

        await student.ReloadAsync();
        await student.ExpectTextAsync($"Een goed boek {key}");
        await student.PushAsync(Dutch(() => LearningTexts.TakeSource));
        await student.ExpectTextAsync(Dutch(() => LearningTexts.DoneAnswered));
        await supervisor.ReloadAsync();
        await Expect(supervisor.Locator("article", new() { HasText = $"Een goed boek {key}" })).ToContainTextAsync(In("en", () => Web.Components.ReferenceLabels.Label(Domain.Learning.SourceState.Taken)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheTimeline_ByKeyboard_IsNarrowedAndTakenAlong(bool onAPhone)
    {
        var cast = await LearningCast.MakeAsync(Portal);
        var viewer = await Portal.ViewerAsync(cast.Student.Email);
        await Portal.Services.GetRequiredService<QuestionService>().AskAsync(viewer, Guid.CreateVersion7(), "Wanneer help ik?", false, TestContext.Current.CancellationToken);
        await Portal.Services.GetRequiredService<ExperimentService>().SaveAsync(viewer, new(Guid.CreateVersion7(), new("Drie tellen wachten.", viewer.Today, null), false), TestContext.Current.CancellationToken);
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, cast.Student.Email, Web.Urls.MyLearning);
        await page.FromTheTopAsync();
        await page.WalkAndPressAsync(page.LinkOf(() => LearningTexts.ToTimeline));
        await page.ExpectHeadingAsync(Dutch(() => LearningTexts.TimelineTitle));
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkToAsync(page.Locator("#soort"));
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => LearningTexts.ShowIt)));
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("soort=Question"));
        await Expect(page.Locator("ol.timeline > li")).ToHaveCountAsync(1);
        await Expect(page.Locator("ol.timeline")).ToContainTextAsync("Wanneer help ik?");

        var file = await page.RunAndWaitForDownloadAsync(() => page.LinkOf(() => LearningTexts.TakeAlong).ClickAsync());
        Assert.EndsWith(".zip", file.SuggestedFilename, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnExperiment_ByKeyboard_IsBegunAndLookedBackOn(bool onAPhone)
    {
        var cast = await LearningCast.MakeAsync(Portal);
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, cast.Student.Email, Web.Urls.MyLearning);
        await page.FromTheTopAsync();
        await page.WalkAndPressAsync(page.LinkOf(() => LearningTexts.Try));
        await page.ExpectHeadingAsync(Dutch(() => LearningTexts.Try));
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkToAsync(page.Locator("#proberen"));
        await page.Keyboard.TypeAsync("Drie tellen wachten.");
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => LearningTexts.Keep)));
        await page.ExpectTextAsync(Dutch(() => LearningTexts.DoneBegun));
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkToAsync(page.Locator("#ging"));
        await page.Keyboard.TypeAsync("Het hielp.");
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => LearningTexts.KeepLookBack)), "Space");

        await page.ExpectTextAsync(Dutch(() => LearningTexts.DoneLookedBack));
        await page.ExpectFocusOnHeadingAsync();
    }
}
