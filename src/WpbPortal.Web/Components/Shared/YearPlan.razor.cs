using System.Globalization;
using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shared;

/// <summary>A year at a glance: a row per trajectory, a mark per meeting, the school holidays shaded.</summary>
public sealed partial class YearPlan
{
    private const int MonthCount = 12;

    /// <summary>Marks nearer than this share of the year stand beneath each other.</summary>
    private const double Nearest = 4.6;

    /// <summary>From this share of the year on there is no room for words to the right of a mark.</summary>
    private const double Late = 80;

    private readonly string _id = Drawing.NewId();

    /// <summary>One sentence that says what the picture shows.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The first day of the first month; twelve months are shown.</summary>
    [Parameter, EditorRequired] public DateOnly From { get; set; }

    /// <summary>The trajectories.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<YearPlanRow> Rows { get; set; } = [];

    /// <summary>The school holidays of the region.</summary>
    [Parameter] public IReadOnlyList<PlanHoliday> Holidays { get; set; } = [];

    /// <summary>Where the line of today stands; null for none.</summary>
    [Parameter] public DateOnly? Today { get; set; }

    private MonthScale Scale => new(From, MonthCount);

    private bool AnyMoves => Rows.Any(row => row.Meetings.Any(meeting => meeting.Moves));

    private double At(DateOnly day) => Scale.At(day);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private List<(PlanMeeting Meeting, int Lane)> Place(YearPlanRow row)
    {
        var ends = new List<double>();
        var placed = new List<(PlanMeeting, int)>();
        foreach (var meeting in row.Meetings.OrderBy(meeting => meeting.Day))
        {
            var at = At(meeting.Day);
            var lane = ends.FindIndex(end => at - end >= Nearest);
            if (lane < 0)
            {
                lane = ends.Count;
                ends.Add(at);
            }
            ends[lane] = at;
            placed.Add((meeting, lane));
        }
        return placed;
    }

    internal static string ClassOf(PlanSign sign) => sign switch
    {
        PlanSign.Together => "plan-sign-round",
        PlanSign.Proeve => "plan-sign-proof",
        PlanSign.Other => "plan-sign-open",
        _ => "plan-sign-training",
    };

    private static string NameOf(PlanSign sign) => sign switch
    {
        PlanSign.Together => PictureTexts.SignTogether,
        PlanSign.Proeve => PictureTexts.SignProeve,
        PlanSign.Other => PictureTexts.SignOther,
        _ => PictureTexts.SignTraining,
    };
}
