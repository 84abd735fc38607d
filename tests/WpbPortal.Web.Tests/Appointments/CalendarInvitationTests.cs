using System.Text;
using Ical.Net;
using WpbPortal.Domain;
using WpbPortal.Web.Calendars;
using WpbPortal.Web.Tests.Calendars;
using Xunit;

namespace WpbPortal.Web.Tests.Appointments;

/// <summary>
/// An invitation as calendars read it: by a reader that did not write it, and line by line by what the standard asks (RFC 5545 and 5546).
/// </summary>
public sealed class CalendarInvitationTests
{
    private static readonly CalendarInvitation Planned = new()
    {
        Uid = "0190f3b7@portaal.example.nl", Sequence = 0, IsCancelled = false, Stamp = new(2026, 11, 9, 9, 0, 0, TimeSpan.Zero), From = new(2026, 11, 12, 13, 30, 0, TimeSpan.Zero),
        Until = new(2026, 11, 12, 14, 15, 0, TimeSpan.Zero), Summary = "Begeleidingsgesprek", Place = "Lokaal 1.14; naast de aula, \"boven\"\nlinks \\ rechts – ’t hoekje met een heel lange naam, zo lang dat de regel breekt én verder gaat 👩‍🏫",
        Address = "https://portaal.example.nl/gesprekken/0190f3b7-0000-7000-8000-000000000001", OrganizerName = "WpbPortal", OrganizerAddress = "portaal@example.nl",
        AttendeeName = "Zoë \"de\" Boer; van 't Hof, dr.", AttendeeAddress = "zoe@school.example",
    };

    [Fact]
    public void ToCalendar_APlannedConversation_IsReadByAnotherReaderAsItIsMeant()
    {
        var calendar = Calendar.Load(Planned.ToCalendar())!;
        Assert.Equal(("REQUEST", "2.0"), (calendar.Method, calendar.Version));
        var held = Assert.Single(calendar.Events);
        Assert.Equal((Planned.Uid, 0, "CONFIRMED", Planned.Summary), (held.Uid, held.Sequence, held.Status, held.Summary));
        Assert.Equal((Planned.From.UtcDateTime, Planned.Until.UtcDateTime), (held.DtStart!.AsUtc, held.DtEnd!.AsUtc));
        Assert.Equal(Planned.Place!.ReplaceLineEndings("\n"), held.Location!.ReplaceLineEndings("\n"));
        Assert.Equal(Planned.Address, held.Url!.OriginalString);
        Assert.Equal("mailto:portaal@example.nl", held.Organizer!.Value!.OriginalString);
        var attendee = Assert.Single(held.Attendees);
        Assert.Equal(("mailto:zoe@school.example", "Zoë de Boer; van 't Hof, dr.", "REQ-PARTICIPANT", "NEEDS-ACTION", false), (attendee.Value!.OriginalString, attendee.CommonName, attendee.Role, attendee.ParticipationStatus, attendee.Rsvp));
        Assert.NotEqual(held.Organizer.Value, attendee.Value);
    }

