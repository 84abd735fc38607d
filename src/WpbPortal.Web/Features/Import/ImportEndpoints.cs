using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Reading;

namespace WpbPortal.Web.Features.Import;

/// <summary>
/// What of the import is no page: a file comes in over plain HTTP, since choosing one on a phone may break a circuit;
/// templates and findings go out; a script asks how far the work is.
/// </summary>
internal static class ImportEndpoints
{
    /// <summary>Room for the borders of the form around the largest file; what is larger is refused before it is read.</summary>
    private const long LargestRequest = ImportLimits.FileBytes + 4 * 1024 * 1024;

    public static void MapImport(this IEndpointRouteBuilder routes)
    {
        var import = routes.MapGroup(Urls.Import).RequireAuthorization(new ForRolesAttribute(Role.Coordinator));
        import.MapPost("/bestand", UploadAsync).WithMetadata(new RequireAntiforgeryTokenAttribute(true), new RequestSizeLimitAttribute(LargestRequest));
        import.MapPost("/{id:guid}/kolommen", ReadOtherwiseAsync).WithMetadata(new RequireAntiforgeryTokenAttribute(true));
        import.MapGet("/{id:guid}/stand", StandAsync).WithMetadata(new SkipStatusCodePagesAttribute());
        import.MapGet("/{id:guid}/bevindingen.{ending:regex(^(csv|xlsx)$)}", FindingsAsync);
        import.MapGet("/voorbeeld/{kind:regex(^(mensen|stageplaatsen)$)}.{ending:regex(^(csv|xlsx)$)}", Template);
    }

    private static async Task<IResult> UploadAsync(HttpContext http, ImportService imports, CurrentViewer current)
    {
        // The token is read from the same form; a form too large to read has none.
        if (http.Request.ContentLength > LargestRequest) return Back("te-groot");
        if (!IsOurForm(http)) return TypedResults.BadRequest();
        try
        {
            var form = await http.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = LargestRequest, BufferBodyLengthLimit = LargestRequest }, http.RequestAborted);
            if (form.Files.GetFile("bestand") is not { FileName.Length: > 0 } file) return Back("geen-bestand");
            await using var content = file.OpenReadStream();
            return TypedResults.LocalRedirect(Urls.ImportRun(await imports.StartAsync(await current.ViewerAsync(), file.FileName, content, http.RequestAborted)));
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException)
        {
            return Back("te-groot");
        }
        catch (RuleViolationException broken)
        {
            return Back(broken.Rule == Rule.ImportTooBusy ? "druk" : "bezig");
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
    }

    private static async Task<IResult> ReadOtherwiseAsync(Guid id, HttpContext http, ImportService imports, CurrentViewer current)
    {
        if (!IsOurForm(http)) return TypedResults.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var kind = Enum.TryParse<ImportFileKind>(form["soort"], out var chosen) && Enum.IsDefined(chosen) ? chosen : ImportFileKind.People;
        List<ImportField?> fields = [];
        for (var column = 0; column < ImportLimits.Columns; column++)
            fields.Add(Enum.TryParse<ImportField>(form[$"kolom-{column}"], out var field) && Enum.IsDefined(field) ? field : null);
        return await AnswerAsync(async viewer =>
        {
            try
            {
                await imports.ReadOtherwiseAsync(viewer, id, kind, fields, http.RequestAborted);
                return TypedResults.LocalRedirect(Urls.ImportRun(id));
            }
            catch (RuleViolationException)
            {
                return TypedResults.LocalRedirect($"{Urls.ImportRun(id)}?fout=bezig");
            }
        }, current);
    }

    private static Task<IResult> StandAsync(Guid id, ImportService imports, CurrentViewer current, CancellationToken stop) => AnswerAsync(async viewer =>
    {
        var stand = (await imports.GetAsync(viewer, id, stop)).Stand;
        return TypedResults.Ok(new ImportTold(ImportWords.Of(stand.Progress.Step), (int)(stand.Progress.Fraction * 100), ImportWords.IsUnderWay(stand)));
    }, current);

    private static Task<IResult> FindingsAsync(Guid id, string ending, ImportService imports, CurrentViewer current, CancellationToken stop) => AnswerAsync(async viewer =>
    {
        var findings = (await imports.GetAsync(viewer, id, stop)).Stand.Findings;
        return Download(ending == "csv" ? ImportFindingsFile.Csv(findings) : ImportFindingsFile.Xlsx(findings));
    }, current);

    private static IResult Template(string kind, string ending)
    {
        var of = kind == "mensen" ? ImportFileKind.People : ImportFileKind.Placements;
        return Download(ending == "csv" ? ImportTemplates.Csv(of) : ImportTemplates.Xlsx(of));
    }

    private static async Task<IResult> AnswerAsync(Func<Viewer, Task<IResult>> answer, CurrentViewer current)
    {
        try
        {
            return await answer(await current.ViewerAsync());
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
    }

    /// <summary>Whether the form came from a page of ours, as the antiforgery token says.</summary>
    private static bool IsOurForm(HttpContext http) => http.Features[typeof(IAntiforgeryValidationFeature)] is IAntiforgeryValidationFeature { IsValid: true };

    private static IResult Download(SpreadsheetFile file) => TypedResults.File(file.Content, file.ContentType, file.Name);

    private static IResult Back(string why) => TypedResults.LocalRedirect($"{Urls.Import}?fout={why}");
}

/// <summary>How far an import is, as the script of its page hears it.</summary>
/// <param name="Step">What is being done, in the language of the screen.</param>
/// <param name="Percent">How much of all is done, from 0 to 100.</param>
/// <param name="UnderWay">Whether it goes on; when it does not, the page is opened again.</param>
internal sealed record ImportTold(string Step, int Percent, bool UnderWay);
