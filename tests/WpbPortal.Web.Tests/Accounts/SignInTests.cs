using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Data.Accounts;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Tests.Http;
using WpbPortal.Web.Texts;
using Xunit;

namespace WpbPortal.Web.Tests.Accounts;

public sealed class SignInTests(MigratedDatabase database) : AccountTest(database)
{
    private static readonly string Refused = AccountTexts.ResourceManager.GetString(nameof(AccountTexts.SignInRefused), PortalCultures.Dutch)!;

    [Fact]
    public async Task SignIn_RightPassword_GivesACookieThatOnlyThisSiteReads()
    {
        var person = await SomebodyAsync();
        using var visitor = Server.Visitor();
        var answer = await visitor.PostAsync(Urls.SignIn, ("Form.Email", $"  {person.Email.ToUpperInvariant()} "), ("Form.Password", Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("/", answer.Location);
        var cookie = visitor.SetCookies.Single(one => one.StartsWith(Visitor.SessionCookie + "=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.All(["; secure", "; httponly", "; samesite=lax", "; path=/"], flag => Assert.Contains(flag, cookie, StringComparison.Ordinal));
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        // Not asked to remember: it goes with the browser.
        Assert.DoesNotContain("expires=", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Urls.Profile)).Status);
    }

    /// <summary>Known or not, with a password or without, locked or not: the same page.</summary>
    [Fact]
    public async Task SignIn_WhoCannot_HearsTheSameWhoeverHeIs()
    {
        var (known, locked) = (await SomebodyAsync(), await SomebodyAsync());
        var without = await Data.PersonAsync(Role.Supervisor);
        await ChangeAsync(locked, account => account.LockedOutUntil = Server.Clock.GetUtcNow().AddMinutes(10));

        var pages = new List<string>();
        foreach (var (email, password) in new[] { (known.Email, "iets heel anders"), ("niemand@school.example", Password), (without.Email, Password), (locked.Email, Password), (known.Email, new string('x', 129)) })
        {
            using var visitor = Server.Visitor();
            var answer = await visitor.PostAsync(Urls.SignIn, ("Form.Email", email), ("Form.Password", password));
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains(Refused, answer.Words, StringComparison.Ordinal);
            Assert.False(visitor.HoldsSession);
            pages.Add(answer.Plain);
        }
        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task SignIn_TenWrongPasswords_LocksForAQuarterOfAnHour()
    {
        var person = await SomebodyAsync();
        await Task.WhenAll(Enumerable.Range(0, SignInService.MostFailures).Select(_ => CheckAsync(person.Email, "iets heel anders")));

        Assert.Null(await CheckAsync(person.Email, Password));
        Data.Clock.Advance(SignInService.Lockout - TimeSpan.FromSeconds(1));
        Assert.Null(await CheckAsync(person.Email, Password));
        Data.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(await CheckAsync(person.Email, Password));
        Assert.Equal(0, await ReadAsync(person, account => account.FailedSignIns));
    }

    [Fact]
    public async Task SignIn_RightBeforeTheTenth_StartsCountingAnew()
    {
        var person = await SomebodyAsync();
        for (var i = 0; i < SignInService.MostFailures - 1; i++) Assert.Null(await CheckAsync(person.Email, "iets heel anders"));
        Assert.NotNull(await CheckAsync(person.Email, Password));
        Assert.Null(await CheckAsync(person.Email, "iets heel anders"));
        Assert.NotNull(await CheckAsync(person.Email, Password));
    }

    /// <summary>Whoever tries one password on account after account is stopped too.</summary>
    [Fact]
    public void Budget_ManyFailuresOnOneNetwork_StopsThatNetworkForAWhile()
    {
        var budget = new GuessBudget(Data.Clock);
        Assert.All(Enumerable.Range(0, GuessBudget.Most), _ => Assert.True(budget.TryCharge("198.51.100.9")));
        Assert.False(budget.TryCharge("198.51.100.9"));
        Assert.True(budget.TryCharge("203.0.113.7"));
        budget.Refund("198.51.100.9");
        Assert.True(budget.TryCharge("198.51.100.9"));
        Assert.False(budget.TryCharge("198.51.100.9"));
        Data.Clock.Advance(GuessBudget.Forgiven);
        Assert.True(budget.TryCharge("198.51.100.9"));
    }

    [Theory]
    [InlineData("2001:db8:1:2:3::9", "2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:198.51.100.9", "198.51.100.9", true)]
    [InlineData("198.51.100.9", "198.51.100.8", false)]
    public void Budget_Addresses_BelongToTheirNetwork(string one, string other, bool same) =>
        Assert.Equal(same, GuessBudget.NetworkOf(IPAddress.Parse(one)) == GuessBudget.NetworkOf(IPAddress.Parse(other)));

    /// <summary>A pupil who guesses keeps nobody out of the school who signed in on his own browser before.</summary>
    [Fact]
    public async Task SignIn_NetworkSpent_StillOpensForABrowserThatWasHereBefore()
    {
        var person = await SomebodyAsync();
        await using var server = await PortalServer.StartAsync(Data.Connections.App);
        using var own = server.Visitor();
        await own.PostAsync(Urls.SignIn, ("Form.Email", person.Email), ("Form.Password", Password));
        own.Cookies.Remove(Visitor.SessionCookie);
        var budget = server.Services.GetRequiredService<GuessBudget>();
        while (budget.TryCharge("127.0.0.1")) { }
        while (budget.TryCharge(GuessBudget.NetworkOf(IPAddress.IPv6Loopback))) { }

        using var stranger = server.Visitor();
        var refused = await stranger.PostAsync(Urls.SignIn, ("Form.Email", person.Email), ("Form.Password", Password));
        Assert.Contains("dit netwerk", refused.Words, StringComparison.Ordinal);
        Assert.False(stranger.HoldsSession);
        // The mark is for one address: with it nobody guesses at another.
        var guessed = await own.PostAsync(Urls.SignIn, ("Form.Email", "ander@school.example"), ("Form.Password", Password));
        Assert.Contains("dit netwerk", guessed.Words, StringComparison.Ordinal);
        Assert.Equal("/", (await own.PostAsync(Urls.SignIn, ("Form.Email", person.Email), ("Form.Password", Password))).Location);
    }

    /// <summary>A session that is over stays over, and signing in again makes another: nothing that was planted in a browser comes alive.</summary>
    [Fact]
    public async Task SignIn_BrowserThatHeldASession_GetsAnotherOne()
    {
        var person = await SomebodyAsync();
        var former = await SessionAsync(person);
        await Data.Service<SessionStore>().EndAsync(former, Stop);
        using var visitor = Server.Visitor(former);
        Assert.Equal("/aanmelden?terug=%2Fprofiel", (await visitor.GetAsync(Urls.Profile)).Location);
        var before = visitor.Cookies[Visitor.SessionCookie];

        await visitor.PostAsync(Urls.SignIn, ("Form.Email", person.Email), ("Form.Password", Password));
        Assert.NotEqual(before, visitor.Cookies[Visitor.SessionCookie]);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Urls.Profile)).Status);
        Assert.Null(await Data.Service<SessionStore>().OpenAsync(former, Stop));
    }

