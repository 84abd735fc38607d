using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Interviews;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>A planned interview gets another moment or place.</summary>
public sealed partial class MoveInterview
{
    internal static readonly string[] Fields = [nameof(Interview.At), nameof(InterviewRequest.Time), nameof(Interview.Minutes)];

    /// <summary>When and where it is, or is to be.</summary>
    [Parameter, EditorRequired] public MomentForm Form { get; set; } = null!;

    /// <summary>What is wrong with a field.</summary>
    [Parameter, EditorRequired] public Func<string, string?> Broken { get; set; } = null!;

    /// <summary>Moves it.</summary>
    [Parameter, EditorRequired] public EventCallback OnMove { get; set; }

    private bool IsOpen => Fields.Any(name => Broken(name) is not null);
}

/// <summary>When and where an interview is to be.</summary>
public sealed class MomentForm
{
    public DateOnly? Day { get; set; }
    public TimeOnly? Time { get; set; }
    public int Minutes { get; set; }
    public string? Place { get; set; }

    internal InterviewMoment ToMoment() => new(Day, Time, Minutes, Place);
}
