using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>The services of learning questions in a trajectory.</summary>
internal static class OwnQuestionSetup
{
    public static void AddOwnQuestions(this IServiceCollection services)
    {
        services.AddSingleton<OwnQuestionQueries>();
        services.AddSingleton<OwnQuestionService>();
        services.AddSingleton<QuestionLetters>();
        services.AddSingleton<QuestionClockwork>();
        services.AddMeetingPart<QuestionsOnTheTable>(MeetingPlace.OwnQuestions);
        services.AddMeetingPart<QuestionsInScript>(MeetingPlace.Script);
    }
}