    [Fact]
    public void ToCalendar_MovedAndCancelled_IsTheSameUidWithARisingNumberAndTheMethodOfTheAct()
    {
        var moved = Calendar.Load((Planned with { Sequence = 1, From = Planned.From.AddDays(1), Until = Planned.Until.AddDays(1) }).ToCalendar())!;
        var cancelled = Calendar.Load((Planned with { Sequence = 2, IsCancelled = true }).ToCalendar())!;
        Assert.Equal(("REQUEST", Planned.Uid, 1), (moved.Method, moved.Events.Single().Uid, moved.Events.Single().Sequence));
        Assert.Equal(("CANCEL", Planned.Uid, 2, "CANCELLED"), (cancelled.Method, cancelled.Events.Single().Uid, cancelled.Events.Single().Sequence, cancelled.Events.Single().Status));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ToCalendar_LineByLine_KeepsToTheStandard(bool isCancelled)
    {
        var text = (Planned with { IsCancelled = isCancelled }).ToCalendar();
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var lines = text.Split("\r\n")[..^1];
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.All(lines, line => Assert.Equal(line, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line))));
        var whole = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1];
        Assert.All(whole, line => Assert.Matches("^[A-Z-]+(;[A-Z-]+=(\"[^\"\\x00-\\x1F]*\"|[^\";:,\\x00-\\x1F]*))*:[^\\x00-\\x1F]*$", line));
        // What an invitation must have, once each, in a calendar that says how it is meant before it says what.
        foreach (var name in (string[])["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:", "METHOD:", "BEGIN:VEVENT", "UID:", "SEQUENCE:", "DTSTAMP:", "DTSTART;", "DTEND;", "STATUS:", "BEGIN:VTIMEZONE", "TZID:Europe/Amsterdam", "END:VTIMEZONE", "SUMMARY:", "ORGANIZER;", "ATTENDEE;", "END:VEVENT"])
            Assert.Single(whole, line => line.StartsWith(name, StringComparison.Ordinal));
        Assert.True(Array.FindIndex(whole, line => line.StartsWith("METHOD:", StringComparison.Ordinal)) < Array.IndexOf(whole, "BEGIN:VEVENT"));
        // A moment is written as a Dutch clock says it, by the rules of the zone that stand before it; a value of text lets no separator through unescaped.
        Assert.All(whole.Where(line => line.StartsWith("DTSTAMP", StringComparison.Ordinal)), line => Assert.Matches("^DTSTAMP:\\d{8}T\\d{6}Z$", line));
        Assert.All(whole.Where(line => line.StartsWith("DTSTART;", StringComparison.Ordinal) || line.StartsWith("DTEND;", StringComparison.Ordinal)), line => Assert.Matches("^DT(START|END);TZID=Europe/Amsterdam:\\d{8}T\\d{6}$", line));
        Assert.True(Array.IndexOf(whole, "END:VTIMEZONE") < Array.IndexOf(whole, "BEGIN:VEVENT"));
        Assert.Matches(@"^LOCATION:([^;,\\]|\\[;,\\n])*$", whole.Single(line => line.StartsWith("LOCATION:", StringComparison.Ordinal)));
    }

    /// <summary>Every Wednesday from half past two, through the weeks in which the clock changes, and the hour that comes twice.</summary>
    [Theory]
    [InlineData(2026, 10, 7)]
    [InlineData(2027, 3, 17)]
    [InlineData(2027, 10, 20)]
    public void ToCalendar_AroundAChangeOfClock_IsTheSameMomentToAReaderThatKnowsOnlyTheRulesInIt(int year, int month, int day)
    {
        for (var week = 0; week < 5; week++)
        {
            var date = new DateOnly(year, month, day).AddDays(7 * week);
            foreach (var time in new TimeOnly[] { new(14, 30), new(0, 30) })
            {
                var from = DutchTime.Moment(date, time);
                var text = (Planned with { From = from, Until = from.AddMinutes(90) }).ToCalendar();
                Assert.Contains($"DTSTART;TZID=Europe/Amsterdam:{date:yyyyMMdd}T{time:HHmmss}\r\n", text, StringComparison.Ordinal);
                CalendarRules.Check(text);
                var held = Calendar.Load(text)!.Events.Single();
                Assert.Equal((from.UtcDateTime, from.AddMinutes(90).UtcDateTime), (held.DtStart!.AsUtc, held.DtEnd!.AsUtc));
            }
        }
    }

    [Fact]
    public void ToCalendar_InTheHourThatComesTwice_SaysWhichOfTheTwo()
    {
        foreach (var hour in new[] { 0, 1 })
        {
            var from = new DateTimeOffset(2026, 10, 25, hour, 30, 0, TimeSpan.Zero);
            Assert.Equal(from.UtcDateTime, Calendar.Load((Planned with { From = from, Until = from.AddHours(2) }).ToCalendar())!.Events.Single().DtStart!.AsUtc);
        }
    }

    [Theory]
    [InlineData("Anna\r\nATTENDEE:mailto:iemand@anders.example")]
    [InlineData("\":mailto:iemand@anders.example")]
    public void ToCalendar_ANameThatIsMore_StaysAName(string name)
    {
        var calendar = Calendar.Load((Planned with { AttendeeName = name, Place = name }).ToCalendar())!;
        Assert.Equal("mailto:zoe@school.example", Assert.Single(calendar.Events.Single().Attendees).Value!.OriginalString);
    }
}
