using System.Net;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components;
using WpbPortal.Web.Features.Opportunities;
using WpbPortal.Web.Tests.Http;
using Xunit;

namespace WpbPortal.Web.Tests.Opportunities;

/// <summary>The pages as a browser gets them: what somebody hears who comes too late, and what is kept of what he typed.</summary>
public sealed class OpportunityPageTests(MigratedDatabase database) : HttpTest(database)
{
    [Fact]
    public async Task DoorPage_LastPlaceGoesWhileItIsOpen_SaysSoAndOffersItNoMore()
    {
        var team = await Data.TeamAsync();
        var door = await Data.OpportunityAsync(team: team, places: 1, lastDay: Data.Today.AddDays(300));
        var (late, quick) = (await StudentAsync(team), await StudentAsync(team));
        using var visitor = await VisitorAsync(late);
        var page = await visitor.GetAsync(Urls.Opportunity(door.Id));
        Assert.Contains("_handler\" value=\"kiezen\"", page.Text, StringComparison.Ordinal);
        await Data.Service<OpportunityService>().ChooseAsync(await Data.ViewerOf(quick), door.Id, Stop);

        var answer = await visitor.SubmitAsync(page, Urls.Opportunity(door.Id), "kiezen");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains(RuleSentences.Of(Rule.PlacesTaken), answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("_handler\" value=\"kiezen\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoorPage_LetGoInAnotherWindow_PlanningSaysSo()
    {
        var team = await Data.TeamAsync();
        var door = await Data.OpportunityAsync(team: team, lastDay: Data.Today.AddDays(300));
        var student = await StudentAsync(team);
        using var visitor = await VisitorAsync(student);
        await Data.Service<OpportunityService>().ChooseAsync(await Data.ViewerOf(student), door.Id, Stop);
        var page = await visitor.GetAsync(Urls.Opportunity(door.Id));
        await Data.Service<OpportunityService>().WithdrawAsync(await Data.ViewerOf(student), door.Id, Stop);

        var answer = await visitor.SubmitAsync(page, Urls.Opportunity(door.Id), "plannen", ("Plan.Day", "2027-01-01"), ("Plan.Time", "10:00"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains(RuleSentences.Of(Rule.ChoiceWithdrawn), answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoorPage_LookBackWithoutASecondSentence_KeepsTheFirst()
    {
        var team = await Data.TeamAsync();
        var door = await Data.OpportunityAsync(team: team, lastDay: Data.Today.AddDays(300));
        var student = await StudentAsync(team);
        using var visitor = await VisitorAsync(student);
        await Data.Service<OpportunityService>().ChooseAsync(await Data.ViewerOf(student), door.Id, Stop);
        var page = await visitor.GetAsync(Urls.Opportunity(door.Id));

        var answer = await visitor.SubmitAsync(page, Urls.Opportunity(door.Id), "terugkijken", ("Look.Saw", "Er werd lang gewacht."), ("Look.TakesAlong", " "));

        Assert.Contains("Er werd lang gewacht.", answer.Words, StringComparison.Ordinal);
        Assert.Contains(RuleSentences.Of(Rule.Required), answer.Words, StringComparison.Ordinal);
    }

    private async Task<Person> StudentAsync(Domain.Partnerships.Team team)
    {
        var person = await Data.PersonAsync(Role.StudentTeacher, team: team);
        // The portal's own clock is today's, whatever the test's says.
        await Data.PlacementAsync(person, team, new(new(2025, 8, 1)));
        return person;
    }
}
