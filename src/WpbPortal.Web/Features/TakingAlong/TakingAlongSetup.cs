using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.TakingAlong;

/// <summary>The services of what is done in meetings and taken along from them.</summary>
internal static class TakingAlongSetup
{
    public static void AddTakingAlong(this IServiceCollection services)
    {
        services.AddSingleton<TakeAlongQueries>();
        services.AddSingleton<TakeAlongService>();
        services.AddMeetingPart<TakeAlongOfMeeting>(MeetingPlace.LookingBack);
    }
}
