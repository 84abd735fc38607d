using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Holidays;
using WpbPortal.Data.Mail;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Mail;

/// <summary>
/// Decides how each letter leaves, once, between promising and sending: at once in the hours of a school, put together with others at four, or not
/// at all, as its recipient wishes. What lets somebody in is about nothing that can be wished otherwise and leaves at any hour.
/// </summary>
public sealed class MailSorting(WpbContexts contexts, Letters letters, SiteAddress site, DemoSetting demo, TimeProvider clock)
{
    private const int AtATime = 200;

    /// <summary>Sorts what was promised since; of several nodes each takes what no other holds.</summary>
    public async Task SortAsync(CancellationToken stop = default)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var fresh = await db.Outbox.FromSql(
            $"""
            select * from platform.outbox_message
            where sorted_at is null and sent_at is null and failed_at is null
            order by created_at limit {AtATime} for update skip locked
            """).ToListAsync(stop);
        if (fresh.Count == 0) return;
        Guid[] asked = [.. fresh.Where(message => message.Topic is not null).Select(message => message.Id)];
        var ways = asked.Length == 0 ? [] : (await db.Database.SqlQuery<LetterWay>($"select id, region, way from platform.sort_mail({asked})").ToListAsync(stop)).ToDictionary(row => row.Id);
        foreach (var message in fresh)
        {
            message.SortedAt = clock.GetUtcNow();
            if (ways.GetValueOrDefault(message.Id) is not { } plan) continue;
            message.Region = (HolidayRegion)plan.Region;
            var from = message.NextAttemptAt > message.SortedAt.Value ? message.NextAttemptAt : message.SortedAt.Value;
            switch ((MailWay)plan.Way)
            {
                case MailWay.None:
                    db.Remove(message);
                    break;
                // What goes into a calendar cannot be put together: it leaves by itself, at that hour.
                case MailWay.Digest when message.Calendar is not null:
                    message.NextAttemptAt = LetterHours.NextDigest(message.Region.Value, from);
                    break;
                case MailWay.Digest:
                    message.DigestAt = LetterHours.NextDigest(message.Region.Value, from);
                    break;
                default:
                    message.NextAttemptAt = LetterHours.Next(message.Region.Value, from);
                    break;
            }
        }
        await db.CommitAsync(stop);
    }

    /// <summary>Puts together what waits for this hour: one letter to each recipient, which says of each thing that it is there and no more.</summary>
    public async Task PutTogetherAsync(CancellationToken stop = default)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var now = clock.GetUtcNow();
        var due = await db.Outbox.FromSql(
            $"""
            select * from platform.outbox_message
            where digest_at <= {now} and sent_at is null and failed_at is null
            order by partnership_id, person_id, created_at limit {AtATime} for update skip locked
            """).ToListAsync(stop);
        if (due.Count == 0) return;
        foreach (var ofOne in due.GroupBy(message => (message.PartnershipId, message.PersonId, message.ToAddress)))
        {
            if (ofOne.Skip(1).Any()) db.Outbox.Add(Together([.. ofOne], now));
            foreach (var message in ofOne)
            {
                message.DigestAt = null;
                if (ofOne.Count() == 1) message.NextAttemptAt = now;
                else
                {
                    message.SentAt = now;
                    if (!demo.IsDemo) message.Body = null;
                }
            }
        }
        await db.CommitAsync(stop);
    }

    private OutboxMessage Together(IReadOnlyList<OutboxMessage> parts, DateTimeOffset now)
    {
        var first = parts[0];
        var culture = PortalCultures.Of(first.Language);
        var lines = string.Join('\n', parts.Select(part => $"– {part.Subject}"));
        var letter = new Letter($"together:{first.Id}", first.ToAddress, first.ToName, first.Language, string.Format(culture, In(culture, nameof(MailTexts.TogetherSubject)), parts.Count),
            string.Format(culture, In(culture, nameof(MailTexts.TogetherBody)), first.ToName, lines, site.Of(Urls.Notifications)));
        var message = letters.Written(letter, now);
        (message.Topic, message.PartnershipId, message.PersonId, message.Region, message.SortedAt) = (MailTopic.Together, first.PartnershipId, first.PersonId, first.Region, now);
        return message;
    }

    private static string In(CultureInfo culture, string key) => MailTexts.ResourceManager.GetString(key, culture)!;
}

/// <summary>How a letter leaves.</summary>
internal sealed record LetterWay(Guid Id, int Region, int Way);
