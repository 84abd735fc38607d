using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>With whom, and when. Offers only the students of that day: apart from the rest, which another day does not change.</summary>
public sealed partial class LogDay
{
    private const int MostChips = 8;
    private DateOnly? _day;

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

    private string Latest => Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Who is chosen stays, so that the rule can say what is wrong with that day.
    private IEnumerable<LoggableStudent> OnThatDay =>
        _day is { } day ? Students.Where(student => student.MayBeOn(day) || student.Id == StudentId) : Students;

    protected override void OnInitialized() => _day = Form.OnDay;

    private void ChooseDay(ChangeEventArgs change) =>
        _day = DateOnly.TryParse(change.Value as string, CultureInfo.InvariantCulture, out var day) ? day : null;

    private Task ChooseAsync(ChangeEventArgs change) => StudentIdChanged.InvokeAsync(Guid.TryParse(change.Value as string, out var id) ? id : null);
}
