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

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>
/// Invites participants to word their learning questions, some days before the first meeting of a trajectory that asks for it: everybody once, and nobody
/// who did so already. A turn can be taken again at any moment, also by two nodes at once. In a school's working time only.
/// </summary>
public sealed class QuestionClockwork(WpbContexts contexts, Letters letters, QuestionLetters texts, TimeProvider clock, ILogger<QuestionClockwork> log)
{
    /// <summary>Days before the first meeting from which on participants are invited to word their questions.</summary>
    public const int DaysBefore = 7;

    /// <summary>Working days that are at least left for it: after a holiday the invitation comes before it.</summary>
    public const int WorkingDaysBefore = 2;

    private const string Name = "leervragen";

    /// <summary>Takes a turn: every partnership in which somebody is to be invited. One that fails does not hold up the others.</summary>
    public async Task TurnAsync(CancellationToken stop = default) => await EachPartnership.TurnAsync(await DueAsync(stop), TurnAsync,
        (failed, partnership) => log.LogError(failed, "The participants of partnership {Partnership} could not be invited to word their questions.", partnership), stop);

    /// <summary>Takes a turn in one partnership.</summary>
    public async Task TurnAsync(Guid partnershipId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(Viewer.Job(partnershipId, Name), stop);
        var region = await db.Partnerships.VisibleTo(db.Viewer).Select(row => row.Region).SingleAsync(stop);
        if (!WorkingDays.IsWorkingTime(region, db.Now)) return;
        // Of two nodes the second waits here, and then finds that it was done.
        await db.HoldAsync($"select pg_advisory_xact_lock(hashtextextended({"questions:" + partnershipId}, 0))", stop);
        var due = await Due(db, db.Now, Until(region, db.Now)).Where(row => row.PartnershipId == partnershipId).ToListAsync(stop);
        Guid[] people = [.. due.Select(row => row.PersonId).Distinct()];
        var addressees = await db.AddresseesAsync(people, stop);
        foreach (var one in due)
        {
            db.Add(new QuestionInvitation(partnershipId, one.TrajectoryId, one.PersonId, db.Now));
            db.Add(new Notification(partnershipId, one.PersonId, NotificationKind.QuestionsAsked, one.TrajectoryId, null, db.Now));
            // Who does not sign in yet finds it when he does.
            if (addressees.SingleOrDefault(to => to.Id == one.PersonId) is { } to)
                letters.Promise(db, texts.Invite(one.TrajectoryId, one.BeginsAt, to.Id, to.Email, to.GivenName, to.Name.Full, to.Language));
        }
        await db.CommitAsync(stop);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken stop)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var now = clock.GetUtcNow();
        return await Due(db, now, Enum.GetValues<HolidayRegion>().Max(region => Until(region, now))).Select(row => row.PartnershipId).Distinct().ToListAsync(stop);
    }

    /// <summary>Who is to be invited, to which trajectory, and when it begins: no more than that, for a job reads nobody's questions.</summary>
    private static IQueryable<DueInvitation> Due(WpbDbContext db, DateTimeOffset now, DateTimeOffset until) => db.Database.SqlQuery<DueInvitation>(
        $"""select partnership_id, trajectory_id, person_id, begins_at from platform.questions_due({now}, {until})""");

    /// <summary>Who begins no later than this is invited now.</summary>
    private static DateTimeOffset Until(HolidayRegion region, DateTimeOffset now)
    {
        var soon = DutchTime.Moment(WorkingDays.Add(region, DutchTime.DayOf(now), WorkingDaysBefore), TimeOnly.FromDateTime(DutchTime.Local(now)));
        return soon > now.AddDays(DaysBefore) ? soon : now.AddDays(DaysBefore);
    }

    private sealed record DueInvitation(Guid PartnershipId, Guid TrajectoryId, Guid PersonId, DateTimeOffset BeginsAt);
}
