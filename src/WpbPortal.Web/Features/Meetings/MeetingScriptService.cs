using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Meetings;

/// <summary>The script of a meeting on the day: which activity is under way since when, for whoever leads it, on every device that he has it open.</summary>
public sealed class MeetingScriptService(WpbContexts contexts)
{
    /// <summary>Most turns in one letter.</summary>
    public const int MostTurns = 200;

    /// <summary>How far it is.</summary>
    /// <exception cref="NotFoundException">The viewer does not lead this meeting.</exception>
    public async Task<ScriptStand> StandAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await StandAsync(db, meetingId, stop);
    }

    /// <summary>Keeps the turns of a device; one that is kept already counts once, in whatever order and however often it is sent.</summary>
    /// <exception cref="NotFoundException">The viewer does not lead this meeting.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Meeting.Turn"/>.</exception>
    public async Task<ScriptStand> KeepAsync(Viewer viewer, Guid meetingId, IReadOnlyList<TurnMark> turns, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var meeting = await db.Meetings.DesignedBy(db.Viewer).Include(row => row.Trajectory).SingleOrDefaultAsync(row => row.Id == meetingId, stop) ?? throw new NotFoundException("Meeting");
        foreach (var turn in NotAhead(turns, db.Now).Select(mark => meeting.Turn(mark, db.Now)))
        {
            var kept = await db.Database.ExecuteSqlAsync(
                $"""
                insert into meeting_turn (partnership_id, id, meeting_id, kind, activity_id, at)
                values ({turn.PartnershipId}, {turn.Id}, {turn.MeetingId}, {(int)turn.Kind}, {turn.ActivityId}, {turn.At}) on conflict (partnership_id, id) do nothing
                """, stop);
            if (kept == 1 && turn.Kind == TurnKind.Anew) db.Note(AuditAct.Changed, meeting);
        }
        var stand = await StandAsync(db, meetingId, stop);
        await db.CommitAsync(stop);
        return stand;
    }

    /// <summary>The turns of one letter, none of them later than now; those of a device whose clock runs ahead keep their order.</summary>
    private static IReadOnlyList<TurnMark> NotAhead(IReadOnlyList<TurnMark> turns, DateTimeOffset now)
    {
        var order = turns.Take(MostTurns).OrderByDescending(turn => turn.At).ToList();
        for (var (index, latest) = (0, now); index < order.Count; index++, latest = order[index - 1].At.AddMilliseconds(-1))
        {
            if (order[index].At > latest) order[index] = order[index] with { At = latest };
        }
        return order;
    }

    private static async Task<ScriptStand> StandAsync(WpbDbContext db, Guid meetingId, CancellationToken stop)
    {
        var one = await db.Meetings.DesignedBy(db.Viewer).Where(row => row.Id == meetingId).Select(row => new
        {
            row.DesignNumber,
            Turns = row.Turns.OrderBy(turn => turn.At).ThenBy(turn => turn.Id).Select(turn => new TurnMark(turn.Id, turn.Kind, turn.ActivityId, turn.At)).ToList(),
        }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Meeting");
        return new(db.Now, one.DesignNumber, one.Turns);
    }
}

/// <summary>How far a script is.</summary>
/// <param name="Now">The server's clock.</param>
/// <param name="DesignNumber">How often the build-up was changed.</param>
/// <param name="Turns">All turns, in order of time.</param>
public sealed record ScriptStand(DateTimeOffset Now, int DesignNumber, IReadOnlyList<TurnMark> Turns);
