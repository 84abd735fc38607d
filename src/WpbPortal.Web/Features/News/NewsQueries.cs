using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.News;

/// <summary>What there is to know in a partnership, its schools and teams, as far as it is for the viewer.</summary>
public sealed class NewsQueries(WpbContexts contexts)
{
    private const int MostRows = 60;

    /// <summary>The announcements that stand today, or those that were before, and the procedures that hold.</summary>
    /// <param name="viewer">Who reads.</param>
    /// <param name="search">Words that a procedure holds; null for all.</param>
    /// <param name="isEarlier">Whether announcements that are over are asked for.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<NewsBoard> BoardAsync(Viewer viewer, string? search = null, bool isEarlier = false, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var today = db.Viewer.Today;
        var standing = db.Postings.VisibleTo(db.Viewer).Where(row => row.EndedAt == null);
        var announcements = standing.Where(row => row.Kind == PostingKind.Announcement);
        var shown = isEarlier ? announcements.Where(row => row.Period.Until < today) : announcements.Where(row => row.Period.From <= today && row.Period.Until >= today);
        var news = await Rows(db, shown.OrderByDescending(row => row.Period.From).ThenByDescending(row => row.WrittenAt).ThenBy(row => row.Id)).ToListAsync(stop);
        var procedures = standing.Where(row => row.Kind == PostingKind.Procedure);
        foreach (var like in PeopleByName.LikesOf(search))
            procedures = procedures.Where(row => EF.Functions.ILike(EF.Functions.Unaccent(row.Title + " " + row.Text), EF.Functions.Unaccent(like)));
        var ways = await Rows(db, procedures.OrderBy(row => row.SchoolId != null).ThenBy(row => row.School!.Name).ThenBy(row => row.TeamId != null).ThenBy(row => row.Team!.Name).ThenBy(row => row.Title).ThenBy(row => row.Id)).ToListAsync(stop);
        var writes = db.Viewer.WritesNews();
        var coming = !writes ? [] : await Rows(db, db.Postings.WrittenBy(db.Viewer)
            .Where(row => row.EndedAt == null && row.Kind == PostingKind.Announcement && row.Period.From > today).OrderBy(row => row.Period.From).ThenBy(row => row.Id)).ToListAsync(stop);
        // What begins later is for who writes.
        return new(news, ways, coming, writes);
    }

    /// <summary>One announcement or procedure.</summary>
    /// <exception cref="NotFoundException">It is not for the viewer, or not yet.</exception>
    public async Task<PostingDetail> OneAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var today = db.Viewer.Today;
        var kept = db.Postings.WrittenBy(db.Viewer);
        var row = await db.Postings.VisibleTo(db.Viewer).Where(row => row.Id == id).Select(row => new
        {
            row.Kind, row.Title, row.Text, School = row.School!.Name, Team = row.Team!.Name, row.Period.From, row.Period.Until,
            Author = new PersonName(row.WrittenBy.GivenName, row.WrittenBy.SurnamePrefix, row.WrittenBy.FamilyName), row.WrittenAt, row.EndedAt, Keeps = kept.Any(own => own.Id == row.Id),
        }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Posting");
        if (!row.Keeps && row.From > today) throw new NotFoundException("Posting");
        var versions = await db.PostingVersions.VisibleTo(db.Viewer, db.Postings.VisibleTo(db.Viewer)).Where(version => version.PostingId == id).OrderByDescending(version => version.Number)
            .Select(version => new VersionRow(version.Number, new PersonName(version.WrittenBy.GivenName, version.WrittenBy.SurnamePrefix, version.WrittenBy.FamilyName), version.WrittenAt, version.Change)).ToListAsync(stop);
        var readers = row.Keeps ? await db.Database.SqlQuery<int?>($"""select readers as "Value" from platform.news_readers({new[] { id }})""").SingleOrDefaultAsync(stop) : null;
        var shows = row.EndedAt is null || row.Keeps;
        return new(id, row.Kind, row.Title, shows ? row.Text : null, row.School, row.Team, row.From, row.Until, row.Author, row.WrittenAt, row.EndedAt, shows ? versions : [], row.Keeps, readers);
    }

    /// <summary>What a posting said in one of its versions, and what was different.</summary>
    /// <exception cref="NotFoundException">It is not for the viewer, was taken back, or has no such version.</exception>
    public async Task<VersionDetail> VersionAsync(Viewer viewer, Guid id, int number, CancellationToken stop = default)
    {
        var posting = await OneAsync(viewer, id, stop);
        if (posting.Versions.FirstOrDefault(one => one.Number == number) is not { } version) throw new NotFoundException("PostingVersion");
        await using var db = await contexts.OpenAsync(viewer, stop);
        var said = await db.PostingVersions.VisibleTo(db.Viewer, db.Postings.VisibleTo(db.Viewer)).Where(row => row.PostingId == id && (row.Number == number || row.Number == number - 1))
            .OrderByDescending(row => row.Number).Select(row => new { row.Number, row.Title, row.Text }).ToListAsync(stop);
        if (said is not [{ } now, ..]) throw new NotFoundException("PostingVersion");
        return new(id, posting.Kind, posting.Title, version, now.Title, now.Text, said is [_, { } before] ? LineDifference.Between($"{before.Title}\n\n{before.Text}", $"{now.Title}\n\n{now.Text}") : null);
    }

    /// <summary>What the form of a posting needs.</summary>
    /// <exception cref="NotFoundException">The viewer writes for nobody, or does not write this one, or it was taken back.</exception>
    public async Task<PostingChoices> ChoicesAsync(Viewer viewer, Guid? id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.WritesNews()) throw new NotFoundException("Posting");
        KeptPosting? kept = null;
        if (id is { } asked)
        {
            kept = await db.Postings.WrittenBy(db.Viewer).Where(row => row.Id == asked && row.EndedAt == null)
                .Select(row => new KeptPosting(row.Kind, row.Title, row.Text, row.Period.From, row.Period.Until, row.School!.Name, row.Team!.Name)).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Posting");
        }
        var schools = kept is not null ? [] : await db.Schools.WrittenForBy(db.Viewer).OrderBy(school => school.Name).ThenBy(school => school.Id)
            .Select(school => new SchoolPlace(school.Id, school.Name, school.Teams.OrderBy(team => team.Name).ThenBy(team => team.Id).Select(team => new TeamPlace(team.Id, team.Name)).ToList())).ToListAsync(stop);
        return new(db.Viewer.Today, schools, db.Viewer.Is(Role.Coordinator), kept);
    }

    private static IQueryable<PostingRow> Rows(WpbDbContext db, IQueryable<Posting> postings)
    {
        var opened = db.PostingReadings.VisibleTo(db.Viewer);
        return postings.Take(MostRows).Select(row => new PostingRow(row.Id, row.Title, row.School!.Name, row.Team!.Name, row.Period.From, row.Period.Until, row.WrittenAt, row.Version,
            opened.Where(reading => reading.PostingId == row.Id).Select(reading => (int?)reading.Version).FirstOrDefault()));
    }
}
