using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Data.Accounts;
using WpbPortal.Domain;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Accounts;

public sealed class PasswordResetTests(MigratedDatabase database) : AccountTest(database)
{
    private const string Another = "zes groene fietsen staan buiten";

    [Fact]
    public async Task Forgotten_AnyAddress_HearsTheSame()
    {
        var person = await SomebodyAsync();
        var pages = new List<string>();
        foreach (var email in new[] { person.Email, "niemand@school.example", "geen adres", "" })
        {
            using var visitor = Server.Visitor();
            var answer = await visitor.PostAsync(Urls.ForgottenPassword, ("Form.Email", email));
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            pages.Add(answer.Plain);
        }
        Assert.Single(pages.Distinct());
    }

    /// <summary>The whole way: letter, bare address, new password, signed in here and nowhere else.</summary>
    [Fact]
    public async Task Choose_TheLink_GivesANewPasswordAndEndsEverySession()
    {
        var person = await SomebodyAsync();
        using var elsewhere = await VisitorAsync(person);
        var link = await LinkAsync(person.Email);
        using var visitor = Server.Visitor();
        Assert.Equal(Urls.ChoosePassword, (await visitor.GetAsync(link)).Location);
        var page = await visitor.GetAsync(Urls.ChoosePassword);
        Assert.DoesNotContain(KeyOf(link), page.Text, StringComparison.Ordinal);
        Assert.Contains("snel te raden", (await visitor.SubmitAsync(page, Urls.ChoosePassword, ("Form.Password", "welkom123456"))).Words, StringComparison.Ordinal);
        Assert.Equal(Urls.Today, (await visitor.SubmitAsync(page, Urls.ChoosePassword, ("Form.Password", Another))).Location);

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Urls.Profile)).Status);
        Assert.StartsWith(Urls.SignIn, (await elsewhere.GetAsync(Urls.Profile)).Location, StringComparison.Ordinal);
        Assert.Null(await CheckAsync(person.Email, Password));
        Assert.NotNull(await CheckAsync(person.Email, Another));
        Assert.Contains("gewijzigd", (await LettersAsync(person.Email))[0], StringComparison.Ordinal);

        using var second = Server.Visitor();
        await second.GetAsync(link);
        Assert.Contains("al gebruikt", (await second.GetAsync(Urls.ChoosePassword)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choose_AfterAnHour_IsTooLate()
    {
        var person = await SomebodyAsync();
        var key = new SessionToken(KeyOf(await LinkAsync(person.Email)));
        Data.Clock.Advance(PasswordResetService.Lifetime);
        Assert.Null(await ChooseAsync(key));
        Assert.NotNull(await CheckAsync(person.Email, Password));
    }

    [Fact]
    public async Task Choose_TwoAtOnce_OneChooses()
    {
        var person = await SomebodyAsync();
        var key = new SessionToken(KeyOf(await LinkAsync(person.Email)));
        var chosen = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ChooseAsync(key)));
        Assert.Single(chosen, account => account is not null);
    }

    /// <summary>Else whoever reads the mailbox takes the account back.</summary>
    [Fact]
    public async Task Choose_PasswordChangedOnTheProfile_LetterHasLostItsUse()
    {
        var person = await SomebodyAsync();
        var key = new SessionToken(KeyOf(await LinkAsync(person.Email)));
        var viewer = await Data.ViewerOf(person);
        await WithAsync<ProfileService>(profiles => profiles.ChangePasswordAsync(viewer, Password, Another, Stop));
        Assert.Null(await ChooseAsync(key));
    }

    [Fact]
    public async Task Choose_LockedAccount_OpensIt()
    {
        var person = await SomebodyAsync();
        for (var i = 0; i < SignInService.MostFailures; i++) Assert.Null(await CheckAsync(person.Email, "iets heel anders"));
        Assert.Null(await CheckAsync(person.Email, Password));
        Assert.NotNull(await ChooseAsync(new(KeyOf(await LinkAsync(person.Email)))));
        Assert.NotNull(await CheckAsync(person.Email, Another));
    }

    /// <summary>Nobody fills somebody's mailbox.</summary>
    [Fact]
    public async Task Forgotten_AgainAndAgain_SendsOneLetterInFiveMinutes()
    {
        var person = await SomebodyAsync();
        for (var i = 0; i < 5; i++) await SendAsync(person.Email);
        Assert.Single(await LettersAsync(person.Email));
        Data.Clock.Advance(PasswordResetService.Pause);
        await SendAsync(person.Email);
        Assert.Equal(2, (await LettersAsync(person.Email)).Count);
    }

    [Fact]
    public async Task Forgotten_InEnglish_WritesInTheLanguageOfTheAccount()
    {
        var person = await SomebodyAsync();
        await ChangeAsync(person, account => account.Language = "en");
        await SendAsync(person.Email);
        Assert.StartsWith("Hello ", Assert.Single(await LettersAsync(person.Email)), StringComparison.Ordinal);
    }

    /// <summary>What the page asks goes through the queue behind it, without an answer that depends on it.</summary>
    [Fact]
    public async Task Forgotten_KnownAddress_GetsALetterFromTheQueue()
    {
        var person = await SomebodyAsync();
        Server.Services.GetRequiredService<ForgottenPasswords>().Ask($" {person.Email.ToUpperInvariant()} ");
        for (var i = 0; i < 200 && (await LettersAsync(person.Email)).Count == 0; i++) await Task.Delay(25, Stop);
        Assert.Single(await LettersAsync(person.Email));
    }

    [Fact]
    public async Task Forgotten_InTheDatabase_StandsOnlyTheHashOfTheKey()
    {
        var person = await SomebodyAsync();
        var key = new SessionToken(KeyOf(await LinkAsync(person.Email)));
        var hashes = await Data.AsOwnerAsync(person.PartnershipId, db => db.PasswordResets.Where(reset => reset.AccountId == person.AccountId).Select(reset => reset.TokenHash).ToListAsync(Stop));
        Assert.Equal(key.Hash(), Assert.Single(hashes));
        Assert.Equal(32, key.Hash().Length);
        Assert.Equal(43, key.Text.Length);
    }

    private async Task<string> LinkAsync(string email)
    {
        await SendAsync(email);
        return await LatestLinkAsync(email);
    }

    private Task SendAsync(string email) => WithAsync<PasswordResetService>(resets => resets.SendAsync(email, Stop));

    private Task<Account?> ChooseAsync(SessionToken key) => WithAsync<PasswordResetService, Account?>(resets => resets.ChooseAsync(key, Another, Stop));

    private Task<Account?> CheckAsync(string email, string password) => WithAsync<SignInService, Account?>(service => service.CheckAsync(email, password, new(null, null), Stop));
}
