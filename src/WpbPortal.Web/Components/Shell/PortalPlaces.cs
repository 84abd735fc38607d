using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Components.Shell;

/// <summary>Where each role goes: at most six places, and what can be begun from anywhere.</summary>
internal static class PortalPlaces
{
    private const int Most = 6;

    /// <summary>The places of a viewer, in the order of what the roles need most; the one of this path is current.</summary>
    public static IReadOnlyList<PortalPlace> For(Viewer viewer, string path)
    {
        var places = Wanted(viewer).Take(Most).ToList();
        var current = places.Where(place => IsAt(place.Href, path)).MaxBy(place => place.Href.Length);
        return [.. places.Select(place => place with { IsCurrent = place == current })];
    }

    /// <summary>+ Gesprek, for who supervises, and + Koffiepraatje for who educates at a school; not on the page where it is being written.</summary>
    public static IReadOnlyList<PortalBeginning> Beginnings(Viewer viewer, string path)
    {
        if (Urls.IsWritingSession(path) || path == Urls.NewTalk) return [];
        PortalBeginning? session = viewer.Is(Role.Supervisor) ? new(ShellTexts.BeginSession, Urls.NewSession) : null;
        PortalBeginning? talk = viewer.Is(Role.SchoolEducator) ? new(ShellTexts.BeginTalk, Urls.OnTheGoTalk, IconName.Coffee, IsDocument: true) : null;
        return [.. new[] { session, talk }.OfType<PortalBeginning>()];
    }

    private static IEnumerable<PortalPlace> Wanted(Viewer viewer)
    {
        var plans = viewer.IsAny(Role.SchoolEducator, Role.Coordinator, Role.Trainer);
        var follows = viewer.IsAny(Role.SchoolEducator, Role.Coordinator, Role.InstituteEducator);
        if (viewer.Is(Role.PlatformAdmin)) yield return new(ShellTexts.PlacePartnerships, Urls.Partnerships, IconName.School);
        // Whoever is nobody's colleague here has no day, no trajectories and no people to look at.
        if (viewer.PersonId == Guid.Empty) yield break;
        yield return new(ShellTexts.PlaceToday, Urls.Today, IconName.Today);
        // Without a role today there is nothing else to find.
        if (!viewer.IsInside) yield break;
        if (viewer.Is(Role.StudentTeacher)) yield return new(ShellTexts.PlaceFeedback, Urls.MyFeedback, IconName.Feedback);
        if (viewer.Is(Role.StudentTeacher)) yield return new(ShellTexts.PlaceLearning, Urls.MyLearning, IconName.Experiment);
        if (viewer.IsAny(Role.Supervisor, Role.StudentTeacher)) yield return new(ShellTexts.PlaceSessions, Urls.Sessions, IconName.Conversation);
        if (viewer.Is(Role.Supervisor)) yield return new(ShellTexts.PlaceCoaching, Urls.MyCoaching, IconName.Insight);
        if (follows) yield return new(ShellTexts.PlacePlacements, Urls.Placements, IconName.Door);
        yield return plans || viewer.Is(Role.InstituteEducator)
            ? new(ShellTexts.PlaceTrajectories, Urls.Trajectories, IconName.Trajectory)
            : new(ShellTexts.PlaceTrajectories, Urls.MyTrajectories, IconName.Trajectory);
        if (plans) yield return new(ShellTexts.PlaceYearPlan, Urls.YearPlan, IconName.Calendar);
        yield return new(ShellTexts.PlacePeople, Urls.People, IconName.People);
        if (viewer.Is(Role.SchoolEducator)) yield return new(ShellTexts.PlaceTalks, Urls.Talks, IconName.Coffee);
    }

    private static bool IsAt(string place, string path) =>
        path == place || (place != Urls.Today && path.StartsWith(place + "/", StringComparison.Ordinal));
}
