using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Features.LookingBack;
using Xunit;

namespace WpbPortal.Web.Tests.LookingBack;

/// <summary>The report as a PDF, read by another program than the one that writes it: what a screen reader is told of it.</summary>
public sealed class ReportFileTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 15, 11, 30, 0, TimeSpan.Zero);

    private static TrajectoryReport Report(int meetings = 3, bool hasMeans = true) => new(Guid.CreateVersion7(), new("Vragend begeleiden", "Coaching by asking"), TrajectoryState.Completed, "Locatie Noord", "2026–2027",
        ["Máté van der Ćosić", "Çelik Yılmaz"], 12, [new("Vaker vragen", "Asking more often"), new("Minder invullen", "Filling in less")],
        [.. Enumerable.Range(0, meetings).Select(number => new ReportMeeting(Guid.CreateVersion7(), new($"Bijeenkomst {number + 1}", $"Meeting {number + 1}"), MeetingForm.Training, Start.AddDays(7 * number), 120, 10, number == 0 ? ["Klik"] : []))],
        [new("Hoe vraag ik door?", "Ik wacht nu langer.")], ["Kroeze, C. (2014). https://voorbeeld.example/" + new string('a', 160)],
        new("Wachten helpt.\nWie laat zien wat niet lukte, geeft moed.", "wachten, vragen", [SupervisorRole.Master], [Chance.Two]),
        hasMeans ? new(10, 4.5m, 4.0m, 3.7m, 4.2m) : null, true, hasMeans ? ["Ik vraag nu eerst."] : []);

    private static PdfDocument Written(string language, TrajectoryReport report)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new(language), new(language));
        return PdfDocument.Open(ReportFile.Of(report));
    }

    [Theory]
    [InlineData("nl", "Verslag: Vragend begeleiden", "Eigen vragen van de groep", "4,5")]
    [InlineData("en", "Report: Coaching by asking", "Own questions of the group", "4.5")]
    public void File_InEachLanguage_HasItsTitleLanguageAndTags(string language, string title, string heading, string mean)
    {
        using var pdf = Written(language, Report());
        var catalog = pdf.Structure.Catalog.CatalogDictionary;

        Assert.Equal(title, pdf.Information.Title);
        Assert.Equal(language, ((StringToken)catalog.Data["Lang"]).Data);
        Assert.Equal(BooleanToken.True, Dictionary(pdf, catalog.Data["MarkInfo"]).Data["Marked"]);
        Assert.Equal(BooleanToken.True, Dictionary(pdf, catalog.Data["ViewerPreferences"]).Data["DisplayDocTitle"]);
        var text = string.Join(' ', pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains(heading, text, StringComparison.Ordinal);
        Assert.Contains(mean, text, StringComparison.Ordinal);
        Assert.Contains("Máté van der Ćosić, Çelik Yılmaz", text, StringComparison.Ordinal);

        var tags = Tags(pdf, Dictionary(pdf, catalog.Data["StructTreeRoot"])).ToList();
        Assert.Equal(["Document", "H1", "P", "H2", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody", "H2", "Table", "THead", "TR", "TH", "TH", "TH", "TH", "TBody", "TR", "TH", "TD", "TD", "TD"], tags.Take(25).Select(tag => tag.Name));
        Assert.Equal(["Column", "Column", "Column", "Column", "Row"], tags.Where(tag => tag.Name == "TH").Take(5).Select(tag => tag.Scope));
        Assert.Contains("BlockQuote", tags.Select(tag => tag.Name));
        Assert.Single(tags, tag => tag.Name == "H1");
    }

    [Fact]
    public void File_OfManyPages_HasNothingThatIsNeitherTaggedNorMereDecoration()
    {
        using var pdf = Written("nl", Report(meetings: 80));
        Assert.InRange(pdf.NumberOfPages, 3, 8);
        foreach (var page in pdf.GetPages())
        {
            var marked = page.GetMarkedContents();
            Assert.Equal(page.Letters.Count, marked.Sum(content => content.Letters.Count));
            // The foot of the page is no part of what is read; all the rest has a place in the tree.
            Assert.Single(marked, content => content.IsArtifact && content.Letters.Count > 0);
            Assert.All(marked.Where(content => !content.IsArtifact), content => Assert.True(content.MarkedContentIdentifier >= 0));
            Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Right, 0, page.Width - 40));
            Assert.True(page.Dictionary.ContainsKey(NameToken.Create("StructParents")));
        }
        // The rows of both tables, each with its head.
        Assert.Equal(1 + 80 + 1 + 4, Tags(pdf, Dictionary(pdf, pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"])).Count(tag => tag.Name == "TR"));
    }

    [Fact]
    public void File_UnderFiveAnswers_SaysSoAndShowsNone()
    {
        using var pdf = Written("nl", Report(hasMeans: false));
        var text = string.Join(' ', pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
        Assert.Contains("Er zijn nog geen antwoorden van vijf mensen", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4,5", text, StringComparison.Ordinal);
    }

    /// <summary>The elements of the tree, in the order in which they are read.</summary>
    private static IEnumerable<(string Name, string? Scope)> Tags(PdfDocument pdf, DictionaryToken element)
    {
        if (element.Data.TryGetValue("S", out var name))
            yield return (((NameToken)name).Data, element.Data.TryGetValue("A", out var said) && Dictionary(pdf, said).Data.TryGetValue("Scope", out var scope) ? ((NameToken)scope).Data : null);
        if (!element.Data.TryGetValue("K", out var kids)) yield break;
        foreach (var kid in Resolved(pdf, kids) is ArrayToken many ? many.Data : [kids])
        {
            if (Resolved(pdf, kid) is not DictionaryToken child || child.Data.ContainsKey("MCID")) continue;
            foreach (var tag in Tags(pdf, child)) yield return tag;
        }
    }

    private static IToken Resolved(PdfDocument pdf, IToken token) => token is IndirectReferenceToken reference ? pdf.Structure.GetObject(reference.Data).Data : token;

    private static DictionaryToken Dictionary(PdfDocument pdf, IToken token) => (DictionaryToken)Resolved(pdf, token);
}
