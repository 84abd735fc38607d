using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Matching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.MutualChoice;

/// <summary>
/// Mutual choice: students and supervisors say whom they would like while the round stands open, and the school educator decides on what
/// is proposed. Opening, reminding and closing is the clockwork's.
/// </summary>
public sealed class ChoiceService(WpbContexts contexts, ChoiceNews news)
{
    /// <summary>Says whom the viewer would like, instead of all that he said in this round before.</summary>
    /// <param name="viewer">Who says it.</param>
    /// <param name="roundId">In which round.</param>
    /// <param name="wishes">Of whom what. Who is not named is as welcome as others who are not.</param>
    /// <param name="places">For how many students a supervisor has room; not asked of a student.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer takes no part in it, or names somebody who does not.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.RoundNotOpen"/>, <see cref="Rule.StudentPlacesOutOfRange"/> or <see cref="Rule.Required"/> for a number that is none.</exception>
    public async Task SayAsync(Viewer viewer, Guid roundId, IReadOnlyList<Wish> wishes, int? places, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var seat = await OwnSeatAsync(db, roundId, stop);
        var side = seat.Side;
        var others = await db.ChoiceSeats.VisibleTo(db.Viewer).Where(row => row.RoundId == roundId && row.Side != side).Select(row => row.PersonId).ToListAsync(stop);
        if (wishes.Any(wish => !others.Contains(wish.PersonId))) throw new NotFoundException("Person");
        seat.Answer(places, db.Now);
        await db.Preferences.VisibleTo(db.Viewer).Where(row => row.RoundId == roundId).ExecuteDeleteAsync(stop);
        foreach (var wish in wishes.DistinctBy(wish => wish.PersonId)) db.Preferences.Add(new(seat, wish.PersonId, wish.Rank));
        await db.CommitAsync(stop);
    }

    /// <summary>Takes back all that the viewer said in this round: then he said nothing yet.</summary>
    /// <exception cref="NotFoundException">The viewer takes no part in it.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.RoundNotOpen"/>.</exception>
    public async Task TakeBackAsync(Viewer viewer, Guid roundId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var seat = await OwnSeatAsync(db, roundId, stop);
        await db.Preferences.VisibleTo(db.Viewer).Where(row => row.RoundId == roundId).ExecuteDeleteAsync(stop);
        seat.TakeBack();
        await db.CommitAsync(stop);
    }

    /// <summary>
    /// Decides on all students of a round at once, as proposed or otherwise with a reason. Each pair becomes a supervision from today on,
    /// and everybody who took part is told; a student for whom there is nobody yet goes on waiting with the school educator.
    /// </summary>
    /// <param name="viewer">Who decides.</param>
    /// <param name="roundId">On which round.</param>
    /// <param name="decisions">What on whom; who is not named is decided as proposed.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer does not decide on it, or names a student or a supervisor who is not in it.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.RoundNotProposed"/>, or at the field of a student <see cref="Rule.DecisionNeedsReason"/>, <see cref="Rule.TooLong"/> or <see cref="Rule.NotASupervisorThere"/>.
    /// </exception>
    public async Task DecideAsync(Viewer viewer, Guid roundId, IReadOnlyList<ChoiceDecision> decisions, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!await db.ChoiceRounds.DecidedBy(db.Viewer).AnyAsync(row => row.Id == roundId, stop)) throw new NotFoundException("ChoiceRound");
        await db.HoldAsync($"select pg_advisory_xact_lock(hashtextextended({roundId.ToString()}, 0))", stop);
        var round = await db.ChoiceRounds.DecidedBy(db.Viewer).Include(row => row.Seats).Include(row => row.Matches).AsSplitQuery().SingleAsync(row => row.Id == roundId, stop);
        Guid[] placementIds = [.. round.Matches.Select(match => match.PlacementId)];
        if (decisions.Any(decision => !placementIds.Contains(decision.PlacementId))) throw new NotFoundException("Placement");
        var supervisors = round.Seats.Where(seat => seat.Side == ChoiceSide.Supervisor).Select(seat => seat.PersonId).ToHashSet();
        if (decisions.Any(decision => decision.SupervisorId is { } chosen && !supervisors.Contains(chosen))) throw new NotFoundException("Person");
        await db.HoldAsync($"select from placement where partnership_id = {db.Viewer.PartnershipId} and id = any ({placementIds}) order by id for update", stop);
        var placements = await db.Placements.StaffedBy(db.Viewer).Include(row => row.Supervisions).Where(row => placementIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);

