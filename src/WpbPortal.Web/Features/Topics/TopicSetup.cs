using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Topics;

/// <summary>The services of topics of meetings.</summary>
internal static class TopicSetup
{
    public static void AddTopics(this IServiceCollection services)
    {
        services.AddSingleton<TopicQueries>();
        services.AddSingleton<TopicService>();
        services.AddMeetingPart<TopicsOfMeeting>(MeetingPlace.Topics);
    }
}
