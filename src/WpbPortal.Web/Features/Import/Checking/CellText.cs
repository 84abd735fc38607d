using System.Globalization;
using System.Text;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>What people meant to type in a cell.</summary>
internal static class CellText
{
    /// <summary>
    /// The text without blanks around it (no-break ones too), with single blanks inside, and without characters that
    /// show nothing. A dash alone is an empty cell, and the apostrophe that our own files put before a formula goes.
    /// </summary>
    public static string Tidy(string text)
    {
        if (IsTidy(text)) return text;
        var tidy = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                if (tidy.Length > 0 && tidy[^1] != ' ') tidy.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.Format) tidy.Append(character);
        }
        if (tidy.Length > 0 && tidy[^1] == ' ') tidy.Length--;
        // A Mac writes a letter and its accent apart.
        var result = tidy.ToString().Normalize(NormalizationForm.FormC);
        if (IsNothing(result)) return "";
        return result is ['\'', '=' or '+' or '-' or '@', ..] ? result[1..] : result;
    }

    /// <summary>How names of schools and teams are compared: blanks and capitals make no difference, accents do.</summary>
    public static string Key(string tidy) => tidy.Normalize(NormalizationForm.FormC).ToUpperInvariant();

    /// <summary>Whether the text holds a control character, which no name has.</summary>
    public static bool HasControl(string tidy) => tidy.Any(char.IsControl);

    /// <summary>Whether letters with accents were lost, or read in another encoding than they were written in.</summary>
    public static bool LooksMisread(string tidy)
    {
        for (var at = 0; at < tidy.Length; at++)
        {
            if (tidy[at] is '\uFFFD' or '?') return true;
            if (tidy[at] is 'Ã' or 'Å' or 'Ä' && at + 1 < tidy.Length && tidy[at + 1] is (>= '\u0080' and <= '\u00BF') or '‡' or '†' or '„' or '™' or 'Ÿ' or 'œ' or 'ž') return true;
            if (tidy[at] == 'â' && at + 1 < tidy.Length && tidy[at + 1] == '€') return true;
        }
        return false;
    }

    /// <summary>A cell as a sentence quotes it.</summary>
    public static string Quoted(string text)
    {
        var plain = Tidy(string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)));
        return plain.Length <= 60 ? plain : plain[..60] + "…";
    }

    /// <summary>How people leave a cell empty in so many words.</summary>
    private static bool IsNothing(string text) => text is "-" or "–" or "—" or "n.v.t." or "N.v.t." or "N.V.T." or "nvt" or "NVT" or "Nvt" or "n/a" or "N/A" or "geen" or "Geen";

    private static bool IsTidy(string text)
    {
        if (text == "") return true;
        if (text.Length <= 6 && IsNothing(text)) return false;
        if (text[0] is ' ' or '\'' or '-' or '–' or '—' || text[^1] == ' ') return false;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character is (>= '!' and <= '~') || (character == ' ' && text[at - 1] != ' ')) continue;
            if (!char.IsLetter(character)) return false;
        }
        return true;
    }
}