    /// <summary>What the browser gives back after signing out opens nothing.</summary>
    [Fact]
    public async Task SignOut_SomebodyKeptTheCookie_OpensNothing()
    {
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.Supervisor));
        var cookie = visitor.Cookies[Visitor.SessionCookie];
        var page = await visitor.GetAsync(Urls.Profile);
        var out_ = await visitor.SendAsync(new(HttpMethod.Post, Urls.SignOut) { Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Visitor.TokenOf(page))]) });
        Assert.Equal(Urls.SignIn, out_.Location);
        Assert.False(visitor.HoldsSession);

        visitor.Cookies[Visitor.SessionCookie] = cookie;
        Assert.StartsWith(Urls.SignIn, (await visitor.GetAsync(Urls.Profile)).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mijn/feedback", "/mijn/feedback")]
    [InlineData("/gesprekken?van=2026", "/gesprekken?van=2026")]
    [InlineData("https://kwaad.example/", "/")]
    [InlineData("//kwaad.example", "/")]
    [InlineData("/\\kwaad.example", "/")]
    [InlineData("\\\\kwaad.example", "/")]
    [InlineData("/\t/kwaad.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("mijn/feedback", "/")]
    public async Task SignIn_WithAWayBack_LeadsNowhereElse(string back, string expected)
    {
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.StudentTeacher));
        Assert.Equal(expected, (await visitor.GetAsync($"{Urls.SignIn}?terug={Uri.EscapeDataString(back)}")).Location);
        var signedOut = await visitor.PostAsync(Urls.Profile, ("language", "nl"), ("back", back));
        Assert.Equal(expected, signedOut.Location);
    }

    [Fact]
    public async Task SignIn_HashOfFewerRounds_IsMadeAnewWithAsManyAsNow()
    {
        var person = await SomebodyAsync(rounds: 1000);
        var before = await ReadAsync(person, account => account.PasswordHash);
        Assert.NotNull(await CheckAsync(person.Email, Password));
        var after = await ReadAsync(person, account => account.PasswordHash);
        Assert.NotEqual(before, after);
        // Identity writes the rounds behind the format (1 byte) and the function (4: 2 is SHA-512).
        var bytes = Convert.FromBase64String(after!);
        Assert.Equal(2, bytes[4]);
        Assert.InRange((bytes[5] << 24) | (bytes[6] << 16) | (bytes[7] << 8) | bytes[8], 210_000, int.MaxValue);
        Assert.NotNull(await CheckAsync(person.Email, Password));
    }

    [Fact]
    public async Task SignIn_Remembered_LastsTwoWeeksElseASchoolDay()
    {
        var (person, store) = (await SomebodyAsync(), Data.Service<SessionStore>());
        var (shortly, long_) = (await store.BeginAsync(person.AccountId!.Value, null, stop: Stop), await store.BeginAsync(person.AccountId.Value, null, remember: true, Stop));
        Data.Clock.Advance(SessionStore.ShortLifetime);
        Assert.Null(await store.OpenAsync(shortly, Stop));
        Assert.NotNull(await store.OpenAsync(long_, Stop));
        Data.Clock.Advance(SessionStore.Lifetime);
        Assert.Null(await store.OpenAsync(long_, Stop));
    }

    [Theory]
    [InlineData("/registreren")]
    [InlineData("/register")]
    [InlineData("/Account/Register")]
    [InlineData("/Identity/Account/Register")]
    public async Task Register_Nobody_IsNoPage(string path)
    {
        using var nobody = Server.Visitor();
        Assert.StartsWith(Urls.SignIn, (await nobody.GetAsync(path)).Location, StringComparison.Ordinal);
        using var coordinator = await VisitorAsync(await Data.PersonAsync(Role.Coordinator));
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync(path)).Status);
    }

    private Task<Account?> CheckAsync(string email, string password) => WithAsync<SignInService, Account?>(service => service.CheckAsync(email, password, new(null, null), Stop));
}
