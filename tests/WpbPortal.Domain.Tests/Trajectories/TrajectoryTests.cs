using WpbPortal.Domain.Trajectories;
using Xunit;
using static WpbPortal.Domain.Tests.Trajectories.Invented;

namespace WpbPortal.Domain.Tests.Trajectories;

public sealed class TrajectoryTests
{
    [Fact]
    public void New_WithTheTemplatesTitle_KeepsItInBothLanguages()
    {
        var version = Template().Versions.Single();

        var trajectory = new Trajectory(version, Guid.CreateVersion7(), null, version.Title.En, null);

        Assert.Equal(version.Title, trajectory.Title);
        Assert.Equal(version.Content.Goals, trajectory.Goals);
    }

    [Fact]
    public void New_WithATitleOfOnesOwn_HasItInBothLanguages()
    {
        var trajectory = new Trajectory(Template().Versions.Single(), Guid.CreateVersion7(), null, " Samen kijken ", null);

        Assert.Equal(LocalisedText.Same("Samen kijken"), trajectory.Title);
    }

    [Fact]
    public void Revise_OfItsTemplate_LeavesTheTrajectoryWithItsVersion()
    {
        var template = Template();
        var trajectory = new Trajectory(template.Versions.Single(), Guid.CreateVersion7(), null, "Vragend begeleiden", null);

        var second = template.Revise(Content("Nog vragender"), "Vragender", null, Now);

        Assert.Equal(2, second.Number);
        Assert.Equal(2, template.LatestNumber);
        Assert.NotEqual(second.Id, trajectory.VersionId);
        Assert.Equal("Vragend begeleiden", trajectory.Title.Nl);
    }

    [Fact]
    public void Begin_ThenComplete_GoesThroughItsStates()
    {
        var trajectory = Trajectory();
        Assert.Equal(Rule.TrajectoryNotRunning, RuleOf(trajectory.Complete));

        trajectory.Begin();
        Assert.Equal(TrajectoryState.Running, trajectory.State);
        Assert.Equal(Rule.TrajectoryNotPlanned, RuleOf(trajectory.Begin));

        trajectory.Complete();
        Assert.Equal(TrajectoryState.Completed, trajectory.State);
    }

    [Fact]
    public void Complete_AfterThat_NothingChangesAnyMore()
    {
        var trajectory = Trajectory();
        var meeting = trajectory.Plan(Meeting(), Now, 120, null);
        var participation = trajectory.Invited();
        trajectory.Begin();
        trajectory.Complete();

        Action[] acts =
        [
            () => trajectory.Retitle("Anders"),
            () => trajectory.LimitTo(4),
            () => trajectory.Plan(Meeting(), Now, 120, null),
            () => trajectory.LetTrain(Guid.CreateVersion7()),
            () => trajectory.Invited(),
            () => trajectory.Accept(participation, Now),
            () => trajectory.Decline(participation, null, Now),
            () => meeting.Move(Now, 120, null),
            () => meeting.Cancel(null, Now),
        ];

        Assert.All(acts, act => Assert.Equal(Rule.TrajectoryCompleted, RuleOf(act)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public void LimitTo_OutOfRange_IsRefused(int places) =>
        Assert.Equal(Rule.CapacityOutOfRange, RuleOf(() => Trajectory(capacity: places)));

    [Fact]
    public void LetTrain_Twice_IsOneTrainer()
    {
        var trajectory = Trajectory();
        var trainer = Guid.CreateVersion7();

        trajectory.LetTrain(trainer);
        trajectory.LetTrain(trainer);
        Assert.Single(trajectory.Trainers);
        Assert.Equal(1, trajectory.TrainerTurns);

        trajectory.LetTrainNoMore(trainer);
        trajectory.LetTrainNoMore(trainer);
        Assert.Empty(trajectory.Trainers);
        Assert.Equal(2, trajectory.TrainerTurns);
    }
}
