using WpbPortal.Domain.Opportunities;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Tests;

public sealed partial class TestData
{
    /// <summary>A door that somebody of a team opens, for thirty days.</summary>
    public async Task<Opportunity> OpportunityAsync(Person? opener = null, Team? team = null, int? places = null, bool isOfTeam = false, DateOnly? lastDay = null)
    {
        var at = team ?? await OwnTeamAsync();
        opener ??= await PersonAsync(Role.Supervisor, team: at);
        return await AddAsync(new Opportunity(at, opener.Id, Door(places, isOfTeam, lastDay), Today, Clock.GetUtcNow()));
    }

    /// <summary>What is typed of a door.</summary>
    public OpportunityText Door(int? places = null, bool isOfTeam = false, DateOnly? lastDay = null) =>
        new(OpportunityKind.LessonVisit, $"Kijk mee {Next()}", "Let op het begin van de les.", "dinsdag, derde uur", lastDay ?? Today.AddDays(30), places, isOfTeam);
}
