using AngleSharp.Html.Parser;
using WpbPortal.Domain;
using WpbPortal.Domain.News;
using WpbPortal.Web.Components.Shared;
using Xunit;

namespace WpbPortal.Web.Tests.News;

/// <summary>What becomes of Markdown: what people write looks as they mean, and nothing that somebody hides in it does anything.</summary>
public sealed class SafeMarkdownTests
{
    private static readonly string[] Allowed = ["P", "BR", "HR", "H2", "H3", "H4", "STRONG", "EM", "CODE", "PRE", "BLOCKQUOTE", "UL", "OL", "LI", "A", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "SPAN"];

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=https://evil.example></iframe>", "<style>body{display:none}</style>",
        "<a href=\"javascript:alert(1)\">klik</a>", "<form action=https://evil.example><input name=a></form>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "[klik](javascript:alert(1))", "[klik](JaVaScRiPt:alert(1))", "[klik](java\tscript:alert(1))", "[klik](&#106;avascript:alert(1))", "[klik](javascript&colon;alert(1))", "[klik](\u0001javascript:alert(1))",
        "[klik](vbscript:msgbox(1))", "[klik](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "![foto](data:image/svg+xml,<svg onload=alert(1)>)", "![foto](https://evil.example/pixel.gif)",
        "<javascript:alert(1)>", "[klik](//evil.example)", "[klik](/\\evil.example)", "[klik](\\\\evil.example)", "[klik](file:///etc/passwd)", "[klik][1]\n\n[1]: javascript:alert(1) \"onmouseover=alert(1)\"",
        "[klik](https://goed.example \"\\\" onmouseover=alert(1) x=\\\"\")", "`<script>alert(1)</script>`", "```html\" onclick=\"alert(1)\n<script>alert(1)</script>\n```", "| a | b |\n| --- | --- |\n| <script>alert(1)</script> | [x](javascript:alert(1)) |",
        "{onclick=alert(1)} # kop {#x onclick=alert(1)}", "<!-- --><script>alert(1)</script>", "<![CDATA[<script>alert(1)</script>]]>", "\0<scr\0ipt>alert(1)</scr\0ipt>", "&lt;script&gt;alert(1)&lt;/script&gt;",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Of_HostileText_DoesNothing(string text)
    {
        var page = new HtmlParser().ParseDocument($"<body>{Html(text)}</body>");
        foreach (var element in page.Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.TagName, Allowed);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, (string[])["href", "rel", "target", "start", "class"]));
            if (element.GetAttribute("class") is { } named) Assert.Equal(("SPAN", "visually-hidden"), (element.TagName, named));
            if (element.GetAttribute("href") is not { } address) continue;
            Assert.Matches("^(https?://|mailto:|tel:|/(?![/\\\\]))", address);
            Assert.True(address.StartsWith('/') || element.GetAttribute("rel")!.Contains("noopener", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Of_WhatPeopleWrite_LooksAsTheyMean()
    {
        var html = Html("# Eerst\n\nBel **meteen**, en *rustig*.\n\n- een\n- twee\n\n### Dan\n\n1. drie\n\n> let op\n\n| a | b |\n| --- | --- |\n| c | d |");
        foreach (var part in (string[])["<h2>Eerst</h2>", "<strong>meteen</strong>", "<em>rustig</em>", "<ul>", "<li>een</li>", "<h3>Dan</h3>", "<ol>", "<blockquote>", "<td>d</td>"]) Assert.Contains(part, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Links_OpenSafelyAndSaySo()
    {
        var html = Html("[regels](https://goed.example/regels?a=1&b=2) [mensen](/mensen) [mail](mailto:noor@school.example) https://kaal.example");
        Assert.Contains("<a href=\"https://goed.example/regels?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">regels<span class=\"visually-hidden\"> (elders)</span></a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/mensen\">mensen</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"mailto:noor@school.example\">mail</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://kaal.example\" rel=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_RawHtml_IsShownAsText() => Assert.Contains("&lt;b&gt;dik&lt;/b&gt;", Html("<b>dik</b>"), StringComparison.Ordinal);

    public static TheoryData<string> Deep =>
    [
        new string('>', 5000) + " diep", string.Concat(Enumerable.Range(0, 60).Select(level => new string(' ', 2 * level) + "- diep\n")), string.Concat(Enumerable.Repeat("> - ", 400)) + "diep",
    ];

    [Theory]
    [MemberData(nameof(Deep))]
    public void Check_TextThatLiesTooDeep_IsRefusedAndNeverBreaksAPage(string text)
    {
        var broken = Assert.Throws<RuleViolationException>(() => SafeMarkdown.Check(text, nameof(Posting.Text)));
        Assert.Equal((Rule.TextTooDeep, nameof(Posting.Text)), (broken.Rule, broken.Field));
        Assert.StartsWith("<p>", Html(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("![](")]
    [InlineData("*a ")]
    [InlineData("**_")]
    [InlineData("*a **b ")]
    [InlineData("`")]
    [InlineData("|\n")]
    [InlineData("<")]
    [InlineData("\ud83d")]
    public void Of_LongestTextOfOneSign_IsDrawn(string sign)
    {
        var text = string.Concat(Enumerable.Repeat(sign, Posting.TextLength / sign.Length));
        Assert.NotNull(Html(text));
    }

    private static string Html(string text) => SafeMarkdown.Of(text, "(elders)").Value;
}
