using System.Globalization;
using WpbPortal.Domain;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>Where a meeting is to go.</summary>
public sealed class MoveForm
{
    /// <summary>Where a message stands at the field itself.</summary>
    internal static readonly string[] Fields = [nameof(Day), nameof(Time), nameof(Minutes)];

    /// <summary>When the meeting was on the page, exactly.</summary>
    public string? SeenAt { get; set; }

    public DateOnly? Day { get; set; }

    /// <summary>The day of which the page told already that it is no school day, if it is none.</summary>
    public DateOnly? SeenDay { get; set; }

    public TimeOnly? Time { get; set; }
    public int? Minutes { get; set; }
    public string? Room { get; set; }

    /// <summary>Whether all that follow go along.</summary>
    public bool Later { get; set; }

    /// <summary>Whether the clashes on the screen are fine so.</summary>
    public bool Yes { get; set; }

    /// <summary>The sign of the clashes that were on the screen.</summary>
    public string? Seen { get; set; }

    internal static string Key(DateTimeOffset moment) => moment.UtcTicks.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> at what is missing.</exception>
    internal MeetingMove ToMove() => new(
        long.TryParse(SeenAt, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? new(ticks, TimeSpan.Zero) : default,
        Day ?? throw Missing(nameof(Day)), Time ?? throw Missing(nameof(Time)), Minutes ?? throw Missing(nameof(Minutes)), Room, Later);

    private static RuleViolationException Missing(string field) => new(Rule.Required) { Field = field };
}
