using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Web.Tests;

public sealed partial class TestData
{
    /// <summary>A round of mutual choice of a team that stands open for a week more.</summary>
    public async Task<ChoiceRound> ChoiceRoundAsync(Team team, IReadOnlyList<Placement> students, IReadOnlyList<Person> supervisors, DateTimeOffset? closesAt = null)
    {
        var now = Clock.GetUtcNow();
        var round = new ChoiceRound(team, 7, now.AddDays(-1), closesAt ?? now.AddDays(7));
        foreach (var student in students) round.Seat(student);
        foreach (var supervisor in supervisors) round.SeatSupervisor(supervisor.Id);
        await AddAsync(team.PartnershipId, [round]);
        return round;
    }

    /// <summary>What somebody said of somebody in a round, past the services; null for rather not.</summary>
    public Task SaidAsync(ChoiceRound round, Guid author, Guid about, int? rank) =>
        AddAsync(round.PartnershipId, [new Preference(round.Seats.Single(seat => seat.PersonId == author), about, rank)], author);

    /// <summary>Two rounds of a student and a supervisor: one that stands open and in which both said something, and one in which the pair is proposed.</summary>
    public async Task<(ChoiceRound Open, ChoiceRound Proposed)> ChoiceRoundsAsync(Team team, Placement placement, Person supervisor)
    {
        var now = Clock.GetUtcNow();
        var proposed = new ChoiceRound(team, 7, now.AddDays(-9), now.AddDays(-1));
        proposed.Seat(placement);
        proposed.SeatSupervisor(supervisor.Id);
        await AddAsync(team.PartnershipId, [proposed]);
        foreach (var (author, about, rank) in new (Guid, Guid, int?)[] { (placement.StudentId, supervisor.Id, 1), (supervisor.Id, placement.StudentId, null) }) await SaidAsync(proposed, author, about, rank);
        // As the clockwork does it: nobody in particular.
        await AsOwnerAsync(team.PartnershipId, async db =>
        {
            var tracked = await db.ChoiceRounds.Include(row => row.Seats).SingleAsync(row => row.Id == proposed.Id);
            db.AddRange(tracked.Propose(StableMatching.Of(7, [new(placement.StudentId, Wishes.None)], [new(supervisor.Id, 1, Wishes.None)]), now));
            return 0;
        });
        var open = await ChoiceRoundAsync(team, [placement], [supervisor]);
        foreach (var (author, about, rank) in new (Guid, Guid, int?)[] { (placement.StudentId, supervisor.Id, 1), (supervisor.Id, placement.StudentId, null) }) await SaidAsync(open, author, about, rank);
        return (open, proposed);
    }
}
