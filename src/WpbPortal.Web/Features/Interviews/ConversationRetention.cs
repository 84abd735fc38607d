using WpbPortal.Data;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>Lets talks, interviews and what people of a group said go when their term is over, in every partnership (docs/operations.md).</summary>
public sealed class ConversationRetention(WpbContexts contexts, TimeProvider clock)
{
    /// <summary>Takes a turn; can be taken again at any moment, also by two nodes at once.</summary>
    public async Task TurnAsync(CancellationToken stop = default)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        await InterviewDoors.ForgetPastAsync(db, clock.GetUtcNow(), stop);
        await GroupDoors.ForgetPastAsync(db, clock.GetUtcNow(), stop);
        await db.CommitAsync(stop);
    }
}
