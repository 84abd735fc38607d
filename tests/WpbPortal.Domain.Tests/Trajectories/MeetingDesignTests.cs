using WpbPortal.Domain.Trajectories;
using Xunit;
using static WpbPortal.Domain.Tests.Trajectories.Invented;

namespace WpbPortal.Domain.Tests.Trajectories;

public sealed class MeetingDesignTests
{
    private static MeetingStep Step(int? minutes = 10, VesitPhase phase = VesitPhase.Experience, string? title = "Oefenen") => new(phase, title, minutes);

    private static Meeting Planned(int minutes = 120, params int[] activities) => Trajectory().Plan(Meeting(minutes, activities: activities), Now, minutes, null);

    private static int[] MinutesInOrder(Meeting meeting) => [.. meeting.Activities.OrderBy(activity => activity.Order).Select(activity => activity.Minutes)];

    [Theory]
    [InlineData(VesitPhase.Prestructure, 1)]
    [InlineData(VesitPhase.Experience, 3)]
    [InlineData(VesitPhase.AddTheory, 3)]
    public void AddActivity_OfAPhase_StandsBehindThatPhaseAndEarlierOnes(VesitPhase phase, int order)
    {
        var meeting = Planned(activities: [20, 60]);

        var added = meeting.AddActivity(Step(phase: phase));

        Assert.Equal(order, added.Order);
        Assert.Equal([1, 2, 3], meeting.Activities.Select(activity => activity.Order).Order());
        Assert.Equal(1, meeting.DesignNumber);
    }

    [Fact]
    public void AddActivity_LongerThanWhatIsLeft_IsRefusedAndChangesNothing()
    {
        var meeting = Planned(activities: [20, 60]);

        var broken = Assert.Throws<RuleViolationException>(() => meeting.AddActivity(Step(41)));

        Assert.Equal((Rule.ActivitiesLongerThanMeeting, nameof(MeetingActivity.Minutes)), (broken.Rule, broken.Field));
        Assert.Equal([121, 120], broken.Arguments);
        Assert.Equal((2, 0), (meeting.Activities.Count, meeting.DesignNumber));
    }

    [Fact]
    public void ChangeActivity_ItsOwnMinutes_AreNotCountedTwice()
    {
        var meeting = Planned(activities: [20, 100]);
        var last = meeting.Activities.Single(activity => activity.Order == 2);

        meeting.ChangeActivity(last.Id, Step(99));

        Assert.Equal(99, last.Minutes);
        Assert.Equal(Rule.ActivitiesLongerThanMeeting, RuleOf(() => meeting.ChangeActivity(last.Id, Step(101))));
    }

    [Theory]
    [InlineData(null, Rule.Required)]
    [InlineData(0, Rule.MeetingMinutesOutOfRange)]
    [InlineData(601, Rule.MeetingMinutesOutOfRange)]
    public void AddActivity_MinutesThatCannotBe_AreRefusedAtTheField(int? minutes, Rule rule)
    {
        var broken = Assert.Throws<RuleViolationException>(() => Planned().AddActivity(Step(minutes)));

        Assert.Equal((rule, nameof(MeetingActivity.Minutes)), (broken.Rule, broken.Field));
    }

    [Fact]
    public void AddActivity_WithoutATitleOrAPhase_IsRefused()
    {
        Assert.Equal(Rule.Required, RuleOf(() => Planned().AddActivity(Step(title: " "))));
        Assert.Equal(Rule.Required, RuleOf(() => Planned().AddActivity(Step(phase: (VesitPhase)9))));
    }

    [Theory]
    [InlineData(1, new[] { 3, 1, 2 })]
    [InlineData(2, new[] { 1, 3, 2 })]
    [InlineData(3, new[] { 1, 2, 3 })]
    [InlineData(-4, new[] { 3, 1, 2 })]
    [InlineData(99, new[] { 1, 2, 3 })]
    public void PutActivity_AtAPlace_TheOthersMakeRoom(int place, int[] expected)
    {
        var meeting = Planned(activities: [1, 2, 3]);

        meeting.PutActivity(meeting.Activities.Single(activity => activity.Minutes == 3).Id, place);

        Assert.Equal(expected, MinutesInOrder(meeting));
        Assert.Equal([1, 2, 3], meeting.Activities.Select(activity => activity.Order).Order());
    }

    [Fact]
    public void RemoveActivity_InTheMiddle_ClosesTheGap()
    {
        var meeting = Planned(activities: [1, 2, 3]);

        meeting.RemoveActivity(meeting.Activities.Single(activity => activity.Minutes == 2).Id);

        Assert.Equal([1, 3], MinutesInOrder(meeting));
        Assert.Equal([1, 2], meeting.Activities.Select(activity => activity.Order).Order());
    }

    [Fact]
    public void ChangeActivity_TextsLeftAsTheyWere_StayInBothLanguages()
    {
        var meeting = Planned(activities: [20]);
        var activity = meeting.Activities.Single();

        meeting.ChangeActivity(activity.Id, Step(title: "Samen kijken (en)") with { Materials = "Stiften" });

        Assert.Equal(new LocalisedText("Samen kijken", "Samen kijken (en)"), activity.Title);
        Assert.Equal(LocalisedText.Same("Stiften"), activity.Materials);
    }

    [Fact]
    public void ChangeActivity_LedBySomebodyWithAName_IsLedByNoTrainer()
    {
        var meeting = Planned(activities: [20]);
        var (activity, trainer) = (meeting.Activities.Single(), Guid.CreateVersion7());

        meeting.ChangeActivity(activity.Id, Step() with { LedById = trainer });
        Assert.Equal((trainer, (string?)null), (activity.LedById, activity.LedByName));

        meeting.ChangeActivity(activity.Id, Step() with { LedById = trainer, LedByName = " Fatima " });
        Assert.Equal(((Guid?)null, "Fatima"), (activity.LedById, activity.LedByName));
    }

    [Fact]
    public void Design_OfAMeetingThatIsCalledOffOrOver_StaysAsItIs()
    {
        var meeting = Planned(activities: [20]);
        meeting.Cancel(null, Now);
        Assert.Equal(Rule.MeetingCancelled, RuleOf(() => meeting.AddActivity(Step())));

        var other = Planned(activities: [20]);
        other.Trajectory.Begin();
        other.Trajectory.Complete();
        Assert.Equal(Rule.TrajectoryCompleted, RuleOf(() => other.RemoveActivity(other.Activities.Single().Id)));
    }

    [Fact]
    public void Design_OfAnActivityOfAnotherMeeting_IsNotFound() =>
        Assert.Throws<NotFoundException>(() => Planned(activities: [20]).PutActivity(Planned(activities: [20]).Activities.Single().Id, 1));
}
