using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Components;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

public sealed class TrajectoryJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Year_PlannedByASchoolEducator_IsShiftedAndInvitedTo(string language)
    {
        var title = $"Vragend begeleiden {language} {Guid.NewGuid().ToString("N")[..6]}";
        var laptop = await OpenAsync(Screen.Laptop with { Language = language }, DemoCast.As(Role.SchoolEducator), Web.Urls.Templates);
        await laptop.FollowAsync("Scalda");
        await laptop.FollowAsync(In(language, () => TemplateTexts.Plan));

        var first = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(14);
        first = first.AddDays((9 - (int)first.DayOfWeek) % 7);
        await laptop.WriteAsync(In(language, () => TrajectoryTexts.Name), title);
        await laptop.Locator("#eerste-dag").FillAsync(Day(first));
        await laptop.Locator("#ruimte").FillAsync($"Lokaal {title}");
        await laptop.PushAsync(In(language, () => TrajectoryTexts.LayOut));
        await Expect(laptop.Locator("#ruimte-1")).ToHaveValueAsync($"Lokaal {title}");
        var firstDay = await laptop.Locator("#dag-0").InputValueAsync();
        await laptop.PushAsync(In(language, () => TrajectoryTexts.Make));
        await laptop.ExpectTextAsync(In(language, () => TrajectoryTexts.Made));

        var address = new Uri(laptop.Url).AbsolutePath;
        await laptop.GotoAsync($"{Web.Urls.YearPlan}?als=lijst&traject={address.Split('/')[^1]}");
        await laptop.Locator("a.row").Nth(1).ClickAsync();

        // The second onto the first: the same room at the same time.
        await laptop.Locator("#dag").FillAsync(firstDay);
        await laptop.PushAsync(In(language, () => TrajectoryTexts.MoveIt));
        await laptop.ExpectTextAsync(In(language, () => TrajectoryTexts.ClashTitle));
        await laptop.GetByLabel(In(language, () => TrajectoryTexts.ClashYes)).CheckAsync();
        await laptop.PushAsync(In(language, () => TrajectoryTexts.MoveIt));
        await laptop.ExpectTextAsync(In(language, () => YearPlanTexts.Moved));
        await laptop.PushAsync(In(language, () => ShellTexts.Undo));
        await laptop.ExpectTextAsync(In(language, () => YearPlanTexts.PutBack));

        // In the picture by the keyboard, and with all that follow; by hand it is dragged into July.
        await laptop.GotoAsync($"{Web.Urls.YearPlan}?traject={address.Split('/')[^1]}");
        // The script that moves marks comes after the page.
        await laptop.WaitForFunctionAsync("() => document.querySelector('.plan')?.begun");
        var mark = laptop.Locator(".plan-mark[data-day]").First;
        await mark.FocusAsync();
        await laptop.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(laptop.Locator("[data-said]")).Not.ToBeEmptyAsync();
        await laptop.Keyboard.PressAsync("Enter");
        await Expect(laptop.Locator("#dag")).ToHaveValueAsync(Day(first.AddDays(7)));
        await laptop.Locator("input[name='Form.Later'][value=true]").CheckAsync();
        await laptop.PushAsync(In(language, () => TrajectoryTexts.MoveIt));
        await laptop.ExpectTextAsync(In(language, () => YearPlanTexts.MovedAll));
        await laptop.Locator(".plan-mark[data-day]").First.HoverAsync();
        await laptop.Mouse.DownAsync();
        var track = await laptop.Locator(".plan-marks").First.BoundingBoxAsync();
        await laptop.Mouse.MoveAsync(track!.X + (track.Width * 11.5f / 12), track.Y + 20, new() { Steps = 5 });
        await laptop.Mouse.UpAsync();
        await Expect(laptop.Locator("#dag")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("-07-1[4-8]$"));

        await laptop.GotoAsync(Web.Urls.Participants(Guid.Parse(address.Split('/')[^1])));
        await laptop.Locator("input[name='Form.Teams']").First.CheckAsync();
        await laptop.PushAsync(In(language, () => ParticipationTexts.InviteNone));
        await laptop.ExpectTextAsync(In(language, () => ParticipationTexts.InvitedDone));
        await laptop.ExpectTextAsync(In(language, () => ParticipationState.Invited.Label()));
        await laptop.GotoAsync(Web.Urls.OutgoingMail);
        await laptop.ExpectTextAsync(title);
    }

    [Fact]
    public async Task Invitation_OnAPhoneByKeyboardAlone_IsAccepted()
    {
        var supervisor = DemoCast.As(Role.Supervisor);
        var title = $"Samen kijken {Guid.NewGuid().ToString("N")[..6]}";
        await InviteAllAsync(title);

        var phone = await OpenAsync(Screen.Phone, supervisor, Web.Urls.MyTrajectories);
        await phone.ExpectTextAsync(title);
        var join = phone.GetByRole(AriaRole.Button, new() { Name = $"{Dutch(() => ParticipationTexts.Accept)} ({title})" });
        await TabToAsync(phone, join);
        await phone.Keyboard.PressAsync("Enter");
        await phone.ExpectTextAsync(Dutch(() => ParticipationTexts.SaidJoin));

        await phone.GotoAsync(Web.Urls.OutgoingMail);
        await phone.ExpectTextAsync(title);
    }

    [Theory]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.PlatformAdmin)]
    public async Task PagesOfPlanners_ForWhoIsNone_AreNotThere(Role role)
    {
        var page = await OpenAsync(Screen.Phone, DemoCast.As(role));
        Expecting("404");
        foreach (var path in (string[])[Web.Urls.Templates, Web.Urls.NewTrajectory, Web.Urls.YearPlan])
            Assert.Equal(404, (await page.GotoAsync(path))!.Status);
    }

    [Fact]
    public async Task YearPlan_OfAnotherPartnership_IsNotThere()
    {
        var page = await OpenAsync(Screen.Laptop, DemoCast.As(Role.SchoolEducator), $"{Web.Urls.YearPlan}?als=lijst");
        var path = await page.Locator("a.row").Last.GetAttributeAsync("href");

        var stranger = await OpenAsync(Screen.Laptop, DemoCast.As(Role.SchoolEducator, DemoCast.Elsewhere));
        Expecting("404");
        Assert.Equal(404, (await stranger.GotoAsync(path!))!.Status);
    }

    /// <summary>A trajectory of the stage's own, to which all of the educator's school are invited.</summary>
    private async Task InviteAllAsync(string title)
    {
        var laptop = await OpenAsync(Screen.Laptop, DemoCast.As(Role.Coordinator), Web.Urls.Templates);
        await laptop.FollowAsync("Scalda");
        await laptop.FollowAsync(Dutch(() => TemplateTexts.Plan));
        await laptop.WriteAsync(Dutch(() => TrajectoryTexts.Name), title);
        await laptop.PushAsync(Dutch(() => TrajectoryTexts.Make));
        await laptop.ExpectTextAsync(Dutch(() => TrajectoryTexts.Made));
        var address = new Uri(laptop.Url).AbsolutePath;

        var educator = await OpenAsync(Screen.Laptop, DemoCast.As(Role.SchoolEducator), $"{address}/deelnemers");
        await educator.Locator("input[name='Form.Teams']").EvaluateAllAsync<bool>("all => { all.forEach(one => one.checked = true); return true; }");
        await educator.PushAsync(Dutch(() => ParticipationTexts.InviteNone));
        await educator.ExpectTextAsync(Dutch(() => ParticipationTexts.InvitedDone));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Presses Tab until this has the focus.</summary>
    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await target.EvaluateAsync<bool>("it => it === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail("The keyboard does not come there.");
    }
}
