using Microsoft.AspNetCore.Components;
using WpbPortal.Domain;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>A supervisor's own way of coaching over the last year, for herself. It shows, and judges nothing.</summary>
public sealed partial class MyCoachingPage
{
    private const int DaysBack = 400;

    private IReadOnlyList<SteeredSession>? _sessions;

    [Inject] private CoachingQueries Coaching { get; set; } = null!;

    private IReadOnlyList<SteeringPoint> Points =>
        [.. _sessions!.Where(session => session.Steering?.Direction is not null).Select(session => new SteeringPoint(DutchTime.DayOf(session.At), session.Steering!.Direction!.Value, session.Student.Full))];

    private IReadOnlyList<SteeringCount> Counts =>
        [.. _sessions!.SelectMany(session => session.Steering?.Marks ?? []).GroupBy(mark => (Label: mark.Label(), mark.Position)).OrderBy(group => group.Key.Position)
            .Select(group => new SteeringCount(group.Key.Label, group.Key.Position, group.Sum(mark => mark.Count)))];

    private IReadOnlyList<StylePoint> Dots => [.. _sessions!.SelectMany(session => session.Dots)];

    private string SquareTitle => StyleWords.Shift([.. Dots.Where(dot => !dot.SeenByLearner).Select(dot => (dot.Day, dot.Led))],
        StyleNames.ForSupervisor(_sessions!.Select(session => session.Student).Distinct().ToList() is [var one] ? one.GivenName : null)) ?? SessionTexts.ViewsTitle;

    private string Hours => (_sessions!.Sum(session => session.Minutes) / 60m).ToString("0.#");

    private string Title
    {
        get
        {
            var points = Points;
            if (points.Count < 4) return SessionTexts.SteeringTitle;
            var (before, after) = (points.Take(points.Count / 2).Average(point => point.Direction), points.Skip(points.Count / 2).Average(point => point.Direction));
            return (after - before) switch
            {
                < -0.1 => SessionTexts.SteeringToLearner,
                > 0.1 => SessionTexts.SteeringToSupervisor,
                _ => SessionTexts.SteeringSame,
            };
        }
    }

    protected override Task OnInitializedAsync() => TryAsync(async viewer =>
        _sessions = await Coaching.SteeringAsync(viewer, viewer.Today.AddDays(-DaysBack)));
}
