using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Trajectories;

namespace WpbPortal.Web.Components.Shared;

/// <summary>How a meeting is built up: its minutes over the five phases of VESIT as a bar, and its steps as a table.</summary>
public sealed partial class MeetingDesign
{
    /// <summary>The steps, in order; a phase may come twice.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TemplateActivity> Steps { get; set; } = [];

    /// <summary>How long the meeting takes, in minutes.</summary>
    [Parameter, EditorRequired] public int Minutes { get; set; }

    private int Room => Minutes - Steps.Sum(step => step.Minutes);

    private string? Title => PhaseLetters.MostTime([.. Steps.Select(step => (step.Phase, step.Minutes))], Minutes);
}
