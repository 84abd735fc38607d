using Microsoft.Playwright;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Talks;
using WpbPortal.Domain.Trajectories;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Journeys;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Accessibility;

/// <summary>Interviews, coffee-machine talks, news and looking back with nothing but a keyboard; each in a partnership of its own.</summary>
public sealed class TalkingWalkTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Fact]
    public async Task Interview_ByKeyboard_IsHeldReadAlongAndAgreedOn()
    {
        var (own, educator, noor) = await FoundAsync();
        own.Add(SteeringSpectrum.For(own.Id));
        await own.KeepAsync();
        var guide = ShippedGuides.All[0].Content;
        var page = await OpenAsync(Screen.Laptop, educator.Email, Urls.Guides);
        await page.FromTheTopAsync();
        await page.WalkAndPressAsync(page.GetByRole(AriaRole.Link, new() { Name = guide.Title.Nl }));
        await page.ExpectHeadingAsync(guide.Title.Nl);
        await page.ExpectFocusOnHeadingAsync();
        await page.GotoAsync(Urls.Interviews);
        await page.FromTheTopAsync();
        await page.WalkAndPressAsync(page.LinkOf(() => InterviewTexts.New));
        await page.ExpectHeadingAsync(Dutch(() => InterviewTexts.New));
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkToAsync(page.Locator("#met"));
        await page.Keyboard.TypeAsync("Noor");
        await page.WalkAndPressAsync(page.Locator("[name='Form.Guide']").First, "Space");
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => InterviewTexts.BeginNow)));
        await page.ExpectHeadingAsync(guide.Clusters[0].Title.Nl);
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkToAsync(page.Locator("#vraag-1"));
        await page.Keyboard.TypeAsync("Ze wachtte tien tellen.");
        for (var cluster = 1; cluster <= guide.Clusters.Count; cluster++)
        {
            await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => cluster == guide.Clusters.Count ? InterviewTexts.KeepToReport : InterviewTexts.KeepAndOn)));
            await page.ExpectHeadingAsync(cluster == guide.Clusters.Count ? Dutch(() => InterviewTexts.Report) : guide.Clusters[cluster].Title.Nl);
            await page.ExpectFocusOnHeadingAsync();
        }
        await page.WalkToAsync(page.Locator("#vraag-0"));
        await page.Keyboard.TypeAsync("Wachten geeft ruimte.");
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => InterviewTexts.Keep)));
        await page.ExpectTextAsync(Dutch(() => InterviewTexts.OnlyYouRead));
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkAndPressAsync(page.ButtonOf(string.Format(Dutch(() => InterviewTexts.LetRead), "Noor")), "Space");
        await page.ExpectTextAsync(string.Format(Dutch(() => InterviewTexts.DoneOffered), "Noor"));

        var hers = await OpenAsync(Screen.Laptop, noor.Email, Urls.Interviews);
        await hers.FromTheTopAsync();
        await hers.WalkAndPressAsync(hers.Locator("a.row"));
        await hers.ExpectTextAsync("Ze wachtte tien tellen.");
        await hers.ExpectFocusOnHeadingAsync();
        await hers.WalkToAsync(hers.Locator("#voorstel"));
        await hers.Keyboard.TypeAsync("Het waren er twaalf.");
        await hers.WalkAndPressAsync(hers.ButtonOf(Dutch(() => InterviewTexts.Propose)));
        await hers.ExpectTextAsync(string.Format(Dutch(() => InterviewTexts.DoneProposed), "Aisha"));
        await hers.ExpectFocusOnHeadingAsync();
        await hers.WalkAndPressAsync(hers.ButtonOf(Dutch(() => InterviewTexts.Agree)));
        await hers.ExpectTextAsync(Dutch(() => InterviewTexts.DoneAgreed));
        await hers.ExpectFocusOnHeadingAsync();
    }

    [Fact]
    public async Task TalkAndNews_ByKeyboard_AreNotedAndPosted()
    {
        var (own, educator, _) = await FoundAsync();
        await own.KeepAsync();
        var page = await OpenAsync(Screen.Laptop, educator.Email, Urls.NewTalk);
        await page.FromTheTopAsync();
        await page.WalkToAsync(page.Locator("#persoon"));
        await page.Keyboard.TypeAsync("Noor");
        await page.WalkAndPressAsync(page.Locator($"[name='Form.Hinders'][value='{TalkFactor.Hours}']"), "Space");
        await page.WalkToAsync(page.Locator("#zin"));
        await page.Keyboard.TypeAsync("Er is geen tijd na de les.");
        await page.Keyboard.PressAsync("Enter");
        await page.ExpectHeadingAsync(Dutch(() => TalkTexts.Title));
        await page.ExpectTextAsync("Er is geen tijd na de les.");
        await page.ExpectFocusOnHeadingAsync();

        await page.GotoAsync(Urls.News);
        await page.FromTheTopAsync();
        await page.WalkAndPressAsync(page.LinkOf(() => NewsTexts.WriteAnnouncement));
        await page.ExpectHeadingAsync(Dutch(() => NewsTexts.WriteAnnouncement));
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkToAsync(page.Locator("#plek"));
        await page.Keyboard.TypeAsync(string.Format(Dutch(() => ShellTexts.WholeSchool), own.School.Name));
        await page.WalkToAsync(page.Locator("[name='Form.Title']"));
        await page.Keyboard.TypeAsync("Studiemiddag");
        await page.WalkToAsync(page.Locator("[name='Form.Text']"));
        await page.Keyboard.TypeAsync("Geen lessen na het vierde uur.");
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => NewsTexts.Post)));
        await page.ExpectTextAsync(Dutch(() => NewsTexts.DoneAnnouncement));
        await page.ExpectFocusOnHeadingAsync();
    }

    [Fact]
    public async Task LookingBack_ByKeyboard_IsFourAnswersAndASentence()
    {
        var (own, _, noor) = await FoundAsync();
        var template = new TrajectoryTemplate(own.Id, "kort", Short(), DateTimeOffset.UtcNow);
        var trajectory = new Trajectory(template.Versions.Single(), own.SchoolYear.Id, own.School.Id, "Vragend begeleiden", null);
        trajectory.Begin();
        trajectory.Accept(trajectory.Invite(noor.Id, Role.Supervisor, own.School.Id, null, DateTimeOffset.UtcNow), DateTimeOffset.UtcNow);
        own.Add(template, trajectory);
        await own.KeepAsync();
        var page = await OpenAsync(Screen.Laptop, noor.Email, Urls.Trajectory(trajectory.Id));
        await page.FromTheTopAsync();
        await page.WalkAndPressAsync(page.LinkOf(() => LookingBackTexts.ToLookBack));
        await page.ExpectHeadingAsync(Dutch(() => LookingBackTexts.Title));
        await page.ExpectFocusOnHeadingAsync();
        foreach (var question in Enum.GetValues<EvaluationQuestion>())
        {
            // The first of a row is the stop; with the arrows one goes along it.
            await page.WalkToAsync(page.Locator($"[name='Said.{question}'][value='1']"));
            for (var answer = 2; answer <= 4; answer++) await page.Keyboard.PressAsync("ArrowRight");
            await Expect(page.Locator($"[name='Said.{question}'][value='4']")).ToBeCheckedAsync();
        }
        await page.WalkToAsync(page.Locator("#zin"));
        await page.Keyboard.TypeAsync("Ik vraag nu eerst.");
        await page.WalkAndPressAsync(page.Locator("[name='Said.MayQuote']"), "Space");
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => LookingBackTexts.SayNow)));
        await page.ExpectTextAsync(Dutch(() => LookingBackTexts.DoneSaid));
        await page.ExpectFocusOnHeadingAsync();
    }

    private async Task<(OwnPartnership Own, Person Educator, Person Supervisor)> FoundAsync()
    {
        var own = await new OwnPartnership(Portal, "Toetsen").FoundAsync();
        return (own, own.Add("Aisha", "Vossenberg", Role.SchoolEducator, "nl"), own.Add("Noor", "Herfstzanger", Role.Supervisor, "nl"));
    }

    private static TemplateContent Short()
    {
        static Domain.LocalisedText Words(string text) => Domain.LocalisedText.Same(text);
        var meeting = new TemplateMeeting("een", Words("Open vragen"), MeetingForm.Training, 0, 120, Audience.Supervisor, Words("Oefenen"), [], []);
        return new(Words("Vragend begeleiden"), Words("Kort"), Words("Waarom"), [], null, [], [], false, Audience.Supervisor, [meeting], null, [], []);
    }
}
