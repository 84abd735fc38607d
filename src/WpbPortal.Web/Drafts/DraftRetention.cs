using WpbPortal.Data;
using WpbPortal.Data.Drafts;

namespace WpbPortal.Web.Drafts;

/// <summary>
/// What was typed and left goes after <see cref="IdleDays"/> days in which nobody typed on, and its author hears so a week before. Were the
/// portal down in that week, it stays a week longer.
/// </summary>
public sealed class DraftRetention(WpbContexts contexts, TimeProvider clock)
{
    /// <summary>How many days a draft may lie untouched.</summary>
    public const int IdleDays = 30;

    /// <summary>How many days before it goes its author is told.</summary>
    public const int NoticeDays = 7;

    /// <summary>Takes a turn; can be taken again at any moment, also by two nodes at once.</summary>
    public async Task TurnAsync(CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.OpenPlatformAsync(stop);
        await DraftDoors.ForgetAsync(db, now.AddDays(-IdleDays), now.AddDays(1 - NoticeDays), stop);
        await DraftDoors.TellAsync(db, now.AddDays(NoticeDays - IdleDays), now, stop);
        await db.CommitAsync(stop);
    }
}
