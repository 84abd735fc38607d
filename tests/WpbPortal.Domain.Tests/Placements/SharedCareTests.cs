using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.Placements;
using Xunit;

namespace WpbPortal.Domain.Tests.Placements;

public sealed class SharedCareTests
{
    private static readonly DateOnly Today = new(2026, 11, 9);
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 14, 0, 0, TimeSpan.Zero);
    private static readonly Guid Partnership = Guid.CreateVersion7();
    private static readonly Guid Supervisor = Guid.CreateVersion7();
    private static readonly Guid Colleague = Guid.CreateVersion7();

    [Theory]
    [InlineData("2026-11-09", "2026-11-13")]
    [InlineData("2026-11-13", "2026-11-13")]
    [InlineData("2026-11-14", "2026-11-20")]
    [InlineData("2026-11-15", "2026-11-20")]
    public void UsualDays_OfWhoSaysNothing_LastUntilTheComingFriday(string today, string friday) =>
        Assert.Equal(new DatePeriod(DateOnly.Parse(today), DateOnly.Parse(friday)), Cover.UsualDays(DateOnly.Parse(today)));

    [Fact]
    public void FirstDayWithout_Gaps_IsTheFirstOfThemFromToday()
    {
        var whole = new DatePeriod(Today.AddDays(-10), Today.AddDays(30));

        Assert.Equal(Today, whole.FirstDayWithout([], Today));
        Assert.Equal(Today.AddDays(5), whole.FirstDayWithout([new(Today.AddDays(6), Today.AddDays(30)), new(Today.AddDays(-3), Today.AddDays(4))], Today));
        Assert.Null(whole.FirstDayWithout([new(Today.AddDays(-10), Today), new(Today.AddDays(1))], Today));
        Assert.Null(whole.FirstDayWithout([new(Today.AddDays(-10), Today.AddDays(30))], Today));
        Assert.Equal(whole.From, whole.FirstDayWithout([new(Today, Today.AddDays(30))], Today.AddDays(-20)));
    }

    [Fact]
    public void Extend_WithinThePlacement_LastsLonger()
    {
        var (placement, supervision) = Supervised(Today.AddDays(10));

        Expect(Rule.NotLonger, () => supervision.Extend(placement, Today.AddDays(10), Today));
        Expect(Rule.OutsidePlacement, () => supervision.Extend(placement, Today.AddDays(101), Today));
        supervision.Extend(placement, Today.AddDays(100), Today);

        Assert.Equal(placement.Period.Until, supervision.Period.Until);
        supervision.End(Today, Today, Now);
        Expect(Rule.AlreadyEnded, () => supervision.Extend(placement, Today.AddDays(20), Today));
    }

    [Fact]
    public void Cover_ByTheSupervisorOrTheStudent_IsNoCover()
    {
        var (_, supervision) = Supervised(Today.AddDays(10));

        Expect(Rule.CoverIsSupervisor, () => new Cover(supervision, Supervisor, new(Today, Today)));
        Expect(Rule.SupervisorIsStudent, () => new Cover(supervision, supervision.StudentId, new(Today, Today)));
        Expect(Rule.OutsidePlacement, () => new Cover(supervision, Colleague, new(Today, Today.AddDays(11))));
    }

    [Fact]
    public void MayBeLoggedBy_CoverEndedBeforeItBegan_IsNobodys()
    {
        var (_, supervision) = Supervised(Today.AddDays(10));
        var cover = new Cover(supervision, Colleague, new(Today.AddDays(2), Today.AddDays(4)));
        Assert.True(supervision.MayBeLoggedBy(Colleague, Today.AddDays(2), Today.AddDays(2)));

        cover.End(Today, Today, Now);

        Assert.False(supervision.MayBeLoggedBy(Colleague, Today.AddDays(2), Today.AddDays(2)));
    }

    /// <summary>Half an hour after midnight it is the first day in the Netherlands, and still the day before by the clock of the server.</summary>
    [Fact]
    public void MayBeLoggedBy_CoverEndedJustAfterMidnightOnItsFirstDay_IsHersThatDay()
    {
        var (_, supervision) = Supervised(Today.AddDays(10));
        var cover = new Cover(supervision, Colleague, new(Today, Today.AddDays(4)));

        cover.End(Today, Today, DutchTime.Moment(Today, new(0, 30)));

        Assert.True(supervision.MayBeLoggedBy(Colleague, Today, Today));
    }

    [Fact]
    public void TeamAgreement_ChangedText_IsTheNextVersion()
    {
        var team = new Team(Partnership, Guid.CreateVersion7(), "Team Zorg");
        var first = new TeamAgreement(team, "  Elke student\r\ntwee collega's. ", Supervisor, Now);

        var second = new TeamAgreement(team, "Elke student drie collega's.", Colleague, Now, first);

        Assert.Equal(("Elke student\ntwee collega's.", 1, 2), (first.Content, first.Version, second.Version));
        Expect(Rule.NothingChanged, () => new TeamAgreement(team, " Elke student\ntwee collega's.", Colleague, Now, first));
        Expect(Rule.Required, () => new TeamAgreement(team, "  ", Colleague, Now));
        Expect(Rule.TooLong, () => new TeamAgreement(team, new('a', TeamAgreement.TextLength + 1), Colleague, Now));
    }

    private static (Placement Placement, Supervision Supervision) Supervised(DateOnly until)
    {
        var placement = new Placement(Partnership, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), new(Today.AddDays(-30), Today.AddDays(100)), 2);
        return (placement, new(placement, Supervisor, new(Today.AddDays(-30), until)));
    }

    private static void Expect(Rule rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleViolationException>(act).Rule);
}
