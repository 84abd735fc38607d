using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Accounts;
using WpbPortal.Web.Tests.Accounts;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Settings;

public sealed partial class LogTests(MigratedDatabase database) : AccountTest(database)
{
    private const string Another = "zes groene fietsen staan buiten";

    /// <summary>
    /// Work behind the pages that is stopped has ended, not failed: a host that could not start, or that is thrown away, tells
    /// of each that it failed. Seen failing with the waiting not caught.
    /// </summary>
    [Fact]
    public async Task Log_PortalThatStops_HasNoFailureToTellOf()
    {
        var server = await PortalServer.StartAsync(Data.Connections.App, null, ("Mail:Host", "127.0.0.1"), ("Mail:From", "portaal@school.example"));
        var work = server.Services.GetServices<IHostedService>().OfType<BackgroundService>().Where(one => one.GetType().Assembly == typeof(PortalHost).Assembly).ToList();
        await server.DisposeAsync();

        Assert.NotEmpty(work);
        Assert.Empty(work.Where(one => one.ExecuteTask is not { IsCompletedSuccessfully: true }).Select(one => $"{one.GetType().Name}: {one.ExecuteTask?.Status}"));
    }

    /// <summary>
    /// A day of somebody in the log: invited, taken, wrong and right passwords, forgotten, changed, a page that broke. Ids
    /// stand there, and nothing by which anybody knows who it is or gets in. Seen failing with requests logged as the framework does: the key stood in it.
    /// </summary>
    [Fact]
    public async Task Log_OfAWholeDay_HoldsNoNamesAddressesPasswordsOrKeys()
    {
        await using var server = await PortalServer.StartAsync(Data.Connections.App, null, ("Serilog:MinimumLevel:Default", "Debug"), ("Serilog:MinimumLevel:Override:Microsoft", "Information"));
        var person = await Data.PersonAsync(Role.Supervisor, name: new("Quirijntje", "van der", "Zonneveldt"), hasAccount: false);
        await WithAsync<InvitationService>(async service => await service.InviteAsync(await Data.ViewerAs(Role.Coordinator), person.Id, "nl", Stop));
        var invitation = await LatestLinkAsync(person.Email);

        using var visitor = server.Visitor();
        await visitor.GetAsync(invitation);
        Assert.Equal(Urls.Today, (await visitor.PostAsync(Urls.Invitation, ("Chosen.Password", Password))).Location);
        var session = visitor.Cookies[Visitor.SessionCookie];
        await visitor.GetAsync($"{Urls.Profile}?q={Uri.EscapeDataString(person.Email)}");
        await visitor.PostAsync(Urls.Profile, ("Form.Present", "helemaal verkeerd"), ("Form.Password", Another));
        await visitor.PostAsync(Urls.Profile, ("Form.Present", Password), ("Form.Password", Another));
        using var nobody = server.Visitor();
        for (var i = 0; i < SignInService.MostFailures; i++) await nobody.PostAsync(Urls.SignIn, ("Form.Email", person.Email), ("Form.Password", "helemaal verkeerd"));
        await nobody.PostAsync(Urls.ForgottenPassword, ("Form.Email", person.Email));
        // The letter is written after the answer, so that an unknown address is answered as quickly.
        var reset = await ResetLinkAsync(person.Email);
        await nobody.GetAsync(reset);
        await nobody.SendAsync(new(HttpMethod.Post, Urls.SignIn) { Content = new FormUrlEncodedContent([KeyValuePair.Create("Form.Email", person.Email)]) });

        var log = string.Join('\n', server.Log.Lines);
        var account = await Data.AsOwnerAsync(person.PartnershipId, db => db.Accounts.Where(known => known.Email == person.Email).Select(known => known.Id).SingleAsync(Stop));
        Assert.Contains(account.ToString(), log, StringComparison.Ordinal);
        Assert.Contains("is locked after", log, StringComparison.Ordinal);
        string[] secrets = ["Quirijntje", "Zonneveldt", person.Email, person.Email.Split('@')[0], Password, Another, "helemaal verkeerd", KeyOf(invitation), KeyOf(reset), session];
        Assert.All(secrets, secret =>
        {
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Uri.EscapeDataString(secret), log, StringComparison.OrdinalIgnoreCase);
        });
    }

    private async Task<string> ResetLinkAsync(string email)
    {
        for (var i = 0; i < 400; i++)
        {
            var link = (await LettersAsync(email)).Select(letter => ResetLink().Match(letter)).FirstOrDefault(found => found.Success);
            if (link is not null) return link.Value;
            await Task.Delay(25, Stop);
        }
        throw new InvalidOperationException("No letter with a link to choose a password came within ten seconds.");
    }

    [GeneratedRegex(Urls.ChoosePassword + @"\S*sleutel=\S+")]
    private static partial Regex ResetLink();
}
