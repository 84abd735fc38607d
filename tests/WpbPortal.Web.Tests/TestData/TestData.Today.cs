using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Today;

namespace WpbPortal.Web.Tests;

public sealed partial class TestData
{
    /// <summary>What somebody finds on his start page whatever his role, as the page of the first of his roles shows it.</summary>
    public async Task<TodayForAll> TodayForAllAsync(Viewer viewer) => viewer switch
    {
        _ when viewer.Is(Role.StudentTeacher) => (await Service<StudentTodayQueries>().TodayAsync(viewer)).ForAll,
        _ when viewer.Is(Role.Supervisor) => (await Service<SupervisorTodayQueries>().TodayAsync(viewer)).ForAll,
        _ when viewer.Is(Role.SchoolEducator) => (await Service<SchoolEducatorTodayQueries>().TodayAsync(viewer)).ForAll,
        _ when viewer.Is(Role.Trainer) => (await Service<TrainerTodayQueries>().TodayAsync(viewer)).ForAll,
        _ when viewer.Is(Role.Coordinator) => (await Service<CoordinatorTodayQueries>().TodayAsync(viewer)).ForAll,
        _ => (await Service<InstituteEducatorTodayQueries>().TodayAsync(viewer)).ForAll,
    };
}