        // What was settled outside the round in the meantime stays as it is.
        var settled = placements.Values.Where(placement => IsSettled(placement, db.Viewer.Today)).Select(placement => placement.Id).ToHashSet();
        round.Decide(decisions.Where(decision => !settled.Contains(decision.PlacementId)).DistinctBy(decision => decision.PlacementId)
            .ToDictionary(decision => decision.PlacementId, decision => new MatchDecision(decision.SupervisorId, decision.Reason)), db.Viewer.PersonId, db.Now);
        db.Note(AuditAct.Changed, round);
        var matches = round.Matches.Where(match => match.DecidedSupervisorId is not null && !settled.Contains(match.PlacementId)).ToList();
        foreach (var match in matches)
        {
            var placement = placements[match.PlacementId];
            var from = placement.Period.From > db.Viewer.Today ? placement.Period.From : db.Viewer.Today;
            await DemandSupervisorAsync(db, match.DecidedSupervisorId!.Value, placement, from, stop);
            var supervision = new Supervision(placement, match.DecidedSupervisorId!.Value, new(from, placement.Period.Until));
            db.Add(supervision);
            db.Note(AuditAct.Created, supervision, placement.StudentId);
        }
        var paired = matches.SelectMany(match => (Guid[])[match.StudentId, match.DecidedSupervisorId!.Value]).ToHashSet();
        var settledStudents = placements.Values.Where(placement => settled.Contains(placement.Id)).Select(placement => placement.StudentId).ToHashSet();
        await news.TellAsync(db, NotificationKind.ChoiceMatched, round, [.. paired.Where(person => person != db.Viewer.PersonId)], round.TeamId, stop);
        await news.TellAsync(db, NotificationKind.ChoiceEnded, round,
            [.. round.Seats.Select(seat => seat.PersonId).Where(person => person != db.Viewer.PersonId && !paired.Contains(person) && !settledStudents.Contains(person))], round.Id, stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Whether somebody supervises by now, or the placement is over.</summary>
    private static bool IsSettled(Placement placement, DateOnly today) => placement.EndedAt is not null || placement.Period.Until < today
        || placement.Supervisions.Any(one => one.EndedAt is null && !(one.Period.Until < today));

    /// <summary>The viewer's own seat in a round that stands open. The round closes when nobody is saying anything any more, not half-way.</summary>
    private static async Task<ChoiceSeat> OwnSeatAsync(WpbDbContext db, Guid roundId, CancellationToken stop)
    {
        await db.HoldAsync($"select pg_advisory_xact_lock_shared(hashtextextended({roundId.ToString()}, 0))", stop);
        var seat = await db.ChoiceSeats.TakenBy(db.Viewer).Include(row => row.Round).SingleOrDefaultAsync(row => row.RoundId == roundId, stop) ?? throw new NotFoundException("ChoiceRound");
        return seat.Round.IsOpenAt(db.Now) ? seat : throw new RuleViolationException(Rule.RoundNotOpen);
    }

    private static async Task DemandSupervisorAsync(WpbDbContext db, Guid personId, Placement placement, DateOnly day, CancellationToken stop)
    {
        var schoolId = placement.SchoolId;
        var holds = await db.People.VisibleTo(db.Viewer).Where(row => row.Id == personId && row.Id != placement.StudentId).SelectMany(row => row.Roles)
            .AnyAsync(held => held.Role == Role.Supervisor && held.SchoolId == schoolId && held.EndedAt == null && held.Period.From <= day && (held.Period.Until == null || held.Period.Until >= day), stop);
        if (!holds) throw new RuleViolationException(Rule.NotASupervisorThere) { Field = Match.FieldOf(placement.Id) };
    }
}
