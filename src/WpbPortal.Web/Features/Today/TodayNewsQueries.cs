using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Today;

/// <summary>The news on everybody's start page: announcements that stand today, are for the viewer and new to him.</summary>
public sealed class TodayNewsQueries(WpbContexts contexts)
{
    private const int MostNews = 3;

    /// <summary>What is new to the viewer, the latest first.</summary>
    public async Task<IReadOnlyList<TodayNews>> NewsAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await db.KnownAsync(static (db, viewer) =>
        {
            var opened = db.PostingReadings.VisibleTo(viewer);
            return db.Postings.MeantFor(viewer).Where(row => row.Kind == PostingKind.Announcement && row.EndedAt == null && row.Period.From <= viewer.Today && row.Period.Until >= viewer.Today
                    && !opened.Any(reading => reading.PostingId == row.Id && reading.Version == row.Version))
                .OrderByDescending(row => row.Period.From).ThenByDescending(row => row.WrittenAt).ThenBy(row => row.Id).Take(MostNews)
                .Select(row => new TodayNews(row.Id, row.Title, row.School!.Name, row.Team!.Name));
        }, stop);
    }
}

/// <summary>An announcement that is new to the reader.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="School">The school that it is for; null for the whole partnership.</param>
/// <param name="Team">The team that it is for.</param>
public sealed record TodayNews(Guid Id, string Title, string? School, string? Team);
