using System.Text.RegularExpressions;
using Xunit;

namespace WpbPortal.Web.Tests.House;

/// <summary>The documents lead somewhere: every link and every file that they name exists.</summary>
public sealed partial class DocumentsTests
{
    [Fact]
    public void Links_InEveryDocument_LeadToAFileOrHeading() =>
        HouseRulesTests.Nothing("Every link of a document leads to something that is there.", SourceTree.Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)).SelectMany(Dead));

    [Fact]
    public void Links_DeadOnes_AreSeen()
    {
        Assert.Equal(2, Dead(new("docs/bad.md", "[a](nowhere.md) [b](testing.md#no-such-heading) [c](testing.md#testing) [d](https://example.org)")).Count());
        Assert.Single(Dead(new("docs/bad.md", "`src/WpbPortal.Web/Nowhere.cs`")));
    }

    /// <summary>Not in the repository: docker/prepare makes it on a server.</summary>
    private const string MadeByPrepare = "docker/secrets";

    /// <summary>Links that lead nowhere, and paths in code marks that are not there.</summary>
    private static IEnumerable<string> Dead(SourceFile document)
    {
        var text = Fence().Replace(document.Text, "");
        foreach (Match link in Link().Matches(text))
        {
            var target = link.Groups[1].Value;
            if (target.StartsWith("http", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal)) continue;
            var (path, heading) = target.Split('#') is [var file, var at] ? (file, at) : (target, null);
            var full = path.Length == 0 ? Path.Combine(SourceTree.Root, document.Path) : Path.GetFullPath(Path.Combine(SourceTree.Root, Path.GetDirectoryName(document.Path)!, path));
            if (!File.Exists(full) && !Directory.Exists(full)) yield return $"{document.Path}: {target}";
            else if (heading is not null && !Headings(File.ReadAllText(full)).Contains(heading)) yield return $"{document.Path}: {target}";
        }
        foreach (Match named in NamedPath().Matches(text))
        {
            var path = named.Groups[1].Value.TrimEnd('/');
            if (path == MadeByPrepare) continue;
            if (!File.Exists(Path.Combine(SourceTree.Root, path)) && !Directory.Exists(Path.Combine(SourceTree.Root, path))) yield return $"{document.Path}: {path}";
        }
    }

    /// <summary>As the hosts of repositories make anchors of headings.</summary>
    private static IEnumerable<string> Headings(string text) => Heading().Matches(text)
        .Select(match => string.Concat(match.Groups[1].Value.Trim().ToLowerInvariant().Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-')).Replace(' ', '-'));

    [GeneratedRegex(@"```.*?```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|docs|docker)/[\w./-]+)`")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
