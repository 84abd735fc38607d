using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A template becomes the partnership's own: copied, changed and made a version of, which a group that is under way takes over.</summary>
public sealed class TemplateJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Fact]
    public async Task Template_CopiedPlannedAndChanged_IsTakenOverByTheGroupThatIsUnderWay()
    {
        var own = await new OwnPartnership(Portal, "sjablonen").FoundAsync();
        var educator = own.Add("Aisha", "Vos", Role.SchoolEducator, "nl");
        var template = Template(own.Id);
        own.Add(template);
        await own.KeepAsync();

        // Copied, and a trajectory is planned from it.
        var laptop = await OpenAsync(Screen.Laptop, educator.Email, Web.Urls.Template(template.Id));
        await laptop.Locator("summary", new() { HasText = Dutch(() => TemplateTexts.MakeOwn) }).ClickAsync();
        await laptop.FieldAsync("Copy.Title", "Op onze school");
        await laptop.PushAsync(Dutch(() => TemplateTexts.Copy));
        await laptop.ExpectTextAsync(Dutch(() => TemplateTexts.DoneCopied));
        var copy = new Uri(laptop.Url).AbsolutePath;
        await laptop.FollowAsync(Dutch(() => TemplateTexts.Plan));
        await laptop.PushAsync(Dutch(() => TrajectoryTexts.Make));
        await laptop.ExpectTextAsync(Dutch(() => TrajectoryTexts.Made));
        var trajectory = new Uri(laptop.Url).AbsolutePath;

        // A meeting is said anew; what is typed is kept, and becomes a version with a word.
        await laptop.GotoAsync(copy);
        await laptop.FollowAsync(Dutch(() => TemplateTexts.Change));
        await laptop.FollowAsync("Open vragen");
        await laptop.FieldAsync("Form.Purpose", "Horen welke vraag ruimte geeft");
        await Expect(laptop.Locator("[data-saved-for][data-state=saved]").First).ToBeVisibleAsync();
        await laptop.ReloadAsync();
        await Expect(laptop.Locator("[name='Form.Purpose']")).ToHaveValueAsync("Horen welke vraag ruimte geeft");
        await laptop.PushAsync(Dutch(() => TemplateTexts.Keep));
        await laptop.ExpectTextAsync(Dutch(() => TemplateTexts.DoneMeeting));
        await laptop.FieldAsync("Form.Word", "Een ander doel");
        await laptop.PushAsync(Dutch(() => TemplateTexts.MakeIt));
        await laptop.ExpectTextAsync(string.Format(Dutch(() => TemplateTexts.DoneVersion), 2));

        // The group keeps its version until somebody takes the newer one over.
        await laptop.GotoAsync(trajectory);
        await laptop.FollowAsync(Dutch(() => TrajectoryTexts.SeeWhatIsDifferent));
        await laptop.ExpectTextAsync("Een ander doel");
        await Expect(laptop.Locator(".differences .is").First).ToContainTextAsync("Horen welke vraag ruimte geeft");
        await laptop.PushAsync(string.Format(Dutch(() => TrajectoryTexts.TakeOverIt), 2));
        await laptop.ExpectTextAsync(Dutch(() => TrajectoryTexts.TakenOver));
        await Expect(laptop.LinkOf(() => TrajectoryTexts.SeeWhatIsDifferent)).ToHaveCountAsync(0);
    }

    private static TrajectoryTemplate Template(Guid partnershipId)
    {
        static LocalisedText Words(string text) => new(text, text);
        var design = new TemplateMeeting("een", Words("Open vragen"), MeetingForm.Training, 0, 120, Audience.Supervisor, Words("Oefenen"), [], [new(VesitPhase.Experience, Words("Kijken"), null, 60, null)]);
        return new(partnershipId, "gedeeld", new(Words("Vragend begeleiden"), Words("Kort"), Words("Waarom"), [Words("Vaker vragen")], null, [Chance.One], [Words("vragen")], false, Audience.Supervisor, [design], null, [], []), DateTimeOffset.UtcNow);
    }
}
