using System.Text.Encodings.Web;
using AngleSharp.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;

namespace WpbPortal.Web.Components.Shared;

/// <summary>
/// Text in Markdown, shown. Two barriers, of which each would do: raw HTML in the text stays text, and of what comes out only the elements, attributes and kinds of
/// addresses on a list pass (docs/decisions/0011-markdown.md). Pictures become links: nothing is fetched from elsewhere.
/// </summary>
public static class SafeMarkdown
{
    /// <summary>How deep lists, quotations and emphases may lie in each other.</summary>
    public const int Deepest = 12;

    // The page has a heading of its own.
    private const int HighestHeading = 2;
    private const int LowestHeading = 4;

    // Stands where those words come: a letter that no language has.
    private const string Elsewhere = "\uE000";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().UsePipeTables().Build();

    private static readonly HtmlSanitizer Sanitizer = Strict();

    /// <summary>The text as markup.</summary>
    /// <param name="text">In Markdown.</param>
    /// <param name="elsewhere">What is said with a link that leaves the portal.</param>
    public static MarkupString Of(string text, string elsewhere)
    {
        if (Parse(text) is not { } document) return new($"<p>{Encoded(text)}</p>");
        var headings = document.Descendants<HeadingBlock>().ToList();
        // Headings begin below that of the page and skip no level, whatever was typed.
        var levels = headings.Select(heading => heading.Level).Distinct().Order().ToList();
        foreach (var heading in headings) heading.Level = Math.Min(HighestHeading + levels.IndexOf(heading.Level), LowestHeading);
        foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList()) picture.IsImage = false;
        return new(Sanitizer.Sanitize(document.ToHtml(Pipeline)).Replace(Elsewhere, Encoded(elsewhere), StringComparison.Ordinal));
    }

    /// <summary>Refuses a text that nobody could read as a page.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TextTooDeep"/>.</exception>
    public static void Check(string? text, string field)
    {
        if (text is not null && Parse(text) is null) throw new RuleViolationException(Rule.TextTooDeep, Deepest) { Field = field };
    }

    /// <summary>What the text says; null when it lies too deep in itself.</summary>
    private static MarkdownDocument? Parse(string text)
    {
        try
        {
            var document = Markdown.Parse(text, Pipeline);
            return document.Descendants().All(IsShallow) ? document : null;
        }
        catch (ArgumentException)
        {
            // Markdig gives up at a depth of its own.
            return null;
        }
    }

    private static bool IsShallow(MarkdownObject part)
    {
        var depth = 0;
        for (var at = part; at is not null && depth <= 3 * Deepest; at = Around(at)) depth += at is QuoteBlock or ListBlock or EmphasisInline or LinkInline ? 1 : 0;
        return depth <= Deepest;
    }

    private static MarkdownObject? Around(MarkdownObject part) => part switch
    {
        Block block => block.Parent,
        Inline { Parent: { } inline } => inline,
        ContainerInline { ParentBlock: { } block } => block,
        _ => null,
    };

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);

    private static HtmlSanitizer Strict()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string> { "p", "br", "hr", "h2", "h3", "h4", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td" },
            AllowedAttributes = new HashSet<string> { "href", "start" },
            AllowedSchemes = new HashSet<string> { "https", "http", "mailto", "tel" },
            UriAttributes = new HashSet<string> { "href" },
        });
        sanitizer.PostProcessDom += (_, done) =>
        {
            foreach (var link in done.Document.QuerySelectorAll("a")) Tame(link);
        };
        return sanitizer;
    }

    /// <summary>A link leads to a page of the portal, or elsewhere in a window of its own that knows nothing of this one.</summary>
    private static void Tame(IElement link)
    {
        var address = link.GetAttribute("href");
        if (address is null || Urls.Local(address) == address) return;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var whole) || whole.Scheme is not ("https" or "http" or "mailto" or "tel"))
        {
            link.RemoveAttribute("href");
            return;
        }
        if (whole.Scheme is "mailto" or "tel") return;
        link.SetAttribute("rel", "noopener noreferrer nofollow");
        link.SetAttribute("target", "_blank");
        var said = link.Owner!.CreateElement("span");
        said.ClassName = "visually-hidden";
        said.TextContent = $" {Elsewhere}";
        link.AppendChild(said);
    }
}
