using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>With whom, when, for how long, and what sort of conversation.</summary>
public sealed partial class LogMoment
{
    /// <summary>What stood here when the page was made.</summary>
    [Parameter, EditorRequired] public LogSessionForm Form { get; set; } = null!;

    /// <summary>The viewer's students, with the days on which she coached them.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<LoggableStudent> Students { get; set; } = [];

    /// <summary>Who is chosen.</summary>
    [Parameter] public Guid? StudentId { get; set; }

    /// <summary>Told when somebody else is chosen.</summary>
    [Parameter] public EventCallback<Guid?> StudentIdChanged { get; set; }

    /// <summary>The day it is: a conversation that was held is not later.</summary>
    [Parameter, EditorRequired] public DateOnly Today { get; set; }

    /// <summary>The sentence of what to mend in a field.</summary>
    [Parameter, EditorRequired] public Func<string, string?> MistakeAt { get; set; } = null!;
}
