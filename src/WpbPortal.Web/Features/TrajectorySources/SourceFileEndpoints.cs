using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.TrajectorySources;

/// <summary>Where files of sources come in, over plain HTTP, and where they go out: as a download and never as a page.</summary>
internal static class SourceFileEndpoints
{
    /// <summary>Room for the borders of the form around the largest file; what is larger is refused before it is read.</summary>
    private const long LargestRequest = TrajectorySourceFile.MostBytes + 64 * 1024;

    public static void MapTrajectorySources(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/trajecten/{id:guid}/bronnen/bestand", UploadAsync).RequireAuthorization(new ForRolesAttribute(Role.Trainer, Role.SchoolEducator, Role.Coordinator))
            .WithMetadata(new RequireAntiforgeryTokenAttribute(true), new RequestSizeLimitAttribute(LargestRequest));
        routes.MapGet("/trajecten/bronnen/{id:guid}/bestand", DownloadAsync)
            .RequireAuthorization(new ForRolesAttribute(Role.Supervisor, Role.StudentTeacher, Role.Trainer, Role.SchoolEducator, Role.InstituteEducator, Role.Coordinator));
    }

    private static async Task<IResult> UploadAsync(Guid id, HttpContext http, TrajectorySourceService sources, CurrentViewer current)
    {
        // The token is read from the same form; a form too large to read has none.
        if (http.Request.ContentLength > LargestRequest) return Back(Rule.FileTooLarge);
        if (http.Features[typeof(IAntiforgeryValidationFeature)] is not IAntiforgeryValidationFeature { IsValid: true }) return TypedResults.BadRequest();
        try
        {
            var viewer = await current.ViewerAsync();
            await sources.DemandMayAddAsync(viewer, id, http.RequestAborted);
            var form = await http.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = LargestRequest, BufferBodyLengthLimit = LargestRequest }, http.RequestAborted);
            if (form.Files.GetFile("bestand") is not { Length: > 0 } file) return Back(Rule.Required);
            using var content = new MemoryStream();
            await file.CopyToAsync(content, http.RequestAborted);
            await sources.AddFileAsync(viewer, id, Guid.TryParse(form["bijeenkomst"], out var meeting) ? meeting : null, file.FileName, content.ToArray(), form["titel"], form["waarom"], http.RequestAborted);
            return TypedResults.LocalRedirect($"{Urls.TrajectorySources(id)}?gedaan=bron");
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException)
        {
            return Back(Rule.FileTooLarge);
        }
        catch (RuleViolationException broken)
        {
            return Back(broken.Rule);
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
        catch (SessionEndedException)
        {
            return TypedResults.LocalRedirect($"{Urls.SignIn}?terug={Uri.EscapeDataString(Urls.TrajectorySources(id))}");
        }

        IResult Back(Rule rule) => TypedResults.LocalRedirect($"{Urls.TrajectorySources(id)}?fout={rule}");
    }

    private static async Task<IResult> DownloadAsync(Guid id, TrajectorySourceQueries sources, CurrentViewer current, CancellationToken stop)
    {
        try
        {
            var file = await sources.FileAsync(await current.ViewerAsync(), id, stop);
            // With a name it is an attachment; the browser is told not to guess by what every answer of ours says.
            return TypedResults.File(file.Content, SourceFileCheck.MediaTypeOf(file.Kind), file.Name);
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
    }
}
