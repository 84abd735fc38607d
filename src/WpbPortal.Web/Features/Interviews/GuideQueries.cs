using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>The guides with which interviews are held: those that ship, and the partnership's own.</summary>
public sealed class GuideQueries(WpbContexts contexts)
{
    private const int Most = 100;

    /// <summary>All of them, the ones that ship first.</summary>
    /// <exception cref="NotFoundException">The viewer neither holds interviews nor coordinates.</exception>
    public async Task<IReadOnlyList<GuideRow>> GuidesAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await AllAsync(db, stop);
    }

    /// <summary>One of them, with its versions.</summary>
    /// <exception cref="NotFoundException">There is none for the viewer.</exception>
    public async Task<GuideDetail> GuideAsync(Viewer viewer, string key, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (await FindAsync(db, key, stop) is not { } guide) throw new NotFoundException("InterviewGuide");
        var versions = Guid.TryParse(key, out var id)
            ? await db.GuideVersions.VisibleTo(db.Viewer).Where(row => row.GuideId == id).OrderByDescending(row => row.Number).Select(row => new GuideDay(row.Number, row.MadeAt)).ToListAsync(stop)
            : [];
        return new(guide, versions);
    }

    /// <summary>All guides of a context that is open.</summary>
    internal static async Task<IReadOnlyList<GuideRow>> AllAsync(WpbDbContext db, CancellationToken stop)
    {
        if (!InterviewVisibility.Interviews(db.Viewer) && !db.Viewer.Is(Role.Coordinator)) throw new NotFoundException("InterviewGuide");
        var own = await Latest(db, db.InterviewGuides.VisibleTo(db.Viewer)).Take(Most).ToListAsync(stop);
        return [.. ShippedGuides.All.Select(Row), .. own.Select(row => row.ToRow())];
    }

    /// <summary>A guide by its key, in a context that is open; null when there is none for the viewer.</summary>
    internal static async Task<GuideRow?> FindAsync(WpbDbContext db, string? key, CancellationToken stop)
    {
        if (!InterviewVisibility.Interviews(db.Viewer) && !db.Viewer.Is(Role.Coordinator)) return null;
        if (ShippedGuides.Find(key) is { } shipped) return Row(shipped);
        if (!Guid.TryParse(key, out var id)) return null;
        return (await Latest(db, db.InterviewGuides.VisibleTo(db.Viewer).Where(row => row.Id == id)).SingleOrDefaultAsync(stop))?.ToRow();
    }

    private static GuideRow Row(ShippedGuide guide) => new(guide.Code, guide.Content, guide.Number, null, false);

    private static IQueryable<OwnGuide> Latest(WpbDbContext db, IQueryable<InterviewGuide> guides)
    {
        var (me, versions) = (db.Viewer.PersonId, db.GuideVersions.VisibleTo(db.Viewer));
        return from guide in guides
               from version in versions.Where(row => row.GuideId == guide.Id && row.Number == guide.LatestNumber)
               orderby version.MadeAt descending, guide.Id
               select new OwnGuide(guide.Id, version.Content, version.Number, new PersonName(guide.MadeBy.GivenName, guide.MadeBy.SurnamePrefix, guide.MadeBy.FamilyName), guide.MadeById == me);
    }

    private sealed record OwnGuide(Guid Id, GuideContent Content, int Number, PersonName MadeBy, bool IsMine)
    {
        public GuideRow ToRow() => new($"{Id}", Content, Number, MadeBy, IsMine);
    }
}
