using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using Xunit;

namespace WpbPortal.Domain.Tests.Placements;

public sealed class FacilitationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Grant_AnotherNumber_ReplacesTheFirstAndSaysByWhom()
    {
        var (supervision, first, second) = (Supervision(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var granted = new Facilitation(supervision, 40m, first, Now);
        granted.Grant(32.5m, second, Now.AddDays(1));

        Assert.Equal((supervision.Id, 32.5m, second, Now.AddDays(1)), (granted.SupervisionId, granted.Hours, granted.GrantedById, granted.GrantedAt));
        granted.Grant(0, second, Now);
        Assert.Equal(0, granted.Hours);
    }

    [Theory]
    [InlineData(null, Rule.Required)]
    [InlineData(-0.5, Rule.HoursOutOfRange)]
    [InlineData(1660.0, Rule.HoursOutOfRange)]
    public void Grant_NoHoursOrTooMany_IsRefused(double? hours, Rule rule)
    {
        var broken = Assert.Throws<RuleViolationException>(() => new Facilitation(Supervision(), (decimal?)hours, Guid.CreateVersion7(), Now));
        Assert.Equal((rule, nameof(Facilitation.Hours)), (broken.Rule, broken.Field));
    }

    [Fact]
    public void Most_ForASupervision_IsWhatARoleCanHaveInAYear() =>
        Assert.Equal(RoleAssignment.MostHours, new Facilitation(Supervision(), RoleAssignment.MostHours, Guid.CreateVersion7(), Now).Hours);

    private static Supervision Supervision()
    {
        var placement = new Placement(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), new(new(2026, 8, 1)), 2);
        return new(placement, Guid.CreateVersion7(), placement.Period);
    }
}
