using WpbPortal.Domain;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.SharedCare;

internal static class CareSetup
{
    public static void AddSharedCare(this IServiceCollection services)
    {
        services.AddSingleton<CareLetters>();
        services.AddSingleton<CareQueries>();
        services.AddSingleton<CareService>();
    }

    public static void MapSharedCare(this IEndpointRouteBuilder routes) => routes.MapPost(Urls.People + "/teams/{id:guid}/terug", BackAsync);

    /// <summary>Who was away is there again: one press on any page, and back to that page.</summary>
    private static async Task<IResult> BackAsync(Guid id, HttpContext http, CareService care, CurrentViewer current)
    {
        try
        {
            await care.BackAgainAsync(await current.ViewerAsync(), id, http.RequestAborted);
            return TypedResults.LocalRedirect($"{Urls.TeamCare(id)}?gedaan=terug");
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
    }
}
