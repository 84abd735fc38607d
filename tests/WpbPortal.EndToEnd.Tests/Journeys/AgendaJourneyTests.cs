using Microsoft.Playwright;
using WpbPortal.EndToEnd.Tests.Accessibility;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A student on the bus brings something in for a conversation; who supervises him reads it before, and begins with it when she notes the conversation.</summary>
public sealed class AgendaJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Fact]
    public async Task Agenda_FromTheBusToTheConversation_BeginsWithTheStudent()
    {
        var cast = await LearningCast.MakeAsync(Portal);
        var content = $"Niemand zei iets na het gedicht. Was dat mislukt? ({Guid.NewGuid():N})";
        var student = await OpenAsync(Screen.Phone, cast.Student.Email, Web.Urls.Today);
        await student.FollowAsync(Dutch(() => TodayTexts.BringIn));
        await student.ExpectHeadingAsync(Dutch(() => AgendaTexts.BringIn));
        // The planned conversation, from which he came, is the one it is for.
        await Expect(student.Locator($"[name='Form.Conversation'][value='{cast.TalkId}']")).ToBeCheckedAsync();
        await student.FieldAsync("Form.Content", content);
        await Expect(student.Locator("[data-saved-for][data-state=saved]")).ToBeVisibleAsync();
        // What he typed outlives the tunnel.
        await student.ReloadAsync();
        await Expect(student.Locator("[name='Form.Content']")).ToHaveValueAsync(content);
        await student.PushAsync(string.Format(Dutch(() => AgendaTexts.ShareWith), cast.Supervisor.GivenName));
        await student.ExpectTextAsync(string.Format(Dutch(() => AgendaTexts.DoneShared), cast.Supervisor.GivenName));

        var supervisor = await OpenAsync(Screen.Laptop with { Language = "en" }, cast.Supervisor.Email, Web.Urls.Today);
        await Expect(supervisor.GetByRole(AriaRole.Region, new() { Name = In("en", () => TodayTexts.BroughtIn) })).ToContainTextAsync(content);
        await supervisor.GotoAsync(Web.Urls.Session(cast.TalkId));
        await Expect(supervisor.Locator(".quote-learner", new() { HasText = content })).ToBeVisibleAsync();
        // Once told, by a sentence that says nothing of it.
        await supervisor.GotoAsync(Web.Urls.Notifications);
        await Expect(supervisor.GetByRole(AriaRole.Link, new() { Name = string.Format(In("en", () => NoticeTexts.AgendaShared), cast.Student.Name.Full) })).ToHaveCountAsync(1);
        await Expect(supervisor.Locator("main")).Not.ToContainTextAsync(content);
        await supervisor.GotoAsync(Web.Urls.NewSessionWith(cast.Student.Id));
        await supervisor.UntilInteractiveAsync();
        await Expect(supervisor.Locator("[name='StudentInput']")).ToHaveValueAsync(content);

        // Kept to himself again, nobody else reads it.
        await student.PushAsync(Dutch(() => AgendaTexts.KeepAgain));
        await student.ExpectTextAsync(Dutch(() => AgendaTexts.DoneKept));
        await supervisor.GotoAsync(Web.Urls.Agenda);
        await supervisor.ExpectTextAsync(In("en", () => AgendaTexts.NothingBrought));
        await Expect(supervisor.Locator("main")).Not.ToContainTextAsync(content);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Agenda_ByKeyboard_IsBroughtInAndThrownAway(bool onAPhone)
    {
        var cast = await LearningCast.MakeAsync(Portal);
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, cast.Student.Email, Web.Urls.Agenda);
        await page.FromTheTopAsync();
        await page.WalkAndPressAsync(page.LinkOf(() => AgendaTexts.BringIn));
        await page.ExpectHeadingAsync(Dutch(() => AgendaTexts.BringIn));
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkToAsync(page.Locator("#inbreng"));
        await page.Keyboard.TypeAsync("Hoe begin ik?");
        await page.WalkAndPressAsync(page.ButtonOf(string.Format(Dutch(() => AgendaTexts.ShareWith), cast.Supervisor.GivenName)));
        await page.ExpectTextAsync(string.Format(Dutch(() => AgendaTexts.DoneShared), cast.Supervisor.GivenName));
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkAndPressAsync(page.Locator("summary", new() { HasText = Dutch(() => AgendaTexts.ThrowAway) }));
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => AgendaTexts.ThrowAwayNow)), "Space");

        await page.ExpectTextAsync(Dutch(() => AgendaTexts.DoneRemoved));
        await page.ExpectFocusOnHeadingAsync();
    }
}
