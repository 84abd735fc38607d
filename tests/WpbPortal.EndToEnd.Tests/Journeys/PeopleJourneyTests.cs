using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Components;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Journeys;

/// <summary>The coordinator keeps people and structure; the school educator places students and says who supervises.</summary>
public sealed class PeopleJourneyTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    public static TheoryData<bool, string> Devices => new() { { true, "nl" }, { false, "nl" }, { true, "en" }, { false, "en" } };

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task Coordinator_AddsSomebody_GivesARoleAndLetsHimLeave(bool isPhone, string language)
    {
        var page = await OpenAsync(On(isPhone, language), DemoCast.As(Role.Coordinator, StageFor(language)), Web.Urls.People);
        await SpeakAsync(page, language, Web.Urls.People);
        var family = $"Proef{Guid.NewGuid():N}"[..12];
        await page.FollowAsync(In(language, () => PeopleTexts.NewPerson));
        await page.WriteAsync(In(language, () => PeopleTexts.GivenName), "Sanne");
        await page.WriteAsync(In(language, () => PeopleTexts.SurnamePrefix), "van der");
        await page.WriteAsync(In(language, () => PeopleTexts.FamilyName), family);
        await page.WriteAsync(In(language, () => PeopleTexts.Email), $"{family}@school.example");
        await ChooseAsync(page, In(language, () => PeopleTexts.Role), In(language, () => Role.Trainer.Label()));
        await page.PushAsync(In(language, () => PeopleTexts.AddPerson));
        await page.ExpectHeadingAsync($"Sanne van der {family}");
        await page.ExpectTextAsync(In(language, () => PeopleTexts.DoneInvited));

        await page.FollowAsync(In(language, () => PeopleTexts.AddRole));
        await ChooseAsync(page, In(language, () => PeopleTexts.Role), In(language, () => Role.Supervisor.Label()));
        await page.PushAsync(In(language, () => PeopleTexts.GiveRole));
        // Who supervises needs a school: the page says so at the field and keeps what was chosen.
        await page.ExpectTextAsync(In(language, () => RuleTexts.RoleNeedsSchool));
        await Expect(page.GetByLabel(In(language, () => PeopleTexts.Role), new() { Exact = true })).ToHaveValueAsync(nameof(Role.Supervisor));
        await page.GetByLabel(In(language, () => PeopleTexts.Place), new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.PushAsync(In(language, () => PeopleTexts.GiveRole));
        await page.ExpectTextAsync(In(language, () => PeopleTexts.DoneRole));

        await page.GotoAsync($"{Web.Urls.People}?q={family.ToUpperInvariant()}");
        await page.FollowAsync($"{family}, Sanne van der");
        await page.FollowAsync($"{In(language, () => PeopleTexts.ChangeRole)} ({In(language, () => Role.Supervisor.Label())})");
        await page.WriteAsync(In(language, () => PeopleTexts.Hours), "32.5");
        await page.PushAsync(In(language, () => PeopleTexts.Save));
        await page.ExpectTextAsync(In(language, () => PeopleTexts.DoneChanged));
        await page.ExpectTextAsync(string.Format(In(language, () => PeopleTexts.HoursAYear), language == "en" ? "32.5" : "32,5"));
        await page.GetByText(In(language, () => PeopleTexts.LeavesShort)).ClickAsync();
        await page.PushAsync(In(language, () => PeopleTexts.LeavesToday));
        await page.ExpectTextAsync(In(language, () => PeopleTexts.DoneLeft));
    }

    [Theory]
    [InlineData(true, "nl")]
    [InlineData(false, "en")]
    public async Task Coordinator_FindsSomebodyTwice_AndMakesOneOfThem(bool isPhone, string language)
    {
        var page = await OpenAsync(On(isPhone, language), DemoCast.As(Role.Coordinator, StageFor(language)), Web.Urls.NewPerson);
        await SpeakAsync(page, language, Web.Urls.NewPerson);
        var family = $"Dubbel{Guid.NewGuid():N}"[..12];
        foreach (var (given, role) in new[] { ("Sanne", Role.Trainer), ("S.", Role.InstituteEducator) })
        {
            await page.GotoAsync(Web.Urls.NewPerson);
            await page.WriteAsync(In(language, () => PeopleTexts.GivenName), given);
            await page.WriteAsync(In(language, () => PeopleTexts.FamilyName), family);
            await page.WriteAsync(In(language, () => PeopleTexts.Email), $"{role}{family}@school.example");
            await ChooseAsync(page, In(language, () => PeopleTexts.Role), In(language, () => role.Label()));
            await page.GetByLabel(In(language, () => PeopleTexts.InviteAtOnce), new() { Exact = true }).UncheckAsync();
            await page.PushAsync(In(language, () => PeopleTexts.AddPerson));
            await page.ExpectHeadingAsync($"{given} {family}");
        }

        await page.FollowAsync(In(language, () => PeopleTexts.Merge));
        await page.FollowAsync($"{family}, Sanne");
        await page.ExpectTextAsync(In(language, () => PeopleTexts.MergeSideBySide));
        await page.FollowAsync(In(language, () => PeopleTexts.MergeSwap));
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = In(language, () => PeopleTexts.MergeName) }).Locator("td").Last).ToContainTextAsync($"Sanne {family}");
        await page.PushAsync(In(language, () => PeopleTexts.MergeDo));
        await page.ExpectHeadingAsync($"Sanne {family}");
        await page.ExpectTextAsync(In(language, () => PeopleTexts.DoneMerged));
        await page.ExpectTextAsync(In(language, () => Role.InstituteEducator.Label()));
        await page.GotoAsync($"{Web.Urls.People}?q={family}&wanneer=All");
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new($"{family}, ") })).ToHaveCountAsync(1);
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task Coordinator_AddsASchoolWithATeam_AndRenamesIt(bool isPhone, string language)
    {
        var page = await OpenAsync(On(isPhone, language), DemoCast.As(Role.Coordinator, StageFor(language)), Web.Urls.Structure);
        await SpeakAsync(page, language, Web.Urls.Structure);
        var name = $"Locatie {Guid.NewGuid():N}"[..16];
        await page.FollowAsync(In(language, () => StructureTexts.AddSchool));
        await page.WriteAsync(In(language, () => StructureTexts.NewSchool), name);
        await page.PushAsync(In(language, () => StructureTexts.Save));
        await page.ExpectTextAsync(In(language, () => StructureTexts.Saved));

        await page.GetByText(name).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"{In(language, () => StructureTexts.AddTeam)} ({name})" }).ClickAsync();
        await page.WriteAsync(string.Format(In(language, () => StructureTexts.NewTeam), name), "Team Proef");
        await page.PushAsync(In(language, () => StructureTexts.Save));
        await page.GetByText(name).First.ClickAsync();
        await page.ExpectTextAsync("Team Proef");

        await page.FollowAsync(In(language, () => StructureTexts.AddSchool));
        await page.WriteAsync(In(language, () => StructureTexts.NewSchool), name);
        await page.PushAsync(In(language, () => StructureTexts.Save));
        await page.ExpectTextAsync(In(language, () => RuleTexts.NameTaken));
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task SchoolEducator_PlacesAStudent_AndHandsTheSupervisionOver(bool isPhone, string language)
    {
        var (coordinator, educator) = (DemoCast.As(Role.Coordinator, StageFor(language)), DemoCast.As(Role.SchoolEducator, StageFor(language)));
        var page = await OpenAsync(On(isPhone, language), educator, Web.Urls.NewPlacement);
        await SpeakAsync(page, language, Web.Urls.NewPlacement);
        var team = page.GetByLabel(In(language, () => PlacementTexts.Team), new() { Exact = true });
        var place = await team.Locator("option[value^=t-]").First.GetAttributeAsync("value");
        var student = await StudentAsync(coordinator, place!, On(isPhone, language), language);
        await team.SelectOptionAsync(place!);
        await page.PushAsync(In(language, () => PlacementTexts.GoOn));
        await ChooseAsync(page, In(language, () => PlacementTexts.Student), $"{student}, Yara");
        await page.PushAsync(In(language, () => PlacementTexts.PlaceStudent));
        await page.ExpectHeadingAsync($"Yara {student}");
        await page.ExpectTextAsync(In(language, () => PlacementTexts.DonePlaced));

        await page.FollowAsync(In(language, () => PlacementTexts.ChooseSupervisor));
        await page.GetByLabel(In(language, () => PlacementTexts.Supervisor), new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.PushAsync(In(language, () => PlacementTexts.Save));
        await page.ExpectTextAsync(In(language, () => PlacementTexts.DoneSupervisor));

        await page.FollowAsync(In(language, () => PlacementTexts.AnotherSupervisor));
        await page.GetByLabel(In(language, () => PlacementTexts.Supervisor), new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await page.PushAsync(In(language, () => PlacementTexts.Save));
        await page.ExpectTextAsync(In(language, () => PlacementTexts.DoneSupervisor));
        await Expect(page.Locator(".timeline > li")).ToHaveCountAsync(2);

        await page.GotoAsync($"{Web.Urls.Placements}?q={student}");
        await page.FollowAsync($"{student}, Yara");
        await page.GetByRole(AriaRole.Link, new() { Name = In(language, () => PlacementTexts.EndPlacement), Exact = true }).ClickAsync();
        await ChooseAsync(page, In(language, () => PlacementTexts.Reason), In(language, () => Domain.Placements.PlacementEndReason.EnteredByMistake.Label()));
        await page.PushAsync(In(language, () => PlacementTexts.EndPlacement));
        await page.ExpectTextAsync(In(language, () => PlacementTexts.Saved));
    }

    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.InstituteEducator)]
    public async Task People_WhoKeepsNothing_ReadsNamesAndRolesOnly(Role role)
    {
        var page = await OpenAsync(Screen.Phone, DemoCast.As(role), Web.Urls.People);
        await page.ExpectHeadingAsync(Dutch(() => PeopleTexts.PeopleTitle));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Dutch(() => PeopleTexts.NewPerson) })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Dutch(() => PeopleTexts.DownloadCsv) })).ToHaveCountAsync(0);
        await page.GotoAsync(Web.Urls.Structure);
        await page.ExpectHeadingAsync(Dutch(() => StructureTexts.Title));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Dutch(() => StructureTexts.AddSchool) })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task WhoIsInTwoPartnerships_Switches_AndSeesNothingOfTheOther()
    {
        var page = await OpenAsync(Screen.Laptop);
        await page.SignInAsync(DemoCast.As(Role.Trainer));
        await page.GotoAsync($"{Web.Urls.People}?q=daan+dijkstra");
        await page.FollowAsync("Dijkstra, Daan");
        await page.ExpectHeadingAsync("Daan Dijkstra");
        var before = page.Url;

        await page.Locator("details.switcher > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new(DemoCast.Elsewhere) }).ClickAsync();
        await page.ExpectPathAsync("/");
        await page.ExpectTextAsync(DemoCast.Elsewhere);
        await page.GotoAsync($"{Web.Urls.People}?q=daan+dijkstra");
        await page.ExpectTextAsync(Dutch(() => PeopleTexts.NobodyFound));
        await page.GotoAsync(Web.Urls.Structure);
        await Expect(page.Locator("main")).Not.ToContainTextAsync("Zeeuws Water");

        Expecting("404");
        await page.GotoAsync(before);
        await Expect(page.Locator("main")).Not.ToContainTextAsync("Dijkstra");
    }

    /// <summary>Each language plays in a partnership of its own: an account speaks one language at a time.</summary>
    private static string StageFor(string language) => language == "en" ? "Heidebron" : "Waalbocht";

    private static Screen On(bool isPhone, string language) => (isPhone ? Screen.Phone : Screen.Laptop) with { Language = language };

    /// <summary>The portal speaks the account's own language; the journey asks for its own.</summary>
    private static async Task SpeakAsync(IPage page, string language, string path)
    {
        await page.EvaluateAsync(
            """
            async language => {
              const body = new URLSearchParams(new FormData(document.querySelector('form[action="/taal"]')));
              body.set("language", language);
              await fetch("/taal", { method: "POST", body });
            }
            """, language);
        await page.GotoAsync(path);
    }

    private static Task ChooseAsync(IPage page, string label, string option) => page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>A new student of a school, with a role from today.</summary>
    private async Task<string> StudentAsync(string coordinator, string place, Screen screen, string language)
    {
        var page = await OpenAsync(screen, coordinator, Web.Urls.NewPerson);
        await SpeakAsync(page, language, Web.Urls.NewPerson);
        var family = $"Leerling{Guid.NewGuid():N}"[..14];
        await page.WriteAsync(In(language, () => PeopleTexts.GivenName), "Yara");
        await page.WriteAsync(In(language, () => PeopleTexts.FamilyName), family);
        await page.WriteAsync(In(language, () => PeopleTexts.Email), $"{family}@student.example");
        await ChooseAsync(page, In(language, () => PeopleTexts.Role), In(language, () => Role.StudentTeacher.Label()));
        await page.GetByLabel(In(language, () => PeopleTexts.Place), new() { Exact = true }).SelectOptionAsync(place);
        await page.GetByLabel(In(language, () => PeopleTexts.InviteAtOnce), new() { Exact = true }).UncheckAsync();
        await page.PushAsync(In(language, () => PeopleTexts.AddPerson));
        await page.ExpectHeadingAsync($"Yara {family}");
        return family;
    }
}
