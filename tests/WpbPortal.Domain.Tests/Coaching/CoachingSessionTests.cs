using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Placements;
using Xunit;

namespace WpbPortal.Domain.Tests.Coaching;

public sealed class CoachingSessionTests
{
    private static readonly DateOnly Today = new(2026, 11, 9);
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 14, 0, 0, TimeSpan.Zero);
    private static readonly Guid Partnership = Guid.CreateVersion7();
    private static readonly Guid Supervisor = Guid.CreateVersion7();
    private static readonly Guid Colleague = Guid.CreateVersion7();

    [Fact]
    public void Log_WithinTheSupervision_IsADraftOfItsAuthor()
    {
        var supervision = Supervision(Today.AddDays(-30));

        var session = Log(supervision, Today);

        Assert.Equal(SessionState.Held, session.State);
        Assert.Equal(supervision.StudentId, session.StudentId);
        Assert.Null(session.Content!.SharedAt);
    }

    [Fact]
    public void Move_WhatIsPlanned_CountsItsChangesAndKeepsItsSupervision()
    {
        var supervision = Supervision(Today.AddDays(-30), Today.AddDays(20));
        var session = CoachingSession.Plan(supervision, Supervisor, At(Today.AddDays(2), Now.AddDays(2)), Now, place: " Lokaal 1.14 ");
        Assert.Equal(("Lokaal 1.14", 0), (session.Place, session.Changes));

        session.Move(supervision, At(Today.AddDays(3), Now.AddDays(3)), " ", Now);
        Assert.Equal((Now.AddDays(3), (string?)null, 1), (session.At, session.Place, session.Changes));
        Expect(Rule.MomentUnchanged, () => session.Move(supervision, At(Today.AddDays(3), Now.AddDays(3)), null, Now));
        Expect(Rule.MomentInPast, () => session.Move(supervision, At(Today, Now.AddMinutes(-1)), null, Now));
        Expect(Rule.MomentOutsideSupervision, () => session.Move(supervision, At(Today.AddDays(21), Now.AddDays(21)), null, Now));
        Assert.Equal(1, session.Changes);

        session.Cancel();
        Assert.Equal((SessionState.Cancelled, 2), (session.State, session.Changes));
        Expect(Rule.SessionNotPlanned, session.Cancel);
        Expect(Rule.SessionNotPlanned, () => session.Move(supervision, At(Today.AddDays(4), Now.AddDays(4)), null, Now));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, Rule.MomentInFuture)]
    [InlineData(-30, null)]
    [InlineData(-31, Rule.MomentOutsideSupervision)]
    public void Log_OnADay_ObeysTheSupervision(int days, Rule? broken)
    {
        var supervision = Supervision(Today.AddDays(-30));

        Expect(broken, () => Log(supervision, Today.AddDays(days)));
    }

    [Fact]
    public void Log_LaterToday_IsStillToCome() =>
        Expect(Rule.MomentInFuture, () => CoachingSession.Log(Supervision(Today), Supervisor, At(Today, Now.AddMinutes(1)), Today, Now));

    [Theory]
    [InlineData(14, null)]
    [InlineData(15, Rule.LoggedTooLate)]
    public void Log_AfterTheSupervisionEnded_MayUpToFourteenDays(int daysAgo, Rule? broken)
    {
        var last = Today.AddDays(-daysAgo);
        var supervision = Supervision(last.AddDays(-30), last);

        Expect(broken, () => Log(supervision, last));
    }

    [Theory]
    [InlineData(-3, null)]
    [InlineData(-5, null)]
    [InlineData(-6, Rule.MomentOutsideSupervision)]
    [InlineData(-2, Rule.MomentOutsideSupervision)]
    public void Log_ByWhoStoodIn_ObeysTheCover(int days, Rule? broken)
    {
        var supervision = Supervision(Today.AddDays(-30));
        _ = new Cover(supervision, Colleague, new(Today.AddDays(-5), Today.AddDays(-3)));

        Expect(broken, () => CoachingSession.Log(supervision, Colleague, At(Today.AddDays(days)), Today, Now));
    }

    [Fact]
    public void Log_BySomebodyElse_IsOutsideTheSupervision() =>
        Expect(Rule.MomentOutsideSupervision, () => CoachingSession.Log(Supervision(Today), Colleague, At(Today), Today, Now));

    [Theory]
    [InlineData(0, Rule.MinutesOutOfRange)]
    [InlineData(1, null)]
    [InlineData(480, null)]
    [InlineData(481, Rule.MinutesOutOfRange)]
    public void Log_Minutes_LieBetweenOneAndEightHours(int minutes, Rule? broken) =>
        Expect(broken, () => CoachingSession.Log(Supervision(Today), Supervisor, At(Today) with { Minutes = minutes }, Today, Now));

    [Fact]
    public void Plan_InThePast_IsRefused() =>
        Expect(Rule.MomentInPast, () => CoachingSession.Plan(Supervision(Today), Supervisor, At(Today), Now));

    [Fact]
    public void Plan_ThenCancel_EndsThere()
    {
        var session = Planned(out var supervision);

        session.Cancel();

        Assert.Equal(SessionState.Cancelled, session.State);
        Expect(Rule.SessionNotPlanned, session.Cancel);
        Expect(Rule.SessionCancelled, () => session.Hold(supervision, At(Today), Today, Now));
        Expect(Rule.SessionCancelled, () => session.Write("", "", []));
    }

    [Fact]
    public void Plan_ThenHold_BecomesADraft()
    {
        var session = Planned(out var supervision);
        Expect(Rule.SessionNotHeld, () => session.Share(Now));

        session.Hold(supervision, At(Today), Today, Now);

        Assert.Equal(SessionState.Held, session.State);
        Expect(Rule.SessionNotPlanned, session.Cancel);
    }

    [Fact]
    public void Hold_WithTheSupervisionOfAnotherStudent_IsRefused()
    {
        var session = Log(Supervision(Today), Today);

        Expect(Rule.MomentOutsideSupervision, () => session.Hold(Supervision(Today), At(Today), Today, Now));
    }

    [Fact]
    public void Share_NothingToRead_IsRefused()
    {
        var session = Log(Supervision(Today), Today);
        session.Mark([new(SteeringSpectrum.Default[0], 1)], [], [], null);

        var broken = Expect(Rule.NothingToShare, () => session.Share(Now));

        Assert.Equal(nameof(SessionContent.WhatHappened), broken!.Field);
    }

    [Theory]
    [InlineData(null, "did", "question", Rule.FeedbackNeedsSaw, "Feedback2.Saw")]
    [InlineData("saw", " ", "question", Rule.FeedbackNeedsDid, "Feedback2.Did")]
    [InlineData("saw", "did", null, Rule.FeedbackNeedsQuestion, "Feedback2.Question")]
    public void Share_HalfAFeedback_SaysWhichPartAndOfWhich(string? saw, string? did, string? question, Rule broken, string field)
    {
        var session = Log(Supervision(Today), Today);
        session.GiveFeedback([Whole, (Guid.CreateVersion7(), new(saw, did, question))]);

        Assert.Equal(field, Expect(broken, () => session.Share(Now))!.Field);
        Assert.Equal(SessionState.Held, session.State);
    }

    [Fact]
    public void Share_ADraft_OpensContentAndFeedbackTogether()
    {
        var session = Shared();

        Assert.Equal((SessionState.Shared, Now), (session.State, session.SharedAt!.Value));
        Assert.Equal(Now, session.Content!.SharedAt);
        Assert.All(session.Feedback, feedback => Assert.Equal(Now, feedback.SharedAt));
        Expect(Rule.SessionAlreadyShared, () => session.Share(Now));
        Expect(Rule.SessionAlreadyShared, () => session.Write("", "", []));
        Expect(Rule.SessionAlreadyShared, () => session.GiveFeedback([]));
    }

    [Theory]
    [InlineData(10, false, null)]
    [InlineData(11, false, Rule.TooLateToUndoSharing)]
    [InlineData(1, true, Rule.AlreadyRead)]
    public void UndoSharing_WithinTenMinutesAndUnread_MakesItADraftAgain(int minutes, bool isRead, Rule? broken)
    {
        var session = Shared();

        Expect(broken, () => session.UndoSharing(isRead, Now.AddMinutes(minutes)));

        Assert.Equal(broken is null ? SessionState.Held : SessionState.Shared, session.State);
        Assert.All(session.Feedback, feedback => Assert.Equal(broken is null, feedback.SharedAt is null));
        Assert.Equal(broken is null, session.Content!.SharedAt is null);
    }

    [Fact]
    public void UndoSharing_OfADraft_IsRefused() =>
        Expect(Rule.SessionNotShared, () => Log(Supervision(Today), Today).UndoSharing(false, Now));

    [Fact]
    public void GiveFeedback_Anew_KeepsTheirIdsAndDropsWhatIsGone()
    {
        var session = Log(Supervision(Today), Today);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        session.GiveFeedback([(first, new("a", null, null)), (second, new("b", null, null)), (Guid.CreateVersion7(), new(" ", null, ""))]);

        session.GiveFeedback([(second, new("b2", "c", null))]);

        var left = Assert.Single(session.Feedback);
        Assert.Equal((second, 1, "b2"), (left.Id, left.Number, left.Saw));
    }

    [Fact]
    public void GiveFeedback_MoreThanTen_IsRefused() =>
        Expect(Rule.TooManyFeedbacks, () => Log(Supervision(Today), Today)
            .GiveFeedback([.. Enumerable.Range(0, 11).Select(_ => (Guid.CreateVersion7(), new FeedbackText("a", "b", "c")))]));

    [Fact]
    public void Write_TooLong_SaysAtWhichField()
    {
        var session = Log(Supervision(Today), Today);

        Assert.Equal(nameof(SessionContent.StudentInput), Expect(Rule.TooLong, () => session.Write(new('a', 4001), null, []))!.Field);
    }

    [Theory]
    [InlineData(-1.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Mark_SliderBeyondTheSpectrum_IsRefused(double slider) =>
        Expect(Rule.DirectionOutOfRange, () => Log(Supervision(Today), Today).Mark([], [], [], slider));

    private static (Guid, FeedbackText) Whole => (Guid.CreateVersion7(), new("saw", "did", "question"));

    private static CoachingSession Shared()
    {
        var session = Log(Supervision(Today), Today);
        session.Write("input", "happened", [CoreConcept.SafetyAndTrust]);
        session.GiveFeedback([Whole]);
        session.Share(Now);
        return session;
    }

    private static CoachingSession Planned(out Supervision supervision) =>
        CoachingSession.Plan(supervision = Supervision(Today), Supervisor, At(Today.AddDays(3)), Now);

    private static CoachingSession Log(Supervision supervision, DateOnly day) => CoachingSession.Log(supervision, Supervisor, At(day), Today, Now);

    private static SessionMoment At(DateOnly day, DateTimeOffset? at = null) =>
        new(at ?? new(day.ToDateTime(new(10, 0)), TimeSpan.Zero), day, 30, SessionKind.CoachingSession);

    private static Supervision Supervision(DateOnly from, DateOnly? until = null)
    {
        var placement = new Placement(Partnership, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), new(from, until), 2);
        return new(placement, Supervisor, new(from, until));
    }

    private static RuleViolationException? Expect(Rule? broken, Action act)
    {
        if (broken is null)
        {
            act();
            return null;
        }
        var thrown = Assert.Throws<RuleViolationException>(act);
        Assert.Equal(broken, thrown.Rule);
        return thrown;
    }
}
