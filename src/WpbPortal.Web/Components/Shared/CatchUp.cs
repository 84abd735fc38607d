using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shared;

/// <summary>Whom somebody did not speak lately, as an invitation: one name, and how many more in a word.</summary>
internal static class CatchUp
{
    /// <summary>A sentence of the given names, of which the first is said.</summary>
    public static string Sentence(IReadOnlyList<string> names) => names switch
    {
        [] => "",
        [var only] => string.Format(ShellTexts.CatchUpOne, only),
        [var first, var second] => string.Format(ShellTexts.CatchUpTwo, first, second),
        [var first, ..] when NumberWord(names.Count - 1) is { } others => string.Format(ShellTexts.CatchUpMore, first, others),
        [var first, ..] => string.Format(ShellTexts.CatchUpMany, first),
    };

    /// <summary>Two to ten in letters; beyond that it is many.</summary>
    private static string? NumberWord(int number) => ShellTexts.NumberWords.Split(' ') is var words && number - 2 < words.Length ? words[number - 2] : null;
}
