using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Timetables;

/// <summary>The services of timetables, and where a file comes in: over plain HTTP, since choosing one on a phone may break a circuit.</summary>
internal static class TimetableSetup
{
    /// <summary>Room for the borders of the form around the largest file; what is larger is refused before it is read.</summary>
    private const long LargestRequest = CalendarReader.MostBytes + 64 * 1024;

    public static void AddTimetables(this IServiceCollection services)
    {
        services.AddSingleton<TimetableQueries>();
        services.AddSingleton<TimetableService>();
        services.AddSingleton(WayOut.Internet);
        services.AddSingleton<CalendarLinks>();
        services.AddSingleton<TimetableClockwork>();
    }

    public static void MapTimetables(this IEndpointRouteBuilder routes) => routes.MapPost($"{Urls.MyTimetable}/bestand", UploadAsync)
        .RequireAuthorization(new ForRolesAttribute(Role.StudentTeacher, Role.Supervisor, Role.SchoolEducator, Role.Trainer, Role.InstituteEducator, Role.Coordinator))
        .WithMetadata(new RequireAntiforgeryTokenAttribute(true), new RequestSizeLimitAttribute(LargestRequest));

    private static async Task<IResult> UploadAsync(HttpContext http, TimetableService timetables, CurrentViewer current)
    {
        // The token is read from the same form; a form too large to read has none.
        if (http.Request.ContentLength > LargestRequest) return Back(nameof(Rule.TimetableTooLarge));
        if (http.Features[typeof(IAntiforgeryValidationFeature)] is not IAntiforgeryValidationFeature { IsValid: true }) return TypedResults.BadRequest();
        try
        {
            var form = await http.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = LargestRequest, BufferBodyLengthLimit = LargestRequest }, http.RequestAborted);
            if (form.Files.GetFile("bestand") is not { Length: > 0 } file) return Back(nameof(Rule.Required));
            await using var content = file.OpenReadStream();
            await timetables.TakeFileAsync(await current.ViewerAsync(), content, http.RequestAborted);
            return TypedResults.LocalRedirect($"{Urls.MyTimetable}?gedaan=bewaard");
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException)
        {
            return Back(nameof(Rule.TimetableTooLarge));
        }
        catch (RuleViolationException broken)
        {
            return Back(broken.Rule.ToString());
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
        catch (SessionEndedException)
        {
            return TypedResults.LocalRedirect($"{Urls.SignIn}?terug={Uri.EscapeDataString(Urls.MyTimetable)}");
        }
    }

    private static IResult Back(string why) => TypedResults.LocalRedirect($"{Urls.MyTimetable}?fout={why}");
}
