using Microsoft.Playwright;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Journeys;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Texts;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static WpbPortal.EndToEnd.Tests.Journeys.Steps;

namespace WpbPortal.EndToEnd.Tests.Drops;

/// <summary>One form in two windows: both versions are kept, the second window is told, and nobody's text gives way unasked.</summary>
public sealed class TwoWindowsTests(BrowserFixture browser, RunningPortal portal) : Journey(browser, portal)
{
    [Fact]
    public async Task Type_InTwoWindows_KeepsBothAndLetsOneChoose()
    {
        var student = (await new OwnPartnership(Portal, "Vensters").FoundAsync()) is var own ? own.Add("Sem", "Beek", Role.StudentTeacher, "nl") : null!;
        await own.KeepAsync();
        var first = await OpenAsync(Screen.Laptop, student.Email, Web.Urls.NewQuestion);
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(Web.Urls.NewQuestion);

        await first.FieldAsync("Form.Wording", "Hoe begin ik een les?");
        await Expect(first.Locator(".saved[data-state=saved]").First).ToBeVisibleAsync();
        await second.FieldAsync("Form.Wording", "Hoe eindig ik een les?");

        await Expect(second.Locator("[data-trouble=elsewhere]")).ToBeVisibleAsync();
        await second.PushAsync(Dutch(() => ShellTexts.DraftGoOnHere));
        await Expect(second.Locator("[data-trouble=other]")).ToBeVisibleAsync();
        await Expect(second.Locator("[name='Form.Wording']")).ToHaveValueAsync("Hoe eindig ik een les?");
        // The first window is the second now: it is told as soon as it goes on, and takes over what stands there.
        await first.FieldAsync("Form.Wording", "Hoe begin ik een les rustig?");
        await Expect(first.Locator("[data-trouble=elsewhere]")).ToBeVisibleAsync();
        await first.PushAsync(Dutch(() => ShellTexts.DraftGoOnThere));
        await Expect(first.Locator("[name='Form.Wording']")).ToHaveValueAsync("Hoe eindig ik een les?");

        await first.ReloadAsync();
        await Expect(first.Locator("[name='Form.Wording']")).ToHaveValueAsync("Hoe eindig ik een les?");
        await first.PushAsync(Dutch(() => ShellTexts.DraftShowOther));
        await Expect(first.Locator("[name='Form.Wording']")).ToHaveValueAsync("Hoe begin ik een les rustig?");
    }
}
