using System.Globalization;
using System.Text;

namespace WpbPortal.Web.Features.Appointments;

/// <summary>
/// An invitation for one calendar (RFC 5545 and 5546): the same UID for as long as the conversation is there, a number that rises with every
/// change. Times are in UTC, so it needs no rules of a zone. The portal invites, for who invites himself gets no buttons; it reads no answers
/// and so asks for none. The other of the two is not named in it.
/// </summary>
internal sealed record CalendarInvitation
{
    private const int LongestLine = 75;

    public required string Uid { get; init; }
    public required int Sequence { get; init; }
    public required bool IsCancelled { get; init; }
    public required DateTimeOffset Stamp { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset Until { get; init; }
    public required string Summary { get; init; }
    public required string? Place { get; init; }
    public required string Address { get; init; }
    public required string OrganizerName { get; init; }
    public required string OrganizerAddress { get; init; }
    public required string AttendeeName { get; init; }
    public required string AttendeeAddress { get; init; }

    /// <summary>The text of the calendar, with the line ends and the lengths that it must have.</summary>
    public string ToCalendar()
    {
        string?[] lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//WpbPortal//gesprekken//NL", "CALSCALE:GREGORIAN", $"METHOD:{(IsCancelled ? "CANCEL" : "REQUEST")}",
            "BEGIN:VEVENT", $"UID:{Uid}", $"SEQUENCE:{Sequence}", $"DTSTAMP:{Utc(Stamp)}", $"DTSTART:{Utc(From)}", $"DTEND:{Utc(Until)}",
            $"STATUS:{(IsCancelled ? "CANCELLED" : "CONFIRMED")}", "TRANSP:OPAQUE", "CLASS:PRIVATE", $"SUMMARY:{Escaped(Summary)}", Place is null ? null : $"LOCATION:{Escaped(Place)}",
            $"DESCRIPTION:{Escaped(Address)}", $"URL:{Address}", $"ORGANIZER;CN={Quoted(OrganizerName)}:mailto:{OrganizerAddress}",
            $"ATTENDEE;CN={Quoted(AttendeeName)};CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{AttendeeAddress}",
            "END:VEVENT", "END:VCALENDAR",
        ];
        var text = new StringBuilder();
        foreach (var line in lines.OfType<string>()) Fold(text, line);
        return text.ToString();
    }

    private static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n").Replace("\t", " ", StringComparison.Ordinal);

    /// <summary>A value of a parameter may hold no quote and no end of line, whatever somebody is called.</summary>
    private static string Quoted(string text) => $"\"{new string([.. text.Where(sign => sign != '"' && !char.IsControl(sign))])}\"";

    /// <summary>No line is longer than 75 bytes; what is goes on in the next one, behind a blank, and no letter is cut in two.</summary>
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
