using WpbPortal.Data.Holidays;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Partnerships;

namespace WpbPortal.Data.DemoData;

/// <summary>
/// Rounds of mutual choice in the demonstration: some stand open, in others the pairs wait for the school educator. Days are counted from the
/// day the demonstration is loaded.
/// </summary>
internal sealed class DemoMatching(DemoPeople people, HolidayRegion region, DateTimeOffset now)
{
    /// <summary>So that the same people always get the same lots.</summary>
    private const long Seed = 2026;

    public async Task TellAsync(WpbDbContext context, DemoChoiceRounds told, CancellationToken stop)
    {
        // One stands open at a time in a team: first those that have closed.
        foreach (var round in told.Rounds.OrderBy(round => round.DaysOpen)) await TellAsync(context, round, stop);
    }

    private async Task TellAsync(WpbDbContext context, DemoChoiceRound told, CancellationToken stop)
    {
        var team = people.TeamNamed(told.School, told.Team);
        var closes = told.DaysOpen > 0 ? DutchTime.Moment(WorkingDays.Add(region, DutchTime.DayOf(now), told.DaysOpen), new(16, 0)) : now.AddHours(-2);
        var round = new ChoiceRound(team, Seed, now.AddDays(told.DaysOpen > 0 ? -2 : -10), closes);
        foreach (var student in told.Students) round.Seat(people.Placements.Single(placement => placement.StudentId == people.ByEmail[student].Id && placement.TeamId == team.Id));
        foreach (var supervisor in told.Supervisors) round.SeatSupervisor(people.ByEmail[supervisor].Id);
        await context.EnterAsOwnerAsync(team.PartnershipId, null, stop);
        context.Add(round);
        await context.SaveChangesAsync(stop);
        var wishes = told.Says.ToDictionary(one => people.ByEmail[one.By].Id, WishesOf);
        foreach (var (author, wish) in wishes) await SayAsync(context, round, author, wish, stop);
        if (told.DaysOpen > 0) return;

        await context.EnterAsOwnerAsync(team.PartnershipId, null, stop);
        var seats = round.Seats.ToLookup(seat => seat.Side);
        Wishes Of(ChoiceSeat seat) => wishes.GetValueOrDefault(seat.PersonId, Wishes.None);
        context.AddRange(round.Propose(StableMatching.Of(Seed, [.. seats[ChoiceSide.Student].Select(seat => new ChoosingStudent(seat.PersonId, Of(seat)))],
            [.. seats[ChoiceSide.Supervisor].Select(seat => new ChoosingSupervisor(seat.PersonId, seat.Places, Of(seat)))]), now));
        await context.SaveChangesAsync(stop);
    }

    /// <summary>As whoever says it: the database lets nobody else.</summary>
    private async Task SayAsync(WpbDbContext context, ChoiceRound round, Guid author, Wishes wishes, CancellationToken stop)
    {
        var seat = round.Seats.Single(one => one.PersonId == author);
        await context.EnterAsOwnerAsync(round.PartnershipId, author, stop);
        seat.Answer(seat.Places, now.AddDays(-1));
        context.AddRange(wishes.Ranks.Select(one => new Preference(seat, one.Key, one.Value)));
        context.AddRange(wishes.RatherNot.Select(about => new Preference(seat, about, null)));
        await context.SaveChangesAsync(stop);
    }

    private Wishes WishesOf(DemoWish told) => new(told.First.Select((email, index) => (people.ByEmail[email].Id, Rank: index + 1)).ToDictionary(one => one.Id, one => one.Rank),
        told.RatherNot.Select(email => people.ByEmail[email].Id).ToHashSet());
}

internal sealed record DemoChoiceRounds(string Partnership, IReadOnlyList<DemoChoiceRound> Rounds);

/// <param name="School">The school of the team.</param>
/// <param name="Team">The team.</param>
/// <param name="DaysOpen">How many working days it stands open yet; 0 when it has closed and the pairs are proposed.</param>
/// <param name="Students">Who are to be given a supervisor.</param>
/// <param name="Supervisors">Who can be chosen.</param>
/// <param name="Says">What some of them said.</param>
internal sealed record DemoChoiceRound(string School, string Team, int DaysOpen, IReadOnlyList<string> Students, IReadOnlyList<string> Supervisors, IReadOnlyList<DemoWish> Says);

internal sealed record DemoWish(string By, IReadOnlyList<string> First, IReadOnlyList<string> RatherNot);
