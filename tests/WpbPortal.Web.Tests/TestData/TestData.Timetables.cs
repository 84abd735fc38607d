using System.Text;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Timetables;

namespace WpbPortal.Web.Tests;

public sealed partial class TestData
{
    /// <summary>A timetable of somebody who is busy on these weekly blocks from today to the end of the next school year.</summary>
    public async Task<Timetable> TimetableAsync(Person person, params WeeklyBlock[] blocks)
    {
        var timetable = new Timetable(person.PartnershipId, person.Id);
        timetable.TakeByHand(blocks, Timetable.DaysKnown(Today), Today, Clock.GetUtcNow());
        await AddAsync(person.PartnershipId, [timetable], person.Id);
        return timetable;
    }

    /// <summary>A calendar with one lesson a week, from this moment on.</summary>
    public static Stream CalendarFile(DateTimeOffset first, string title = "3HV wiskunde", string place = "lokaal 12") => new MemoryStream(Encoding.UTF8.GetBytes(
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:les@school.example\r\nSUMMARY:{title}\r\nLOCATION:{place}\r\nDTSTART:{first.UtcDateTime:yyyyMMdd'T'HHmmss}Z\r\nDURATION:PT50M\r\nRRULE:FREQ=WEEKLY;COUNT=10\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
}
