using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

public sealed class SignInJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Fact]
    public async Task SignIn_RightPassword_OpensTheStartPage()
    {
        var page = await OpenAsync(Screen.Phone);
        await page.SignInAsync(DemoCast.As(Role.Supervisor));
        await page.ExpectPathAsync("/");
    }

    [Fact]
    public async Task SignIn_WrongPassword_SaysTheSameAsForAnUnknownAddress()
    {
        var page = await OpenAsync(Screen.Phone);
        await page.SignInAsync(DemoCast.As(Role.Supervisor, DemoCast.Elsewhere), "Niet-het-goede-1");
        await page.ExpectTextAsync(Dutch(() => AccountTexts.SignInRefused));
        await page.SignInAsync("niemand@school.example", "Niet-het-goede-1");
        await page.ExpectTextAsync(Dutch(() => AccountTexts.SignInRefused));
    }
}
