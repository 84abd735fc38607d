using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.TrajectorySources;

/// <summary>The services of sources with trajectories.</summary>
internal static class TrajectorySourceSetup
{
    public static void AddTrajectorySources(this IServiceCollection services)
    {
        services.AddSingleton<TrajectorySourceQueries>();
        services.AddSingleton<TrajectorySourceService>();
        services.AddMeetingPart<SourcesOfMeeting>(MeetingPlace.Sources);
    }
}
