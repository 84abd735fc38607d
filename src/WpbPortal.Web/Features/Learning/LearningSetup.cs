namespace WpbPortal.Web.Features.Learning;

internal static class LearningSetup
{
    public static void AddLearning(this IServiceCollection services)
    {
        services.AddSingleton<LearningQueries>();
        services.AddSingleton<QuestionService>();
        services.AddSingleton<ExperimentService>();
    }
}
