using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Calendars;
using WpbPortal.Web.Settings;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Calendar;

/// <summary>
/// Somebody's own calendar as his calendar program fetches it: the meetings to which he comes and the conversations that are planned, as the pages show
/// them at this moment, in a role that he has today. When and where, and never with whom or what was said.
/// </summary>
public sealed class CalendarFeed(WpbContexts contexts, SiteAddress site)
{
    private static readonly TimeSpan Behind = TimeSpan.FromDays(60);

    /// <summary>The calendar of who comes with this key; null when it opens nothing.</summary>
    public async Task<FeedContent?> OfAsync(string key, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenByCalendarKeyAsync(new SessionToken(key).Hash(), stop);
        if (db is null) return null;
        var culture = PortalCultures.Of(await db.Accounts.Where(row => row.Id == db.Viewer.AccountId).Select(row => row.Language).SingleAsync(stop));
        var events = await EventsAsync(db, culture.TwoLetterISOLanguageName, stop);
        string[] head =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//WpbPortal//agenda//NL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", $"NAME:{CalendarText.Escaped(In(nameof(CalendarTexts.CalendarName)))}",
            $"X-WR-CALNAME:{CalendarText.Escaped(In(nameof(CalendarTexts.CalendarName)))}", "X-WR-TIMEZONE:Europe/Amsterdam", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H",
        ];
        var content = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', head.Concat(events.SelectMany(one => one)))));
        var link = await db.CalendarLinks.VisibleTo(db.Viewer).SingleAsync(stop);
        var changedAt = link.Fetched(content, db.Now);
        await db.CommitAsync(stop);
        // The stamp says since when it is so: fetched twice, the calendar is the same to the letter.
        var stamp = $"DTSTAMP:{CalendarText.Utc(changedAt)}";
        return new(CalendarText.Of([.. head, .. CalendarText.Zone, .. events.SelectMany(one => (string?[])["BEGIN:VEVENT", stamp, .. one, "END:VEVENT"]), "END:VCALENDAR"]),
            Convert.ToHexStringLower(content.AsSpan(0, 16)), changedAt);

        string In(string name) => CalendarTexts.ResourceManager.GetString(name, culture)!;
    }

    private async Task<List<string[]>> EventsAsync(WpbDbContext db, string language, CancellationToken stop)
    {
        var (me, since, host, series) = (db.Viewer.PersonId, db.Now - Behind, new Uri(site.Of("/")).Host, MeetingForms.Series);
        var meetings = await db.Trajectories.ComingFor(db.Viewer)
            .SelectMany(row => row.Meetings, (row, meeting) => new
            {
                row.Id, Trajectory = row.Title, Meeting = meeting, IsTrainer = row.Trainers.Any(trainer => trainer.PersonId == me),
                Role = row.Participations.Where(taking => taking.PersonId == me && taking.State == ParticipationState.Accepted).Select(taking => taking.Role).FirstOrDefault(),
            })
            .Where(row => row.Meeting.CancelledAt == null && row.Meeting.StartsAt > since && !series.Contains(row.Meeting.Form))
            .Select(row => new
            {
                row.Id, row.Trajectory, row.IsTrainer, row.Role, MeetingId = row.Meeting.Id, row.Meeting.Title, row.Meeting.Audience, row.Meeting.StartsAt, row.Meeting.Minutes, row.Meeting.Room, row.Meeting.Changes,
            }).ToListAsync(stop);
        var sessions = await db.CoachingSessions.ArrangedBy(db.Viewer).Where(row => row.At > since).Select(row => new { row.Id, row.At, row.Minutes, row.Place, row.Changes }).ToListAsync(stop);
        var conversation = CalendarTexts.ResourceManager.GetString(nameof(CalendarTexts.Conversation), PortalCultures.Of(language))!;
        return
        [
            .. meetings.Where(row => (row.IsTrainer && db.Viewer.Is(Role.Trainer)) || (db.Viewer.Is(row.Role) && row.Audience.Includes(row.Role)))
                .Select(row => (row.StartsAt, Id: row.MeetingId, Lines: Lines(row.MeetingId, host, row.Changes, row.StartsAt, row.Minutes, $"{row.Title.In(language)} ({row.Trajectory.In(language)})", row.Room, site.Of(Urls.Trajectory(row.Id)))))
                .Concat(sessions.Select(row => (StartsAt: row.At, row.Id, Lines: Lines(row.Id, host, row.Changes, row.At, row.Minutes, conversation, row.Place, site.Of(Urls.Session(row.Id))))))
                .OrderBy(row => row.StartsAt).ThenBy(row => row.Id).Select(row => row.Lines),
        ];
    }

    private static string[] Lines(Guid id, string host, int sequence, DateTimeOffset from, int minutes, string summary, string? place, string address) =>
    [
        $"UID:{id:N}@{host}", $"SEQUENCE:{sequence}", CalendarText.At("DTSTART", from), CalendarText.At("DTEND", from.AddMinutes(minutes)), $"SUMMARY:{CalendarText.Escaped(summary)}",
        .. (place is null ? (string[])[] : [$"LOCATION:{CalendarText.Escaped(place)}"]), $"DESCRIPTION:{CalendarText.Escaped(address)}", $"URL:{address}", "STATUS:CONFIRMED", "TRANSP:OPAQUE", "CLASS:PRIVATE",
    ];
}

/// <summary>A calendar as it goes over the wire.</summary>
/// <param name="Text">The calendar.</param>
/// <param name="Tag">What it is known by: another one when anything in it changed.</param>
/// <param name="ChangedAt">Since when it is so.</param>
public sealed record FeedContent(string Text, string Tag, DateTimeOffset ChangedAt);
