using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Placements;
using Xunit;

namespace WpbPortal.Domain.Tests.Coaching;

public sealed class WhoLedTests
{
    private static readonly DateOnly Today = new(2026, 11, 9);
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 14, 0, 0, TimeSpan.Zero);
    private static readonly Guid Supervisor = Guid.CreateVersion7();

    [Theory]
    [InlineData(BroughtInBy.Student, -0.5, StyleRole.Encourager)]
    [InlineData(BroughtInBy.Student, 1, StyleRole.Advisor)]
    [InlineData(BroughtInBy.Supervisor, -1, StyleRole.Initiator)]
    [InlineData(BroughtInBy.Supervisor, 0.1, StyleRole.Imperator)]
    [InlineData(BroughtInBy.Student, 0, null)]
    [InlineData(BroughtInBy.Together, 1, null)]
    public void Role_OfADot_IsItsQuarterOfTheSquare(BroughtInBy by, double steering, StyleRole? role) => Assert.Equal(role, new WhoLed(by, steering).Role);

    [Fact]
    public void Of_OneTap_IsNoDotYet()
    {
        Assert.Null(WhoLed.Of(BroughtInBy.Student, null));
        Assert.Null(WhoLed.Of(null, 0.5));
        Assert.Equal(new(BroughtInBy.Student, 0.5), WhoLed.Of(BroughtInBy.Student, 0.5));
    }

    [Fact]
    public void Mark_TwoTapsInADraft_AreKept_AndWhatIsNoneIsNot()
    {
        var session = Session();

        session.Mark([], [], [], 0.5, BroughtInBy.Together);
        Assert.Equal((BroughtInBy.Together, 0.5), (session.Steering!.BroughtInBy!.Value, session.Steering.Direction!.Value));

        session.Mark([], [], [], null, (BroughtInBy)7);
        Assert.Null(session.Steering.BroughtInBy);
    }

    [Fact]
    public void StudentView_OfADraft_IsRefused() => Expect(Rule.SessionNotShared, () => new StudentView(Session(), BroughtInBy.Student, 0, Now));

    [Fact]
    public void StudentView_BothTaps_AreNeededAndLieInTheSquare()
    {
        var session = Shared();

        Expect(Rule.TapMissing, () => new StudentView(session, null, 0, Now));
        Expect(Rule.TapMissing, () => new StudentView(session, (BroughtInBy)9, 0, Now));
        Expect(Rule.TapMissing, () => new StudentView(session, BroughtInBy.Student, null, Now));
        Expect(Rule.DirectionOutOfRange, () => new StudentView(session, BroughtInBy.Student, 1.5, Now));
        Expect(Rule.DirectionOutOfRange, () => new StudentView(session, BroughtInBy.Student, double.NaN, Now));
        var view = new StudentView(session, BroughtInBy.Student, -1, Now);
        Assert.Equal((session.Id, session.StudentId, session.AuthorId, null), (view.Id, view.StudentId, view.AuthorId, view.SharedAt));
    }

    [Fact]
    public void StudentView_SharedAndTakenBack_IsHisAgain()
    {
        var view = new StudentView(Shared(), BroughtInBy.Student, -1, Now);
        Expect(Rule.NotShared, view.KeepToSelf);

        view.Share(Now);
        view.Share(Now.AddDays(1));
        Assert.Equal(Now, view.SharedAt);

        view.Mark(BroughtInBy.Supervisor, 1, Now.AddDays(2));
        Assert.Equal((BroughtInBy.Supervisor, 1.0, Now), (view.BroughtInBy, view.Steering, view.SharedAt));
        view.KeepToSelf();
        Assert.Null(view.SharedAt);
    }

    private static CoachingSession Session()
    {
        var placement = new Placement(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), new(Today.AddDays(-30)), 2);
        return CoachingSession.Log(new Supervision(placement, Supervisor, new(Today.AddDays(-30))), Supervisor, new(Now.AddHours(-1), Today, 20, SessionKind.CoachingSession), Today, Now);
    }

    private static CoachingSession Shared()
    {
        var session = Session();
        session.Write("inbreng", null, []);
        session.Share(Now);
        return session;
    }

    private static void Expect(Rule rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleViolationException>(act).Rule);
}
