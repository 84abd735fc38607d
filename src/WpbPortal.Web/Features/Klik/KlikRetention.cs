using WpbPortal.Data;
using WpbPortal.Domain;

namespace WpbPortal.Web.Features.Klik;

/// <summary>Lets klik signals go a year after the placement ended, in every partnership, with their notes and who read them. Nothing is counted or kept.</summary>
public sealed class KlikRetention(WpbContexts contexts, TimeProvider clock)
{
    /// <summary>Takes a turn; can be taken again at any moment, also by two nodes at once.</summary>
    public async Task TurnAsync(CancellationToken stop = default)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        await KlikDoors.ForgetAsync(db, DutchTime.DayOf(clock.GetUtcNow()), stop);
        await db.CommitAsync(stop);
    }
}
