using System.Net;
using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components;
using WpbPortal.Web.Features.News;
using WpbPortal.Web.Tests.Http;
using WpbPortal.Web.Texts;
using Xunit;

namespace WpbPortal.Web.Tests.News;

/// <summary>The pages as a browser gets them: looking first, placing, and what becomes of a text that cannot be.</summary>
public sealed class NewsPageTests(MigratedDatabase database) : HttpTest(database)
{
    private static readonly string New = Urls.NewPostingOf(PostingKind.Procedure);

    [Fact]
    public async Task Form_LookedAtFirst_ShowsHowItLooksAndPlacesNothing()
    {
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.Coordinator));
        var seen = await visitor.PostAsync(New, ("Form.Title", "Afwezig"), ("Form.Text", "Bel **eerst**. <script>alert(1)</script>"), ("Form.Act", "bekijken"));
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains("Bel <strong>eerst</strong>. &lt;script&gt;", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Afwezig", (await visitor.GetAsync(Urls.News)).Words, StringComparison.Ordinal);

        var placed = await visitor.SubmitAsync(seen, New, ("Form.Title", "Afwezig"), ("Form.Text", "Bel **eerst**."));
        var page = await visitor.GetAsync(placed.Headers["Location"][0]);
        Assert.Contains(NewsTexts.DoneProcedure, page.Words, StringComparison.Ordinal);
        Assert.Contains("<strong>eerst</strong>", page.Text, StringComparison.Ordinal);
        Assert.Contains(NewsTexts.ReadByFew, page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("bekijken")]
    public async Task Form_TextOfAMegabyteOrFarTooDeep_SaysSoAndKeepsThePage(string? act)
    {
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.Coordinator));
        foreach (var (text, sentence) in new[] { (new string('a', 1_048_576), RuleSentences.Of(Rule.TooLong, Posting.TextLength)), (new string('>', 5000) + "a", RuleSentences.Of(Rule.TextTooDeep, 12)) })
        {
            (string, string)[] fields = [("Form.Title", "Afwezig"), ("Form.Text", text), .. act is null ? Array.Empty<(string, string)>() : [("Form.Act", act)]];
            var answer = await visitor.PostAsync(New, fields);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains(sentence, answer.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_OfAReader_ShowsTheTextAndNoNumber()
    {
        var coordinator = await Data.ViewerAs(Role.Coordinator);
        // The portal's own clock is today's, whatever the test's says.
        var id = await Data.Service<NewsService>().PostAsync(coordinator, PostingKind.Procedure, null, new("Afwezig", "Lees [meer](https://elders.example)."), Stop);
        using var visitor = await VisitorAsync(await Data.PersonAsync(Role.Trainer));
        var page = await visitor.GetAsync(Urls.Posting(id));
        Assert.Contains("rel=\"noopener noreferrer nofollow\" target=\"_blank\">meer", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(NewsTexts.ReadHelp, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(NewsTexts.EndNow, page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Urls.ChangePosting(id))).Status);
    }
}
