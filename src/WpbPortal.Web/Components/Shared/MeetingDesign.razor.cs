using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shared;

/// <summary>How a meeting is built up: its minutes over the five phases of VESIT as a bar, and its steps as a table.</summary>
public sealed partial class MeetingDesign
{
    /// <summary>The steps, in order; a phase may come twice.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TemplateActivity> Steps { get; set; } = [];

    /// <summary>How long the meeting takes, in minutes.</summary>
    [Parameter, EditorRequired] public int Minutes { get; set; }

    private int Room => Minutes - Steps.Sum(step => step.Minutes);

    private string Title
    {
        get
        {
            var most = Steps.GroupBy(step => step.Phase).Select(phase => (Phase: phase.Key, Minutes: phase.Sum(step => step.Minutes))).MaxBy(phase => phase.Minutes);
            return string.Format(CultureInfo.CurrentCulture, PictureTexts.DesignMost, most.Phase.Label(), most.Minutes, Minutes);
        }
    }

    /// <summary>V, E, S, I, T: the letters by which the Dutch know the phases; the words stand in the table.</summary>
    private static string Letter(VesitPhase phase) => phase switch
    {
        VesitPhase.Prestructure => "V",
        VesitPhase.Experience => "E",
        VesitPhase.Structure => "S",
        VesitPhase.ZoomIn => "I",
        _ => "T",
    };
}
