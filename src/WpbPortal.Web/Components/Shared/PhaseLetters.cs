using System.Globalization;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shared;

/// <summary>The five phases of VESIT as they are drawn.</summary>
public static class PhaseLetters
{
    /// <summary>V, E, S, I, T: the letters by which the Dutch know the phases; the words stand beside them.</summary>
    public static string Letter(this VesitPhase phase) => phase switch
    {
        VesitPhase.Prestructure => "V",
        VesitPhase.Experience => "E",
        VesitPhase.Structure => "S",
        VesitPhase.ZoomIn => "I",
        _ => "T",
    };

    /// <summary>Which phase takes most of a meeting, in a sentence; null when it has no steps.</summary>
    public static string? MostTime(IReadOnlyCollection<(VesitPhase Phase, int Minutes)> steps, int minutes)
    {
        if (steps.Count == 0) return null;
        var most = steps.GroupBy(step => step.Phase).Select(phase => (Phase: phase.Key, Minutes: phase.Sum(step => step.Minutes))).MaxBy(phase => phase.Minutes);
        return string.Format(CultureInfo.CurrentCulture, PictureTexts.DesignMost, most.Phase.Label(), most.Minutes, minutes);
    }
}
