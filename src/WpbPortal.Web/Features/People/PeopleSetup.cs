using WpbPortal.Domain;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.People;

/// <summary>The services of the people, and their list as a file.</summary>
internal static class PeopleSetup
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<PeopleQueries>();
        services.AddScoped<PersonQueries>();
        services.AddScoped<PeopleService>();
        services.AddScoped<MergeService>();
    }

    public static void MapPeople(this IEndpointRouteBuilder routes) => routes.MapGet($"{Urls.PeopleFile}/{{form:regex(^(csv|xlsx)$)}}", FileAsync);

    private static async Task<IResult> FileAsync(string form, HttpContext http, PeopleQueries people, CurrentViewer current, CancellationToken stop)
    {
        try
        {
            var asked = http.Request.Query;
            var rows = await people.FileRowsAsync(await current.ViewerAsync(), PeopleAddress.Filter(asked["q"], asked["rol"], asked["plek"], asked["wanneer"]), stop);
            var file = form == "csv" ? PeopleFile.Csv(rows) : PeopleFile.Xlsx(rows);
            return TypedResults.File(file.Content, file.ContentType, file.Name);
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
    }
}
