using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A supervisor is away and a colleague stands in; the student sees who. A team writes down what it agreed.</summary>
public sealed class SharedCareJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    /// <summary>Two presses from the start page, and one to come back; the student is told each time.</summary>
    [Theory]
    [InlineData("nl", 0, "Rens")]
    [InlineData("en", 1, "Yuki")]
    public async Task Supervisor_IsAwayAndComesBack_InTwoPressesAndOne(string language, int number, string colleague)
    {
        string Says(Func<string> text) => In(language, text);
        var screen = Screen.Phone with { Language = language };
        var supervisor = await OpenAsync(screen, DemoCast.As(Role.Supervisor, StageFor(language), number), Web.Urls.Today);
        var student = await OpenAsync(screen, DemoCast.As(Role.StudentTeacher, StageFor(language), number), Web.Urls.Today);
        foreach (var page in new[] { supervisor, student }) await page.SpeakAsync(language);

        // The latest of its kind: others may tell the same student something meanwhile.
        ILocator Told(Func<string> text) => student.Locator("a.row", new() { HasText = Says(text).Replace("{0}", "", StringComparison.Ordinal).Trim() }).First;

        await supervisor.FollowAsync(Says(() => TodayTexts.NotHere));
        await supervisor.ExpectHeadingAsync(Says(() => CareTexts.AbsenceTitleMe));
        await supervisor.PushAsync(string.Format(Says(() => CareTexts.Choose), colleague));
        await supervisor.ExpectHeadingAsync(Says(() => CareTexts.Title));
        await supervisor.ExpectTextAsync(Says(() => CareTexts.DoneCover));
        await Expect(supervisor.Locator("section.card-invite")).ToContainTextAsync(colleague);

        await student.GotoAsync(Web.Urls.Notifications);
        await Told(() => NoticeTexts.CoverBegan).ClickAsync();
        await student.ExpectHeadingAsync(Says(() => CareTexts.Title));
        await Expect(student.Locator("article.card").First).ToContainTextAsync(Says(() => CareTexts.Cover));
        await Expect(student.Locator("article.card").First).ToContainTextAsync(colleague);

        await supervisor.GotoAsync(Web.Urls.Today);
        await supervisor.PushAsync(Says(() => TodayTexts.BackAgain));
        await supervisor.ExpectTextAsync(Says(() => CareTexts.DoneBack));

        await student.GotoAsync(Web.Urls.Notifications);
        await Told(() => NoticeTexts.CoverEnded).ClickAsync();
        await Expect(student.Locator("article.card").First).Not.ToContainTextAsync(Says(() => CareTexts.Cover));
    }

    /// <summary>What is typed outlives the page; what was agreed before stays beside it, and the student reads it.</summary>
    [Theory]
    [InlineData(true, "nl", 0)]
    [InlineData(false, "en", 1)]
    public async Task Team_WritesDownWhatItAgreed_AndKeepsWhatItSaidBefore(bool isPhone, string language, int number)
    {
        string Says(Func<string> text) => In(language, text);
        var screen = (isPhone ? Screen.Phone : Screen.Laptop) with { Language = language };
        var supervisor = await OpenAsync(screen, DemoCast.As(Role.Supervisor, StageFor(language), number), Web.Urls.Today);
        await supervisor.SpeakAsync(language);
        var agreed = $"We praten elke dag even met onze student ({Guid.NewGuid():N}).";
        await supervisor.Locator("a[href^='/mensen/teams/']:not([href*='waarneming'])").First.ClickAsync();
        var before = await supervisor.Locator("article.sheet p.prose").InnerTextAsync();
        await supervisor.FollowAsync(Says(() => CareTexts.ChangeAgreements));
        await supervisor.FieldAsync("Form.Content", agreed);
        await Expect(supervisor.Locator("[data-saved-for][data-state=saved]")).ToBeVisibleAsync();
        await supervisor.ReloadAsync();
        await Expect(supervisor.Locator("[name='Form.Content']")).ToHaveValueAsync(agreed);
        await supervisor.PushAsync(Says(() => CareTexts.ShareAgreement));
        await supervisor.ExpectTextAsync(Says(() => CareTexts.DoneAgreement));
        await Expect(supervisor.Locator("article.sheet p.prose")).ToHaveTextAsync(agreed);
        await supervisor.GetByText(Says(() => CareTexts.Earlier)).ClickAsync();
        Assert.Equal(before, await supervisor.Locator("details .prose").First.InnerTextAsync());

        var student = await OpenAsync(screen, DemoCast.As(Role.StudentTeacher, StageFor(language), number), new Uri(supervisor.Url).AbsolutePath);
        await Expect(student.Locator("article.sheet p.prose")).ToHaveTextAsync(agreed);
        await Expect(student.Locator("a[href$='/afspraken']")).ToHaveCountAsync(0);
    }

    /// <summary>Each language plays in a partnership of its own: an account speaks one language at a time.</summary>
    private static string StageFor(string language) => language == "en" ? "Heidebron" : "Waalbocht";
}
