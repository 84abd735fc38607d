using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Search;

/// <summary>What was found of announcements and procedures that hold and are for the viewer.</summary>
internal static partial class NewsFound
{
    public static async Task<List<Found>> RowsAsync(WpbDbContext db, SearchQueries.Written asked, CancellationToken stop) =>
        [.. (await db.KnownAsync(asked, Rows, stop)).Select(row => row with { Passage = Marks().Replace(row.Passage ?? "", "") })];

    private static IQueryable<Found> Rows(WpbDbContext db, Viewer viewer, SearchQueries.Written asked) =>
        db.Postings.VisibleTo(viewer).Where(row => asked.Ids.Contains(row.Id) && row.EndedAt == null && row.Period.From <= viewer.Today).OrderByDescending(row => row.WrittenAt).ThenBy(row => row.Id)
            .Select(row => new Found(FoundKind.News, row.Id, null, row.WrittenAt, new LocalisedText(row.Title, row.Title), asked.Query.GetResultHeadline(SearchQueries.Stems, row.Text, Passages.Options), false, new List<RoleSpot>()));

    /// <summary>What makes up Markdown: of a passage only its words are shown.</summary>
    [GeneratedRegex(@"\]\([^)\s]*\)?|[#*`\[\]]|(?m)^\s*[->] ")]
    private static partial Regex Marks();
}
