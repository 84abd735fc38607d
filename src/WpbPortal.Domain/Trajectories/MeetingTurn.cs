namespace WpbPortal.Domain.Trajectories;

/// <summary>
/// A turn in the script of a meeting on the day: from this moment an activity is under way, or the meeting is over, or its script begins anew.
/// Whoever leads the meeting adds it, also later, from a device that had no line; what was added never changes.
/// </summary>
public sealed class MeetingTurn : TenantEntity
{
    private MeetingTurn() { }

    internal MeetingTurn(Meeting meeting, TurnMark mark, DateTimeOffset now) : base(meeting.PartnershipId, mark.Id)
    {
        MeetingId = meeting.Id;
        Kind = mark.Kind;
        ActivityId = mark.Kind == TurnKind.Step ? mark.ActivityId : null;
        // A device whose clock runs ahead of the server's does not reach into the future.
        At = mark.At > now ? now : mark.At.ToUniversalTime();
    }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>What kind of turn.</summary>
    public TurnKind Kind { get; private set; }

    /// <summary>The activity that begins, for a step. It may be taken out of the build-up afterwards: then the turn only says when the one before ended.</summary>
    public Guid? ActivityId { get; private set; }

    /// <summary>When, by the server's clock.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>What a turn says.</summary>
public enum TurnKind
{
    /// <summary>An activity begins.</summary>
    Step = 1,

    /// <summary>The meeting is over.</summary>
    End = 2,

    /// <summary>What was before does not count: the script is yet to begin.</summary>
    Anew = 3,
}

/// <summary>A turn as a device marks it.</summary>
/// <param name="Id">Made by the device, so that what is sent twice counts once.</param>
/// <param name="Kind">What kind of turn.</param>
/// <param name="ActivityId">The activity that begins, for a step.</param>
/// <param name="At">When, by the server's clock as the device knows it.</param>
public sealed record TurnMark(Guid Id, TurnKind Kind, Guid? ActivityId, DateTimeOffset At);

/// <summary>How far the script of a meeting is, reckoned from its turns.</summary>
/// <param name="BeganAt">When it began; null when it did not yet.</param>
/// <param name="ActivityId">The activity that is under way.</param>
/// <param name="EndedAt">When it was over; null while it goes on.</param>
/// <param name="Took">How long each activity took, so far; one to which somebody came back counts both times.</param>
public sealed record MeetingStand(DateTimeOffset? BeganAt, Guid? ActivityId, DateTimeOffset? EndedAt, IReadOnlyDictionary<Guid, TimeSpan> Took)
{
    /// <summary>How far it is now.</summary>
    public static MeetingStand Of(IEnumerable<TurnMark> turns, DateTimeOffset now)
    {
        List<TurnMark> order = [.. turns.OrderBy(turn => turn.At)];
        order.RemoveRange(0, order.FindLastIndex(turn => turn.Kind == TurnKind.Anew) + 1);
        var took = new Dictionary<Guid, TimeSpan>();
        for (var index = 0; index < order.Count; index++)
        {
            if (order[index] is not { Kind: TurnKind.Step, ActivityId: { } activity, At: var at }) continue;
            var until = index + 1 < order.Count ? order[index + 1].At : now;
            took[activity] = took.GetValueOrDefault(activity) + (until > at ? until - at : TimeSpan.Zero);
        }
        var last = order.LastOrDefault();
        return new(order.FirstOrDefault(turn => turn.Kind == TurnKind.Step)?.At, last is { Kind: TurnKind.Step } ? last.ActivityId : null, last is { Kind: TurnKind.End } ? last.At : null, took);
    }
}
