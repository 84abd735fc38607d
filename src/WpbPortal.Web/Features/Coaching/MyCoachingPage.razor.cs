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
        [.. _sessions!.Where(session => session.Direction is not null).Select(session => new SteeringPoint(DutchTime.DayOf(session.At), session.Direction!.Value, session.Student.Full))];

    private IReadOnlyList<SteeringCount> Counts =>
        [.. _sessions!.SelectMany(session => session.Marks).GroupBy(mark => (Label: mark.Label(), mark.Position)).OrderBy(group => group.Key.Position)
            .Select(group => new SteeringCount(group.Key.Label, group.Key.Position, group.Sum(mark => mark.Count)))];

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
