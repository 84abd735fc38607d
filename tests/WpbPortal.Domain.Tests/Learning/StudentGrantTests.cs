using WpbPortal.Domain.Learning;
using Xunit;

namespace WpbPortal.Domain.Tests.Learning;

/// <summary>What a student gives when he lets somebody read along, and takes back.</summary>
public sealed class StudentGrantTests
{
    private static readonly DateOnly Today = new(2026, 11, 9);
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Give_PartsAndALastDay_HoldsFromTodayWithEachPartOnce()
    {
        var grant = Give([GrantedPart.Learning, GrantedPart.Feedback, GrantedPart.Learning], Today.AddDays(StudentGrant.MostDays));

        Assert.Equal([GrantedPart.Feedback, GrantedPart.Learning], grant.Parts);
        Assert.Equal(new(Today, Today.AddDays(StudentGrant.MostDays)), grant.Period);
        Assert.Null(grant.EndedAt);
    }

    [Fact]
    public void Give_NothingOrNoEndOrTooLong_SaysWhere()
    {
        Break(Rule.Required, nameof(StudentGrant.Parts), () => Give([], Today));
        Break(Rule.Required, nameof(DatePeriod.Until), () => Give([GrantedPart.Feedback], null));
        Break(Rule.PeriodEndsBeforeItBegins, nameof(DatePeriod.Until), () => Give([GrantedPart.Feedback], Today.AddDays(-1)));
        Break(Rule.GrantTooLong, nameof(DatePeriod.Until), () => Give([GrantedPart.Feedback], Today.AddDays(StudentGrant.MostDays + 1)));
    }

    [Fact]
    public void TakeBack_OnceAndNotAfterItsLastDay()
    {
        var grant = Give([GrantedPart.Feedback], Today.AddDays(1));
        grant.TakeBack(Today.AddDays(1), Now);

        Assert.Equal(Now, grant.EndedAt);
        Break(Rule.AlreadyEnded, null, () => grant.TakeBack(Today, Now));
        Break(Rule.AlreadyEnded, null, () => Give([GrantedPart.Feedback], Today).TakeBack(Today.AddDays(1), Now));
    }

    private static StudentGrant Give(IEnumerable<GrantedPart> parts, DateOnly? until) => new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), parts, Today, until, Now);

    private static void Break(Rule rule, string? field, Action act)
    {
        var broken = Assert.Throws<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }
}
