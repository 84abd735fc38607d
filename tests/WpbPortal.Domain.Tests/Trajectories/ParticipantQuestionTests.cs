using WpbPortal.Domain.Trajectories;
using Xunit;
using static WpbPortal.Domain.Tests.Trajectories.Invented;

namespace WpbPortal.Domain.Tests.Trajectories;

public sealed class ParticipantQuestionTests
{
    private static ParticipantQuestion Question(Trajectory? trajectory = null) => new((trajectory ?? Trajectory()).Accepted(), "Hoe vraag ik door?", QuestionReaders.Trainers, Now);

    [Fact]
    public void Reword_InAMeeting_KeepsTheWayGone()
    {
        var (question, meeting) = (Question(), Guid.CreateVersion7());

        question.Reword(" Wat vraag ik niet? ", "Ik hoorde mezelf", meeting, Now.AddDays(20));
        question.Reword("Wie vraagt er eigenlijk?", null, null, Now.AddDays(40));

        Assert.Equal(("Wie vraagt er eigenlijk?", 3, null), (question.Wording, question.Version, question.MeetingId));
        Assert.Equal([("Hoe vraag ik door?", null, Now, Now.AddDays(20), "Ik hoorde mezelf"), ("Wat vraag ik niet?", meeting, Now.AddDays(20), Now.AddDays(40), null)],
            question.Earlier.OrderBy(earlier => earlier.Version).Select(earlier => (earlier.Wording, earlier.MeetingId, earlier.WordedAt, earlier.ReplacedAt, earlier.Reason)));
    }

    [Fact]
    public void Close_ThenReopened_KeepsWhatItBrought()
    {
        var question = Question();
        question.SayHowItGoes("Het lukt vaker", null, Now);
        question.Close("Ik wacht langer", Now.AddDays(1));

        Assert.Equal(Rule.QuestionClosed, RuleOf(() => question.SayHowItGoes("en nu?", null, Now)));
        Assert.Equal(Rule.QuestionClosed, RuleOf(() => question.Reword("Anders?", null, null, Now)));
        question.Reopen();
        Assert.Equal((null, "Ik wacht langer"), (question.ClosedAt, question.Brought));
        Assert.Equal(Rule.QuestionOpen, RuleOf(question.Reopen));
    }

    [Fact]
    public void Writing_WithoutWordsOrTheSameAgain_IsRefused()
    {
        Assert.Equal(Rule.Required, RuleOf(() => new ParticipantQuestion(Trajectory().Accepted(), "  ", QuestionReaders.Group, Now)));
        Assert.Equal(Rule.TooLong, RuleOf(() => new ParticipantQuestion(Trajectory().Accepted(), new('a', ParticipantQuestion.WordingLength + 1), QuestionReaders.Group, Now)));
        Assert.Equal(Rule.NothingChanged, RuleOf(() => Question().Reword("Hoe vraag ik door?", null, null, Now)));
        Assert.Equal(Rule.Required, RuleOf(() => Question().SayHowItGoes(null, null, Now)));
    }

    [Fact]
    public void Writing_WithoutTakingPartOrAfterTheEnd_IsRefused()
    {
        var trajectory = Trajectory();
        Assert.Equal(Rule.NotTakingPart, RuleOf(() => new ParticipantQuestion(trajectory.Invited(), "Hoe?", QuestionReaders.Group, Now)));
        var participation = trajectory.Accepted();
        var question = new ParticipantQuestion(participation, "Hoe?", QuestionReaders.Group, Now);
        trajectory.Begin();
        trajectory.Complete();
        Assert.Equal(Rule.TrajectoryCompleted, RuleOf(() => question.SayHowItGoes("Zo", null, Now)));
        // What was said to the group can be taken off the table at any time.
        question.ShowTo(QuestionReaders.Trainers);
        Assert.Equal(QuestionReaders.Trainers, question.Readers);
    }
}
