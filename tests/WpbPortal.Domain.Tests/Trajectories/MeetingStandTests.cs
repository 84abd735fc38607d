using WpbPortal.Domain.Trajectories;
using Xunit;
using static WpbPortal.Domain.Tests.Trajectories.Invented;

namespace WpbPortal.Domain.Tests.Trajectories;

public sealed class MeetingStandTests
{
    private static readonly Guid First = Guid.CreateVersion7();
    private static readonly Guid Second = Guid.CreateVersion7();

    private static TurnMark At(int minute, TurnKind kind, Guid? activity = null) => new(Guid.CreateVersion7(), kind, activity, Now.AddMinutes(minute));

    private static TurnMark To(Guid activity, int minute) => At(minute, TurnKind.Step, activity);

    [Fact]
    public void Of_NoTurns_HasNotBegun()
    {
        var stand = MeetingStand.Of([], Now);

        Assert.Equal((null, null, null), (stand.BeganAt, stand.ActivityId, stand.EndedAt));
    }

    [Fact]
    public void Of_TurnsInAnyOrder_IsWhereTheLatestWent()
    {
        var stand = MeetingStand.Of([To(Second, 12), To(First, 0)], Now.AddMinutes(15));

        Assert.Equal((Now, Second), (stand.BeganAt, stand.ActivityId));
        Assert.Equal((12, 3), (stand.Took[First].TotalMinutes, stand.Took[Second].TotalMinutes));
    }

    [Fact]
    public void Of_ComingBackToAnActivity_CountsBothTimes()
    {
        var stand = MeetingStand.Of([To(First, 0), To(Second, 10), To(First, 11)], Now.AddMinutes(15));

        Assert.Equal((First, 14), (stand.ActivityId, stand.Took[First].TotalMinutes));
    }

    [Fact]
    public void Of_Ended_CountsNoFurther()
    {
        var stand = MeetingStand.Of([To(First, 0), At(10, TurnKind.End)], Now.AddMinutes(90));

        Assert.Equal((null, Now.AddMinutes(10)), (stand.ActivityId, stand.EndedAt));
        Assert.Equal(10, stand.Took[First].TotalMinutes);
    }

    [Fact]
    public void Of_BegunAnew_ForgetsWhatWasBefore()
    {
        TurnMark[] turns = [To(First, 0), At(10, TurnKind.End), At(11, TurnKind.Anew)];
        Assert.Null(MeetingStand.Of(turns, Now.AddMinutes(20)).BeganAt);

        var stand = MeetingStand.Of([.. turns, To(First, 30)], Now.AddMinutes(32));
        Assert.Equal((Now.AddMinutes(30), 2), (stand.BeganAt, stand.Took[First].TotalMinutes));
    }

    [Fact]
    public void Turn_FromAClockThatRunsAhead_IsNow()
    {
        var meeting = Trajectory().Plan(Meeting(activities: [20]), Now, 120, null);

        Assert.Equal(Now, meeting.Turn(To(First, 5), Now).At);
        Assert.Equal(Now.AddMinutes(-5), meeting.Turn(To(First, -5), Now).At);
        Assert.Equal(Rule.Required, RuleOf(() => meeting.Turn(At(0, TurnKind.Step), Now)));

        meeting.Cancel(null, Now);
        Assert.Equal(Rule.MeetingCancelled, RuleOf(() => meeting.Turn(To(First, 0), Now)));
    }
}
