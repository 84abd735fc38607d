namespace WpbPortal.Web.Components.Shared;

/// <summary>Text on its way into a spreadsheet, where some beginnings make a formula of it.</summary>
public static class SpreadsheetText
{
    /// <summary>The text with an apostrophe before it when a spreadsheet would take it for a formula (OWASP, CSV injection). A number stays a number.</summary>
    public static string Neutralise(string? text) => text is null ? "" : LooksLikeFormula(text) ? $"'{text}" : text;

    /// <summary>Whether a spreadsheet would take the text for a formula.</summary>
    public static bool LooksLikeFormula(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] && !IsNegativeNumber(text);

    private static bool IsNegativeNumber(string text) =>
        text is ['-', >= '0' and <= '9', ..] && text.AsSpan(1).IndexOfAnyExcept("0123456789.,") < 0;
}
