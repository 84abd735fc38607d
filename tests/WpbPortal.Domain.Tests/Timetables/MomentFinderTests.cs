using WpbPortal.Domain.Timetables;
using Xunit;

namespace WpbPortal.Domain.Tests.Timetables;

/// <summary>Moments that suit two people: free for both, on school days in working hours, spread over two weeks.</summary>
public sealed class MomentFinderTests
{
    // Monday 9 November, ten o'clock in the Netherlands.
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Propose_NobodyBusy_GivesThreeUsualTimesSpreadOverTwoWeeks()
    {
        var moments = MomentFinder.Propose(Now, 30, [], IsWeekday, _ => true);
        Assert.Equal([Local(2026, 11, 9, 15, 30), Local(2026, 11, 16, 15, 30), Local(2026, 11, 20, 15, 30)], moments.Select(DutchTime.Local));
    }

    [Fact]
    public void Propose_ThousandsOfWeeks_AreFreeForBothOnSchoolDaysInTheirHours()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            // Any moment of two years, so also over both changes of the clock and over New Year.
            var now = new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(2 * 365 * 24 * 60));
            var minutes = random.Next(1, 13) * 10;
            List<BusyTime> busy = [.. Enumerable.Range(0, random.Next(60)).Select(_ => now.AddMinutes(random.Next(20_000))).Select(from => new BusyTime(from, from.AddMinutes(random.Next(20, 300))))];
            bool IsSchoolDay(DateOnly day) => IsWeekday(day) && day.DayNumber % 7 != seed % 7;
            var moments = MomentFinder.Propose(now, minutes, busy, IsSchoolDay, day => day.DayNumber % 5 != seed % 5);
            Assert.True(moments.Count <= MomentFinder.Most);
            Assert.Equal(moments.Order(), moments);
            Assert.Equal(moments.Count, moments.Select(DutchTime.DayOf).Distinct().Count());
            foreach (var moment in moments)
            {
                var (from, until) = (DutchTime.Local(moment), DutchTime.Local(moment.AddMinutes(minutes)));
                Assert.True(moment >= now.AddHours(1) && DutchTime.DayOf(moment) < DutchTime.DayOf(now).AddDays(MomentFinder.DaysAhead), $"{seed}: {moment} from {now}");
                Assert.True(IsSchoolDay(DutchTime.DayOf(moment)) && from.TimeOfDay >= new TimeSpan(8, 30, 0) && until.TimeOfDay <= new TimeSpan(17, 0, 0), $"{seed}: {from} to {until}");
                Assert.DoesNotContain(busy, time => time.Overlaps(new(moment, moment.AddMinutes(minutes))));
            }
        }
    }

    /// <summary>A lesson every week at half past two: after the night of 25 October and of 28 March it is another moment in UTC, and the proposal beside it too.</summary>
    [Theory]
    [InlineData("2026-10-19", 13, 14)]
    [InlineData("2027-03-22", 14, 13)]
    public void Propose_OverAChangeOfTheClock_StaysBesideTheLessonOnTheClock(string monday, int before, int after)
    {
        var first = DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture);
        List<BusyTime> busy = [.. new[] { 0, 7 }.SelectMany(days => new[]
        {
            new BusyTime(DutchTime.Moment(first.AddDays(days), new(8, 30)), DutchTime.Moment(first.AddDays(days), new(15, 0))),
        })];
        var moments = MomentFinder.Propose(DutchTime.Moment(first, new(7, 0)), 30, busy, day => day.DayOfWeek == DayOfWeek.Monday, _ => true);
        Assert.Equal([Local(first, 15, 0), Local(first.AddDays(7), 15, 0)], moments.Select(DutchTime.Local));
        Assert.Equal([before, after], moments.Select(moment => moment.UtcDateTime.Hour));
    }

    [Fact]
    public void Propose_BusyAllDayOrNoTimeLeft_GivesNothingOfThatDay()
    {
        var today = DutchTime.DayOf(Now);
        BusyTime WholeDay(DateOnly day) => new(DutchTime.Moment(day, TimeOnly.MinValue), DutchTime.Moment(day.AddDays(1), TimeOnly.MinValue));
        Assert.Empty(MomentFinder.Propose(Now, 30, [.. Enumerable.Range(0, 15).Select(days => WholeDay(today.AddDays(days)))], IsWeekday, _ => true));
        Assert.Empty(MomentFinder.Propose(Now, 480 + 60, [], IsWeekday, _ => true));
        Assert.Single(MomentFinder.Propose(Now, 30, [], day => day == today, _ => true));
        Assert.Empty(MomentFinder.Propose(Now.AddHours(6), 30, [], day => day == today, _ => true));
        Assert.Empty(MomentFinder.Propose(Now, 30, [], _ => false, _ => true));
        Assert.Empty(MomentFinder.Propose(Now, 30, [], IsWeekday, _ => false));
    }

    [Fact]
    public void IsNeverOrTwice_InTheNightsThatTheClockJumps_IsSo()
    {
        Assert.True(DutchTime.IsNeverOrTwice(new(2026, 3, 29), new(2, 30)));
        Assert.True(DutchTime.IsNeverOrTwice(new(2026, 10, 25), new(2, 30)));
        Assert.False(DutchTime.IsNeverOrTwice(new(2026, 10, 25), new(3, 0)));
        Assert.False(DutchTime.IsNeverOrTwice(new(2026, 3, 29), new(1, 59)));
        Assert.False(DutchTime.IsNeverOrTwice(new(2026, 11, 9), new(2, 30)));
        Assert.Equal(DutchTime.Moment(new(2026, 10, 25), new(3, 0)), DutchTime.OneMoment(new(2026, 10, 25), new(3, 0), "Time"));
        var broken = Assert.Throws<RuleViolationException>(() => DutchTime.OneMoment(new(2026, 10, 25), new(2, 30), "Time"));
        Assert.Equal((Rule.ClockJumps, "Time"), (broken.Rule, broken.Field));
    }

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static DateTime Local(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0);

    private static DateTime Local(DateOnly day, int hour, int minute) => day.ToDateTime(new(hour, minute));
}
