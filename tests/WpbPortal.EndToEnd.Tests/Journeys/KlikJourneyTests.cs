using Microsoft.Playwright;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.EndToEnd.Tests.Accessibility;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>
/// A student says in confidence that it does not work out; the handler whom he chose talks, and lets him go on with somebody else in one
/// step. The supervisor sees nothing of it until then, and then only that a supervision ended. In a partnership of its own.
/// </summary>
public sealed class KlikJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    private const string Story = "Ik krijg geen ruimte om zelf iets te proberen.";

    [Theory]
    [InlineData("nl", "en", true)]
    [InlineData("en", "nl", false)]
    public async Task Student_TellsItOnHisPhone_AndGoesOnWithSomebodyElse(string studentSpeaks, string handlerSpeaks, bool byKeyboard)
    {
        var cast = await CastAsync(studentSpeaks, handlerSpeaks);
        string Student(Func<string> text) => In(studentSpeaks, text);
        string Handler(Func<string> text) => In(handlerSpeaks, text);
        var supervisor = await OpenAsync(Screen.Laptop with { Language = handlerSpeaks }, cast.Supervisor.Email, Web.Urls.Notifications);
        var before = await supervisor.Locator("main").InnerTextAsync();

        // On a phone, from his own start page.
        var student = await OpenAsync(Screen.Phone with { Language = studentSpeaks }, cast.Student.Email, Web.Urls.Today);
        await student.GetByRole(AriaRole.Link, new() { Name = Student(() => TodayTexts.ToKlik), Exact = true }).TapAsync();
        await student.ExpectHeadingAsync(Student(() => KlikTexts.Title));
        await student.Locator($"a[href='{Web.Urls.RaiseKlik(cast.SupervisionId)}']").TapAsync();
        await student.FieldAsync("Form.Words", Story);
        // Who will read it stands there before it is sent, and the supervisor is not among them.
        await Expect(student.Locator($"input[name='Form.Handlers'][value='{cast.Supervisor.Id}']")).ToHaveCountAsync(0);
        await Expect(student.Locator("fieldset")).ToContainTextAsync(cast.Other.Name.Full);
        await student.Locator($"input[name='Form.Handlers'][value='{cast.Handler.Id}']").CheckAsync();
        await student.PushAsync(Student(() => KlikTexts.Send));
        await student.ExpectTextAsync(Student(() => KlikTexts.DoneTold));
        await student.ExpectTextAsync(Student(() => KlikTexts.NotOpenedYet));

        await supervisor.ReloadAsync();
        Assert.Equal(before, await supervisor.Locator("main").InnerTextAsync());

        // The handler, by nothing but keys or with a mouse.
        var handler = await OpenAsync(Screen.Laptop with { Language = handlerSpeaks }, cast.Handler.Email, Web.Urls.Today);
        Task PressAsync(ILocator button) => byKeyboard ? handler.WalkAndPressAsync(button) : button.ClickAsync();
        if (byKeyboard) await handler.FromTheTopAsync();
        await PressAsync(handler.GetByRole(AriaRole.Link, new() { Name = Handler(() => TodayTexts.MessageForYou) }));
        await handler.ExpectTextAsync(Story);
        await PressAsync(handler.ButtonOf(Handler(() => KlikTexts.TakeUp)));
        await handler.ExpectTextAsync(Handler(() => KlikTexts.DoneTakenUp));
        await handler.FieldAsync("Note.Words", "Met hem gesproken, hij wil overstappen.");
        await PressAsync(handler.ButtonOf(Handler(() => KlikTexts.Keep)));
        await handler.ExpectTextAsync(Handler(() => KlikTexts.DoneNoted));

        await student.ReloadAsync();
        await student.ExpectTextAsync(cast.Handler.Name.Full);
        await student.ExpectTextAsync(Student(() => KlikTexts.IsTalkedAbout));
        await Expect(student.Locator("main")).Not.ToContainTextAsync("hij wil overstappen");

        await handler.Locator("#opvolger").SelectOptionAsync(cast.Colleague.Id.ToString());
        await handler.FieldAsync("Transfer.Answer", "Morgen begin je bij een andere begeleider.");
        await PressAsync(handler.ButtonOf(Handler(() => KlikTexts.TransferNow)));
        await handler.ExpectTextAsync(Handler(() => KlikTexts.DoneTransferred));

        await student.ReloadAsync();
        await student.ExpectTextAsync("Morgen begin je bij een andere begeleider.");
        await supervisor.ReloadAsync();
        await supervisor.ExpectTextAsync(Handler(() => NoticeTexts.SupervisionEnded));
        await Expect(supervisor.Locator("main")).Not.ToContainTextAsync("klik", new() { IgnoreCase = true });
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Supervisor_ForWhomItIsNotSafe_FindsTheCounsellor(string language)
    {
        var cast = await CastAsync(language, language);
        string Says(Func<string> text) => In(language, text);
        var page = await OpenAsync(Screen.Phone with { Language = language }, cast.Supervisor.Email, Web.Urls.MyKlik);
        await page.GetByRole(AriaRole.Link, new() { Name = Says(() => KlikTexts.ThisIsNotSafe), Exact = true }).TapAsync();
        await page.ExpectHeadingAsync(Says(() => KlikTexts.ThisIsNotSafe));
        await page.ExpectTextAsync("Jo Visser");
        await page.PushAsync(string.Format(Says(() => KlikTexts.AskToCall), "Jo Visser"));
        await page.ExpectTextAsync(Says(() => KlikTexts.DoneAsked));
        var counsellor = await OpenAsync(Screen.Laptop with { Language = language }, cast.Other.Email, Web.Urls.Notifications);
        await counsellor.ExpectTextAsync(string.Format(Says(() => NoticeTexts.CounsellorAsked), cast.Supervisor.Name.Full));
    }

    private async Task<Cast> CastAsync(string studentSpeaks, string handlerSpeaks)
    {
        var own = await new OwnPartnership(Portal, "Vertrouwen").FoundAsync();
        var (student, supervisor, colleague) = (own.Add("Sem", "Beek", Role.StudentTeacher, studentSpeaks), own.Add("Hanna", "Duin", Role.Supervisor, handlerSpeaks), own.Add("Youri", "Veld", Role.Supervisor, handlerSpeaks));
        var (handler, other) = (own.Add("Loes", "Berg", Role.SchoolEducator, handlerSpeaks), own.Add("Amin", "Dal", Role.SchoolEducator, handlerSpeaks));
        var placement = new Placement(own.Id, student.Id, own.School.Id, own.Team.Id, OwnPartnership.Year, 2);
        var supervision = new Supervision(placement, supervisor.Id, OwnPartnership.Year);
        // The supervisor is named as well: she is never offered to read what is about her.
        own.Add(placement, supervision, new KlikHandler(own.School, handler.Id), new KlikHandler(own.School, other.Id), new KlikHandler(own.School, supervisor.Id), new SchoolCounsellor(own.School, "Jo Visser", "0800 000", null, other.Id));
        await own.KeepAsync();
        return new(student, supervisor, colleague, handler, other, supervision.Id);
    }

    private sealed record Cast(Person Student, Person Supervisor, Person Colleague, Person Handler, Person Other, Guid SupervisionId);
}
