using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Holidays;
using WpbPortal.Data.Mail;
using WpbPortal.Web.Settings;

namespace WpbPortal.Web.Mail;

/// <summary>What was promised and what became of it.</summary>
public sealed class Outbox(WpbContexts contexts, DemoSetting demo, TimeProvider clock)
{
    /// <summary>After how many refusals a letter is given up: some two days.</summary>
    public const int MostAttempts = 8;

    // A node that dies with letters in hand gives them free after this time.
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24)];

    /// <summary>Whether there is anything to send.</summary>
    public async Task<bool> HasDueAsync(CancellationToken stop = default)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var now = clock.GetUtcNow();
        return await db.Outbox.AnyAsync(message => message.SentAt == null && message.FailedAt == null && message.SortedAt != null && message.DigestAt == null && message.NextAttemptAt <= now, stop);
    }

    /// <summary>Takes up to ten letters that are due; no other node gets them until the hold is over.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> TakeDueAsync(CancellationToken stop = default)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var now = clock.GetUtcNow();
        var due = await db.Outbox.FromSql(
            $"""
            select * from platform.outbox_message
            where sent_at is null and failed_at is null and sorted_at is not null and digest_at is null and next_attempt_at <= {now}
            order by next_attempt_at limit 10 for update skip locked
            """).ToListAsync(stop);
        foreach (var message in due)
        {
            message.Attempts++;
            message.NextAttemptAt = now + Hold;
        }
        await db.CommitAsync(stop);
        return due;
    }

    /// <summary>Notes that a letter left, and blanks its text: a link that lets somebody in must not lie about.</summary>
    public Task SentAsync(OutboxMessage message, CancellationToken stop = default) => ChangeAsync(message, kept =>
    {
        kept.SentAt = clock.GetUtcNow();
        kept.LastError = null;
        if (!demo.IsDemo) (kept.Body, kept.Calendar) = (null, null);
    }, stop);

    /// <summary>Notes that a letter was refused: tried again later, or given up.</summary>
    public Task FailAsync(OutboxMessage message, string reason, bool forGood, CancellationToken stop = default) => ChangeAsync(message, kept =>
    {
        kept.LastError = reason[..Math.Min(reason.Length, 500)];
        if (forGood || kept.Attempts >= MostAttempts) (kept.FailedAt, kept.Body, kept.Calendar) = (clock.GetUtcNow(), null, null);
        else
        {
            var again = clock.GetUtcNow() + Waits[kept.Attempts - 1];
            // Also the next try keeps to the hours of a school.
            kept.NextAttemptAt = kept.Region is { } region ? LetterHours.Next(region, again) : again;
        }
    }, stop);

    /// <summary>Gives letters back that were taken and not tried, as if they never were taken.</summary>
    public async Task ReturnAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken stop = default)
    {
        if (messages.Count == 0) return;
        await using var db = await contexts.OpenPlatformAsync(stop);
        var (ids, now) = (messages.Select(message => message.Id).ToList(), clock.GetUtcNow());
        await db.Outbox.Where(row => ids.Contains(row.Id) && row.SentAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(kept => kept.NextAttemptAt, now).SetProperty(kept => kept.Attempts, kept => kept.Attempts - 1), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The newest letters, for the page of a demonstration; none elsewhere.</summary>
    internal async Task<IReadOnlyList<OutboxMessage>> NewestAsync(int count, CancellationToken stop = default)
    {
        if (!demo.IsDemo) return [];
        await using var db = await contexts.OpenPlatformAsync(stop);
        return await db.Outbox.AsNoTracking().OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id).Take(count).ToListAsync(stop);
    }

    private async Task ChangeAsync(OutboxMessage message, Action<OutboxMessage> change, CancellationToken stop)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var kept = await db.Outbox.SingleAsync(row => row.Id == message.Id, stop);
        change(kept);
        await db.CommitAsync(stop);
    }
}
