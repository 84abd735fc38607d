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
}
