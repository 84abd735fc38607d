using System.Net;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.SharedCare;

/// <summary>A request as the browser of a colleague sends it: a page's first question is asked through the door that looks the session up.</summary>
public sealed class CarePageTests(MigratedDatabase database) : HttpTest(database)
{
    [Fact]
    public async Task TeamPage_OfWhoStandsIn_IsThereWhileHeDoesAndNotAfterwards()
    {
        var (team, other) = (await Data.TeamAsync(), await Data.TeamAsync());
        var supervision = await Data.SupervisionAsync(team: team);
        var colleague = await Data.PersonAsync(Role.Trainer, team: team);
        await Data.RoleAsync(colleague, Role.Supervisor, team: other);
        await Data.AddAsync(team.PartnershipId, [new TeamAgreement(team, "Wie weg is, zegt het zelf.", supervision.SupervisorId, Data.Clock.GetUtcNow())], supervision.SupervisorId);
        using var visitor = await VisitorAsync(colleague);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Urls.TeamCare(team.Id))).Status);

        var cover = await Data.CoverAsync(supervision, colleague, Data.ThisYear);
        var page = await visitor.GetAsync(Urls.TeamCare(team.Id));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        // Seen failing with the day not told to PostgreSQL by platform.open_session: the page was there, and what the team agreed was not.
        Assert.Contains("Wie weg is, zegt het zelf.", page.Words, StringComparison.Ordinal);

        await Data.Service<Features.SharedCare.CareService>().EndCoverAsync(await Data.ViewerOf(colleague), cover.Id, Stop);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Urls.TeamCare(team.Id))).Status);
    }
}
