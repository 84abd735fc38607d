using WpbPortal.Domain;
using WpbPortal.Web.Access;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.LookingBack;

/// <summary>Looking back on trajectories: the services, and the report as a file.</summary>
internal static class LookingBackSetup
{
    public static void AddLookingBack(this IServiceCollection services)
    {
        services.AddSingleton<LookingBackQueries>();
        services.AddSingleton<LookingBackService>();
        services.AddSingleton<EvaluationLetters>();
        services.AddSingleton<EvaluationClockwork>();
    }

    public static void MapLookingBack(this IEndpointRouteBuilder routes) => routes.MapGet($"{Urls.Trajectories}/{{id:guid}}/verslag/pdf", FileAsync);

    private static async Task<IResult> FileAsync(Guid id, LookingBackQueries queries, CurrentViewer current, CancellationToken stop)
    {
        try
        {
            var report = await queries.ReportAsync(await current.ViewerAsync(), id, stop);
            return TypedResults.File(ReportFile.Of(report), "application/pdf", $"{LookingBackTexts.FileName}.pdf");
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
    }
}
