using WpbPortal.Domain.Talks;
using Xunit;

namespace WpbPortal.Domain.Tests.Talks;

public sealed class InformalTalkTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 9, 0, 0, TimeSpan.Zero);
    private readonly Guid _partnership = Guid.CreateVersion7();
    private readonly Guid _author = Guid.CreateVersion7();
    private readonly Guid _person = Guid.CreateVersion7();

    [Fact]
    public void New_WithWhomAlone_IsEnough()
    {
        var talk = Talk(TalkContent.Nothing);

        Assert.Equal((_person, Now, null, null), (talk.PersonId, talk.At, talk.Sentence, talk.ShownAt));
        Assert.Equal((0, 0, 0), (talk.Topics.Length, talk.Helps.Length, talk.Hinders.Length));
    }

    [Fact]
    public void New_WithEverything_KeepsEachOnceAndTrimmed()
    {
        var talk = Talk(new([TalkTopic.Involvement, TalkTopic.Involvement], [TalkFactor.Klik, TalkFactor.Hours, TalkFactor.Klik], [TalkFactor.Timetable], " koffie ", "  ", " Ze praat graag. "));

        Assert.Equal([TalkTopic.Involvement], talk.Topics);
        Assert.Equal([TalkFactor.Hours, TalkFactor.Klik], talk.Helps);
        Assert.Equal(("koffie", null, "Ze praat graag."), (talk.OwnHelps, talk.OwnHinders, talk.Sentence));
    }

    [Fact]
    public void New_WithNobodyWithOneselfOrLater_IsRefused()
    {
        Assert.Equal(Rule.TalkPersonNotChosen, Broken(() => new InformalTalk(_partnership, _author, null, Now, TalkContent.Nothing, Now)));
        Assert.Equal(Rule.TalkWithSelf, Broken(() => new InformalTalk(_partnership, _author, _author, Now, TalkContent.Nothing, Now)));
        Assert.Equal(Rule.MomentInFuture, Broken(() => new InformalTalk(_partnership, _author, _person, Now.AddMinutes(1), TalkContent.Nothing, Now)));
        Assert.Equal(Rule.TooLong, Broken(() => Talk(TalkContent.Nothing with { Sentence = new('a', InformalTalk.SentenceLength + 1) })));
        Assert.Equal(Rule.TooLong, Broken(() => Talk(TalkContent.Nothing with { OwnHinders = new('a', InformalTalk.OwnWordLength + 1) })));
    }

    [Fact]
    public void Change_AfterItWasShown_IsNoTalkWithSomebodyElse()
    {
        var talk = Talk(TalkContent.Nothing);
        talk.Change(Guid.CreateVersion7(), Now.AddDays(-1), TalkContent.Nothing, Now);
        talk.Change(_person, Now.AddDays(-1), TalkContent.Nothing, Now);
        talk.Show(Now);

        Assert.Equal(Rule.TalkShownToOther, Broken(() => talk.Change(Guid.CreateVersion7(), Now, TalkContent.Nothing, Now)));
        talk.Change(_person, Now.AddDays(-1), TalkContent.Nothing with { Sentence = "beter gezegd" }, Now);
        Assert.Equal(("beter gezegd", Now), (talk.Sentence, talk.ShownAt));
    }

    [Fact]
    public void Answer_ShowsWhatThereIsOnce()
    {
        var (talk, asked) = (Talk(TalkContent.Nothing), new TalkRequest(_partnership, _person, _author, Now));

        asked.Answer([talk], Now.AddHours(1));

        Assert.Equal((1, Now.AddHours(1), Now.AddHours(1)), (asked.Shown, asked.AnsweredAt, talk.ShownAt));
        Assert.Equal(Rule.TalkRequestAnswered, Broken(() => asked.Answer([], Now.AddHours(2))));
        Assert.Equal(Rule.TalkWithSelf, Broken(() => new TalkRequest(_partnership, _author, _author, Now)));
    }

    private InformalTalk Talk(TalkContent content) => new(_partnership, _author, _person, Now, content, Now);

    private static Rule Broken(Action act) => Assert.Throws<RuleViolationException>(act).Rule;
}
