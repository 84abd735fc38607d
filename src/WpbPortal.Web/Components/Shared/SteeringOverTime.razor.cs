using System.Text;
using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shared;

/// <summary>Conversations down the page, oldest first; the learner's side left, the supervisor's right; a gentle line through them.</summary>
public sealed partial class SteeringOverTime
{
    private const double RowHeight = 2.5;

    private readonly string _id = Drawing.NewId();

    /// <summary>One sentence that says what the picture shows.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The conversations, oldest first; some twenty at most read well.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<SteeringPoint> Points { get; set; } = [];

    /// <summary>What the labels are, as the head of their column in the table.</summary>
    [Parameter] public string LabelHeading { get; set; } = PictureTexts.With;

    private static string Across(SteeringPoint point) => Drawing.Percent(Share(point.Direction));

    private static double Share(double direction) => 50 + (Math.Clamp(direction, -1, 1) * 44);

    private static string SideOf(SteeringPoint point) =>
        point.Direction switch { < -0.05 => "fill-learner", > 0.05 => "fill-supervisor", _ => "fill-between" };

    // A round, a diamond, a square: the side is seen without its colour too.
    private static string ShapeOf(SteeringPoint point) => point.Direction switch
    {
        < -0.05 => "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0z",
        > 0.05 => "M0-11L11 0L0 11L-11 0z",
        _ => "M-7-7H7V7H-7z",
    };

    /// <summary>A mean of each conversation with its neighbours, drawn as a smooth line.</summary>
    private string Trend
    {
        get
        {
            if (Points.Count < 3) return "";
            var means = Points.Select((_, at) => Share(Mean(at))).ToArray();
            var line = new StringBuilder($"M{Drawing.Plain(means[0])} 0.5");
            for (var at = 1; at < means.Length; at++)
            {
                // Each handle points from the neighbour before to the neighbour after, so that the line never kinks.
                var leaving = means[at - 1] + ((means[at] - means[Math.Max(0, at - 2)]) / 6);
                var arriving = means[at] - ((means[Math.Min(means.Length - 1, at + 1)] - means[at - 1]) / 6);
                line.Append($"C{Drawing.Plain(leaving)} {Drawing.Plain(at - 0.5 + (1 / 3d))} {Drawing.Plain(arriving)} {Drawing.Plain(at + 0.5 - (1 / 3d))} ")
                    .Append($"{Drawing.Plain(means[at])} {Drawing.Plain(at + 0.5)}");
            }
            return line.ToString();
        }
    }

    private double Mean(int at)
    {
        double sum = 0, weight = 0;
        for (var near = Math.Max(0, at - 2); near <= Math.Min(Points.Count - 1, at + 2); near++)
        {
            var share = 3 - Math.Abs(near - at);
            sum += Points[near].Direction * share;
            weight += share;
        }
        return sum / weight;
    }
}
