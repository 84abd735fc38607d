using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.OnTheGo;

namespace WpbPortal.Web.Features.InformalTalks;

internal static class TalkSetup
{
    public static void AddInformalTalks(this IServiceCollection services)
    {
        services.AddSingleton<TalkQueries>();
        services.AddSingleton<TalkService>();
        services.AddSingleton<TalkNoteService>();
        services.AddSingleton<INoteKind>(services => services.GetRequiredService<TalkNoteService>());
        services.AddMeetingPart<TalksOfMeeting>(MeetingPlace.Topics);
    }
}
