using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Data;
using WpbPortal.Domain.People;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Mail;

/// <summary>The page shows links that let somebody in: in a demonstration only, at this machine or for its administrator.</summary>
public sealed class OutgoingMailTests(MigratedDatabase database) : HttpTest(database)
{
    [Fact]
    public async Task Page_NoDemonstration_DoesNotExist()
    {
        using var nobody = Server.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(Urls.OutgoingMail)).Status);
        Assert.DoesNotContain(Urls.OutgoingMail, (await nobody.GetAsync(Urls.SignIn)).Text, StringComparison.Ordinal);
        using var administrator = Server.Visitor(await Data.SessionAsync(await Data.AccountAsync(isAdministrator: true), null));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(Urls.OutgoingMail)).Status);
    }

    /// <summary>A letter lets somebody in: whoever found the address could choose anybody's password.</summary>
    [Fact]
    public async Task Page_Demonstration_IsForThisMachineAndTheAdministrator()
    {
        // The newest letters are shown, and others write letters too: a database of its own.
        await using var own = new OwnDatabase();
        await own.InitializeAsync();
        await using var data = new TestData(own.Connections);
        await using var server = await PortalServer.StartAsync(own.Connections.App, null, ("Demo", "true"));
        await using (var db = await data.Service<WpbContexts>().OpenPlatformAsync(Stop))
        {
            server.Services.GetRequiredService<Letters>().Promise(db, new($"test:{Guid.NewGuid()}", "noor@school.example", "Noor <b>", "nl", "Kies & <i>wachtwoord</i>", "Dag <script>alert(1)</script>\n\nhttps://portal.example/uitnodiging?sleutel=abc"));
            await db.CommitAsync(Stop);
        }
        using var here = server.Visitor();
        var page = await here.GetAsync(Urls.OutgoingMail);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("<a href=\"https://portal.example/uitnodiging?sleutel=abc\">", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>wachtwoord", page.Text, StringComparison.Ordinal);
        Assert.Contains(Urls.OutgoingMail, (await here.GetAsync(Urls.SignIn)).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await FarAway(here)).Status);
        var coordinator = await data.PersonAsync(Role.Coordinator);
        using var member = server.Visitor(await data.SessionAsync(coordinator.AccountId!.Value, coordinator.PartnershipId));
        Assert.Equal(HttpStatusCode.NotFound, (await FarAway(member)).Status);
        using var administrator = server.Visitor(await data.SessionAsync(await data.AccountAsync(isAdministrator: true), null));
        Assert.Equal(HttpStatusCode.OK, (await FarAway(administrator)).Status);

        static Task<Answer> FarAway(Visitor visitor) => visitor.SendAsync(new(HttpMethod.Get, Urls.OutgoingMail) { Headers = { { "X-Forwarded-For", "203.0.113.7" } } });
    }
}
