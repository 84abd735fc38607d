using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Features.Appointments;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A supervisor finds a moment that suits her and her student; he moves it, she calls it off, and both hear of it.</summary>
public sealed class AppointmentJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Theory]
    [InlineData("nl", true)]
    [InlineData("en", false)]
    public async Task Conversation_PlannedMovedAndCalledOff_IsSeenByBoth(string language, bool isPhone)
    {
        string Says(Func<string> text) => In(language, text);
        var screen = (isPhone ? Screen.Phone : Screen.Laptop) with { Language = language };
        // Each language plays with a pair of its own.
        var (stage, place) = (isPhone ? "Waalbocht" : "Heidebron", $"Lokaal {Guid.NewGuid().ToString("N")[..6]}");
        var viewer = await Portal.ViewerAsync(DemoCast.As(Role.StudentTeacher, stage, 1));
        var supervisor = await OpenAsync(screen, DemoCast.As(Role.Supervisor, stage, 1), Web.Urls.Sessions);
        var student = await OpenAsync(screen, DemoCast.As(Role.StudentTeacher, stage, 1), Web.Urls.Today);
        foreach (var page in new[] { supervisor, student }) await page.SpeakAsync(language);

        await supervisor.FollowAsync(Says(() => SessionTexts.PlanOne));
        await supervisor.ExpectHeadingAsync(Says(() => AppointmentTexts.Title));
        await supervisor.Locator("#met").SelectOptionAsync(viewer.PersonId.ToString("N"));
        await supervisor.Locator("input[name=minuten][value='45']").CheckAsync(new() { Force = true });
        await supervisor.PushAsync(Says(() => AppointmentTexts.FindMoment));
        await Expect(supervisor.Locator("[name='Form.Minutes']")).ToHaveValueAsync("45");
        var moments = supervisor.Locator("input[name='Form.Moment']");
        Assert.True(await moments.CountAsync() > 2, "Too few moments were found to choose from.");
        await moments.Nth(1).CheckAsync();
        await supervisor.Locator("#plaats").FillAsync(place);
        await supervisor.PushAsync(Says(() => AppointmentTexts.Plan));
        await supervisor.ExpectTextAsync(Says(() => SessionTexts.JustPlanned));
        await supervisor.ExpectTextAsync(place);
        var address = new Uri(supervisor.Url).AbsolutePath;

        // He is told in the portal, and finds the conversation with what he may bring in.
        await student.GotoAsync(Web.Urls.Notifications);
        await student.Locator($"a.row[href='{address}']").First.ClickAsync();
        await student.ExpectTextAsync(place);
        await student.ExpectTextAsync(Says(() => SessionTexts.YourInput));
        await student.FollowAsync(Says(() => SessionTexts.MoveOrCallOff));
        await student.Locator("input[name='Form.Moment']").First.CheckAsync();
        await student.PushAsync(Says(() => AppointmentTexts.MoveIt));
        await student.ExpectTextAsync(Says(() => SessionTexts.JustMoved));

        await supervisor.GotoAsync(address);
        await supervisor.FollowAsync(Says(() => SessionTexts.MoveOrCallOff));
        await supervisor.Locator("summary", new() { HasText = Says(() => AppointmentTexts.CallOffHeading) }).ClickAsync();
        await supervisor.PushAsync(Says(() => AppointmentTexts.CallOff));
        await supervisor.ExpectTextAsync(Says(() => SessionTexts.JustCalledOff));
        await student.GotoAsync(address);
        await student.ExpectTextAsync(Says(() => SessionTexts.IsCalledOff));
        await Expect(student.GetByRole(AriaRole.Link, new() { Name = Says(() => SessionTexts.MoveOrCallOff) })).ToHaveCountAsync(0);
    }
}
