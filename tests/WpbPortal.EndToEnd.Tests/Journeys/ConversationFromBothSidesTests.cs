using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Features.Learning;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>
/// The first of the journeys that must be a joy: one conversation, by the two people whose it is, each with a phone that stays open. What
/// one does appears on the other's by itself.
/// </summary>
public sealed class ConversationFromBothSidesTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Conversation_FromTheBusToBothPictures_IsMadeByTwoOnTheirPhones(string language)
    {
        string Says(Func<string> text) => In(language, text);
        var (cast, key) = (await LearningCast.MakeAsync(Portal), Guid.NewGuid().ToString("N"));
        var (yara, noor) = (cast.Student.GivenName, cast.Supervisor.GivenName);
        await Portal.Services.GetRequiredService<QuestionService>().AskAsync(await Portal.ViewerAsync(cast.Student.Email), Guid.CreateVersion7(), $"Hoe wacht ik langer? {key}", true, TestContext.Current.CancellationToken);
        var student = await OpenAsync(Screen.Phone, cast.Student.Email, Web.Urls.Today);
        var supervisor = await OpenAsync(Screen.Phone, cast.Supervisor.Email, Web.Urls.Today);
        foreach (var page in new[] { student, supervisor }) await page.SpeakAsync(language);
        await ListeningAsync(supervisor, Web.Urls.Today);

        // On the bus: two sentences, tied to what he is asking himself. Her start page has it while she looks at it.
        await student.FollowAsync(Says(() => TodayTexts.BringIn));
        await student.FieldAsync("Form.Content", $"Het bleef stil na mijn vraag. Ik vulde het zelf in. {key}");
        await student.Locator("[name='Form.Question']").SelectOptionAsync(new SelectOptionValue { Label = $"Hoe wacht ik langer? {key}" });
        await student.Locator("button[name='Form.IsShared'][value=true]").TapAsync();
        await student.ExpectTextAsync(string.Format(Says(() => AgendaTexts.DoneShared), noor));
        await supervisor.ExpectTextAsync($"Het bleef stil na mijn vraag. Ik vulde het zelf in. {key}");

        // They talked. One button, and the planned conversation is before her with what he brought in.
        await cast.Own.TalkHasBeenAsync(cast.TalkId, cast.Supervisor.Id);
        await ListeningAsync(student, Web.Urls.Today);
        await supervisor.Locator(".begin a").TapAsync();
        await supervisor.ExpectPathAsync(Web.Urls.EditSession(cast.TalkId));
        await supervisor.UntilInteractiveAsync();
        await Expect(supervisor.Locator("[name=StudentId]:checked")).ToHaveCountAsync(1);
        await Expect(supervisor.Locator("[name=Day]")).ToHaveValueAsync($"{Domain.DutchTime.DayOf(DateTimeOffset.UtcNow.AddMinutes(-35)):yyyy-MM-dd}");
        await Expect(supervisor.Locator("[name=StudentInput]")).ToHaveValueAsync($"Het bleef stil na mijn vraag. Ik vulde het zelf in. {key}");
        await supervisor.Locator("summary", new() { HasText = Says(() => LogTexts.HowIDid) }).TapAsync();
        await supervisor.Locator("label:has([name=BroughtInBy][value=Student])").TapAsync();
        await supervisor.Locator("label:has([name=Slider][value='-0.5'])").TapAsync();
        await supervisor.Locator("li.steer-key:has([name='Marks[AskAlong]']) .steer-add").TapAsync();
        await Expect(supervisor.Locator("[name='Marks[AskAlong]']")).ToHaveValueAsync("1");
        await supervisor.Locator("label:has([name=Techniques][value=OpenQuestion])").TapAsync();
        await supervisor.FieldAsync("Feedback1.Saw", $"Je liet een stilte vallen. {key}");
        await supervisor.FieldAsync("Feedback1.Did", "Twee leerlingen begonnen te praten.");
        await supervisor.FieldAsync("Feedback1.Question", "Hoe lang durf je te wachten?");
        await Expect(supervisor.Locator(".form-foot")).ToContainTextAsync(string.Format(Says(() => LogTexts.Readers), yara));
        await supervisor.ButtonOf(string.Format(Says(() => LogTexts.ShareWith), yara)).TapAsync();
        await supervisor.ExpectTextAsync(string.Format(Says(() => SessionTexts.SharedWith), yara));

        // His phone has it already; the mail says that there is something, and not what.
        await student.ExpectTextAsync($"Je liet een stilte vallen. {key}");
        await student.Locator("main a[href^='/mijn/feedback/']").First.TapAsync();
        await student.ExpectTextAsync("Hoe lang durf je te wachten?");
        await student.FieldAsync("Form.TakesAlong", $"Stil zijn is ook iets doen. {key}");
        await student.FieldAsync("Form.WillTry", $"Tot tien tellen. {key}");
        await student.FieldAsync("Form.LookBackOn", $"{OwnPartnership.Today.AddDays(7):yyyy-MM-dd}");
        await student.Locator("form .button-accent").TapAsync();
        await Expect(student.Locator(".notice-good")).ToContainTextAsync(string.Format(Says(() => SessionTexts.ReplyArrived), noor));
        await supervisor.ExpectTextAsync($"Stil zijn is ook iets doen. {key}");

        // How he saw it, shared: two dots in her square, and one in his own.
        await student.FollowAsync(Says(() => SessionTexts.HowYouSawIt));
        await student.Locator("label:has([name='View.BroughtInBy'][value=Together])").TapAsync();
        await student.Locator("label:has([name='View.Steering'][value='0.5'])").TapAsync();
        await student.Locator("[name='View.IsShared'][value=true]").TapAsync();
        await Expect(student.Locator("#kijk .square")).ToBeVisibleAsync();
        await Expect(supervisor.Locator(".square .dot-learner")).ToHaveCountAsync(1);
        await student.FollowAsync(Says(() => SessionTexts.MyViewsSmall));
        await Expect(student.Locator(".square .dot-learner")).ToHaveCountAsync(1);
        await supervisor.GotoAsync(Web.Urls.MyCoaching);
        await Expect(supervisor.Locator(".square .dot").First).ToBeVisibleAsync();

        // What he will try stands with his learning, with its day.
        await student.GotoAsync(Web.Urls.MyLearning);
        await student.ExpectTextAsync($"Tot tien tellen. {key}");
        var post = await OpenAsync(Screen.Laptop, DemoCast.As(Domain.People.Role.PlatformAdmin), Web.Urls.OutgoingMail);
        await post.ExpectTextAsync(cast.Student.Email);
        await Expect(post.Locator("main")).Not.ToContainTextAsync(key);
    }

    /// <summary>Opens a page, and waits until it hears what happens elsewhere.</summary>
    private static async Task ListeningAsync(IPage page, string path)
    {
        var stream = page.WaitForResponseAsync(answer => new Uri(answer.Url).AbsolutePath == Web.Urls.Live);
        await page.GotoAsync(path);
        await stream;
    }
}
