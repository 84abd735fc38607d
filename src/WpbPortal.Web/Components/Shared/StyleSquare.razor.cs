using Microsoft.AspNetCore.Components;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shared;

/// <summary>The square of two taps: who brought it in, from left to right, and how steering, from below to above.</summary>
public sealed partial class StyleSquare
{
    /// <summary>More dots than this cannot be told apart; the newest are shown.</summary>
    private const int Most = 12;

    private readonly string _id = Drawing.NewId();

    /// <summary>One sentence that says what the picture shows.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The dots, oldest first.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<StylePoint> Points { get; set; } = [];

    /// <summary>The same conversation has one number, whoever tapped.</summary>
    private IEnumerable<(StylePoint Point, int Number)> Shown
    {
        get
        {
            var recent = Points.TakeLast(Most).ToArray();
            var days = recent.Select(point => point.Day).Distinct().Order().ToList();
            return recent.Select(point => (point, days.IndexOf(point.Day) + 1));
        }
    }

    private IEnumerable<(StylePoint From, StylePoint To)> Paths =>
        Points.TakeLast(Most).GroupBy(point => point.SeenByLearner).SelectMany(seen => seen.Zip(seen.Skip(1)));

    private static string Across(StylePoint point) => Drawing.Percent(50 + (Math.Clamp(point.BroughtIn, -1, 1) * 42));

    private static string Down(StylePoint point) => Drawing.Percent(50 - (Math.Clamp(point.Steering, -1, 1) * 36));

    private static string RoleOf(StylePoint point) => (point.BroughtIn <= 0, point.Steering <= 0) switch
    {
        (true, true) => PictureTexts.Encourager,
        (true, false) => PictureTexts.Advisor,
        (false, true) => PictureTexts.Initiator,
        (false, false) => PictureTexts.Imperator,
    };
}
