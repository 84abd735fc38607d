using System.Globalization;
using WpbPortal.Domain.Coaching;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>Names on the steering spectrum, in the language of the screen.</summary>
internal static class SpectrumLabels
{
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The name a mark was made with.</summary>
    public static string Label(this InterventionMark mark) => IsEnglish ? mark.LabelEn : mark.LabelNl;

    /// <summary>The name of a place on the spectrum.</summary>
    public static string Label(this SpectrumStep step) => IsEnglish ? step.LabelEn : step.LabelNl;

    /// <summary>What it means.</summary>
    public static string Explanation(this SpectrumStep step) => IsEnglish ? step.ExplanationEn : step.ExplanationNl;
}
