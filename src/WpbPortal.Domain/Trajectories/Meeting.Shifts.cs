namespace WpbPortal.Domain.Trajectories;

public sealed partial class Meeting
{
    /// <summary>How long a shift can be undone: the planner is still at it, and few have looked at the letter.</summary>
    public static readonly TimeSpan UndoTerm = TimeSpan.FromHours(1);

    /// <summary>Where it stood before its last shift; null when it was not shifted, or put back.</summary>
    public ShiftedFrom? Shifted { get; private set; }

    /// <summary>Puts it back to where it stood before a shift. Its trajectory must be loaded, and its activities.</summary>
    /// <param name="shiftId">The shift.</param>
    /// <param name="now">This moment.</param>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.ChangedMeanwhile"/> when that was not its last shift, <see cref="Rule.UndoTooLate"/>, or a rule of <see cref="Move"/>.
    /// </exception>
    public void PutBack(Guid shiftId, DateTimeOffset now)
    {
        RequireGoingOn();
        if (Shifted is not { } before || before.ShiftId != shiftId) throw new RuleViolationException(Rule.ChangedMeanwhile);
        if (now > before.At + UndoTerm) throw new RuleViolationException(Rule.UndoTooLate, UndoTerm.TotalMinutes);
        Place(before.StartsAt, before.Minutes, before.Room);
        Changes++;
        Shifted = null;
    }
}

/// <summary>One act by which one or more meetings move.</summary>
/// <param name="Id">By which it is known again.</param>
/// <param name="At">When, in UTC.</param>
public sealed record Shift(Guid Id, DateTimeOffset At);

/// <summary>Where a meeting stood before its last shift.</summary>
/// <param name="ShiftId">The shift.</param>
/// <param name="At">When it was shifted, in UTC.</param>
/// <param name="StartsAt">When it started before, in UTC.</param>
/// <param name="Minutes">How long it took before.</param>
/// <param name="Room">Where it was before.</param>
public sealed record ShiftedFrom(Guid ShiftId, DateTimeOffset At, DateTimeOffset StartsAt, int Minutes, string? Room);
