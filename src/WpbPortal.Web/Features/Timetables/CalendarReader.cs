using System.Text;
using System.Text.RegularExpressions;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using WpbPortal.Domain;
using WpbPortal.Domain.Timetables;

namespace WpbPortal.Web.Features.Timetables;

/// <summary>
/// Reads from an iCalendar when its owner is busy, and nothing else: titles, places, names and notes are thrown away before the calendar is
/// read. What it gets comes from anywhere, so size, count, work and time have their limits.
/// </summary>
internal static partial class CalendarReader
{
    /// <summary>The largest calendar, in bytes.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private const int MostEvents = 5000;
    private const int MostOccurrences = 20_000;

    /// <summary>How long the work may take; a timetable of two years takes a tenth of a second.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(5);

    /// <summary>What says when something is, and whether one is busy then.</summary>
    private static readonly HashSet<string> Needed = new(StringComparer.OrdinalIgnoreCase)
    {
        "UID", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "TRANSP", "STATUS", "X-MICROSOFT-CDO-BUSYSTATUS",
    };

    // Two at a time: whoever sends large calendars waits for himself, and the portal goes on.
    private static readonly SemaphoreSlim Reading = new(2);

    /// <summary>When the calendar says that its owner is busy on these days.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TimetableUnreadable"/> or <see cref="Rule.TimetableTooLarge"/>, at the file.</exception>
    public static async Task<IReadOnlyList<BusyTime>> ReadAsync(Stream content, DatePeriod days, CancellationToken stop)
    {
        var text = await TextAsync(content, stop);
        await Reading.WaitAsync(stop);
        try
        {
            return await Task.Run(() => Read(text, days), stop).WaitAsync(LongestWork, stop);
        }
        catch (Exception broken) when (broken is TimeoutException or EvaluationLimitExceededException)
        {
            throw TooLarge();
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or RuleViolationException))
        {
            // Whatever its reader stumbles over: it is no calendar.
            throw Unreadable();
        }
        finally
        {
            Reading.Release();
        }
    }

    private static async Task<string> TextAsync(Stream content, CancellationToken stop)
    {
        var buffer = new byte[MostBytes + 1];
        var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        return length <= MostBytes ? Encoding.UTF8.GetString(buffer, 0, length).TrimStart('\uFEFF') : throw TooLarge();
    }

    private static List<BusyTime> Read(string text, DatePeriod days)
    {
        var from = DutchTime.Moment(days.From, TimeOnly.MinValue);
        var until = DutchTime.Moment(days.Until!.Value.AddDays(1), TimeOnly.MinValue);
        var calendar = Ical.Net.Calendar.Load(BusyOnly(text)) ?? throw Unreadable();
        // A day earlier and later: a day without a time is in UTC to the reader and in the Netherlands to us.
        var occurrences = calendar.GetOccurrences<CalendarEvent>(new CalDateTime(from.UtcDateTime.AddDays(-1)), new EvaluationOptions { MaxUnmatchedIncrementsLimit = 5000 });
        List<BusyTime> busy = [];
        var count = 0;
        foreach (var occurrence in occurrences)
        {
            if (++count > MostOccurrences) throw TooLarge();
            if (occurrence.Period.StartTime.AsUtc >= until.UtcDateTime.AddDays(1)) break;
            if (occurrence.Source is not CalendarEvent held || IsFree(held) || occurrence.Period.EffectiveEndTime is not { } end) continue;
            busy.Add(new(Moment(occurrence.Period.StartTime), Moment(end)));
        }
        return busy;
    }

    private static bool IsFree(CalendarEvent held) =>
        string.Equals(held.Transparency, TransparencyType.Transparent, StringComparison.OrdinalIgnoreCase)
        || string.Equals(held.Status, EventStatus.Cancelled, StringComparison.OrdinalIgnoreCase)
        || held.Properties.Any(property => property.Name.StartsWith("X-MICROSOFT", StringComparison.OrdinalIgnoreCase) && string.Equals(property.Value as string, "FREE", StringComparison.OrdinalIgnoreCase));

    /// <summary>A time without a zone, and a day without a time, are those of the Netherlands.</summary>
    private static DateTimeOffset Moment(CalDateTime value) =>
        value.HasTime && value.TzId is not null ? new DateTimeOffset(value.AsUtc, TimeSpan.Zero) : DutchTime.Moment(value.Date, value.Time ?? TimeOnly.MinValue);

    /// <summary>A calendar of the same events with nothing in them but when they are.</summary>
    private static string BusyOnly(string text)
    {
        // A long line goes on in the next one, behind a blank.
        var lines = Folded().Replace(text, "").Split('\n');
        var kept = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//WpbPortal//rooster//NL\r\n");
        var (path, events) = (new Stack<string>(), 0);
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var name = line[..(line.IndexOfAny([':', ';']) is >= 0 and var end ? end : line.Length)];
            if (name.Equals("BEGIN", StringComparison.OrdinalIgnoreCase))
            {
                path.Push(line[(name.Length + 1)..].Trim().ToUpperInvariant());
                if (path.Count > 5) throw Unreadable();
                if (!IsEvent(path)) continue;
                if (++events > MostEvents) throw TooLarge();
                kept.Append("BEGIN:VEVENT\r\n");
            }
            else if (name.Equals("END", StringComparison.OrdinalIgnoreCase))
            {
                if (path.Count == 0) throw Unreadable();
                if (IsEvent(path)) kept.Append("END:VEVENT\r\n");
                path.Pop();
            }
            else if (path.Count == 0)
            {
                throw Unreadable();
            }
            else if (IsEvent(path) && Needed.Contains(name))
            {
                if (TooOften().IsMatch(line)) throw TooLarge();
                kept.Append(Zone().Replace(line, InKnownZone)).Append("\r\n");
            }
        }
        return events > 0 && path.Count == 0 ? kept.Append("END:VCALENDAR\r\n").ToString() : throw (text.Contains("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase) && path.Count == 0 ? Empty() : Unreadable());

        static bool IsEvent(Stack<string> path) => path.Count == 2 && path.Peek() == "VEVENT" && path.Last() == "VCALENDAR";
    }

    /// <summary>A zone that only the sender knows is taken for that of the Netherlands, where the lessons are.</summary>
    private static string InKnownZone(Match zone)
    {
        var name = zone.Groups[1].Value.Trim('"');
        var isKnown = name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '/' or '_' or '-' or '+' or ' ') && !name.StartsWith('/') && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);
        var id = isKnown && TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana) ? iana : name;
        return $";TZID={(isKnown ? id : DutchTime.Zone.Id)}";
    }

    private static RuleViolationException Unreadable() => new(Rule.TimetableUnreadable) { Field = nameof(TimetableSource.File) };

    private static RuleViolationException TooLarge() => new(Rule.TimetableTooLarge) { Field = nameof(TimetableSource.File) };

    private static RuleViolationException Empty() => new(Rule.TimetableEmpty) { Field = nameof(TimetableSource.File) };

    [GeneratedRegex("\r?\n[ \t]")]
    private static partial Regex Folded();

    [GeneratedRegex(";TZID=(\"[^\"]*\"|[^:;]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Zone();

    /// <summary>Lessons are not held by the hour, the minute or the second.</summary>
    [GeneratedRegex("FREQ=(SECONDLY|MINUTELY|HOURLY)|BYSECOND=|^RRULE.*BYMINUTE=.*,", RegexOptions.IgnoreCase)]
    private static partial Regex TooOften();
}
