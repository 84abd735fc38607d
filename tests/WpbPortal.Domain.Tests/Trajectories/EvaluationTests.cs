using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Trajectories;
using Xunit;
using static WpbPortal.Domain.Tests.Trajectories.Invented;

namespace WpbPortal.Domain.Tests.Trajectories;

public sealed class EvaluationTests
{
    private static Dictionary<EvaluationQuestion, int> Answers(int safety = 4) => new()
    {
        [EvaluationQuestion.Useful] = 5, [EvaluationQuestion.OwnVoice] = 3, [EvaluationQuestion.Safety] = safety, [EvaluationQuestion.Practice] = 1,
    };

    private static Trajectory Begun()
    {
        var trajectory = Trajectory();
        trajectory.Begin();
        return trajectory;
    }

    [Fact]
    public void LookBack_OfWhoTakesPart_KeepsHisAnswersAndHisSentence()
    {
        var participation = Begun().Accepted();
        var said = new Evaluation(participation, Answers(), " Ik wacht nu.\r\nVier tellen. ", true, Now);

        Assert.Equal((5, 3, 4, 1), (said.Useful, said.OwnVoice, said.Safety, said.Practice));
        Assert.Equal(("Ik wacht nu.\nVier tellen.", true, participation.PersonId), (said.Sentence, said.MayQuote, said.PersonId));
        // Nothing said is nothing to quote.
        Assert.False(new Evaluation(participation, Answers(), "  ", true, Now).MayQuote);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void LookBack_WithAnAnswerOffTheScale_IsRefused(int answer) =>
        Assert.Equal(Rule.EvaluationIncomplete, RuleOf(() => new Evaluation(Begun().Accepted(), Answers(answer), null, false, Now)));

    [Fact]
    public void LookBack_WithAQuestionLeft_NamesThatQuestion()
    {
        var answers = Answers();
        answers.Remove(EvaluationQuestion.OwnVoice);
        var refused = Assert.Throws<RuleViolationException>(() => new Evaluation(Begun().Accepted(), answers, null, false, Now));
        Assert.Equal((Rule.EvaluationIncomplete, nameof(EvaluationQuestion.OwnVoice)), (refused.Rule, refused.Field));
    }

    [Fact]
    public void LookBack_BeforeItBeganOrWithoutTakingPart_IsRefusedAndAfterTheEndNot()
    {
        Assert.Equal(Rule.EvaluationTooEarly, RuleOf(() => new Evaluation(Trajectory().Accepted(), Answers(), null, false, Now)));
        Assert.Equal(Rule.NotTakingPart, RuleOf(() => new Evaluation(Begun().Invited(), Answers(), null, false, Now)));
        var trajectory = Begun();
        var participation = trajectory.Accepted();
        trajectory.Complete();
        Assert.Null(new Evaluation(participation, Answers(), null, false, Now).Sentence);
        Assert.Equal(Rule.TooLong, RuleOf(() => new Evaluation(participation, Answers(), new('a', Evaluation.SentenceLength + 1), false, Now)));
    }

    [Fact]
    public void Write_WhatItBrought_KeepsEachRoleAndChanceOnceAndIsWrittenAnew()
    {
        var written = new TrajectoryLookBack(Begun());
        written.Write(" Geduld ", " ", [SupervisorRole.Master, SupervisorRole.Host, SupervisorRole.Master], [Chance.Four, Chance.One, (Chance)9], Guid.CreateVersion7(), Now);

        Assert.Equal(("Geduld", null), (written.Insights, written.Keywords));
        Assert.Equal([SupervisorRole.Host, SupervisorRole.Master], written.Roles);
        Assert.Equal([Chance.One, Chance.Four], written.Chances);
        written.Write(null, "wachten", [], [], Guid.CreateVersion7(), Now.AddDays(1));
        Assert.Equal((null, "wachten", 0, Now.AddDays(1)), (written.Insights, written.Keywords, written.Roles.Length, written.WrittenAt));
    }
}
