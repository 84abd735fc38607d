using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;

namespace WpbPortal.Data;

/// <summary>The two ways past row security that klik signals know: that one waits where nobody may read it, and that its term is over.</summary>
public static class KlikDoors
{
    /// <summary>
    /// The schools where an open signal waits that nobody who was chosen may read (any more). For a coordinator who is no party to it; how many,
    /// of whom and about whom is not given.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> WaitingSchoolsAsync(WpbDbContext db, CancellationToken stop = default) =>
        await db.Database.SqlQuery<Guid>($"""select school_id as "Value" from platform.klik_waits()""").ToListAsync(stop);

    /// <summary>Removes what is left of signals of which the placement ended more than a year ago, in every partnership; gives how many there were.</summary>
    public static Task<int> ForgetAsync(WpbDbContext db, DateOnly today, CancellationToken stop = default) =>
        db.Database.SqlQuery<int>($"""select platform.forget_klik({today}) as "Value" """).SingleAsync(stop);
}
