using WpbPortal.Web.Features.Participations;
using WpbPortal.Web.Features.Templates;
using WpbPortal.Web.Features.YearPlan;
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.Trajectories;

/// <summary>The services around trajectories: templates, planning, the year plan and taking part.</summary>
internal static class TrajectorySetup
{
    public static IServiceCollection AddTrajectories(this IServiceCollection services) => services
        .AddSingleton<TemplateQueries>()
        .AddSingleton<TemplateDesignService>()
        .AddSingleton<TrajectoryQueries>()
        .AddSingleton<TrajectoryService>()
        .AddSingleton<TakeOverService>()
        .AddSingleton<YearPlanQueries>()
        .AddSingleton<MeetingLetters>()
        .AddSingleton<MeetingNews>()
        .AddSingleton<ParticipationLetters>()
        .AddSingleton<ParticipationNews>()
        .AddSingleton<ParticipationClockwork>()
        .AddSingleton<ParticipationQueries>()
        .AddSingleton<ParticipationService>();
}
