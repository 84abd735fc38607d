using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Today;

/// <summary>What stands on everybody's start page: announcements that stand today, are for the viewer and new to him, and interviews that wait for him.</summary>
public sealed class TodayNewsQueries(WpbContexts contexts)
{
    private const int MostNews = 3;

    /// <summary>What is new to the viewer, the latest first.</summary>
    public async Task<IReadOnlyList<TodayNews>> NewsAsync(Viewer viewer, CancellationToken stop = default) => (await ForAllAsync(viewer, stop)).News;

    /// <summary>What everybody finds on his start page, whatever his roles: news, and the interviews that wait for him.</summary>
    public async Task<TodayForAll> ForAllAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return new(await NewsAsync(db, stop), await TodayInterviews.OfAsync(db, stop));
    }

    private static async Task<IReadOnlyList<TodayNews>> NewsAsync(WpbDbContext db, CancellationToken stop) =>
        await db.KnownAsync(static (db, viewer) =>
        {
            var opened = db.PostingReadings.VisibleTo(viewer);
            return db.Postings.MeantFor(viewer).Where(row => row.Kind == PostingKind.Announcement && row.EndedAt == null && row.Period.From <= viewer.Today && row.Period.Until >= viewer.Today
                    && !opened.Any(reading => reading.PostingId == row.Id && reading.Version == row.Version))
                .OrderByDescending(row => row.Period.From).ThenByDescending(row => row.WrittenAt).ThenBy(row => row.Id).Take(MostNews)
                .Select(row => new TodayNews(row.Id, row.Title, row.School!.Name, row.Team!.Name));
        }, stop);
}

/// <summary>What everybody finds on his start page.</summary>
/// <param name="News">What is new to him.</param>
/// <param name="Interviews">The interviews that wait for him.</param>
public sealed record TodayForAll(IReadOnlyList<TodayNews> News, IReadOnlyList<TodayInterview> Interviews);

/// <summary>An announcement that is new to the reader.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="School">The school that it is for; null for the whole partnership.</param>
/// <param name="Team">The team that it is for.</param>
public sealed record TodayNews(Guid Id, string Title, string? School, string? Team);
