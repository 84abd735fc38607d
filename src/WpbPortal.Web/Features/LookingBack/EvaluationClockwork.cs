using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Mail;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.LookingBack;

/// <summary>
/// Invites participants to look back once the last meeting of a trajectory was: everybody once, and nobody who did so already. A turn can be taken again at any
/// moment, also by two nodes at once. In a school's working time only.
/// </summary>
public sealed class EvaluationClockwork(WpbContexts contexts, Letters letters, EvaluationLetters texts, TimeProvider clock, ILogger<EvaluationClockwork> log)
{
    /// <summary>Days after the last meeting during which who was not invited yet still is.</summary>
    public const int DaysAfter = 21;

    /// <summary>Working days that this is at least: after the last meeting before the summer it is asked when school begins again.</summary>
    public const int WorkingDaysAfter = 5;

    private const string Name = "terugkijken";

    /// <summary>Takes a turn: every partnership in which somebody is to be invited. One that fails does not hold up the others.</summary>
    public async Task TurnAsync(CancellationToken stop = default) => await EachPartnership.TurnAsync(await DueAsync(stop), TurnAsync,
        (failed, partnership) => log.LogError(failed, "The participants of partnership {Partnership} could not be invited to look back.", partnership), stop);

    /// <summary>Takes a turn in one partnership.</summary>
    public async Task TurnAsync(Guid partnershipId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(Viewer.Job(partnershipId, Name), stop);
        var region = await db.Partnerships.VisibleTo(db.Viewer).Select(row => row.Region).SingleAsync(stop);
        if (!WorkingDays.IsWorkingTime(region, db.Now)) return;
        // Of two nodes the second waits here, and then finds that it was done.
        await db.HoldAsync($"select pg_advisory_xact_lock(hashtextextended({"evaluations:" + partnershipId}, 0))", stop);
        var due = await Due(db, Since(region, db.Now), db.Now).Where(row => row.PartnershipId == partnershipId).ToListAsync(stop);
        Guid[] people = [.. due.Select(row => row.PersonId).Distinct()];
        var addressees = await db.AddresseesAsync(people, stop);
        foreach (var one in due)
        {
            db.Add(new EvaluationInvitation(partnershipId, one.TrajectoryId, one.PersonId, db.Now));
            db.Add(new Notification(partnershipId, one.PersonId, NotificationKind.EvaluationAsked, one.TrajectoryId, null, db.Now));
            // Who does not sign in yet finds it when he does.
            if (addressees.SingleOrDefault(to => to.Id == one.PersonId) is { } to)
                letters.Promise(db, texts.Invite(one.TrajectoryId, to.Id, to.Email, to.GivenName, to.Name.Full, to.Language));
        }
        await db.CommitAsync(stop);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken stop)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var now = clock.GetUtcNow();
        return await Due(db, Enum.GetValues<HolidayRegion>().Min(region => Since(region, now)), now).Select(row => row.PartnershipId).Distinct().ToListAsync(stop);
    }

    /// <summary>Who is to be invited, to which trajectory: no more than that, for a job reads nobody's answers.</summary>
    private static IQueryable<DueEvaluation> Due(WpbDbContext db, DateTimeOffset since, DateTimeOffset now) => db.Database.SqlQuery<DueEvaluation>(
        $"""select partnership_id, trajectory_id, person_id from platform.evaluations_due({since}, {now})""");

    /// <summary>What was over by then is asked of nobody any more.</summary>
    private static DateTimeOffset Since(HolidayRegion region, DateTimeOffset now)
    {
        var lately = DutchTime.Moment(WorkingDays.Add(region, DutchTime.DayOf(now), -WorkingDaysAfter), TimeOnly.MinValue);
        return lately < now.AddDays(-DaysAfter) ? lately : now.AddDays(-DaysAfter);
    }

    private sealed record DueEvaluation(Guid PartnershipId, Guid TrajectoryId, Guid PersonId);
}
