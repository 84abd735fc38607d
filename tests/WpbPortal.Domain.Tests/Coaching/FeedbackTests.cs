using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Placements;
using Xunit;

namespace WpbPortal.Domain.Tests.Coaching;

public sealed class FeedbackTests
{
    private static readonly DateOnly Today = new(2026, 11, 9);
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Correct_SharedFeedback_KeepsTheEarlierText()
    {
        var feedback = Given(shared: true);

        var earlier = feedback.Correct(new("saw more ", "did", "question"), Now.AddHours(1));

        Assert.Equal(("saw", 1, Now.AddHours(1)), (earlier.Saw, earlier.Version, earlier.ReplacedAt));
        Assert.Equal(("saw more", 2), (feedback.Saw, feedback.Version));
        Assert.Equal(Now.AddHours(1), feedback.CorrectedAt);
        Assert.Same(earlier, Assert.Single(feedback.Earlier));
    }

    [Theory]
    [InlineData("saw", "did", "question", Rule.NothingChanged)]
    [InlineData("saw", "did", "", Rule.FeedbackNeedsQuestion)]
    [InlineData("", "did", "question", Rule.FeedbackNeedsSaw)]
    [InlineData("saw", null, "question", Rule.FeedbackNeedsDid)]
    public void Correct_WithNothingNewOrAPartMissing_IsRefused(string? saw, string? did, string? question, Rule broken)
    {
        var feedback = Given(shared: true);

        Assert.Equal(broken, Assert.Throws<RuleViolationException>(() => feedback.Correct(new(saw, did, question), Now)).Rule);
        Assert.Empty(feedback.Earlier);
    }

    [Fact]
    public void Correct_ADraft_IsRefused() =>
        Assert.Equal(Rule.SessionNotShared, Assert.Throws<RuleViolationException>(() => Given(shared: false).Correct(new("a", "b", "c"), Now)).Rule);

    [Fact]
    public void Reply_ToADraft_IsRefused() =>
        Assert.Equal(Rule.SessionNotShared, Assert.Throws<RuleViolationException>(() => new FeedbackReply(Given(shared: false), "a", "b", Now)).Rule);

    [Fact]
    public void Reply_WithNothingInIt_IsRefused() =>
        Assert.Equal(Rule.ReplyEmpty, Assert.Throws<RuleViolationException>(() => new FeedbackReply(Given(shared: true), " ", null, Now)).Rule);

    [Fact]
    public void Reply_WithOnePart_RemembersToWhichVersion()
    {
        var feedback = Given(shared: true);
        feedback.Correct(new("a", "b", "c"), Now);

        var reply = new FeedbackReply(feedback, null, "I try", Now);

        Assert.Equal((null, "I try", 2), (reply.TakesAlong, reply.WillTry, reply.FeedbackVersion));
    }

    [Fact]
    public void Direction_OfMarks_IsTheirMeanWeightedByCount()
    {
        var (openUp, impose) = (SteeringSpectrum.Default[0], SteeringSpectrum.Default[10]);

        Assert.Equal(-0.5, SteeringSpectrum.Direction([new(openUp, 3), new(impose, 1)], 0.9));
        Assert.Equal(0.9, SteeringSpectrum.Direction([], 0.9));
        Assert.Null(SteeringSpectrum.Direction([], null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Mark_CountOutOfRange_IsRefused(int count) =>
        Assert.Equal(Rule.InterventionCountOutOfRange,
            Assert.Throws<RuleViolationException>(() => new InterventionMark(SteeringSpectrum.Default[0], count)).Rule);

    [Fact]
    public void DefaultSpectrum_ElevenSteps_SpreadEvenlyFromLearnerToSupervisor()
    {
        Assert.Equal(11, SteeringSpectrum.Default.Count);
        Assert.Equal(SteeringSpectrum.Default.Select((_, index) => Math.Round(-1 + index * 0.2, 1)), SteeringSpectrum.Default.Select(step => step.Position));
    }

    private static Feedback Given(bool shared)
    {
        var supervisor = Guid.CreateVersion7();
        var placement = new Placement(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), new(Today), 2);
        var session = CoachingSession.Log(new(placement, supervisor, new(Today)), supervisor, new(Now, Today, 30, SessionKind.CoachingSession), Today, Now);
        session.GiveFeedback([(Guid.CreateVersion7(), new("saw", "did", "question"))]);
        if (shared) session.Share(Now);
        return session.Feedback.First();
    }
}
