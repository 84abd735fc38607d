using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>What a way of coaching shows, in words that do not judge.</summary>
internal static class WayWords
{
    private const double Noticeable = 0.1;

    /// <summary>Which way the steering moved from some conversations to others.</summary>
    public static string Direction(IEnumerable<SteeringPoint> older, IEnumerable<SteeringPoint> newer, string when, StyleNames who) =>
        (newer.Average(point => point.Direction) - older.Average(point => point.Direction)) switch
        {
            < -Noticeable => string.Format(SessionTexts.SteeringToLearner, when),
            > Noticeable => string.Format(SessionTexts.SteeringToSupervisor, when, who.IsSupervisor ? SessionTexts.YouSmall : who.Supervisor),
            _ => string.Format(SessionTexts.SteeringSame, when),
        };

    /// <summary>How one stretch of days differs from another.</summary>
    public static string Compare(CoachingWay earlier, CoachingWay later, StyleNames who)
    {
        List<string> said = [string.Format(SessionTexts.ComparedCount, later.Sessions.Count, earlier.Sessions.Count)];
        if (earlier.OwnDots.Count > 0 && later.OwnDots.Count > 0)
            said.Add(StyleWords.Between([.. earlier.OwnDots.Select(dot => dot.Led)], [.. later.OwnDots.Select(dot => dot.Led)], SessionTexts.InTheLater, who));
        else if (earlier.Points.Count > 0 && later.Points.Count > 0)
            said.Add(Direction(earlier.Points, later.Points, SessionTexts.InTheLater, who));
        return string.Join(' ', said);
    }
}
