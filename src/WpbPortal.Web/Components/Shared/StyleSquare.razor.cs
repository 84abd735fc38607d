using Microsoft.AspNetCore.Components;
using WpbPortal.Domain.Coaching;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shared;

/// <summary>The square of two taps: who brought it in, from left to right, and how steering, from below to above. Within a side the older stands left of the newer.</summary>
public sealed partial class StyleSquare
{
    /// <summary>More conversations than this cannot be told apart; the newest are shown.</summary>
    private const int Most = 10;

    /// <summary>And with two dots of one conversation, fewer.</summary>
    private const int MostOfTwo = 7;

    /// <summary>As near as two dots may stand on a phone, in hundredths of the square.</summary>
    private const double Near = 7;

    private readonly string _id = Drawing.NewId();

    /// <summary>What the picture shows, in a sentence or two.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The dots, oldest first; of one conversation first the supervisor's, then the student's.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<StylePoint> Points { get; set; } = [];

    private IReadOnlyList<Dot> Shown { get; set; } = [];

    private List<Guid> Conversations { get; set; } = [];

    private bool HasBoth => Points.Any(point => point.SeenByLearner) && Points.Any(point => !point.SeenByLearner);

    private bool HasLabels => Points.Any(point => point.Label is not null);

    /// <summary>The line from one conversation to the next, of whoever tapped; with two, of the supervisor, for two lines are a tangle.</summary>
    private IEnumerable<(Dot From, Dot To)> Paths
    {
        get
        {
            var path = Shown.Where(dot => !HasBoth || !dot.Point.SeenByLearner).ToList();
            return path.Zip(path.Skip(1));
        }
    }

    protected override void OnParametersSet()
    {
        Conversations = [.. Points.Select(point => point.SessionId).Distinct().TakeLast(HasBoth ? MostOfTwo : Most)];
        var shown = Points.Where(point => Conversations.Contains(point.SessionId)).ToList();
        var placed = new List<Dot>();
        foreach (var point in shown)
        {
            var (across, down) = (Across(point, shown), 50 - (Math.Clamp(point.Led.Steering, -1, 1) * 32));
            placed.Add(new(point, Conversations.IndexOf(point.SessionId) + 1, across, Beside(placed, across, down)));
        }
        Shown = placed;
    }

    private double Across(StylePoint point, List<StylePoint> shown)
    {
        var (middle, room) = point.Led.By switch { BroughtInBy.Student => (23.0, 36.0), BroughtInBy.Together => (50.0, 4.0), _ => (77.0, 36.0) };
        var beside = shown.Where(other => other.Led.By == point.Led.By).Select(other => other.SessionId).Distinct().OrderBy(Conversations.IndexOf).ToList();
        return middle + (beside.Count < 2 ? 0 : room * ((beside.IndexOf(point.SessionId) / (beside.Count - 1.0)) - 0.5));
    }

    /// <summary>The height nearest to where a dot belongs at which it hides no other.</summary>
    private static double Beside(List<Dot> placed, double across, double down)
    {
        for (var away = 0.0; away < 50; away += 1)
        {
            foreach (var height in (double[])[down + away, down - away])
            {
                if (height is >= 10 and <= 90 && placed.TrueForAll(dot => Math.Abs(dot.Across - across) >= Near || Math.Abs(dot.Down - height) >= Near)) return height;
            }
        }
        return down;
    }

    private sealed record Dot(StylePoint Point, int Number, double Across, double Down);
}
