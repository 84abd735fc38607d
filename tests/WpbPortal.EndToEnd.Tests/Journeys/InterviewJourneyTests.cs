using Microsoft.Playwright;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>An interview from the first question to the last word, which is of whom it was with.</summary>
public sealed class InterviewJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Fact]
    public async Task Interview_HeldOnTheSpot_IsReadAlongCorrectedAgreedAndWithdrawn()
    {
        var own = await new OwnPartnership(Portal, "Interview").FoundAsync();
        var (educator, noor) = (own.Add("Aisha", "Vossenberg", Role.SchoolEducator, "nl"), own.Add("Noor", "Herfstzanger", Role.Supervisor, "nl"));
        own.Add(SteeringSpectrum.For(own.Id));
        await own.KeepAsync();
        var guide = ShippedGuides.All[0];
        var page = await OpenAsync(Screen.Laptop, educator.Email, Web.Urls.NewInterviewWith(guide.Code));
        await page.Locator("#met").SelectOptionAsync(noor.Id.ToString());
        await page.PushAsync(Dutch(() => InterviewTexts.BeginNow));

        // Each cluster is a page of its own; the row of interventions lies on the table with the second.
        await page.ExpectHeadingAsync(guide.Content.Clusters[0].Title.Nl);
        await Expect(page.Locator("#rij")).ToHaveCountAsync(0);
        await page.Locator("#vraag-1").FillAsync("Ze wachtte tien tellen.");
        await Expect(page.Locator("[data-saved-for] [data-saved-text]")).ToContainTextAsync(Dutch(() => ShellTexts.SavedAt).Split('{')[0]);
        await page.PushAsync(Dutch(() => InterviewTexts.KeepAndOn));
        await page.ExpectHeadingAsync(guide.Content.Clusters[1].Title.Nl);
        await Expect(page.Locator("section:has(#rij) li")).ToHaveCountAsync(SteeringSpectrum.Default.Count);
        await page.PushAsync(Dutch(() => InterviewTexts.KeepAndOn));
        await page.ExpectHeadingAsync(guide.Content.Clusters[2].Title.Nl);
        await page.PushAsync(Dutch(() => InterviewTexts.KeepToReport));
        await page.ExpectHeadingAsync(Dutch(() => InterviewTexts.Report));
        await page.Locator("#vraag-0").FillAsync("Noor geeft meer ruimte dan ze dacht.");
        await page.PushAsync(Dutch(() => InterviewTexts.Keep));
        await page.ExpectTextAsync(Dutch(() => InterviewTexts.OnlyYouRead));
        await page.PushAsync(string.Format(Dutch(() => InterviewTexts.LetRead), "Noor"));
        await page.ExpectTextAsync(string.Format(Dutch(() => InterviewTexts.DoneOffered), "Noor"));

        // Noor is told, without content; she reads, and says what should be different.
        var hers = await OpenAsync(Screen.Phone, noor.Email, Web.Urls.Notifications);
        await Expect(hers.Locator("body")).Not.ToContainTextAsync("tien tellen");
        await hers.Locator($"a.row[href^='{Web.Urls.Interviews}/']").First.TapAsync();
        await hers.ExpectTextAsync("Ze wachtte tien tellen.");
        await hers.Locator("#voorstel").FillAsync("Het waren er twaalf.");
        await hers.PushAsync(Dutch(() => InterviewTexts.Propose));
        await hers.ExpectTextAsync(string.Format(Dutch(() => InterviewTexts.DoneProposed), "Aisha"));

        await page.ReloadAsync();
        await page.Locator("#antwoord").FillAsync("Klopt, aangepast.");
        await page.PushAsync(Dutch(() => InterviewTexts.SendAnswer));
        await page.ExpectTextAsync(string.Format(Dutch(() => InterviewTexts.DoneAnswered), "Noor"));

        await hers.ReloadAsync();
        await Expect(hers.Locator("section:has(#voorstellen)")).ToContainTextAsync("Klopt, aangepast.");
        await hers.PushAsync(Dutch(() => InterviewTexts.Agree));
        await hers.ExpectTextAsync(Dutch(() => InterviewTexts.DoneAgreed));

        // She may still take it back: then nothing of it is left, for neither of the two.
        await hers.Locator("details.more > summary").ClickAsync();
        await hers.PushAsync(Dutch(() => InterviewTexts.Withdraw));
        await hers.ExpectTextAsync(Dutch(() => InterviewTexts.DoneWithdrawn));
        await page.ReloadAsync();
        await page.ExpectTextAsync(Dutch(() => InterviewTexts.WithdrawnText));
        await Expect(page.Locator("body")).Not.ToContainTextAsync("tien tellen");
    }

    /// <summary>Once a week has gone by, what was said is kept without whose it is; whom it was with is told so, and reads none of it any more.</summary>
    [Fact]
    public async Task Interview_AgreedOnAWeekAgo_IsAnonymised()
    {
        var own = await new OwnPartnership(Portal, "Anoniem").FoundAsync();
        var (educator, noor) = (own.Add("Aisha", "Vossenberg", Role.SchoolEducator, "nl"), own.Add("Noor", "Herfstzanger", Role.Supervisor, "nl"));
        await own.KeepAsync();
        var (guide, at) = (ShippedGuides.All[0], DateTimeOffset.UtcNow.AddDays(-12));
        var interview = Interview.Plan(own.Id, educator.Id, noor.Id, new(null, guide.Number, guide.Content), at, 45, null, at.AddDays(-3));
        interview.Hold(at);
        InterviewText[] texts = [new(interview, 1, "Herfstzanger wachtte tien tellen.", at), new(interview, InterviewText.Report, "Noor geeft haar student ruimte in lokaal acht.", at)];
        interview.Offer(true, at.AddDays(1));
        interview.Agree(at.AddDays(2));
        own.Add([interview, .. texts]);
        await own.KeepAsync(educator.Id);

        var page = await OpenAsync(Screen.Laptop, educator.Email, Web.Urls.Interview(interview.Id));
        await page.FollowAsync(Dutch(() => InterviewTexts.Anonymise));
        var (who, report) = (Dutch(() => InterviewTexts.InsteadOfInterviewee), page.Locator("#tekst-0"));
        await Expect(report).ToHaveValueAsync($"{who} geeft haar student ruimte in lokaal acht.");
        await Expect(page.Locator("#tekst-1")).ToHaveValueAsync($"{who} wachtte tien tellen.");
        await report.FillAsync($"{who} geeft haar student ruimte.");
        await page.PushAsync(Dutch(() => InterviewTexts.AnonymiseNow));
        await page.ExpectTextAsync(Dutch(() => InterviewTexts.DoneAnonymised));
        await page.Locator("details.more > summary").ClickAsync();
        await Expect(page.Locator("details.more")).ToContainTextAsync($"{who} wachtte tien tellen.");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("lokaal acht");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("Noor");

        var hers = await OpenAsync(Screen.Phone, noor.Email, Web.Urls.Interview(interview.Id));
        await hers.ExpectTextAsync(string.Format(Dutch(() => InterviewTexts.AnonymisedText), "Aisha"));
        await Expect(hers.Locator("main")).Not.ToContainTextAsync("tien tellen");
    }
}
