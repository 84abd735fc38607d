using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Journeys;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.People;
using WpbPortal.Web.Features.Placements;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Accessibility;

/// <summary>
/// Whole acts with nothing but a keyboard, from the page to its result: on the way every stop is seen, afterwards the focus is
/// where one goes on.
/// </summary>
public sealed class KeyboardWalkTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    private const string Where = "Heidebron";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Merging_ByKeyboard_MakesOneOfTwo(bool onAPhone)
    {
        var family = NewName();
        var one = await PersonAsync(new(Role.Trainer, null, null, null, null, null), "Sanne", family);
        await PersonAsync(new(Role.InstituteEducator, null, null, null, null, null), "S.", family);
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, Coordinator, Urls.Person(one));
        await page.FromTheTopAsync();
        await page.WalkAndPressAsync(page.LinkOf(() => PeopleTexts.Merge));
        await page.ExpectHeadingAsync(Dutch(() => PeopleTexts.MergeTitle));
        await page.ExpectFocusOnHeadingAsync();

        // Who came in under another name is searched for.
        await page.WalkToAsync(page.Locator("#zoek"));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync($"s. {family}");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("[?]q="));
        await Expect(page.Locator("#zoek")).ToBeFocusedAsync();
        await page.WalkAndPressAsync(page.GetByRole(AriaRole.Link, new() { Name = $"{family}, S." }));
        await page.ExpectTextAsync(Dutch(() => PeopleTexts.MergeSideBySide));
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkAndPressAsync(page.LinkOf(() => PeopleTexts.MergeSwap));
        await Expect(page.Locator("tbody tr").First.Locator("td").Last).ToHaveTextAsync($"S. {family}");
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => PeopleTexts.MergeDo)), "Space");

        await page.ExpectTextAsync(Dutch(() => PeopleTexts.DoneMerged));
        await page.ExpectHeadingAsync($"S. {family}");
        await page.ExpectFocusOnHeadingAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TakingBackAnImport_ByKeyboard_LeavesNothing(bool onAPhone)
    {
        var family = NewName();
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, Coordinator, Urls.Import);
        await page.FromTheTopAsync();
        // Which file is asked by the system's own dialog, which no page reaches.
        var file = page.Locator("input[type=file]");
        await page.WalkToAsync(file);
        await file.SetInputFilesAsync(new FilePayload
        {
            Name = "mensen.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes($"Nr;Roepnaam;Tussenvoegsel;Achternaam;E-mailadres;Rol;School;Team;Begindatum;Einddatum\n;Bo;;{family};{family}@school.example;trainer;;;31-08-2026;\n"),
        });
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => ImportTexts.Look)));
        await page.ExpectHeadingAsync(Dutch(() => ImportTexts.Title_Ready));
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => ImportTexts.Import)), "Space");
        await page.ExpectHeadingAsync(Dutch(() => ImportTexts.Title_Done));
        await page.WalkAndPressAsync(page.LinkOf(() => ImportTexts.Undo));
        await page.ExpectHeadingAsync(Dutch(() => ImportTexts.Undo_Title));
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => ImportTexts.Undo_Do)));

        await page.ExpectTextAsync(Dutch(() => ImportTexts.Undo_WasDone));
        await page.ExpectFocusOnHeadingAsync();
        await page.GotoAsync($"{Urls.People}?q={family}&wanneer=All");
        await page.ExpectTextAsync(Dutch(() => PeopleTexts.NobodyFound));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheYear_ByKeyboard_IsNarrowedSeenAsATableAndLeadsToAPlacement(bool onAPhone)
    {
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, DemoCast.As(Role.SchoolEducator), Urls.PlacementYear);
        await page.FromTheTopAsync();
        await page.WalkToAsync(page.Locator("#deel"));
        await page.Keyboard.PressAsync("ArrowDown");
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => PlacementYearTexts.Show)));
        await Expect(page).ToHaveURLAsync(new Regex("deel=FirstHalf"));
        await Expect(page.ButtonOf(Dutch(() => PlacementYearTexts.Show))).ToBeFocusedAsync();
        await page.WalkAndPressAsync(page.LinkOf(() => PlacementYearTexts.AsTable));
        await Expect(page.LinkOf(() => PlacementYearTexts.AsTable)).ToHaveAttributeAsync("aria-current", "true");
        await Expect(page.LinkOf(() => PlacementYearTexts.AsTable)).ToBeFocusedAsync();
        // All of it can be reached, and is seen when it has the focus.
        var student = page.Locator("main table th a").Last;
        var name = await student.InnerTextAsync();
        await page.WalkAndPressAsync(student);

        await page.ExpectPathAsync(Urls.Placements);
        await page.ExpectHeadingAsync(name.Split(',')[0]);
        await page.ExpectFocusOnHeadingAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MovingAPlacement_ByKeyboard_GoesOnAtTheOtherTeam(bool onAPhone)
    {
        var educator = DemoCast.As(Role.SchoolEducator, Where);
        var placement = await PlacementAsync(educator);
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, educator, Urls.Placement(placement));
        await page.FromTheTopAsync();
        await page.WalkAndPressAsync(page.LinkOf(() => PlacementTexts.Move));
        // The form that was asked for is where one goes on. Seen failing with the focus left where it was: nowhere.
        var team = page.Locator("#team");
        await Expect(team).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        var first = await team.EvaluateAsync<string>("one => one.selectedOptions[0].text");
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => PlacementTexts.Move)));

        // The first team is the one where she is: what is to be mended has the focus.
        await page.ExpectTextAsync(Dutch(() => RuleTexts.SameTeam));
        await Expect(page.Locator("#team")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        var second = await team.EvaluateAsync<string>("one => one.selectedOptions[0].text");
        Assert.NotEqual(first, second);
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => PlacementTexts.Move)), "Space");

        await page.ExpectTextAsync(Dutch(() => PlacementTexts.DoneMoved));
        await page.ExpectTextAsync(second);
        await page.ExpectFocusOnHeadingAsync();
        Assert.DoesNotContain(placement.ToString(), page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BeingAwayAndBack_ByKeyboard_ChoosesAColleagueByHisButtonOnly(bool onAPhone)
    {
        // One whose students no other journey covers for at the same time.
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, DemoCast.As(Role.Supervisor, DemoCast.Elsewhere, onAPhone ? 1 : 0), Urls.Today);
        await page.FromTheTopAsync();
        await page.WalkAndPressAsync(page.LinkOf(() => TodayTexts.NotHere));
        await page.ExpectHeadingAsync(Dutch(() => CareTexts.AbsenceTitleMe));
        await page.ExpectFocusOnHeadingAsync();
        // Enter in a day presses the first button of a form. Seen failing without one that chooses nobody: the first colleague stood in.
        await page.WalkAndPressAsync(page.Locator("#tot"));
        await page.ExpectTextAsync(Dutch(() => CareTexts.ChooseOne));
        await page.WalkAndPressAsync(page.Locator("button[name='Form.Colleague']").First);
        await page.ExpectTextAsync(Dutch(() => CareTexts.DoneCover));
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => CareTexts.BackAgain)), "Space");

        await page.ExpectTextAsync(Dutch(() => CareTexts.DoneBack));
        await page.ExpectFocusOnHeadingAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OpeningADoorAndClosingIt_ByKeyboard_TakesNoMouse(bool onAPhone)
    {
        var title = $"Kijk mee {Guid.NewGuid():N}";
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, DemoCast.As(Role.Supervisor, DemoCast.Elsewhere, onAPhone ? 1 : 0), Urls.Opportunities);
        await page.FromTheTopAsync();
        await page.WalkAndPressAsync(page.LinkOf(() => OpportunityTexts.OpenDoor));
        await page.ExpectHeadingAsync(Dutch(() => OpportunityTexts.OpenDoor));
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkToAsync(page.Locator("#titel"));
        await page.Keyboard.TypeAsync(title);
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => OpportunityTexts.OpenDoor)));
        await page.ExpectTextAsync(Dutch(() => OpportunityTexts.DoneOpened));
        await page.ExpectHeadingAsync(title);
        await page.ExpectFocusOnHeadingAsync();
        await page.WalkAndPressAsync(page.Locator("summary", new() { HasText = Dutch(() => OpportunityTexts.CloseDoor) }));
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => OpportunityTexts.CloseNow)), "Space");

        await page.ExpectTextAsync(Dutch(() => OpportunityTexts.DoneClosed));
        await page.ExpectFocusOnHeadingAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GrantingHours_ByKeyboard_SavesWhatIsTyped(bool onAPhone)
    {
        // Each in a partnership of its own: two who grant at once to the same supervision hear of each other.
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, DemoCast.As(Role.SchoolEducator, onAPhone ? DemoCast.Stage : DemoCast.Elsewhere), Urls.Hours);
        await page.FromTheTopAsync();
        // By its id, for others may begin to supervise at the same school in the meantime.
        var field = page.Locator("#" + await page.Locator("[name^='Form.Hours']").First.GetAttributeAsync("id"));
        await page.WalkToAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("24.5");
        await page.Keyboard.PressAsync("Enter");

        await page.ExpectTextAsync(Dutch(() => FacilitationTexts.Saved));
        await page.ExpectFocusOnHeadingAsync();
        await Expect(field).ToHaveValueAsync("24.5");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GivingATimetable_ByKeyboard_IsKeptAndGoes(bool onAPhone)
    {
        // Each is somebody of his own, whose timetable nobody else needs.
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, DemoCast.As(onAPhone ? Role.Trainer : Role.Coordinator, "Heidebron"), Urls.MyTimetable);
        await page.FromTheTopAsync();
        await page.WalkToAsync(page.Locator("[name='Form.Blocks[0].From']"));
        // A browser that counts to twelve asks for the half of the day too; another lets the letter be.
        await page.Keyboard.TypeAsync("0830A");
        await page.WalkToAsync(page.Locator("[name='Form.Blocks[0].Until']"));
        await page.Keyboard.TypeAsync("1010A");
        await page.Keyboard.PressAsync("Enter");
        await page.ExpectTextAsync(Dutch(() => TimetableTexts.Kept));
        await page.ExpectFocusOnHeadingAsync();
        await Expect(page.Locator("[name='Form.Blocks[0].Until']")).ToHaveValueAsync("10:10");

        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => TimetableTexts.Remove)), "Space");
        await page.ExpectTextAsync(Dutch(() => TimetableTexts.Removed));
        await page.ExpectFocusOnHeadingAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PlanningAConversation_ByKeyboard_FindsAMomentAndPlansIt(bool onAPhone)
    {
        var page = await OpenAsync(onAPhone ? Screen.Phone : Screen.Laptop, DemoCast.As(onAPhone ? Role.StudentTeacher : Role.Supervisor, DemoCast.Elsewhere, 1), Urls.PlanSession);
        await page.FromTheTopAsync();
        await page.WalkToAsync(page.Locator("#met"));
        await page.Keyboard.PressAsync("End");
        await page.WalkAndPressAsync(page.ButtonOf(Dutch(() => AppointmentTexts.FindMoment)));
        await Expect(page.Locator("input[name='Form.Moment']").First).ToBeVisibleAsync();
        await page.WalkToAsync(page.Locator("#plaats"));
        await page.Keyboard.TypeAsync("Lokaal 3");
        await page.Keyboard.PressAsync("Enter");

        await page.ExpectTextAsync(Dutch(() => SessionTexts.JustPlanned));
        await page.ExpectFocusOnHeadingAsync();
    }

    private static string Coordinator => DemoCast.As(Role.Coordinator, Where);

    private static string NewName() => $"Toets{Guid.NewGuid():N}"[..13];

    private async Task<Guid> PersonAsync(RoleInput role, string given, string family)
    {
        var coordinator = await Portal.ViewerAsync(Coordinator);
        await using var scope = Portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PeopleService>().AddAsync(coordinator, new(given, null, family, $"{Guid.NewGuid():N}@school.example", null), role, null);
    }

    /// <summary>A student at the first team of the educator's school.</summary>
    private async Task<Guid> PlacementAsync(string email)
    {
        var educator = await Portal.ViewerAsync(email);
        await using var scope = Portal.Services.CreateAsyncScope();
        var places = await scope.ServiceProvider.GetRequiredService<PlacementQueries>().PlacesAsync(educator);
        var team = places[0].Teams[0].Id;
        var student = await PersonAsync(new(Role.StudentTeacher, PlaceKey.Team(team), null, null, null, null), "Yara", NewName());
        return await scope.ServiceProvider.GetRequiredService<PlacementService>().CreateAsync(educator, new(student, team, educator.Today, educator.Today.AddDays(60), 1, null, null));
    }
}
