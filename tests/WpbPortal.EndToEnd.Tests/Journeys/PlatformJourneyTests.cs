using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>The administrator of the platform builds a partnership and sees nobody in it but who coordinates it.</summary>
public sealed class PlatformJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Administrator_MakesAPartnership_BuildsItAndGivesItAnotherName(bool isPhone)
    {
        var page = await OpenAsync(isPhone ? Screen.Phone : Screen.Laptop, DemoCast.As(Role.PlatformAdmin), Web.Urls.Partnerships);
        var name = $"Proef {Guid.NewGuid():N}"[..14];
        await page.WriteAsync(Dutch(() => PlatformTexts.PartnershipName), name);
        await page.WriteAsync(Dutch(() => PlatformTexts.GivenName), "Sanne");
        await page.WriteAsync(Dutch(() => PlatformTexts.FamilyName), "Haar");
        await page.WriteAsync(Dutch(() => AccountTexts.Email), $"{Guid.NewGuid():N}@school.example");
        await page.PushAsync(Dutch(() => PlatformTexts.CreateAndInvite));
        await page.ExpectHeadingAsync(name);

        await page.FollowAsync(Dutch(() => PlatformTexts.Structure));
        await page.ExpectHeadingAsync(Dutch(() => StructureTexts.Title));
        await page.FollowAsync(Dutch(() => StructureTexts.AddSchool));
        await page.WriteAsync(Dutch(() => StructureTexts.NewSchool), "Locatie Haven");
        await page.PushAsync(Dutch(() => StructureTexts.Save));
        await page.ExpectTextAsync(Dutch(() => StructureTexts.Saved));
        await page.ExpectTextAsync("Locatie Haven");
        // A school leads to its people; not for him.
        await Expect(page.Locator("main a[href^='/mensen']")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = $"{Dutch(() => StructureTexts.Change)} ({Dutch(() => StructureTexts.Settings)})" }).ClickAsync();
        await page.WriteAsync(Dutch(() => StructureTexts.PartnershipName), $"{name} aan Zee");
        await page.PushAsync(Dutch(() => StructureTexts.Save));
        await page.ExpectTextAsync(Dutch(() => StructureTexts.Saved));
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = $"{name} aan Zee" }).ClickAsync();
        await page.ExpectHeadingAsync($"{name} aan Zee");
    }
}
