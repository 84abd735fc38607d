using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Trajectories;
using Xunit;
using static WpbPortal.Domain.Tests.Trajectories.Invented;

namespace WpbPortal.Domain.Tests.Trajectories;

public sealed class SourceRequestTests
{
    private static readonly Guid Trainer = Guid.CreateVersion7();

    private static SourceRequest Request(string? wish = null) => new(Trajectory().Accepted(), " Korthagen ", wish, Now);

    [Fact]
    public void Give_WordsOrASourceOrBoth_IsAnAnswerAndNothingIsNot()
    {
        var request = Request("iets korts");
        Assert.Equal(Rule.Required, RuleOf(() => request.Give(Trainer, new(" ", "titel", null), Now)));
        Assert.Equal(Rule.IsbnInvalid, RuleOf(() => request.Give(Trainer, new("ISBN 978-90-00-00000-1", null, null), Now)));
        Assert.Null(request.AnsweredAt);

        request.Give(Trainer, new("10.1080/02619768.2012.718758", "Een artikel", "Lees hoofdstuk 2"), Now);
        Assert.Equal((SourceKind.Doi, "Lees hoofdstuk 2", Now), (request.Kind, request.Answer, request.AnsweredAt));
        Assert.Equal(Rule.RequestAnswered, RuleOf(() => request.Give(Trainer, new(null, null, "nog iets"), Now)));
    }

    [Fact]
    public void Ask_WithoutTakingPartOrSubject_IsRefused()
    {
        Assert.Equal(Rule.NotTakingPart, RuleOf(() => new SourceRequest(Trajectory().Invited(), "Korthagen", null, Now)));
        Assert.Equal(Rule.Required, RuleOf(() => new SourceRequest(Trajectory().Accepted(), " ", null, Now)));
    }
}
