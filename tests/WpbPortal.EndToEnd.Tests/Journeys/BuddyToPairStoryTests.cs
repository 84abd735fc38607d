using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WpbPortal.Domain.Klik;
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

/// <summary>
/// What the Koning Willem I College does, from beginning to end and by five people: a student is placed with a buddy; after the buddy weeks
/// he and the supervisors say whom they would like; a colleague stands in for a few days; it does not work out after all, and he goes on
/// with somebody else, who opens a door for him.
/// </summary>
public sealed class BuddyToPairStoryTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Theory]
    [InlineData("nl", true)]
    [InlineData("en", false)]
    public async Task AStudent_FromHisBuddyToWhoSuitsHim_IsNeverAlone(string language, bool isPhone)
    {
        string Says(Func<string> text) => In(language, text);
        var screen = (isPhone ? Screen.Phone : Screen.Laptop) with { Language = language };
        var own = await new OwnPartnership(Portal, "Verhaal").FoundAsync();
        var (mila, noor, karim) = (own.Add("Mila", "Zomer", Role.StudentTeacher, language), own.Add("Noor", "Herfst", Role.Supervisor, language), own.Add("Karim", "Lente", Role.Supervisor, language));
        var (els, loes) = (own.Add("Els", "Winter", Role.SchoolEducator, language), own.Add("Loes", "Berg", Role.SchoolEducator, language));
        own.Add(new KlikHandler(own.School, els.Id), new KlikHandler(own.School, loes.Id));
        await own.KeepAsync();
        var educator = await OpenAsync(screen, els.Email, Web.Urls.NewPlacement);
        var student = await OpenAsync(screen, mila.Email, Web.Urls.Today);
        var supervisor = await OpenAsync(screen, noor.Email, Web.Urls.Today);
        var colleague = await OpenAsync(screen, karim.Email, Web.Urls.Today);
        var handler = await OpenAsync(screen, loes.Email, Web.Urls.Today);

        // Placed two weeks and a day ago, with a buddy and nobody who supervises yet.
        await educator.Locator("#team").SelectOptionAsync(new SelectOptionValue { Label = own.Team.Name });
        await educator.PushAsync(Says(() => PlacementTexts.GoOn));
        await educator.Locator("#student").SelectOptionAsync($"{mila.Id}");
        await educator.FieldAsync("Form.From", $"{OwnPartnership.Today.AddDays(-15):yyyy-MM-dd}");
        await educator.FieldAsync("Form.Until", $"{OwnPartnership.Today.AddDays(120):yyyy-MM-dd}");
        await educator.Locator("#buddy").SelectOptionAsync($"{karim.Id}");
        await educator.PushAsync(Says(() => PlacementTexts.PlaceStudent));
        await educator.ExpectTextAsync(Says(() => PlacementTexts.DonePlaced));
        await educator.ExpectTextAsync(karim.Name.Full);
        var placement = Regex.Match(educator.Url, "[0-9a-f-]{36}").Value;

        // The buddy weeks are over: she and Noor each say whom they would like, and neither reads the other's.
        await own.TurnAsync(OwnPartnership.NextTurn);
        foreach (var (page, other) in new[] { (student, noor), (supervisor, mila) })
        {
            await page.ReloadAsync();
            await page.FollowAsync(Says(() => TodayTexts.ChoiceDo));
            await page.Locator($"#keuze-{other.Id:N}").SelectOptionAsync("1");
            await page.PushAsync(Says(() => ChoiceTexts.Save));
            await Expect(page.Locator(".notice")).ToBeVisibleAsync();
        }
        await own.CloseRoundAsync();
        await educator.GotoAsync(Web.Urls.Today);
        await educator.FollowAsync(Says(() => TodayTexts.LookAtProposal));
        await Expect(educator.Locator($"select[name='Form.Supervisors[{placement}]']")).ToHaveValueAsync($"{noor.Id}");
        await educator.PushAsync(Says(() => ChoiceTexts.Decide));
        await educator.ExpectTextAsync(Says(() => ChoiceTexts.DoneDecided));

        // Noor is away; Karim stands in, and she comes back.
        await supervisor.GotoAsync(Web.Urls.Today);
        await supervisor.FollowAsync(Says(() => TodayTexts.NotHere));
        await supervisor.PushAsync(string.Format(Says(() => CareTexts.Choose), karim.GivenName));
        await supervisor.ExpectTextAsync(Says(() => CareTexts.DoneCover));
        await student.GotoAsync(Web.Urls.TeamCare(own.Team.Id));
        await Expect(student.Locator("article.card", new() { HasText = mila.GivenName }).First).ToContainTextAsync(karim.Name.Full);
        await supervisor.GotoAsync(Web.Urls.Today);
        await supervisor.PushAsync(Says(() => TodayTexts.BackAgain));
        await supervisor.ExpectTextAsync(Says(() => CareTexts.DoneBack));

        // It does not work out. Loes hears it and nobody else; a word with Mila, and she goes on with Karim.
        await student.GotoAsync(Web.Urls.Today);
        await student.GetByRole(AriaRole.Link, new() { Name = Says(() => TodayTexts.ToKlik), Exact = true }).ClickAsync();
        await student.Locator("a[href^='/mijn/klik/']").First.ClickAsync();
        await student.FieldAsync("Form.Words", "We spreken elkaar nauwelijks.");
        await student.Locator($"input[name='Form.Handlers'][value='{loes.Id}']").CheckAsync();
        await student.PushAsync(Says(() => KlikTexts.Send));
        await student.ExpectTextAsync(Says(() => KlikTexts.DoneTold));
        await educator.GotoAsync(Web.Urls.Today);
        await Expect(educator.Locator("main")).Not.ToContainTextAsync(Says(() => TodayTexts.MessageForYou));
        await handler.ReloadAsync();
        await handler.FollowAsync(Says(() => TodayTexts.MessageForYou));
        await handler.PushAsync(Says(() => KlikTexts.TakeUp));
        await handler.ExpectTextAsync(Says(() => KlikTexts.DoneTakenUp));
        await handler.Locator("#opvolger").SelectOptionAsync($"{karim.Id}");
        await handler.FieldAsync("Transfer.Answer", "Morgen begin je bij Karim.");
        await handler.PushAsync(Says(() => KlikTexts.TransferNow));
        await handler.ExpectTextAsync(Says(() => KlikTexts.DoneTransferred));
        await supervisor.GotoAsync(Web.Urls.Notifications);
        await supervisor.ExpectTextAsync(Says(() => NoticeTexts.SupervisionEnded));
        await student.GotoAsync(Web.Urls.Placement(Guid.Parse(placement)));
        await Expect(student.Locator(".timeline")).ToContainTextAsync(karim.Name.Full);
        await Expect(student.Locator(".timeline")).ToContainTextAsync(noor.Name.Full);

        // Karim opens a door, and Mila goes through it.
        await colleague.GotoAsync(Web.Urls.NewOpportunity);
        await colleague.FieldAsync("Form.Title", "Kijk mee bij de repetitie");
        await colleague.PushAsync(Says(() => OpportunityTexts.OpenDoor));
        await colleague.ExpectTextAsync(Says(() => OpportunityTexts.DoneOpened));
        await student.GotoAsync(Web.Urls.Opportunities);
        await student.FollowAsync("Kijk mee bij de repetitie");
        await student.PushAsync(Says(() => OpportunityTexts.Choose));
        await student.ExpectTextAsync(Says(() => OpportunityTexts.DoneChosen));
        await colleague.ReloadAsync();
        await Expect(colleague.GetByRole(AriaRole.Region, new() { Name = Says(() => OpportunityTexts.WhoChose) })).ToContainTextAsync(Says(() => ChoiceState.Chosen.Label()));
    }
}
