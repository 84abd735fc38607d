using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.News;

/// <summary>Writes announcements and procedures, changes them and takes them back; and keeps for everybody what he opened.</summary>
public sealed class NewsService(WpbContexts contexts, NewsTelling telling)
{
    /// <summary>Writes something for a place. Those it is for are told on its first day; of what is important by mail too.</summary>
    /// <param name="viewer">Who writes.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="place">The school or team that it is for; null for the whole partnership.</param>
    /// <param name="text">What it says.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="NotFoundException">The viewer does not write for that place.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Posting"/>, or <see cref="Rule.TextTooDeep"/>.</exception>
    public async Task<Guid> PostAsync(Viewer viewer, PostingKind kind, PlaceKey? place, PostingText text, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var posting = new Posting(await PlaceAsync(db, place, stop), kind, Checked(text), db.Viewer.PersonId, db.Viewer.Today, db.Now);
        db.Add(posting);
        db.Note(AuditAct.Created, posting);
        await DraftService.CloseAsync(db, NewsDrafts.New(kind), stop);
        await db.SaveAsync(stop);
        await telling.TellAsync(db, posting, stop);
        await db.CommitAsync(stop);
        return posting.Id;
    }

    /// <summary>Says something else from now on. Those it is for are told when who writes wishes so.</summary>
    /// <exception cref="NotFoundException">The viewer does not write there.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Posting.Change"/>, or <see cref="Rule.TextTooDeep"/>.</exception>
    public async Task ChangeAsync(Viewer viewer, Guid id, PostingText text, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var posting = await KeptAsync(db, id, stop);
        posting.Change(Checked(text), db.Viewer.PersonId, db.Viewer.Today, db.Now);
        db.Note(AuditAct.Changed, posting);
        await DraftService.CloseAsync(db, NewsDrafts.Change(id), stop);
        await db.SaveAsync(stop);
        await telling.TellAsync(db, posting, stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Takes it back: who opens it reads only that it holds no more.</summary>
    /// <exception cref="NotFoundException">The viewer does not write there.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.PostingEnded"/>.</exception>
    public async Task EndAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var posting = await KeptAsync(db, id, stop);
        posting.End(db.Now);
        db.Note(AuditAct.Withdrawn, posting);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer opens it: it is new to him no more. Only whom it is for is counted.</summary>
    public async Task OpenAsync(Viewer viewer, Guid id, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var today = db.Viewer.Today;
        var version = await db.Postings.MeantFor(db.Viewer).Where(row => row.Id == id && row.EndedAt == null && row.Period.From <= today).Select(row => (int?)row.Version).SingleOrDefaultAsync(stop);
        // No open page is told: opening one would wake itself, over and over.
        var seen = await db.Notifications.VisibleTo(db.Viewer).Where(row => row.RecordId == id && row.ReadAt == null).ExecuteUpdateAsync(row => row.SetProperty(notice => notice.ReadAt, db.Now), stop);
        // Two windows may open it at once.
        var opened = version is null ? 0 : await db.Database.ExecuteSqlAsync(
            $"""
            insert into posting_reading (partnership_id, id, posting_id, person_id, version, at)
            values ({db.Viewer.PartnershipId}, {Guid.CreateVersion7()}, {id}, {db.Viewer.PersonId}, {version}, {db.Now})
            on conflict (partnership_id, posting_id, person_id) do update set version = excluded.version, at = excluded.at where posting_reading.version < excluded.version
            """, stop);
        if (seen + opened > 0) await db.CommitAsync(stop);
    }

    private static PostingText Checked(PostingText text)
    {
        // Before anything reads it: what is far too long is not taken apart.
        if (text.Text is { Length: <= Posting.TextLength }) SafeMarkdown.Check(text.Text, nameof(Posting.Text));
        return text;
    }

    private static async Task<PostingPlace> PlaceAsync(WpbDbContext db, PlaceKey? place, CancellationToken stop)
    {
        var found = place switch
        {
            { TeamId: { } team } => await db.Teams.WrittenForBy(db.Viewer).AsNoTracking().SingleOrDefaultAsync(row => row.Id == team, stop) is { } of ? PostingPlace.Of(of) : null,
            { SchoolId: { } school } => await db.Schools.WrittenForBy(db.Viewer).AsNoTracking().SingleOrDefaultAsync(row => row.Id == school, stop) is { } of ? PostingPlace.Of(of) : null,
            _ => db.Viewer.Is(Role.Coordinator) ? PostingPlace.Of(db.Viewer.PartnershipId) : null,
        };
        return db.Viewer.WritesNews() && found is not null ? found : throw new NotFoundException("School");
    }

    private static async Task<Posting> KeptAsync(WpbDbContext db, Guid id, CancellationToken stop) =>
        await db.Postings.WrittenBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException("Posting");
}
