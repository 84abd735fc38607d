using System.Globalization;
using System.Text;
using WpbPortal.Domain;

namespace WpbPortal.Web.Calendars;

/// <summary>
/// How iCalendar is written (RFC 5545). Moments are written as a Dutch clock says them, with the rules of Europe/Amsterdam in the calendar itself, so
/// that half past two stays half past two on both sides of a change of clock; a moment that a Dutch clock says twice is written in UTC.
/// </summary>
internal static class CalendarText
{
    private const int LongestLine = 75;

    /// <summary>The rules by which the clock of Europe/Amsterdam has changed since 1996: on the last Sunday of March and of October.</summary>
    public static readonly string[] Zone =
    [
        "BEGIN:VTIMEZONE", $"TZID:{DutchTime.Zone.Id}",
        "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:19961027T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
        "END:VTIMEZONE",
    ];

    /// <summary>A moment under a name, as a Dutch clock says it.</summary>
    public static string At(string name, DateTimeOffset moment)
    {
        var local = DutchTime.Local(moment);
        return DutchTime.Zone.IsAmbiguousTime(local)
            ? $"{name}:{Utc(moment)}"
            : $"{name};TZID={DutchTime.Zone.Id}:{local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}";
    }

    /// <summary>A moment in UTC.</summary>
    public static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A value of text: no separator and no end of line comes through unescaped.</summary>
    public static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n").Replace("\t", " ", StringComparison.Ordinal);

    /// <summary>A value of a parameter may hold no quote and no end of line, whatever somebody is called.</summary>
    public static string Quoted(string text) => $"\"{new string([.. text.Where(sign => sign != '"' && !char.IsControl(sign))])}\"";

    /// <summary>The lines as they go over the wire: none is longer than 75 bytes; what is goes on in the next one, behind a blank, and no letter is cut in two.</summary>
    public static string Of(IEnumerable<string?> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines.OfType<string>()) Fold(text, line);
        return text.ToString();
    }

    private static void Fold(StringBuilder text, string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                length = 1;
            }
            text.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
