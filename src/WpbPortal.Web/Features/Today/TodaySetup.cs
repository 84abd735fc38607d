namespace WpbPortal.Web.Features.Today;

/// <summary>The queries of the start page, one class per role.</summary>
internal static class TodaySetup
{
    public static void AddToday(this IServiceCollection services)
    {
        services.AddSingleton<StudentTodayQueries>();
        services.AddSingleton<SupervisorTodayQueries>();
        services.AddSingleton<SchoolEducatorTodayQueries>();
        services.AddSingleton<TrainerTodayQueries>();
        services.AddSingleton<InstituteEducatorTodayQueries>();
        services.AddSingleton<CoordinatorTodayQueries>();
    }
}
