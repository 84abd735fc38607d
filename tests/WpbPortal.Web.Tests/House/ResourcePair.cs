using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WpbPortal.Web.Tests.House;

/// <summary>The texts of one feature in both languages.</summary>
/// <param name="Name">The class that is made of them: <c>CoachingTexts</c>.</param>
/// <param name="Dutch">Key by key.</param>
/// <param name="English">Key by key.</param>
internal sealed partial record ResourcePair(string Name, IReadOnlyDictionary<string, string> Dutch, IReadOnlyDictionary<string, string> English)
{
    /// <summary>Every pair in the project.</summary>
    public static IReadOnlyList<ResourcePair> All { get; } =
    [
        .. SourceTree.In("src", "Texts.resx").Select(file => new ResourcePair(file.Name[..^".resx".Length], Read(file.Text),
            Read(SourceTree.Files.FirstOrDefault(other => other.Path == file.Path[..^".resx".Length] + ".en.resx")?.Text ?? "<root/>"))),
    ];

    /// <summary>What is missing in one of the two, empty, or says something else than the other.</summary>
    public IEnumerable<string> Broken()
    {
        foreach (var key in Dutch.Keys.Except(English.Keys)) yield return $"{Name}.{key} has no English";
        foreach (var key in English.Keys.Except(Dutch.Keys)) yield return $"{Name}.{key} has no Dutch";
        foreach (var key in Dutch.Keys.Intersect(English.Keys))
        {
            if (Dutch[key].Trim().Length == 0 || English[key].Trim().Length == 0) yield return $"{Name}.{key} is empty";
            if (!Places(Dutch[key]).SetEquals(Places(English[key]))) yield return $"{Name}.{key} names other values in one language than in the other";
        }
    }

    /// <summary>Keys that no code asks for.</summary>
    public IEnumerable<string> Unused(string code, Func<string, string, bool> byName) =>
        Dutch.Keys.Where(key => !Regex.IsMatch(code, $@"\b{Name}\.{Regex.Escape(key)}\b") && !byName(Name, key)).Select(key => $"{Name}.{key}");

    /// <summary>Keys and texts of a file.</summary>
    public static IReadOnlyDictionary<string, string> Read(string xml) =>
        XDocument.Parse(xml).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)(?:[,:][^}]*)?\}")]
    private static partial Regex Place();
}
