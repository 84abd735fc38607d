using WpbPortal.Domain.Learning;
using Xunit;
using static WpbPortal.Domain.Tests.Learning.LearningQuestionTests;

namespace WpbPortal.Domain.Tests.Learning;

public sealed class ExperimentTests
{
    private static readonly DateOnly Today = new(2026, 11, 9);
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Begin_WithADayToLookBack_Runs()
    {
        var experiment = Begin(new(" Drie tellen wachten. ", Today.AddDays(7), null));
        Assert.Equal(("Drie tellen wachten.", Today.AddDays(7), ExperimentState.Running, null), (experiment.Content, experiment.LookBackOn, experiment.State, experiment.SharedAt));
        Expect(Rule.Required, () => Begin(new("iets", null, null)), nameof(Experiment.LookBackOn));
        Expect(Rule.Required, () => Begin(new(" ", Today, null)), nameof(Experiment.Content));
        Expect(Rule.PlannedBeforeToday, () => Begin(new("iets", Today.AddDays(-1), null)), nameof(Experiment.LookBackOn));
        Expect(Rule.LookBackTooFar, () => Begin(new("iets", Today.AddDays(Experiment.MostDays + 1), null)), nameof(Experiment.LookBackOn));
        Expect(Rule.TooLong, () => Begin(new(new('a', Experiment.TextLength + 1), Today, null)), nameof(Experiment.Content));
    }

    [Fact]
    public void Change_AfterItsDayHasCome_LetsTheDayStay()
    {
        var experiment = Begin(new("iets", Today, null));
        experiment.Change(new("iets anders", Today, null), Today.AddDays(3));
        Assert.Equal("iets anders", experiment.Content);
        Expect(Rule.PlannedBeforeToday, () => experiment.Change(new("iets", Today.AddDays(1), null), Today.AddDays(3)), nameof(Experiment.LookBackOn));
    }

    [Fact]
    public void LookBack_OrLetGo_EndsIt()
    {
        var (tried, dropped) = (Begin(new("iets", Today.AddDays(7), null)), Begin(new("iets", Today, null)));
        tried.LookBack("Het hielp.", Now);
        tried.LookBack("Het hielp een beetje.", Now.AddDays(1));
        dropped.LetGo();

        Assert.Equal((ExperimentState.LookedBack, "Het hielp een beetje.", Now.AddDays(1)), (tried.State, tried.HowItWent, tried.LookedBackAt));
        Expect(Rule.ExperimentOver, () => tried.Change(new("iets", Today, null), Today));
        Expect(Rule.ExperimentOver, tried.LetGo);
        Expect(Rule.ExperimentOver, () => dropped.LookBack("toch", Now));
        Expect(Rule.Required, () => tried.LookBack(" ", Now), nameof(Experiment.HowItWent));
        Expect(Rule.NotShared, tried.KeepToSelf);
    }

    private static Experiment Begin(ExperimentPlan plan) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), plan, Today, Now);
}
