using System.Net;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Facilitation;

/// <summary>The page as a browser gets it: an educator grants hours in the row of a supervision.</summary>
public sealed class HoursPageTests(MigratedDatabase database) : HttpTest(database)
{
    [Fact]
    public async Task HoursPage_OfAnEducator_GrantsAndSaysWhatIsWrongInTheRowItself()
    {
        var team = await Data.TeamAsync();
        var supervision = await Data.SupervisionAsync(team: team);
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.SchoolEducator));
        var page = await visitor.GetAsync(Urls.Hours);
        Assert.Equal(HttpStatusCode.OK, page.Status);

        var refused = await visitor.SubmitAsync(page, Urls.Hours, "uren", ($"Form.Hours[{supervision.Id}]", "-3"));
        Assert.Contains(RuleSentences.Of(Rule.HoursOutOfRange, RoleAssignment.MostHours), refused.Words, StringComparison.Ordinal);
        var saved = await visitor.SubmitAsync(page, Urls.Hours, "uren", ($"Form.Hours[{supervision.Id}]", "32.5"));

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Contains("value=\"32.5\"", (await visitor.GetAsync(Urls.Hours)).Text, StringComparison.Ordinal);
    }
}
