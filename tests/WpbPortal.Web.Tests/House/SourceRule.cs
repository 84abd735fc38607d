using System.Text.RegularExpressions;

namespace WpbPortal.Web.Tests.House;

/// <summary>A rule about what may stand in a file, with an example that breaks it, so that the rule itself is tested.</summary>
/// <param name="Says">The rule, as it is told to whoever breaks it.</param>
/// <param name="Applies">Which files it is for.</param>
/// <param name="Look">What breaks it in a file, one by one.</param>
/// <param name="BadPath">Where the example would be.</param>
/// <param name="BadText">What the example says.</param>
public sealed record SourceRule(string Says, Func<SourceFile, bool> Applies, Func<SourceFile, IEnumerable<string>> Look, string BadPath, string BadText)
{
    /// <summary>A rule that forbids words.</summary>
    public SourceRule(string says, Func<SourceFile, bool> applies, string forbidden, string badPath, string badText)
        : this(says, applies, file => Regex.Matches(WithoutComments(file), forbidden).Select(match => match.Value), badPath, badText)
    {
    }

    /// <summary>Every place in these files where it is broken.</summary>
    public IReadOnlyList<string> Broken(IEnumerable<SourceFile> files) =>
        [.. files.Where(Applies).SelectMany(file => Look(file).Select(found => $"{file.Path}: {found}"))];

    /// <inheritdoc/>
    public override string ToString() => Says;

    /// <summary>Comments may name what code may not.</summary>
    private static string WithoutComments(SourceFile file) => file.Name.EndsWith(".cs", StringComparison.Ordinal)
        ? Regex.Replace(file.Text, @"^\s*//.*$", "", RegexOptions.Multiline)
        : Regex.Replace(file.Text, @"@\*.*?\*@", "", RegexOptions.Singleline);
}
