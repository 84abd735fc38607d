using WpbPortal.Domain.Timetables;
using Xunit;

namespace WpbPortal.Domain.Tests.Timetables;

/// <summary>What is kept of a timetable: stretches in order, of days to come, on a Dutch clock.</summary>
public sealed class TimetableTests
{
    private static readonly DateOnly Today = new(2026, 10, 19);

    private static readonly DateTimeOffset Now = new(2026, 10, 19, 8, 0, 0, TimeSpan.Zero);

    private static readonly WeeklyBlock Monday = new(DayOfWeek.Monday, new(15, 30), new(16, 15));

    [Fact]
    public void Merged_OverlappingTouchingAndOutside_AreOneAndClippedInOrder()
    {
        var merged = BusyTime.Merged([At(12, 13), At(8, 10), At(10, 11), At(9, 10), At(15, 23), At(3, 4), At(14, 14)], Hour(7), Hour(18));
        Assert.Equal([At(8, 11), At(12, 13), At(15, 18)], merged);
    }

    [Fact]
    public void Overlaps_WhatOnlyTouches_DoesNot()
    {
        Assert.False(At(8, 9).Overlaps(At(9, 10)));
        Assert.True(At(8, 10).Overlaps(At(9, 9)) || At(8, 10).Overlaps(At(9, 11)));
    }

    [Fact]
    public void TakeByHand_OverTheEndOfSummerTime_StaysAtTheSameHourOfTheClock()
    {
        var timetable = Given([Monday], new(Today, new(2026, 11, 2)));
        Assert.Equal([new(2026, 10, 19, 13, 30, 0, TimeSpan.Zero), new(2026, 10, 26, 14, 30, 0, TimeSpan.Zero), new(2026, 11, 2, 14, 30, 0, TimeSpan.Zero)], timetable.BusyFrom);
        Assert.All(timetable.BusyFrom.Zip(timetable.BusyUntil), time => Assert.Equal(TimeSpan.FromMinutes(45), time.Second - time.First));
    }

    [Fact]
    public void TakeByHand_InTheNightThatTheClockJumps_IsThatNightsOwnLength()
    {
        // On 29 March half past two does not exist; on 25 October it is there twice.
        var march = new Timetable(Guid.NewGuid(), Guid.NewGuid());
        march.TakeByHand([new(DayOfWeek.Sunday, new(1, 30), new(3, 30))], new(new(2026, 3, 29), new(2026, 3, 29)), new(2026, 3, 20), new(2026, 3, 20, 8, 0, 0, TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromHours(1), march.BusyUntil[0] - march.BusyFrom[0]);
        Assert.Equal(TimeSpan.FromHours(3), Length(Given([new(DayOfWeek.Sunday, new(1, 30), new(3, 30))], new(new(2026, 10, 25), new(2026, 10, 25)))));
    }

    [Fact]
    public void TakeByHand_FromDaysGoneBy_KeepsNothingOfThem()
    {
        var timetable = Given([Monday], new(new(2026, 9, 1), new(2026, 10, 26)));
        Assert.Equal(new DatePeriod(Today, new(2026, 10, 26)), timetable.Period);
        Assert.Equal(2, timetable.BusyFrom.Count);
    }

    [Fact]
    public void TakeFrom_AfterByHand_ReplacesAllOfIt()
    {
        var timetable = Given([Monday], new(Today, new(2026, 11, 2)));
        timetable.TakeFrom([At(9, 10)], Today, Now.AddHours(1));
        Assert.Equal(TimetableSource.File, timetable.Source);
        Assert.Empty(timetable.Blocks);
        Assert.Equal([At(9, 10)], timetable.Between(Hour(0), Hour(23)));
        Assert.Equal(new DatePeriod(Today, new(2028, 7, 31)), timetable.Period);
    }

    [Fact]
    public void Take_WhatBreaksARule_SaysWhere()
    {
        var timetable = new Timetable(Guid.NewGuid(), Guid.NewGuid());
        Breaks(Rule.TimetableEmpty, nameof(Timetable.Blocks), () => timetable.TakeByHand([], new(Today, new(2026, 11, 2)), Today, Now));
        Breaks(Rule.TimetableEmpty, nameof(TimetableSource.File), () => timetable.TakeFrom([new(Now.AddDays(-9), Now.AddDays(-8))], Today, Now));
        Breaks(Rule.TimetableTooLong, nameof(DatePeriod.Until), () => timetable.TakeByHand([Monday], new(Today, new(2028, 8, 1)), Today, Now));
        Breaks(Rule.TimetableTooLong, nameof(DatePeriod.Until), () => timetable.TakeByHand([Monday], new(Today), Today, Now));
        Breaks(Rule.EndsInThePast, nameof(DatePeriod.Until), () => timetable.TakeByHand([Monday], new(new(2026, 9, 1), new(2026, 10, 18)), Today, Now));
        Breaks(Rule.BlockEndsBeforeItBegins, nameof(Timetable.Blocks), () => _ = new WeeklyBlock(DayOfWeek.Monday, new(9, 0), new(9, 0)));
        Breaks(Rule.TimetableTooLarge, nameof(TimetableSource.File), () => timetable.TakeFrom(Enumerable.Range(0, Timetable.MostTimes + 1).Select(number => new BusyTime(Now.AddHours(2 * number), Now.AddHours((2 * number) + 1))), Today, Now));
    }

    [Theory]
    [InlineData("2026-07-31", "2027-07-31")]
    [InlineData("2026-08-01", "2028-07-31")]
    [InlineData("2027-01-05", "2028-07-31")]
    public void DaysKnown_OnADay_LastUntilTheEndOfTheNextSchoolYear(string today, string until) =>
        Assert.Equal(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), Timetable.DaysKnown(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Until);

    private static Timetable Given(WeeklyBlock[] blocks, DatePeriod period)
    {
        var timetable = new Timetable(Guid.NewGuid(), Guid.NewGuid());
        timetable.TakeByHand(blocks, period, Today, Now);
        return timetable;
    }

    private static TimeSpan Length(Timetable timetable) => timetable.BusyUntil.Single() - timetable.BusyFrom.Single();

    private static DateTimeOffset Hour(int hour) => new(2026, 11, 2, hour, 0, 0, TimeSpan.Zero);

    private static BusyTime At(int from, int until) => new(Hour(from), Hour(until));

    private static void Breaks(Rule rule, string field, Action act)
    {
        var broken = Assert.Throws<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }
}
