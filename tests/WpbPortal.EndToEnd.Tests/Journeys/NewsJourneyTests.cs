using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WpbPortal.Domain.News;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Features.News;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A school educator writes news, leaves, goes on, looks first and posts it; a supervisor finds it on her start page and reads it.</summary>
public sealed class NewsJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Fact]
    public async Task News_WrittenInTwoGoesAndLookedAtFirst_ReachesWhomItIsFor()
    {
        var own = await new OwnPartnership(Portal, "Nieuws").FoundAsync();
        var (educator, supervisor) = (own.Add("Aisha", "Vossenberg", Role.SchoolEducator, "nl"), own.Add("Noor", "Herfstzanger", Role.Supervisor, "nl"));
        await own.KeepAsync();
        var page = await OpenAsync(Screen.Laptop, educator.Email, Web.Urls.News);
        await page.LinkOf(() => NewsTexts.WriteAnnouncement).ClickAsync();
        await page.ExpectHeadingAsync(Dutch(() => NewsTexts.WriteAnnouncement));
        await page.Locator("#plek").SelectOptionAsync(new SelectOptionValue { Label = string.Format(Dutch(() => ShellTexts.WholeSchool), own.School.Name) });
        await page.FieldAsync("Form.Title", "Studiemiddag");
        await page.FieldAsync("Form.Text", "Geen lessen na het **vierde** uur.");
        await Expect(page.Locator(".saved[data-state=saved]")).ToBeVisibleAsync();

        // She comes back to it, and what she typed is there.
        await page.GotoAsync(Web.Urls.News);
        await page.LinkOf(() => NewsTexts.WriteAnnouncement).ClickAsync();
        await Expect(page.Locator("[name='Form.Text']")).ToHaveValueAsync("Geen lessen na het **vierde** uur.");
        await page.PushAsync(Dutch(() => NewsTexts.LookFirst));
        await Expect(page.Locator("section:has(#voorbeeld) strong", new() { HasText = "vierde" })).ToBeVisibleAsync();
        await page.PushAsync(Dutch(() => NewsTexts.Post));
        await page.ExpectTextAsync(Dutch(() => NewsTexts.DoneAnnouncement));
        await page.ExpectTextAsync(Dutch(() => NewsTexts.ReadByFew));

        var hers = await OpenAsync(Screen.Phone, supervisor.Email, Web.Urls.Today);
        await hers.Locator("section:has(#nieuws) a", new() { HasText = "Studiemiddag" }).TapAsync();
        await Expect(hers.Locator("article strong")).ToHaveTextAsync("vierde");
        await hers.GotoAsync(Web.Urls.Today);
        await Expect(hers.Locator("#nieuws")).ToHaveCountAsync(0);
    }

    /// <summary>What its writer calls important comes by mail too, without a word of it. How many read it is told from five people on, and of nobody who.</summary>
    [Fact]
    public async Task ImportantNews_GoesByMailToo_AndIsReadByANumber()
    {
        var own = await new OwnPartnership(Portal, "Belangrijk").FoundAsync();
        var (educator, supervisor) = (own.Add("Aisha", "Vossenberg", Role.SchoolEducator, "nl"), own.Add("Noor", "Herfstzanger", Role.Supervisor, "nl"));
        Person[] others = [.. ((string[])["Bram", "Cas", "Dirk", "Eva"]).Select(given => own.Add(given, "Lente", Role.Supervisor, "nl"))];
        await own.KeepAsync();
        var page = await OpenAsync(Screen.Laptop, educator.Email, Web.Urls.NewPostingOf(PostingKind.Announcement));
        await page.Locator("#plek").SelectOptionAsync(new SelectOptionValue { Label = string.Format(Dutch(() => ShellTexts.WholeSchool), own.School.Name) });
        await page.FieldAsync("Form.Title", "Het skillslab is dicht");
        await page.FieldAsync("Form.Text", "Donderdag zijn de lessen in lokaal acht.");
        await page.GetByLabel(Dutch(() => NewsTexts.MailsLabel)).CheckAsync();
        await page.PushAsync(Dutch(() => NewsTexts.Post));
        await page.ExpectTextAsync(Dutch(() => NewsTexts.DoneAnnouncement));

        var hers = await OpenAsync(Screen.Phone, supervisor.Email, Web.Urls.OutgoingMail);
        var letter = hers.Locator("article.letter", new() { HasText = supervisor.Email });
        await Expect(letter).ToContainTextAsync(Dutch(() => NewsTexts.AnnouncementSubject));
        await Expect(letter).Not.ToContainTextAsync("skillslab");
        await letter.GetByRole(AriaRole.Link).First.TapAsync();
        await hers.ExpectHeadingAsync("Het skillslab is dicht");
        await hers.ExpectTextAsync("Donderdag zijn de lessen in lokaal acht.");

        var posting = Guid.Parse(new Uri(hers.Url).AbsolutePath.Split('/')[^1]);
        await page.ReloadAsync();
        await page.ExpectTextAsync(Dutch(() => NewsTexts.ReadByFew));
        foreach (var other in others) await Portal.Services.GetRequiredService<NewsService>().OpenAsync(await Portal.ViewerAsync(other.Email), posting, TestContext.Current.CancellationToken);
        await page.ReloadAsync();
        await Expect(page.Locator("section:has(#gelezen)")).ToContainTextAsync(string.Format(Dutch(() => NewsTexts.ReadBy), others.Length + 2));
        await Expect(page.Locator("main")).Not.ToContainTextAsync(supervisor.Name.Full);
    }
}
