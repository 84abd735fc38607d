using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>Prefixes of family names that were typed with the name instead of apart.</summary>
internal static class SurnamePrefixes
{
    private static readonly HashSet<string> Words = [.. (
        "van de der den het 't ’t ter ten te in op aan bij uit voor tot over onder 's ’s el al la le les l' d' du des da das do dos di del della von vom zu zum zur af av bin ibn").Split(' ')];

    /// <summary>
    /// The family name apart from its prefix: <i>Haar, van der</i> and <i>van der Haar</i> are both <i>van der</i> and <i>Haar</i>.
    /// Only lower-case words are prefixes: a Flemish <i>Van den Berg</i> stays as it is.
    /// </summary>
    /// <param name="prefix">What stands in the column of the prefix; null when it is empty.</param>
    /// <param name="family">What stands in the column of the family name.</param>
    public static (string? Prefix, string Family) Apart(string? prefix, string family)
    {
        var comma = family.LastIndexOf(',');
        if (comma > 0 && family[(comma + 1)..].Trim() is { Length: > 0 } behind && AllWords(behind) && Fits(prefix, behind))
            return (behind, family[..comma].TrimEnd());
        var words = family.Split(' ');
        var count = words.TakeWhile(Words.Contains).Count();
        if (count == 0 || count == words.Length) return (prefix, family);
        var before = string.Join(' ', words[..count]);
        return before.Length <= Person.PrefixLength && Fits(prefix, before) ? (before, string.Join(' ', words[count..])) : (prefix, family);
    }

    /// <summary>The given name apart from a prefix behind it: <i>Jan van der</i> is <i>Jan</i> and <i>van der</i>.</summary>
    public static (string Given, string? Prefix) Behind(string given)
    {
        var words = given.Split(' ');
        var count = words.Reverse().TakeWhile(Words.Contains).Count();
        return count == 0 || count == words.Length ? (given, null) : (string.Join(' ', words[..^count]), string.Join(' ', words[^count..]));
    }

    private static bool AllWords(string text) => text.Split(' ').All(Words.Contains);

    private static bool Fits(string? prefix, string found) => prefix is null || string.Equals(prefix, found, StringComparison.OrdinalIgnoreCase);
}
