using System.Text;
using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>Somebody gives his timetable from a file, then by hand, and takes it away again.</summary>
public sealed class TimetableJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Theory]
    [InlineData("nl", true)]
    [InlineData("en", false)]
    public async Task Timetable_FromAFileThenByHand_IsKeptAsBusyOrFreeAndGoes(string language, bool isPhone)
    {
        string Says(Func<string> text) => In(language, text);
        // Somebody whose timetable no other journey needs, each language another.
        var somebody = DemoCast.As(isPhone ? Role.Coordinator : Role.InstituteEducator, "Waalbocht");
        var page = await OpenAsync((isPhone ? Screen.Phone : Screen.Laptop) with { Language = language }, somebody, Web.Urls.Profile);
        await page.SpeakAsync(language);
        await page.FollowAsync(Says(() => AccountTexts.ToTimetable));
        await page.ExpectHeadingAsync(Says(() => TimetableTexts.Title));
        await page.ExpectTextAsync(Says(() => TimetableTexts.WhatKept));

        await page.Locator("#bestand").SetInputFilesAsync(new FilePayload { Name = "rooster.txt", MimeType = "text/calendar", Buffer = "geen agenda"u8.ToArray() });
        await page.PushAsync(Says(() => TimetableTexts.TakeFile));
        await Expect(page.Locator("#bestand-fout")).ToBeVisibleAsync();
        var calendar = $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:les\r\nSUMMARY:3HV wiskunde\r\nDTSTART:{DateTime.UtcNow.AddDays(-7):yyyyMMdd}T083000\r\nDURATION:PT50M\r\nRRULE:FREQ=DAILY;COUNT=60\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        await page.Locator("#bestand").SetInputFilesAsync(new FilePayload { Name = "rooster.ics", MimeType = "text/calendar", Buffer = Encoding.UTF8.GetBytes(calendar) });
        await page.PushAsync(Says(() => TimetableTexts.TakeFile));
        await page.ExpectTextAsync(Says(() => TimetableTexts.Kept));
        await Expect(page.Locator("#nu + p + dl")).ToContainTextAsync("08:30–09:20");
        await Expect(page.Locator("body")).Not.ToContainTextAsync("wiskunde");

        await page.Locator("[name='Form.Blocks[12].From']").FillAsync("13:15");
        await page.Locator("[name='Form.Blocks[12].Until']").FillAsync("14:45");
        await page.PushAsync(Says(() => TimetableTexts.Keep));
        await page.ExpectTextAsync(Says(() => TimetableTexts.Kept));
        await Expect(page.Locator("#nu + p + dl")).ToContainTextAsync("13:15–14:45");
        await Expect(page.Locator("#nu + p + dl")).Not.ToContainTextAsync("08:30");
        await Expect(page.Locator("[name='Form.Blocks[12].From']")).ToHaveValueAsync("13:15");

        await page.PushAsync(Says(() => TimetableTexts.Remove));
        await page.ExpectTextAsync(Says(() => TimetableTexts.Removed));
        await Expect(page.Locator("#nu")).ToHaveCountAsync(0);
    }
}
