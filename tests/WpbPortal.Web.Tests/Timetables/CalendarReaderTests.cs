using System.Diagnostics;
using System.Text;
using WpbPortal.Domain;
using WpbPortal.Domain.Timetables;
using WpbPortal.Web.Features.Timetables;
using Xunit;

namespace WpbPortal.Web.Tests.Timetables;

/// <summary>What calendars of schools look like, and what somebody might send instead.</summary>
public sealed class CalendarReaderTests
{
    private static readonly DatePeriod Days = new(new(2026, 10, 19), new(2028, 7, 31));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_WeeklyLessonOverTheEndOfSummerTime_StaysAtItsHourAndKnowsItsExceptions()
    {
        var busy = await ReadAsync(Calendar("""
            BEGIN:VEVENT
            UID:a
            SUMMARY:3HV wiskunde
            DTSTART;TZID=Europe/Amsterdam:20260907T153000
            DTEND;TZID=Europe/Amsterdam:20260907T161500
            RRULE:FREQ=WEEKLY;UNTIL=20261123T235959Z
            EXDATE;TZID=Europe/Amsterdam:20261109T153000
            END:VEVENT
            BEGIN:VEVENT
            UID:a
            RECURRENCE-ID;TZID=Europe/Amsterdam:20261102T153000
            DTSTART;TZID=Europe/Amsterdam:20261103T090000
            DTEND;TZID=Europe/Amsterdam:20261103T094500
            END:VEVENT
            """));
        Assert.Equal([Utc(10, 19, 13, 30), Utc(10, 26, 14, 30), Utc(11, 3, 8, 0), Utc(11, 16, 14, 30), Utc(11, 23, 14, 30)], busy.Select(time => time.From).Order());
        Assert.All(busy, time => Assert.Equal(TimeSpan.FromMinutes(45), time.Until - time.From));
    }

    [Theory]
    [InlineData("DTSTART:20261020T080000Z\nDTEND:20261020T090000Z", 8)]
    [InlineData("DTSTART:20261020T100000\nDURATION:PT1H", 8)]
    [InlineData("DTSTART;TZID=Europe/Amsterdam:20261020T100000\nDTEND;TZID=Europe/Amsterdam:20261020T110000", 8)]
    [InlineData("DTSTART;TZID=\"W. Europe Standard Time\":20261020T100000\nDTEND;TZID=\"W. Europe Standard Time\":20261020T110000", 8)]
    [InlineData("DTSTART;TZID=Rooster van de school:20261020T100000\nDTEND;TZID=Rooster van de school:20261020T110000", 8)]
    [InlineData("DTSTART;TZID=../../etc/passwd:20261020T100000\nDURATION:PT1H", 8)]
    [InlineData("DTSTART;TZID=Europe/London:20261020T100000\nDTEND;TZID=Europe/London:20261020T110000", 9)]
    public async Task Read_TimesInEveryKindOfZone_AreTheMomentsMeant(string times, int hour)
    {
        var time = Assert.Single(await ReadAsync(Calendar($"BEGIN:VEVENT\nUID:a\n{times}\nEND:VEVENT")));
        Assert.Equal(new BusyTime(Utc(10, 20, hour, 0), Utc(10, 20, hour + 1, 0)), time);
    }

    [Theory]
    [InlineData("TRANSP:TRANSPARENT")]
    [InlineData("STATUS:CANCELLED")]
    [InlineData("X-MICROSOFT-CDO-BUSYSTATUS:FREE")]
    public async Task Read_WhatIsFreeOrCancelled_IsNotBusy(string line) =>
        Assert.Single(await ReadAsync(Calendar($"BEGIN:VEVENT\nUID:a\nDTSTART:20261020T080000Z\nDTEND:20261020T090000Z\n{line}\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nDTSTART:20261021T080000Z\nDTEND:20261021T090000Z\nEND:VEVENT")));

    [Fact]
    public async Task Read_AWholeDay_IsThatDayInTheNetherlands()
    {
        var day = Assert.Single(await ReadAsync(Calendar("BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20261020\nDTEND;VALUE=DATE:20261021\nEND:VEVENT")));
        Assert.Equal(new BusyTime(Utc(10, 19, 22, 0), Utc(10, 20, 22, 0)), day);
    }

