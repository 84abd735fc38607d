using WpbPortal.Domain.Learning;
using Xunit;

namespace WpbPortal.Domain.Tests.Learning;

public sealed class LearningQuestionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Reword_MoreThanOnce_KeepsTheWayGone()
    {
        var question = Question(" Hoe krijg ik een klas stil? ");
        question.Reword("Wat wil ik dat ze horen?", "Stilte bleek niet mijn doel.", Now.AddDays(10));
        question.Reword("Hoe begin ik zo dat ze nieuwsgierig worden?", " ", Now.AddDays(20));

        Assert.Equal(("Hoe begin ik zo dat ze nieuwsgierig worden?", 3, Now.AddDays(20), Now), (question.Wording, question.Version, question.WordedAt, question.AskedAt));
        Assert.Equal([(1, "Hoe krijg ik een klas stil?", Now, Now.AddDays(10), "Stilte bleek niet mijn doel."), (2, "Wat wil ik dat ze horen?", Now.AddDays(10), Now.AddDays(20), null)],
            question.Earlier.Select(earlier => (earlier.Version, earlier.Wording, earlier.WordedAt, earlier.ReplacedAt, earlier.Reason)));
        Expect(Rule.NothingChanged, () => question.Reword(question.Wording, null, Now), nameof(LearningQuestion.Wording));
        Expect(Rule.Required, () => question.Reword(" ", null, Now), nameof(LearningQuestion.Wording));
        Expect(Rule.TooLong, () => question.Reword(new('a', LearningQuestion.WordingLength + 1), null, Now), nameof(LearningQuestion.Wording));
    }

    [Fact]
    public void Close_WithWhatItBrought_RestsUntilItIsTakenUpAgain()
    {
        var question = Question();
        Expect(Rule.QuestionOpen, question.Reopen);
        Expect(Rule.Required, () => question.Close(null, Now), nameof(LearningQuestion.Brought));
        question.Close(" Ik wacht nu. ", Now);

        Assert.Equal(("Ik wacht nu.", Now), (question.Brought, question.ClosedAt));
        Expect(Rule.QuestionClosed, () => question.Close("weer", Now));
        Expect(Rule.QuestionClosed, () => question.Reword("anders?", null, Now));
        question.Reopen();
        Assert.Null(question.ClosedAt);
        question.Reword("anders?", null, Now);
    }

    [Fact]
    public void Share_Twice_IsSharedSinceTheFirstTime()
    {
        var question = Question();
        Expect(Rule.NotShared, question.KeepToSelf);
        question.Share(Now);
        question.Share(Now.AddDays(1));
        Assert.Equal(Now, question.SharedAt);
        question.KeepToSelf();
        Assert.Null(question.SharedAt);
    }

    private static LearningQuestion Question(string wording = "Wanneer help ik?") => new(Guid.CreateVersion7(), Guid.CreateVersion7(), wording, Now);

    internal static void Expect(Rule rule, Action act, string? field = null)
    {
        var broken = Assert.Throws<RuleViolationException>(act);
        Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }
}
