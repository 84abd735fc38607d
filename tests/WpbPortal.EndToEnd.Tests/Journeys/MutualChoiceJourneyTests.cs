using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Data.Holidays;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.EndToEnd.Tests.Accessibility;
using WpbPortal.EndToEnd.Tests.Browser;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web.Features.MutualChoice;
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
        await TurnAsync(cast.PartnershipId, cast.Opens);

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

        await TurnAsync(cast.PartnershipId, await ClosingAsync(cast));
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

    /// <summary>Takes a turn of the clockwork, as if it were this moment.</summary>
    private async Task TurnAsync(Guid partnershipId, DateTimeOffset moment)
    {
        var clock = new StoppedClock(moment);
        var contexts = new WpbContexts(Portal.Services.GetRequiredService<IDbContextFactory<WpbDbContext>>(), clock);
        await new ChoiceClockwork(contexts, Portal.Services.GetRequiredService<ChoiceNews>(), clock, NullLogger<ChoiceClockwork>.Instance).TurnAsync(partnershipId);
    }

    private Task<DateTimeOffset> ClosingAsync(Cast cast) => AsOwnerAsync(cast.PartnershipId, async db =>
    {
        var round = await db.ChoiceRounds.SingleAsync(row => row.State == ChoiceRoundState.Open);
        var closes = round.ClosesAt;
        // Who looks at the page does so today: the round is over for him, too.
        await db.ChoiceRounds.ExecuteUpdateAsync(row => row.SetProperty(one => one.OpenedAt, DateTimeOffset.UtcNow.AddDays(-9)).SetProperty(one => one.ClosesAt, DateTimeOffset.UtcNow.AddMinutes(-1)));
        return closes;
    });

    private async Task<Cast> CastAsync(string language)
    {
        var key = Guid.NewGuid().ToString("N")[..8];
        var partnership = new Partnership($"Opleidingsschool Keuze {key}", HolidayRegion.South);
        var school = new School(partnership.Id, "Locatie Oost");
        var team = new Team(partnership.Id, school.Id, "Team Muziek");
        var today = DutchTime.DayOf(DateTimeOffset.UtcNow);
        var year = new DatePeriod(today.AddDays(-40), today.AddDays(200));
        string? hash = null;
        await using (var platform = await Portal.Services.GetRequiredService<WpbContexts>().OpenPlatformAsync())
        {
            var known = DemoCast.As(Role.Coordinator);
            hash = (await platform.Accounts.SingleAsync(row => row.Email == known)).PasswordHash;
        }
        List<object> rows = [partnership, SchoolYear.Usual(partnership.Id, today), school, team];
        Person Add(string given, string family, Role role, bool inTeam)
        {
            var person = new Person(partnership.Id, new(given, null, family), $"{given}-{key}@keuze.example".ToLowerInvariant(), null);
            var account = new Account { Email = person.Email, DisplayName = person.Name.Full, PasswordHash = hash, SecurityStamp = key, Language = language, CreatedAt = DateTimeOffset.UtcNow };
            person.SignInWith(account.Id);
            rows.AddRange([account, person, new RoleAssignment(partnership.Id, person.Id, role, year, school.Id, inTeam ? team.Id : null)]);
            return person;
        }
        var (student, supervisor, other) = (Add("Yara", "Zomer", Role.StudentTeacher, true), Add("Noor", "Herfst", Role.Supervisor, true), Add("Karim", "Lente", Role.Supervisor, true));
        var educator = Add("Els", "Winter", Role.SchoolEducator, false);
        var placement = new Placement(partnership.Id, student.Id, school.Id, team.Id, year, 2);
        rows.Add(placement);
        await AsOwnerAsync(partnership.Id, db =>
        {
            db.AddRange(rows);
            return Task.FromResult(0);
        });
        // The first working day from now on, at ten: nothing happens at night or in a weekend.
        var opens = DutchTime.Moment(WorkingDays.Add(HolidayRegion.South, today, 1), new(10, 0));
        return new(partnership.Id, placement.Id, student, supervisor, other, educator, opens);
    }

    private async Task<T> AsOwnerAsync<T>(Guid partnershipId, Func<WpbDbContext, Task<T>> work)
    {
        await using var context = new WpbDbContext(WpbOptions.For(Portal.Connections.Owner));
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.EnterAsOwnerAsync(partnershipId, null);
        var result = await work(context);
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return result;
    }

    private sealed record Cast(Guid PartnershipId, Guid PlacementId, Person Student, Person Supervisor, Person Other, Person Educator, DateTimeOffset Opens);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
