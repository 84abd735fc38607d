using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Components.Shared;

/// <summary>
/// Picks what was done on the spectrum: a tap adds one, minus takes one away, the keyboard uses the number. The script of
/// every page does the sums, so that a tap counts before there is a circuit, and on a page without one.
/// </summary>
public sealed partial class SteeringPicker
{
    /// <summary>More of one intervention than this says nothing more about a conversation.</summary>
    public const int Most = 50;

    private readonly string _id = Drawing.NewId();

    /// <summary>The question above the row.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The row, from the learner's side to the supervisor's.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<SteeringChoice> Choices { get; set; } = [];

    /// <summary>How often each key was marked when the page was made; a key that is missing counts as 0.</summary>
    [Parameter] public IReadOnlyDictionary<string, int> Counts { get; set; } = new Dictionary<string, int>();

    /// <summary>The name under which a form has the numbers, as <c>Name[key]</c>.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>Where the row comes from, beneath the explanations.</summary>
    [Parameter] public string? Origin { get; set; }

    private int CountOf(SteeringChoice choice) => Counts.GetValueOrDefault(choice.Key);
}
