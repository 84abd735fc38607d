using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Accessibility;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Features.Coaching;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>A word in feedback is found again by who gave it and who got it, from wherever they are and by keyboard alone; a note only by who wrote it; a colleague finds nothing.</summary>
public sealed class SearchJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Theory]
    [InlineData("nl", true)]
    [InlineData("en", false)]
    public async Task WhatWasWritten_IsFoundAgainByWhomItIsFor(string language, bool isPhone)
    {
        var screen = (isPhone ? Screen.Phone : Screen.Laptop) with { Language = language };
        // Each language plays in a partnership of its own: an account speaks one language at a time.
        var stage = language == "en" ? "Heidebron" : "Waalbocht";
        // A word that nothing else has, in a form that the question has not.
        var word = $"wolk{Guid.NewGuid().ToString("N")[..8]}k";
        await ShareAsync(DemoCast.As(Role.Supervisor, stage), $"Je keek naar de {word}en en wachtte.");

        var supervisor = await OpenAsync(screen, DemoCast.As(Role.Supervisor, stage), Web.Urls.Today);
        await supervisor.SpeakAsync(language);
        if (isPhone) await supervisor.Locator("a.search-link").ClickAsync();
        else await supervisor.Keyboard.PressAsync("/");
        await Expect(supervisor.Locator("input[name=q]:focus")).ToHaveCountAsync(1);
        await supervisor.Keyboard.TypeAsync(word[..^1]);
        await supervisor.Keyboard.PressAsync("Enter");
        await Expect(supervisor.Locator("mark", new() { HasText = word })).ToBeVisibleAsync();
        await supervisor.WalkAndPressAsync(supervisor.Locator("a.row", new() { HasText = word }));
        await Expect(supervisor).ToHaveURLAsync(new Regex($"{Web.Urls.Sessions}/[0-9a-f-]{{36}}$"));
        await supervisor.ExpectTextAsync(word);

        var student = await OpenAsync(screen, DemoCast.As(Role.StudentTeacher, stage), $"{Web.Urls.Search}?q={word}");
        await student.SpeakAsync(language);
        await student.Locator("a.row", new() { HasText = word }).ClickAsync();
        await Expect(student).ToHaveURLAsync(new Regex($"{Web.Urls.MyFeedback}/[0-9a-f-]{{36}}$"));

        // He notes something for himself, which outlives the page; only he finds it.
        var own = $"gras{Guid.NewGuid().ToString("N")[..8]}";
        await student.FollowAsync(In(language, () => SessionTexts.ToSession));
        await student.FollowAsync(In(language, () => SessionTexts.WriteNote));
        await student.FieldAsync("Form.Text", $"Even {own} onthouden.");
        await Expect(student.Locator("[data-saved-for][data-state=saved]")).ToBeVisibleAsync();
        await student.ReloadAsync();
        await Expect(student.Locator("[name='Form.Text']")).ToHaveValueAsync($"Even {own} onthouden.");
        await student.PushAsync(In(language, () => SessionTexts.KeepNote));
        await Expect(student.Locator(".quote", new() { HasText = own })).ToBeVisibleAsync();
        await student.GotoAsync($"{Web.Urls.Search}?q={own}");
        await Expect(student.Locator("mark", new() { HasText = own })).ToBeVisibleAsync();
        await supervisor.GotoAsync($"{Web.Urls.Search}?q={own}");
        await Expect(supervisor.Locator(".empty")).ToContainTextAsync(own);

        var colleague = await OpenAsync(screen with { Language = "nl" }, DemoCast.As(Role.Supervisor, stage, 1), $"{Web.Urls.Search}?q={word}");
        await Expect(colleague.Locator(".empty")).ToContainTextAsync(word);
        await Expect(colleague.Locator("a.row")).ToHaveCountAsync(0);

        async Task ShareAsync(string who, string saw)
        {
            var viewer = await Portal.ViewerAsync(who);
            var student = (await Portal.Services.GetRequiredService<CoachingQueries>().MyStudentsAsync(viewer)).First(one => one.MayBeOn(viewer.Today));
            await Portal.Services.GetRequiredService<CoachingService>().ShareAsync(viewer, new SessionInput
            {
                Id = Guid.CreateVersion7(), StudentId = student.Id, Day = viewer.Today, Time = new(0, 5), Minutes = 10,
                Feedback = [new(Guid.CreateVersion7(), saw, "Het werd stil.", "Wat zag je zelf?")],
            });
        }
    }
}