    [Fact]
    public async Task Read_FoldedLinesAlarmsZonesAndTasks_GivesTheEventsAlone()
    {
        var calendar = "\uFEFF" + Calendar("BEGIN:VTIMEZONE\nTZID:Europe/Amsterdam\nBEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n"
            + "BEGIN:VEVENT\nUID:a\nDESCRIPTION:Een lange\n  regel die doorloopt\n\tin de volgende\nDTSTART;TZID=Europe/\n Amsterdam:20261020T100000\nDTEND;TZID=Europe/Amsterdam:20261020T110000\nBEGIN:VALARM\nTRIGGER:-PT15M\nACTION:DISPLAY\nEND:VALARM\nEND:VEVENT\n"
            + "BEGIN:VTODO\nUID:t\nDTSTART:20261020T080000Z\nDUE:20261020T090000Z\nEND:VTODO");
        Assert.Equal(Utc(10, 20, 8, 0), Assert.Single(await ReadAsync(calendar)).From);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hallo")]
    [InlineData("<html><body>Inloggen</body></html>")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261020T080000Z")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261020T080000Z\nDTEND:20261020T090000Z\nRRULE:FREQ=VAAK\nEND:VEVENT\nEND:VCALENDAR")]
    [InlineData("END:VCALENDAR")]
    [InlineData("PK\u0003\u0004 een zip")]
    public async Task Read_WhatIsNoCalendar_IsUnreadable(string text) => await RefusedAsync(text, Rule.TimetableUnreadable);

    [Fact]
    public async Task Read_AnEventWithoutATime_GivesNothing() => Assert.Empty(await ReadAsync(Calendar("BEGIN:VEVENT\nUID:a\nDTSTART:morgen\nEND:VEVENT")));

    [Fact]
    public async Task Read_ACalendarWithoutEvents_IsEmpty() => await RefusedAsync("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR", Rule.TimetableEmpty);

    [Theory]
    [InlineData("RRULE:FREQ=SECONDLY")]
    [InlineData("RRULE:FREQ=MINUTELY;INTERVAL=1")]
    [InlineData("RRULE:FREQ=HOURLY")]
    [InlineData("RRULE:FREQ=DAILY;BYHOUR=8,9,10,11,12,13,14,15,16;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31")]
    [InlineData("RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23", 5)]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    public async Task Read_RulesThatNeverEndOrNeverCome_IsTooLargeAndSoonSo(string rule, int events = 1)
    {
        var clock = Stopwatch.StartNew();
        await RefusedAsync(Calendar(string.Join('\n', Enumerable.Range(0, events).Select(number => $"BEGIN:VEVENT\nUID:{number}\nDTSTART:20261020T080000Z\nDTEND:20261020T080100Z\n{rule}\nEND:VEVENT"))), Rule.TimetableTooLarge);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task Read_MoreThanATimetableHas_IsTooLarge()
    {
        await RefusedAsync(Calendar(string.Join('\n', Enumerable.Range(0, 5001).Select(number => $"BEGIN:VEVENT\nUID:{number}\nDTSTART:20261020T080000Z\nDTEND:20261020T090000Z\nEND:VEVENT"))), Rule.TimetableTooLarge);
        await RefusedAsync(Calendar("BEGIN:VEVENT\nUID:a\nDTSTART:20261020T080000Z\nDTEND:20261020T090000Z\nDESCRIPTION:" + new string('x', CalendarReader.MostBytes) + "\nEND:VEVENT"), Rule.TimetableTooLarge);
    }

    /// <summary>A year of lessons as mbo systems give them, each an event of its own.</summary>
    [Fact]
    public async Task Read_TwoThousandSingleLessons_TakesNoTime()
    {
        var lessons = Enumerable.Range(0, 2000).Select(number => $"BEGIN:VEVENT\nUID:{number}\nSUMMARY:Les {number}\nDTSTART:{new DateTime(2026, 10, 20, 8, 0, 0).AddHours(number * 3):yyyyMMdd'T'HHmmss}Z\nDURATION:PT50M\nEND:VEVENT");
        Assert.Equal(2000, (await ReadAsync(Calendar(string.Join('\n', lessons)))).Count);
    }

    private static string Calendar(string inside) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//School//Rooster//NL\r\n{inside.ReplaceLineEndings("\r\n")}\r\nEND:VCALENDAR\r\n";

    private static async Task<IReadOnlyList<BusyTime>> ReadAsync(string text) => await CalendarReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), Days, Stop);

    private static async Task RefusedAsync(string text, Rule rule)
    {
        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => ReadAsync(text));
        Assert.Equal((rule, nameof(TimetableSource.File)), (broken.Rule, broken.Field));
    }

    private static DateTimeOffset Utc(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, TimeSpan.Zero);
}
