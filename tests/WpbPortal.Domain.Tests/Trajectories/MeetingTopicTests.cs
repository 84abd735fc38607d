using WpbPortal.Domain.Trajectories;
using Xunit;
using static WpbPortal.Domain.Tests.Trajectories.Invented;

namespace WpbPortal.Domain.Tests.Trajectories;

public sealed class MeetingTopicTests
{
    private static (Trajectory Trajectory, Meeting Meeting) Planned()
    {
        var trajectory = Trajectory();
        return (trajectory, trajectory.Plan(Meeting(), Now.AddDays(10), 120, null));
    }

    [Fact]
    public void Vote_ForAFourthTopic_IsRefusedUntilOneIsLetGo()
    {
        var topic = Made(Planned().Meeting);

        Assert.Equal([1, 2, 3], new int[][] { [], [1], [2, 1] }.Select(earlier => new TopicVote(topic, null, Guid.CreateVersion7(), earlier, Now).Number));
        Assert.Equal(2, new TopicVote(topic, null, Guid.CreateVersion7(), [1, 3], Now).Number);
        Assert.Equal(Rule.VotesSpent, RuleOf(() => new TopicVote(topic, null, Guid.CreateVersion7(), [1, 2, 3], Now)));
    }

    [Fact]
    public void Topics_ClosedCancelledBegunOrRoundedOff_AreGatheredNoMore()
    {
        var (trajectory, meeting) = Planned();
        var (topic, list) = (Made(meeting), new TopicList(meeting));

        list.Close(Now);
        Refused(list, Now);
        list.Open();
        Assert.True(TopicList.IsOpen(meeting, list, Now));
        Refused(null, meeting.StartsAt);
        meeting.Cancel(null, Now);
        Refused(null, Now);
        var (rounded, other) = Planned();
        rounded.Begin();
        rounded.Complete();
        Assert.False(TopicList.IsOpen(other, null, Now));
        Assert.Equal(TrajectoryState.Planned, trajectory.State);

        void Refused(TopicList? closed, DateTimeOffset at)
        {
            Assert.Equal(Rule.TopicsClosed, RuleOf(() => new MeetingTopic(meeting, closed, Guid.CreateVersion7(), "Klik", at)));
            Assert.Equal(Rule.TopicsClosed, RuleOf(() => new TopicVote(topic, closed, Guid.CreateVersion7(), [], at)));
        }
    }

    [Fact]
    public void TakeOver_TwiceAndOff_KeepsTheFirstMoment()
    {
        var topic = Made(Planned().Meeting);
        topic.TakeOver(true, Now);
        topic.TakeOver(true, Now.AddDays(1));
        Assert.Equal(Now, topic.TakenOverAt);
        topic.TakeOver(false, Now);
        Assert.Null(topic.TakenOverAt);
    }

    /// <summary>A topic as it comes from the database, with its meeting.</summary>
    private static MeetingTopic Made(Meeting meeting)
    {
        var topic = new MeetingTopic(meeting, null, Guid.CreateVersion7(), " Klik ", Now);
        Assert.Equal("Klik", topic.Words);
        return topic;
    }
}
