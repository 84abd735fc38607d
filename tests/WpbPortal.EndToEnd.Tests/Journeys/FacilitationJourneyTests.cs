using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Features.Facilitation;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>The school educator grants hours; the supervisor finds them in her own picture, beside what she spent.</summary>
public sealed class FacilitationJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Theory]
    [InlineData("nl", true)]
    [InlineData("en", false)]
    public async Task Hours_GrantedByTheEducator_StandInTheSupervisorsOwnPicture(string language, bool isPhone)
    {
        string Says(Func<string> text) => In(language, text);
        var screen = (isPhone ? Screen.Phone : Screen.Laptop) with { Language = language };
        // Each language plays in a partnership of its own, where no other journey grants hours.
        var stage = language == "en" ? "Heidebron" : "Waalbocht";
        var viewer = await Portal.ViewerAsync(DemoCast.As(Role.Supervisor, stage));
        var own = (await Portal.Services.GetRequiredService<FacilitationQueries>().BoardAsync(viewer, TestContext.Current.CancellationToken)).Own![0];
        var hours = (own.Granted ?? 20) + 1.5m;
        var educator = await OpenAsync(screen, DemoCast.As(Role.SchoolEducator, stage), Web.Urls.Today);
        var supervisor = await OpenAsync(screen, DemoCast.As(Role.Supervisor, stage), Web.Urls.Today);
        foreach (var page in new[] { educator, supervisor }) await page.SpeakAsync(language);

        await educator.FollowAsync(Says(() => TodayTexts.ToHoursPerTeam));
        await educator.ExpectHeadingAsync(Says(() => FacilitationTexts.Title));
        await educator.Locator($"#aantal-{own.SupervisionId:N}").FillAsync(hours.ToString("0.##", CultureInfo.InvariantCulture));
        await educator.PushAsync(Says(() => FacilitationTexts.Save));
        await educator.ExpectTextAsync(Says(() => FacilitationTexts.Saved));
        await Expect(educator.Locator($"#aantal-{own.SupervisionId:N}")).ToHaveValueAsync(hours.ToString("0.##", CultureInfo.InvariantCulture));

        await supervisor.FollowAsync(Says(() => TodayTexts.ToMyHours));
        await supervisor.ExpectHeadingAsync(Says(() => FacilitationTexts.TitleOwn));
        await Expect(supervisor.Locator("tr", new() { HasText = own.Student.Full }).First).ToContainTextAsync(hours.ToString("0.#", CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "nl-NL")));
        await Expect(supervisor.Locator("[name^='Form.Hours']")).ToHaveCountAsync(0);
    }
}
