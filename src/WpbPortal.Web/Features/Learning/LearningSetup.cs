using WpbPortal.Domain;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Learning;

internal static class LearningSetup
{
    public static void AddLearning(this IServiceCollection services)
    {
        services.AddSingleton<LearningQueries>();
        services.AddSingleton<QuestionService>();
        services.AddSingleton<ExperimentService>();
        services.AddSingleton<ThemeQueries>();
        services.AddSingleton<ThemeService>();
        services.AddSingleton<TimelineQueries>();
    }

    public static void MapLearning(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Urls.LearningFile, async (TimelineQueries timeline, CurrentViewer current, HttpContext http, CancellationToken stop) =>
        {
            try
            {
                var learning = await timeline.TakeAlongAsync(await current.ViewerAsync(), stop);
                http.Response.Headers.CacheControl = "no-store";
                return Results.File(LearningZip.Of(learning), "application/zip", $"{LearningZip.NameOf(learning)}.zip");
            }
            catch (NotFoundException)
            {
                return Results.NotFound();
            }
        });
}
