namespace WpbPortal.Web.Components.Shared;

/// <summary>The shape of a mark in the year plan.</summary>
public enum PlanSign
{
    /// <summary>A training or meeting with a trainer.</summary>
    Training,

    /// <summary>A conversation with each other: campfire, learning studio, team, return session.</summary>
    Together,

    /// <summary>A proeve van bekwaamheid.</summary>
    Proeve,

    /// <summary>Anything else, such as interviews.</summary>
    Other,
}

/// <summary>One meeting in the year plan.</summary>
/// <param name="Day">When it is.</param>
/// <param name="Label">Its name.</param>
/// <param name="Href">Where it is opened; null for a mark that leads nowhere.</param>
/// <param name="Sign">Its shape.</param>
/// <param name="Clash">What it clashes with, in words; null for nothing.</param>
public sealed record PlanMeeting(DateOnly Day, string Label, string? Href, PlanSign Sign = PlanSign.Training, string? Clash = null)
{
    /// <summary>Whether who looks can move it: then <see cref="Href"/> leads there, and takes another day as <c>dag</c>.</summary>
    public bool Moves { get; init; }
}

/// <summary>One trajectory in the year plan.</summary>
public sealed record YearPlanRow(string Name, string? Href, IReadOnlyList<PlanMeeting> Meetings)
{
    /// <summary>Where all meetings to come are shifted together; null when they cannot be.</summary>
    public string? ShiftAll { get; init; }
}

/// <summary>A school holiday; the last day is included.</summary>
public sealed record PlanHoliday(string Name, DateOnly From, DateOnly Until);
