using WpbPortal.Domain;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.PlacementYear;

/// <summary>The year of placements, and its list as a file.</summary>
internal static class PlacementYearSetup
{
    public static void AddPlacementYear(this IServiceCollection services) => services.AddScoped<PlacementYearQueries>();

    public static void MapPlacementYear(this IEndpointRouteBuilder routes) => routes.MapGet($"{Urls.PlacementYearFile}/{{form:regex(^(csv|xlsx)$)}}", FileAsync);

    private static async Task<IResult> FileAsync(string form, HttpContext http, PlacementYearQueries years, CurrentViewer current, CancellationToken stop)
    {
        try
        {
            var asked = http.Request.Query;
            var view = await years.YearAsync(await current.ViewerAsync(), PlacementYearAddress.Asked(asked["jaar"], asked["deel"], asked["plek"]), stop);
            var file = form == "csv" ? PlacementYearFile.Csv(view) : PlacementYearFile.Xlsx(view);
            return TypedResults.File(file.Content, file.ContentType, file.Name);
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
    }
}
