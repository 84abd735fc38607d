using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.YearPlan;
using Xunit;

namespace WpbPortal.Web.Tests.Trajectories;

public sealed class YearPlanPageTests
{
    [Theory]
    [InlineData(new[] { 10, 10, 10, 11 }, 10)]
    [InlineData(new[] { 10, 10, 11 }, null)]
    [InlineData(new[] { 10, 10, 11, 11 }, null)]
    [InlineData(new[] { 3, 3 }, 3)]
    [InlineData(new[] { 3 }, null)]
    [InlineData(new int[0], null)]
    public void Busiest_Months_OnlyTheOneThatStandsOut(int[] months, int? expected) => Assert.Equal(expected, YearPlanPage.Busiest(months));

    [Theory]
    [InlineData("2026-11-15", "2026-10-26", 6)]
    [InlineData("2027-02-01", "2027-02-01", 4)]
    [InlineData("2027-08-31", "2027-07-26", 6)]
    public void WeeksOf_AMonth_RunFromMondayToSundayAndHoldAllOfIt(string day, string monday, int count)
    {
        var weeks = MonthCalendar.WeeksOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal((DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture), count), (weeks[0][0], weeks.Count));
        Assert.All(weeks, week => Assert.Equal((DayOfWeek.Monday, DayOfWeek.Sunday), (week[0].DayOfWeek, week[6].DayOfWeek)));
    }
}
