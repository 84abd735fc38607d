using Microsoft.EntityFrameworkCore;

namespace WpbPortal.Data.Drafts;

/// <summary>The two ways past row security that drafts know: telling that one will go, and letting it go. What stands in them is read by neither.</summary>
public static class DraftDoors
{
    /// <summary>Tells whoever left something typed since before <paramref name="since"/>, once; gives how many people.</summary>
    public static Task<int> TellAsync(WpbDbContext db, DateTimeOffset since, DateTimeOffset at, CancellationToken stop = default) =>
        db.Database.SqlQuery<int>($"""select platform.tell_of_idle_drafts({since}, {at}) as "Value" """).SingleAsync(stop);

    /// <summary>Lets go what was left since before <paramref name="since"/> and told of before <paramref name="toldBefore"/>; gives how many drafts.</summary>
    public static Task<int> ForgetAsync(WpbDbContext db, DateTimeOffset since, DateTimeOffset toldBefore, CancellationToken stop = default) =>
        db.Database.SqlQuery<int>($"""select platform.forget_drafts({since}, {toldBefore}) as "Value" """).SingleAsync(stop);
}
