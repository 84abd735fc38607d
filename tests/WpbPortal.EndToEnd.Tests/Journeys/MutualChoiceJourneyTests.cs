using Microsoft.Playwright;
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
/// After the buddy weeks: a student and a supervisor each say whom they would like, the round closes, and the school educator decides. In a
/// partnership of its own, so that the clockwork can be taken further without anybody else noticing.
/// </summary>
public sealed class MutualChoiceJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Theory]
    [InlineData(true, "nl")]
    [InlineData(false, "en")]
    public async Task StudentAndSupervisor_ChooseEachOther_AndBecomeAPair(bool isPhone, string language)
    {
        string Says(Func<string> text) => In(language, text);
        var screen = (isPhone ? Screen.Phone : Screen.Laptop) with { Language = language };
        var cast = await CastAsync(language);
        await cast.Own.TurnAsync(OwnPartnership.NextTurn);

        // From the start page, by taps on a phone and by nothing but keys on a laptop.
        var student = await OpenAsync(screen, cast.Student.Email, Web.Urls.Today);
        await student.FollowAsync(Says(() => TodayTexts.ChoiceDo));
        await student.ExpectHeadingAsync(Says(() => ChoiceTexts.Title));
        await ChooseAsync(student, isPhone, cast.Supervisor.Id, 1, Says);
        await student.ExpectTextAsync(Says(() => ChoiceTexts.HowTitle));
        await Expect(FieldOf(student, cast.Supervisor.Id)).ToHaveValueAsync("1");

        var supervisor = await OpenAsync(screen, cast.Supervisor.Email, Web.Urls.Today);
        await supervisor.FollowAsync(Says(() => TodayTexts.ChoiceDo));
        // What he said is not there.
        await Expect(FieldOf(supervisor, cast.Student.Id)).ToHaveValueAsync("");
        await supervisor.FieldAsync("Form.Places", "2");
        await ChooseAsync(supervisor, isPhone, cast.Student.Id, 1, Says);
        await Expect(supervisor.Locator("[name='Form.Places']")).ToHaveValueAsync("2");

        await cast.Own.CloseRoundAsync();
        await student.ReloadAsync();
        await student.ExpectTextAsync(Says(() => ChoiceTexts.WaitText));

        var educator = await OpenAsync(screen, cast.Educator.Email, Web.Urls.Today);
        await educator.FollowAsync(Says(() => TodayTexts.LookAtProposal));
        await educator.ExpectHeadingAsync(Says(() => ChoiceTexts.ProposalTitle));
        var chosen = educator.Locator($"select[name='Form.Supervisors[{cast.PlacementId}]']");
        await Expect(chosen).ToHaveValueAsync(cast.Supervisor.Id.ToString());
        // Otherwise asks for a reason, at the student it is about.
        await chosen.SelectOptionAsync(cast.Other.Id.ToString());
        await educator.PushAsync(Says(() => ChoiceTexts.Decide));
        await educator.ExpectTextAsync(Says(() => RuleTexts.DecisionNeedsReason));
        await Expect(chosen).ToHaveValueAsync(cast.Other.Id.ToString());
        await chosen.SelectOptionAsync(cast.Supervisor.Id.ToString());
        await educator.PushAsync(Says(() => ChoiceTexts.Decide));
        await educator.ExpectTextAsync(Says(() => ChoiceTexts.DoneDecided));

        await student.GotoAsync(Web.Urls.Notifications);
        await student.GetByRole(AriaRole.Link, new() { Name = Says(() => NoticeTexts.ChoiceMatched) }).ClickAsync();
        await student.ExpectHeadingAsync(Says(() => CareTexts.Title));
        await student.ExpectTextAsync(cast.Supervisor.Name.Full);
    }

    private static ILocator FieldOf(IPage page, Guid person) => page.Locator($"#keuze-{person:N}");

    private static async Task ChooseAsync(IPage page, bool byTap, Guid person, int rank, Func<Func<string>, string> says)
    {
        var save = page.ButtonOf(says(() => ChoiceTexts.Save));
        if (byTap)
        {
            await FieldOf(page, person).SelectOptionAsync($"{rank}");
            await save.TapAsync();
        }
        else
        {
            await page.WalkToAsync(FieldOf(page, person));
            for (var press = 0; press < rank; press++) await page.Keyboard.PressAsync("ArrowDown");
            await page.WalkAndPressAsync(save);
        }
        await Expect(page.Locator(".notice")).ToBeVisibleAsync();
    }

    private async Task<Cast> CastAsync(string language)
    {
        var own = await new OwnPartnership(Portal, "Keuze").FoundAsync();
        var (student, supervisor, other) = (own.Add("Yara", "Zomer", Role.StudentTeacher, language), own.Add("Noor", "Herfst", Role.Supervisor, language), own.Add("Karim", "Lente", Role.Supervisor, language));
        var educator = own.Add("Els", "Winter", Role.SchoolEducator, language);
        var placement = new Placement(own.Id, student.Id, own.School.Id, own.Team.Id, OwnPartnership.Year, 2);
        own.Add(placement);
        await own.KeepAsync();
        return new(own, placement.Id, student, supervisor, other, educator);
    }

    private sealed record Cast(OwnPartnership Own, Guid PlacementId, Person Student, Person Supervisor, Person Other, Person Educator);
}
