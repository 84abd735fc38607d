using System.Net;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Accounts;

public sealed class ProfileTests(MigratedDatabase database) : AccountTest(database)
{
    private const string Another = "zes groene fietsen staan buiten";

    [Fact]
    public async Task ChangePassword_OnThePage_EndsTheSessionsElsewhereAndKeepsThisOne()
    {
        var person = await SomebodyAsync();
        using var here = await VisitorAsync(person);
        using var elsewhere = await VisitorAsync(person);
        var answer = await here.PostAsync(Urls.Profile, ("Form.Present", Password), ("Form.Password", Another));
        Assert.Equal($"{Urls.Profile}?gedaan=wachtwoord", answer.Location);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync(Urls.Profile)).Status);
        Assert.StartsWith(Urls.SignIn, (await elsewhere.GetAsync(Urls.Profile)).Location, StringComparison.Ordinal);
        Assert.Contains("gewijzigd", Assert.Single(await LettersAsync(person.Email)), StringComparison.Ordinal);
    }

    /// <summary>Who finds a browser open and does not know the password changes nothing, and is locked out like anybody.</summary>
    [Fact]
    public async Task ChangePassword_WrongPresentOne_CountsAsAFailedSignIn()
    {
        var person = await SomebodyAsync();
        var viewer = await Data.ViewerOf(person);
        for (var i = 0; i < SignInService.MostFailures; i++)
        {
            var broken = await Assert.ThrowsAsync<RuleViolationException>(() => ChangeAsync(viewer, "iets heel anders", Another));
            Assert.Equal((Rule.PasswordWrong, "Present"), (broken.Rule, broken.Field));
        }
        Assert.Equal(Rule.PasswordWrong, (await Assert.ThrowsAsync<RuleViolationException>(() => ChangeAsync(viewer, Password, Another))).Rule);
        Assert.Empty(await LettersAsync(person.Email));
    }

    [Theory]
    [InlineData("kort", Rule.PasswordTooShort)]
    [InlineData("123456789012", Rule.PasswordTooCommon)]
    public async Task ChangePassword_WillNotDo_SaysWhyAtTheFieldAndKeepsTheOld(string password, Rule rule)
    {
        var person = await SomebodyAsync();
        var broken = await Assert.ThrowsAsync<RuleViolationException>(async () => await ChangeAsync(await Data.ViewerOf(person), Password, password));
        Assert.Equal((rule, "Password"), (broken.Rule, broken.Field));
        Assert.NotNull(await WithAsync<SignInService, object?>(async service => await service.CheckAsync(person.Email, Password, new(null, null), Stop)));
    }

    [Fact]
    public async Task Sessions_SignedOutThereByHand_EndsThatOneAtOnce()
    {
        var person = await SomebodyAsync();
        var (here, there, third) = (await SessionAsync(person), await SessionAsync(person), await SessionAsync(person));
        var viewer = await Data.ViewerOf(here);
        var profile = await WithAsync<ProfileService, Profile>(profiles => profiles.GetAsync(viewer, Stop));
        Assert.Equal(3, profile.Sessions.Count);
        Assert.Single(profile.Sessions, session => session.IsThis);
        var id = (await Data.Service<SessionStore>().OpenAsync(there, Stop))!.SessionId;

        await WithAsync<ProfileService>(profiles => profiles.EndSessionAsync(viewer, id, Stop));
        Assert.Null(await Data.Service<SessionStore>().OpenAsync(there, Stop));
        Assert.NotNull(await Data.Service<SessionStore>().OpenAsync(third, Stop));
        await WithAsync<ProfileService>(profiles => profiles.EndOtherSessionsAsync(viewer, Stop));
        Assert.Null(await Data.Service<SessionStore>().OpenAsync(third, Stop));
        Assert.NotNull(await Data.Service<SessionStore>().OpenAsync(here, Stop));
    }

    [Fact]
    public async Task Sessions_OfSomebodyElse_CannotBeEnded()
    {
        var (viewer, victim) = (await Data.ViewerOf(await SomebodyAsync()), await SessionAsync(await SomebodyAsync()));
        var id = (await Data.Service<SessionStore>().OpenAsync(victim, Stop))!.SessionId;
        await WithAsync<ProfileService>(profiles => profiles.EndSessionAsync(viewer, id, Stop));
        Assert.NotNull(await Data.Service<SessionStore>().OpenAsync(victim, Stop));
    }

    [Fact]
    public async Task Sessions_OnThePage_AreSignedOutByTheirButtons()
    {
        var person = await SomebodyAsync();
        using var here = await VisitorAsync(person);
        using var elsewhere = await VisitorAsync(person);
        var page = await here.GetAsync(Urls.Profile);
        Assert.Equal($"{Urls.Profile}?gedaan=afgemeld", (await here.SubmitAsync(page, Urls.Profile, "overal-afmelden")).Location);
        Assert.StartsWith(Urls.SignIn, (await elsewhere.GetAsync(Urls.Profile)).Location, StringComparison.Ordinal);
        Assert.Contains("Afgemeld", (await here.GetAsync($"{Urls.Profile}?gedaan=afgemeld")).Words, StringComparison.Ordinal);
    }

    /// <summary>A viewer that a circuit holds since this morning: the session was ended elsewhere, so nothing is given any more.</summary>
    [Fact]
    public async Task AnyCall_SessionEndedElsewhere_FailsAtOnce()
    {
        var session = await SessionAsync(await SomebodyAsync());
        var viewer = await Data.ViewerOf(session);
        await Data.Service<SessionStore>().EndAsync(session, Stop);
        await Assert.ThrowsAsync<SessionEndedException>(() => WithAsync<ProfileService, Profile>(profiles => profiles.GetAsync(viewer, Stop)));
        await Assert.ThrowsAsync<SessionEndedException>(() => WithAsync<ProfileService>(profiles => profiles.ChooseLanguageAsync(viewer, "en", Stop)));
        await Assert.ThrowsAsync<SessionEndedException>(() => Data.Service<WpbContexts>().OpenAsync(viewer, Stop));
    }

    [Fact]
    public async Task LanguageAndColours_Chosen_StayWithTheAccount()
    {
        var person = await SomebodyAsync();
        using var visitor = await VisitorAsync(person);
        Assert.Equal(Urls.Profile, (await visitor.PostAsync(Urls.Profile, ("language", "en"))).Location);
        Assert.Contains("<html lang=\"en\"", (await visitor.GetAsync(Urls.Profile)).Text, StringComparison.Ordinal);
        Assert.Equal(Urls.Profile, (await visitor.SubmitAsync(await visitor.GetAsync(Urls.Profile), Urls.Profile, ("theme", "dark"), ("back", Urls.Profile))).Location);
        Assert.Contains("data-theme=\"dark\"", (await visitor.GetAsync(Urls.Profile)).Text, StringComparison.Ordinal);
        Assert.Equal(("en", "dark"), await ReadAsync(person, account => (account.Language, account.Theme!)));
    }

    [Fact]
    public async Task Profile_NobodyHere_AsksToSignIn()
    {
        using var visitor = Server.Visitor();
        Assert.Equal("/aanmelden?terug=%2Fprofiel", (await visitor.GetAsync(Urls.Profile)).Location);
        Assert.Equal(HttpStatusCode.OK, (await (await VisitorAsync(await Data.PersonAsync(Role.StudentTeacher))).GetAsync(Urls.Profile)).Status);
    }

    private Task ChangeAsync(Viewer viewer, string present, string password) => WithAsync<ProfileService>(profiles => profiles.ChangePasswordAsync(viewer, present, password, Stop));
}
