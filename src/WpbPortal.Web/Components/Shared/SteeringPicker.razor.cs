using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Components.Shared;

/// <summary>
/// Picks what was done on the spectrum: a tap adds one, minus takes one away, the keyboard uses the number. Native fields,
/// so it is posted with a form too when <see cref="Name"/> is given.
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

    /// <summary>How often each key was marked; a key that is missing counts as 0.</summary>
    [Parameter] public IReadOnlyDictionary<string, int> Counts { get; set; } = new Dictionary<string, int>();

    /// <summary>Told with all counts after each change.</summary>
    [Parameter] public EventCallback<IReadOnlyDictionary<string, int>> CountsChanged { get; set; }

    /// <summary>The name under which a form posts the numbers, as <c>Name[key]</c>.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Where the row comes from, beneath the explanations.</summary>
    [Parameter] public string? Origin { get; set; }

    private int CountOf(SteeringChoice choice) => Counts.GetValueOrDefault(choice.Key);

    private Task SetAsync(SteeringChoice choice, object? typed) =>
        int.TryParse(Convert.ToString(typed, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var count)
            ? SetAsync(choice, count)
            : Task.CompletedTask;

    private Task SetAsync(SteeringChoice choice, int count)
    {
        var counts = new Dictionary<string, int>(Counts) { [choice.Key] = Math.Clamp(count, 0, Most) };
        Counts = counts;
        return CountsChanged.InvokeAsync(counts);
    }
}
