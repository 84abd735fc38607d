using Microsoft.EntityFrameworkCore;

namespace WpbPortal.Data;

/// <summary>The way past row security that groups of trajectories know: what is past its term goes.</summary>
public static class GroupDoors
{
    /// <summary>Removes what people of a group asked, chose, took along and said of their trajectory when its term is over, in every partnership; gives how much there was.</summary>
    public static Task<int> ForgetPastAsync(WpbDbContext db, DateTimeOffset now, CancellationToken stop = default) =>
        db.Database.SqlQuery<int>($"""select platform.forget_group_learning({now}) as "Value" """).SingleAsync(stop);
}
