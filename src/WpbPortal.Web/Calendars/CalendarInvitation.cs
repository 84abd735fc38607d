namespace WpbPortal.Web.Calendars;

/// <summary>
/// An invitation for one calendar (RFC 5545 and 5546): the same UID for as long as what it is about is there, a number that rises with every
/// change. The portal invites, for who invites himself gets no buttons; it reads no answers and so asks for none. Nobody else who comes is named in it.
/// </summary>
internal sealed record CalendarInvitation
{
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
    public string ToCalendar() => CalendarText.Of(
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//WpbPortal//agenda//NL", "CALSCALE:GREGORIAN", $"METHOD:{(IsCancelled ? "CANCEL" : "REQUEST")}", .. CalendarText.Zone,
        "BEGIN:VEVENT", $"UID:{Uid}", $"SEQUENCE:{Sequence}", $"DTSTAMP:{CalendarText.Utc(Stamp)}", CalendarText.At("DTSTART", From), CalendarText.At("DTEND", Until),
        $"STATUS:{(IsCancelled ? "CANCELLED" : "CONFIRMED")}", "TRANSP:OPAQUE", "CLASS:PRIVATE", $"SUMMARY:{CalendarText.Escaped(Summary)}", Place is null ? null : $"LOCATION:{CalendarText.Escaped(Place)}",
        $"DESCRIPTION:{CalendarText.Escaped(Address)}", $"URL:{Address}", $"ORGANIZER;CN={CalendarText.Quoted(OrganizerName)}:mailto:{OrganizerAddress}",
        $"ATTENDEE;CN={CalendarText.Quoted(AttendeeName)};CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{AttendeeAddress}",
        "END:VEVENT", "END:VCALENDAR",
    ]);
}
