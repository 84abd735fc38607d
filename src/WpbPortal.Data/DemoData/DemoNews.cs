using Microsoft.EntityFrameworkCore;
using WpbPortal.Data.Tenancy;
using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Domain.Notices;

namespace WpbPortal.Data.DemoData;

/// <summary>
/// News and procedures in the demonstration. Days are counted from the day the demonstration is loaded, so that there is news whenever that is; some people have
/// opened it, and more of them the procedures.
/// </summary>
internal sealed class DemoNews(DemoPeople people, DateTimeOffset now)
{
    private const int MostReaders = 7;

    public async Task TellAsync(WpbDbContext context, DemoNewsOf told, CancellationToken stop)
    {
        var today = DutchTime.DayOf(now);
        foreach (var one in told.Postings)
        {
            var author = people.ByEmail[one.By];
            var place = one.Team is { } team ? PostingPlace.Of(people.TeamNamed(one.School!, team)) : one.School is { } school ? PostingPlace.Of(people.Schools[school]) : PostingPlace.Of(author.PartnershipId);
            var (written, until) = (today.AddDays(-one.DaysAgo), today.AddDays(one.DaysOpen ?? 0));
            PostingText Says(string text, DateOnly on, string? change) => one.Kind == PostingKind.Announcement ? new(one.Title, text, on, until, change) : new(one.Title, text, Change: change);
            var first = one.Versions is [var oldest, ..] ? (oldest.Text, On: today.AddDays(-oldest.DaysAgo)) : (one.Text, On: written);
            await context.EnterAsOwnerAsync(author.PartnershipId, author.Id, stop);
            var posting = new Posting(place, one.Kind, Says(first.Text, first.On, null), author.Id, first.On, DutchTime.Moment(first.On, new(8, 40)));
            if (one.Versions is not null) posting.Change(Says(one.Text, written, one.Change), author.Id, written, DutchTime.Moment(written, new(16, 10)));
            posting.MarkTold();
            context.Add(posting);
            if (one.Important) await TellAsync(context, posting, today, stop);
            // Whoever writes it sees it.
            context.Add(new PostingReading(posting.PartnershipId, posting.Id, author.Id, posting.Version, posting.WrittenAt));
            await context.SaveChangesAsync(stop);
            if (one.Kind == PostingKind.Announcement) continue;
            foreach (var reader in people.ByEmail.Values.Where(person => person.Id != author.Id).OrderBy(person => person.Email, StringComparer.Ordinal).Take(MostReaders))
            {
                await context.EnterAsOwnerAsync(reader.PartnershipId, reader.Id, stop);
                context.Add(new PostingReading(posting.PartnershipId, posting.Id, reader.Id, posting.Version, DutchTime.Moment(written.AddDays(1), new(12, 20))));
                await context.SaveChangesAsync(stop);
            }
        }
    }

    /// <summary>Those whom something important is for heard of it.</summary>
    private static async Task TellAsync(WpbDbContext context, Posting posting, DateOnly today, CancellationToken stop)
    {
        var held = context.RoleAssignments.Where(row => row.PartnershipId == posting.PartnershipId && row.PersonId != posting.WrittenById && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today));
        if (posting.SchoolId is { } school) held = held.Where(row => row.SchoolId == school && (posting.TeamId == null || row.TeamId == posting.TeamId));
        foreach (var person in await held.Select(row => row.PersonId).Distinct().ToListAsync(stop))
            context.Add(new Notification(posting.PartnershipId, person, NotificationKind.NewsPosted, posting.Id, posting.WrittenById, posting.WrittenAt));
    }
}

internal sealed record DemoNewsOf(string Partnership, IReadOnlyList<DemoPosting> Postings);

internal sealed record DemoPosting(string By, string? School, string? Team, PostingKind Kind, string Title, string Text, int DaysAgo, int? DaysOpen, string? Change, IReadOnlyList<DemoPostingVersion>? Versions, bool Important = false);

internal sealed record DemoPostingVersion(string Text, int DaysAgo);
