using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WpbPortal.EndToEnd.Tests.Journeys;
using WpbPortal.Web.Texts;

namespace WpbPortal.EndToEnd.Tests.Accessibility;

/// <summary>
/// What must be right on every page: nothing that axe finds, no scrolling sideways, one heading of the first level, a
/// title, the language that was asked, and no word of the portal that is a key or in the other language.
/// </summary>
internal static class PageChecks
{
    private static readonly AxeRunOptions Axe = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>Everything that the portal says, by language.</summary>
    private static readonly Lazy<IReadOnlyList<(string Key, string Nl, string En)>> Words = new(() => [.. ReadWords()]);

    /// <summary>What would be seen of a text that is missing: its key, or the name of an enum's value. Only what no sentence holds by chance.</summary>
    private static readonly Lazy<IReadOnlySet<string>> Keys = new(() => Words.Value.Select(word => word.Key)
        .Concat(typeof(Domain.Rule).Assembly.GetTypes().Where(type => type.IsEnum).SelectMany(Enum.GetNames))
        .Where(key => Regex.IsMatch(key, "[a-z][A-Z]|_")).ToHashSet());

    /// <summary>All that is wrong with the page as it stands.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page, string language)
    {
        // What is folded away is looked at too; menus lie over the page and are looked at by themselves.
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => details.open = true)");
        List<string> found = [];
        var axe = await page.RunAxe(Axe);
        foreach (var violation in axe.Violations ?? [])
            found.Add($"axe {violation.Id}: {violation.Help} at {string.Join(" and ", violation.Nodes.Take(3).Select(node => Shortened(node.Html)))}");

        // What somebody's own file says, or a letter to somebody else, is in its own language, and marked so.
        var facts = await page.EvaluateAsync<PageFacts>(
            """
            () => {
                const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth;
                document.querySelectorAll('[translate="no"], main [lang]').forEach(own => { if (own.lang !== document.documentElement.lang) own.style.display = 'none'; });
                return {
                    beyond,
                    headings: document.querySelectorAll('h1').length,
                    title: document.title,
                    language: document.documentElement.lang,
                    said: document.body.innerText.split('\n').concat([...document.querySelectorAll('[aria-label],[placeholder],[alt],[title]')]
                        .flatMap(one => ['aria-label', 'placeholder', 'alt', 'title'].map(name => one.getAttribute(name) ?? ''))).map(line => line.trim()).filter(line => line),
                };
            }
            """);
        if (facts.Beyond > 0) found.Add($"scrolls sideways by {facts.Beyond} px");
        if (facts.Headings != 1) found.Add($"has {facts.Headings} headings of the first level");
        if (string.IsNullOrWhiteSpace(facts.Title)) found.Add("has no title");
        if (facts.Language != language) found.Add($"says it is in '{facts.Language}'");
        found.AddRange(WordsIn(language, [.. facts.Said.Append(facts.Title)]));
        return found;
    }

    /// <summary>All that is wrong with the page for somebody whose letters are twice as large: no words beyond an edge, and none over others.</summary>
    public static async Task<IReadOnlyList<string>> FindLargeAsync(IPage page)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => details.open = true)");
        return await page.EvaluateAsync<string[]>(
            """
            () => {
                const found = [], pieces = [];
                const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth;
                if (beyond > 0) found.push(`scrolls sideways by ${beyond} px`);
                const above = element => { const all = []; for (let one = element; one && one !== document.body; one = one.parentElement) all.push(one); return all; };
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const text = walker.currentNode, words = text.data.trim(), holder = text.parentElement;
                    if (!words || !holder.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || holder.closest('script, style, noscript, option, title')) continue;
                    const around = above(holder), styles = around.map(one => getComputedStyle(one));
                    // What only a screen reader reads.
                    if (around.some((one, at) => styles[at].clipPath !== 'none' && one.offsetWidth <= 1)) continue;
                    const range = document.createRange();
                    range.selectNodeContents(text);
                    const scrolls = styles.findIndex(style => /auto|scroll/.test(style.overflowX));
                    const lies = styles.some(style => /fixed|sticky|absolute/.test(style.position));
                    for (const box of range.getClientRects()) {
                        if (box.width < 2) continue;
                        const said = words.slice(0, 40);
                        if (scrolls < 0 && (box.right > innerWidth + 1 || box.left < -1)) found.push(`'${said}' runs off the screen`);
                        around.forEach((one, at) => {
                            // A text that is shortened on purpose ends with a sign that says so.
                            if (!/hidden|clip/.test(styles[at].overflowX) || styles[at].webkitLineClamp !== 'none' || styles[at].textOverflow === 'ellipsis' || at > scrolls && scrolls >= 0) return;
                            const edge = one.getBoundingClientRect();
                            if (box.right > edge.right + 1 || box.left < edge.left - 1) found.push(`'${said}' is cut off`);
                        });
                        if (!lies && !styles.some(style => style.webkitLineClamp !== 'none')) pieces.push({ said, holder, box });
                    }
                }
                for (let one = 0; one < pieces.length; one++) {
                    for (let other = one + 1; other < pieces.length; other++) {
                        const [a, b] = [pieces[one], pieces[other]];
                        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
                        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
                        // Lines stand closer than the boxes of their letters are high.
                        if (wide > 2 && high > 0.45 * Math.min(a.box.height, b.box.height)) found.push(`'${a.said}' lies over '${b.said}'`);
                    }
                }
                return [...new Set(found)];
            }
            """);
    }

    /// <summary>What is said by key or in the other language.</summary>
    private static IEnumerable<string> WordsIn(string language, IReadOnlyCollection<string> said)
    {
        foreach (var line in said.Distinct())
        {
            foreach (var word in Regex.Matches(line, @"\b\w+\b").Select(match => match.Value).Where(Keys.Value.Contains))
                yield return $"says the key '{word}'";
            if (Regex.IsMatch(line, @"\b(Microsoft|System|WpbPortal)\.[A-Z]\w+")) yield return $"says the name of a type: '{line}'";
        }
        var lines = said.ToHashSet(StringComparer.Ordinal);
        var (here, other) = Words.Value.Aggregate((Here: new HashSet<string>(), Other: new List<(string Key, string Text)>()), (sorted, word) =>
        {
            sorted.Here.Add(language == "en" ? word.En : word.Nl);
            sorted.Other.Add((word.Key, language == "en" ? word.Nl : word.En));
            return sorted;
        });
        foreach (var (key, text) in other)
        {
            // A word that is the same in both, or that is another text in this language, proves nothing.
            if (text.Length >= 5 && lines.Contains(text) && !here.Contains(text)) yield return $"says '{text}' ({key}), which is not in '{language}'";
        }
    }

    private static IEnumerable<(string Key, string Nl, string En)> ReadWords()
    {
        foreach (var texts in typeof(ShellTexts).Assembly.GetTypes().Where(type => type.Namespace == typeof(ShellTexts).Namespace))
        {
            if (texts.GetProperty("ResourceManager", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is not ResourceManager manager) continue;
            foreach (DictionaryEntry entry in manager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!)
            {
                var key = (string)entry.Key;
                yield return (key, (string)entry.Value!, manager.GetString(key, CultureInfo.GetCultureInfo("en")) ?? "");
            }
        }
    }

    private static string Shortened(string html) => html.Length <= 160 ? html : html[..160] + "…";

    private sealed class PageFacts
    {
        public int Beyond { get; set; }
        public int Headings { get; set; }
        public string Title { get; set; } = "";
        public string Language { get; set; } = "";
        public string[] Said { get; set; } = [];
    }
}
