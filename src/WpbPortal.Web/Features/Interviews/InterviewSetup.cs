using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Interviews;

internal static class InterviewSetup
{
    public static void AddInterviews(this IServiceCollection services)
    {
        services.AddSingleton<InterviewQueries>();
        services.AddSingleton<InterviewService>();
        services.AddSingleton<InterviewNews>();
        services.AddSingleton<GuideQueries>();
        services.AddSingleton<GuideService>();
        services.AddSingleton<ConversationRetention>();
        services.AddMeetingPart<InterviewsOfMeeting>(MeetingPlace.Topics);
    }
}
