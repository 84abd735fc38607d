using System.Net;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Accounts;

public sealed class InvitationTests(MigratedDatabase database) : AccountTest(database)
{
    [Theory]
    [InlineData(Role.StudentTeacher)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.SchoolEducator)]
    [InlineData(Role.InstituteEducator)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.PlatformAdmin)]
    public async Task Invite_AllRolesButTheCoordinator_FindNobody(Role role)
    {
        var (viewer, person) = (await Data.ViewerAs(role), await NewcomerAsync());
        await Assert.ThrowsAsync<NotFoundException>(() => InviteAsync(viewer, person));
        if (role != Role.PlatformAdmin)
        {
            await Assert.ThrowsAsync<NotFoundException>(() => WithAsync<InvitationService, IReadOnlyDictionary<Guid, InvitationState>>(service => service.StatesAsync(viewer, [person.Id], Stop)));
        }
    }

    [Fact]
    public async Task Invite_CoordinatorOfAnotherPartnership_FindsNobody()
    {
        var person = await NewcomerAsync();
        var elsewhere = await Data.ViewerAs(Role.Coordinator, partnership: await Data.PartnershipAsync());
        await Assert.ThrowsAsync<NotFoundException>(() => InviteAsync(elsewhere, person));
    }

    [Fact]
    public async Task Invite_PlatformAdministrator_MayInviteCoordinatorsOnly()
    {
        var administrator = await Data.ViewerAs(Role.PlatformAdmin);
        Assert.Equal(SentLetter.Invitation, await InviteAsync(administrator, await Data.PersonAsync(Role.Coordinator, hasAccount: false)));
        var ended = await Data.PersonAsync(Role.Coordinator, hasAccount: false, period: new(new(2025, 8, 1), new(2026, 7, 31)));
        await Assert.ThrowsAsync<NotFoundException>(() => InviteAsync(administrator, ended));
    }

    /// <summary>The whole way in: letter, bare address, password, start page.</summary>
    [Fact]
    public async Task Take_TheLink_LeadsInOnceAndStandsNowhere()
    {
        var person = await NewcomerAsync();
        var link = await LinkAsync(person);
        using var visitor = Server.Visitor();
        var opened = await visitor.GetAsync(link);
        Assert.Equal((HttpStatusCode.Redirect, Urls.Invitation), (opened.Status, opened.Location));
        var cookie = visitor.SetCookies.Single(one => one.StartsWith("__Host-wpb-sleutel=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.All(["; secure", "; httponly", "; samesite=lax", "; path=/"], flag => Assert.Contains(flag, cookie, StringComparison.Ordinal));

        var page = await visitor.GetAsync(Urls.Invitation);
        Assert.Contains(person.Name.Full, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(KeyOf(link), page.Text, StringComparison.Ordinal);
        var tooShort = await visitor.SubmitAsync(page, Urls.Invitation, ("Chosen.Password", "kort"));
        Assert.Contains("12 tekens", tooShort.Words, StringComparison.Ordinal);
        var taken = await visitor.SubmitAsync(page, Urls.Invitation, ("Chosen.Password", Password));
        Assert.Equal(Urls.Today, taken.Location);
        Assert.DoesNotContain("__Host-wpb-sleutel", visitor.Cookies.Keys);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Urls.Profile)).Status);

        using var second = Server.Visitor();
        await second.GetAsync(link);
        Assert.DoesNotContain(person.Name.Full, (await second.GetAsync(Urls.Invitation)).Words, StringComparison.Ordinal);
    }

    /// <summary>Who only holds the database holds no key.</summary>
    [Fact]
    public async Task Invite_InTheDatabase_StandsOnlyTheHashOfTheKey()
    {
        var person = await NewcomerAsync();
        var key = KeyOf(await LinkAsync(person));
        var rows = await Data.AsOwnerAsync(person.PartnershipId, async db => string.Join('\n', await db.Database.SqlQuery<string>(
            $"select row_to_json(invitation)::text || (select string_agg(encode(body, 'escape'), '') from platform.outbox_message) as \"Value\" from platform.invitation where person_id = {person.Id}").ToListAsync(Stop)));
        Assert.DoesNotContain(key, rows, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(new SessionToken(key).Hash()), rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_AfterSevenDays_IsTooLate()
    {
        var key = new SessionToken(KeyOf(await LinkAsync(await NewcomerAsync())));
        Data.Clock.Advance(InvitationService.Lifetime - TimeSpan.FromMinutes(1));
        Assert.NotNull(await ReadAsync(key));
        Data.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await ReadAsync(key));
        Assert.Null(await TakeAsync(key));
    }

    [Fact]
    public async Task Invite_Again_TakesTheFormerLetterItsUse()
    {
        var person = await NewcomerAsync();
        var former = new SessionToken(KeyOf(await LinkAsync(person)));
        Data.Clock.Advance(TimeSpan.FromMinutes(1));
        var present = new SessionToken(KeyOf(await LinkAsync(person)));
        Assert.Null(await TakeAsync(former));
        Assert.NotNull(await TakeAsync(present));
    }

    [Fact]
    public async Task Take_TwoAtOnce_OneGetsIn()
    {
        var person = await NewcomerAsync();
        var key = new SessionToken(KeyOf(await LinkAsync(person)));
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return await TakeAsync(key) is not null;
            }
            catch (RuleViolationException)
            {
                return false;
            }
        }));
        Assert.Single(results, took => took);
        Assert.Equal(1, await Data.AsOwnerAsync(person.PartnershipId, db => db.Accounts.CountAsync(account => account.Email == person.Email, Stop)));
    }

    /// <summary>The one who invites hears the same, whether the address has an account elsewhere or not; the account is tied, not changed.</summary>
    [Fact]
    public async Task Invite_AddressWithAnAccountElsewhere_TiesItWithoutTelling()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        var elsewhere = await Data.PersonAsync(Role.Trainer, partnership: await Data.PartnershipAsync());
        await GivePasswordAsync(elsewhere);
        var person = await NewcomerAsync(elsewhere.Email);
        Assert.Equal(SentLetter.Invitation, await InviteAsync(coordinator, person));
        var state = (await WithAsync<InvitationService, IReadOnlyDictionary<Guid, InvitationState>>(service => service.StatesAsync(coordinator, [person.Id], Stop)))[person.Id];
        Assert.False(state.SignsIn);

        var key = new SessionToken(KeyOf(await LatestLinkAsync(elsewhere.Email)));
        Assert.True((await ReadAsync(key))!.HasAccount);
        // Whoever reads the mail does not get the account by choosing another password.
        Assert.Null(await TakeAsync(key));
        Assert.Null(await LinkToAsync(key, elsewhere.Email, "iets heel anders"));
        Assert.NotNull(await LinkToAsync(key, elsewhere.Email, Password));
        Assert.Equal(elsewhere.AccountId, await Data.AsOwnerAsync(person.PartnershipId, db => db.People.Where(row => row.Id == person.Id).Select(row => row.AccountId).SingleAsync(Stop)));
    }

    [Fact]
    public async Task Take_WithTheAccountOfAColleague_IsRefused()
    {
        var colleague = await Data.PersonAsync(Role.Supervisor);
        await GivePasswordAsync(colleague);
        var key = new SessionToken(KeyOf(await LinkAsync(await NewcomerAsync())));
        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => LinkToAsync(key, colleague.Email, Password));
        Assert.Equal(Rule.AccountTakenInPartnership, refused.Rule);
        Assert.NotNull(await ReadAsync(key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("' or true --")]
    public async Task Take_WrongKey_SaysThatItDoesNotWork(string key)
    {
        using var visitor = Server.Visitor();
        await visitor.GetAsync($"{Urls.Invitation}?sleutel={Uri.EscapeDataString(key)}");
        Assert.Contains("werkt niet meer", (await visitor.GetAsync(Urls.Invitation)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_EndlessKey_FillsNoBrowser()
    {
        using var visitor = Server.Visitor();
        await visitor.GetAsync($"{Urls.Invitation}?sleutel={new string('x', 4000)}");
        Assert.DoesNotContain(visitor.Cookies, cookie => cookie.Value.Length > 1000);
    }

    private async Task<Person> NewcomerAsync(string? email = null)
    {
        var person = await Data.PersonAsync(Role.Supervisor, hasAccount: false);
        if (email is not null) await Data.AsOwnerAsync(person.PartnershipId, db => db.Database.ExecuteSqlAsync($"update person set email = {email} where id = {person.Id}", Stop));
        return person;
    }

    private async Task<string> LinkAsync(Person person)
    {
        await InviteAsync(await Data.ViewerAs(Role.Coordinator), person);
        return await LatestLinkAsync(person.Email);
    }

    private Task<SentLetter> InviteAsync(Viewer viewer, Person person) => WithAsync<InvitationService, SentLetter>(service => service.InviteAsync(viewer, person.Id, "nl", Stop));

    private Task<InvitedPerson?> ReadAsync(SessionToken key) => WithAsync<InvitationTaking, InvitedPerson?>(taking => taking.ReadAsync(key, Stop));

    private Task<SignedIn?> TakeAsync(SessionToken key) => WithAsync<InvitationTaking, SignedIn?>(taking => taking.TakeAsync(key, Password, "nl", null, Stop));

    private Task<SignedIn?> LinkToAsync(SessionToken key, string email, string password) =>
        WithAsync<InvitationTaking, SignedIn?>(taking => taking.TakeWithAccountAsync(key, email, password, new(null, null), Stop));
}
