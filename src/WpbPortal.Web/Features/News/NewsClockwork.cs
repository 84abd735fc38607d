using Microsoft.EntityFrameworkCore;
using Quartz;
using WpbPortal.Data;
using WpbPortal.Data.Holidays;
using WpbPortal.Domain;
using WpbPortal.Web.Access;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.News;

/// <summary>Tells of news whose first day has come, once, and forgets who opened what is over. A turn can be taken again at any moment, also by two nodes at once.</summary>
public sealed class NewsClockwork(WpbContexts contexts, NewsTelling telling, TimeProvider clock, ILogger<NewsClockwork> log)
{
    /// <summary>Days after news is over for which it is kept who opened it.</summary>
    public const int DaysKept = 90;

    private const string Name = "nieuws";

    /// <summary>Takes a turn: every partnership in which somebody is to be told. One that fails does not hold up the others.</summary>
    public async Task TurnAsync(CancellationToken stop = default) => await EachPartnership.TurnAsync(await DueAsync(stop), TurnAsync,
        (failed, partnership) => log.LogError(failed, "The people of partnership {Partnership} could not be told of news.", partnership), stop);

    /// <summary>Takes a turn in one partnership.</summary>
    public async Task TurnAsync(Guid partnershipId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(Viewer.Job(partnershipId, Name), stop);
        // Of two nodes the second waits here, and then finds that it was done.
        await db.HoldAsync($"select pg_advisory_xact_lock(hashtextextended({"news:" + partnershipId}, 0))", stop);
        foreach (var posting in await db.Postings.VisibleTo(db.Viewer).Where(row => row.IsToBeTold && row.EndedAt == null).ToListAsync(stop)) await telling.TellAsync(db, posting, stop);
        await db.CommitAsync(stop);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken stop)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var today = DutchTime.DayOf(clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"select platform.forget_news_readings({today.AddDays(-DaysKept)})", stop);
        var due = await db.Database.SqlQuery<Guid>($"""select partnership_id as "Value" from platform.news_due({today})""").ToListAsync(stop);
        await db.CommitAsync(stop);
        return due;
    }
}

/// <summary>Lets the clockwork of news take its turns.</summary>
[DisallowConcurrentExecution]
public sealed class NewsJob(NewsClockwork clockwork) : IJob
{
    /// <summary>Every half hour of the hours in which a school works, on the clock of the Netherlands.</summary>
    public static readonly string Schedule = $"0 3/30 {WorkingDays.FirstHour}-{WorkingDays.LastHour - 1} ? * *";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await clockwork.TurnAsync(cancellationToken);
}
