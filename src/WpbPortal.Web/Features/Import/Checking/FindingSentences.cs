using System.Globalization;
using WpbPortal.Domain.People;
using WpbPortal.Web.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>What each finding says, in the language of the screen, with where it is and how to mend it.</summary>
public static class FindingSentences
{
    /// <summary>The whole sentence: <i>Rij 7, kolom Einddatum: 01-08-2025 ligt vóór de begindatum (31-08-2026). …</i></summary>
    public static string Of(ImportFinding finding)
    {
        if (finding.Row == 0) return InTable(finding);
        var sentence = string.Format(CultureInfo.CurrentCulture, TextOf(finding), Shown(finding));
        return finding.Column is null
            ? string.Format(CultureInfo.CurrentCulture, ImportTexts.Place_Row, finding.Row, sentence)
            : string.Format(CultureInfo.CurrentCulture, ImportTexts.Place_Cell, finding.Row, finding.Column, sentence);
    }

    /// <summary>The sentence for a table in which row and column stand beside it.</summary>
    public static string InTable(ImportFinding finding) => string.Format(CultureInfo.CurrentCulture, Capital(TextOf(finding)), Shown(finding));

    /// <summary>How a weight is called.</summary>
    public static string Of(ImportSeverity severity) => severity switch
    {
        ImportSeverity.Error => ImportTexts.Severity_Error,
        ImportSeverity.Warning => ImportTexts.Severity_Warning,
        _ => ImportTexts.Severity_Note,
    };

    private static string TextOf(ImportFinding finding) =>
        ImportTexts.ResourceManager.GetString($"Finding_{finding.Kind}", CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"{finding.Kind} has no sentence.");

    private static object[] Shown(ImportFinding finding) => [.. finding.Arguments.Select(Shown)];

    private static object Shown(object argument) => argument switch
    {
        // As in the file, in both languages, so that it can be found there.
        DateOnly day => day == DateOnly.MaxValue ? ImportTexts.NoEnd : day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
        Role role => role.Label(),
        decimal number => number.ToString("#,0.##", CultureInfo.CurrentCulture),
        _ => argument,
    };

    /// <summary>The text with a capital; one that begins with a value keeps the value as it is.</summary>
    private static string Capital(string sentence) => sentence is [var first, .. var rest] ? char.ToUpper(first, CultureInfo.CurrentCulture) + rest : sentence;
}
