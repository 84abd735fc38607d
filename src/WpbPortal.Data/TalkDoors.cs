using Microsoft.EntityFrameworkCore;

namespace WpbPortal.Data;

/// <summary>The one way past row security that informal talks know: how many people named what, where it is five or more.</summary>
public static class TalkDoors
{
    /// <summary>For a coordinator; nothing for anybody else.</summary>
    public static async Task<IReadOnlyList<TalkCount>> CountsAsync(WpbDbContext db, DateTimeOffset since, CancellationToken stop = default) =>
        await db.Database.SqlQuery<TalkCount>($"""select is_in_the_way, factor, people from platform.talk_counts({since})""").ToListAsync(stop);
}

/// <summary>How many people named this.</summary>
/// <param name="IsInTheWay">Whether it is in the way, and does not help.</param>
/// <param name="Factor">The number of a <see cref="WpbPortal.Domain.Talks.TalkFactor"/>.</param>
/// <param name="People">How many; five at least.</param>
public sealed record TalkCount(bool IsInTheWay, int Factor, int People);
