using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.OnTheGo;

/// <summary>
/// The addresses of noting without network: a page for each kind of note and their worker, which are the same for everybody and hold nothing of anybody; the first
/// names that a device keeps; and where notes arrive. Another site cannot send one: the origin is checked, and a note in JSON is no form.
/// </summary>
internal static class OnTheGoEndpoints
{
    private const int LargestNote = 256 * 1024;

    public static void AddOnTheGo(this IServiceCollection services)
    {
        services.AddSingleton<NoteIntake>();
        services.AddSingleton<OnTheGoShell>();
    }

    public static void MapOnTheGo(this IEndpointRouteBuilder routes)
    {
        foreach (var kind in routes.ServiceProvider.GetServices<INoteKind>())
            routes.MapGet(kind.Address, async (OnTheGoShell shell) => TypedResults.Content(await shell.PageAsync(kind), "text/html; charset=utf-8")).AllowAnonymous();
        routes.MapGet(Urls.OnTheGoWorker, async (OnTheGoShell shell, HttpContext http) =>
        {
            // It looks after these pages and nothing else of the portal.
            http.Response.Headers["Service-Worker-Allowed"] = Urls.OnTheGo;
            return TypedResults.Content(await shell.WorkerAsync(), "text/javascript; charset=utf-8");
        }).AllowAnonymous();
        var own = routes.MapGroup("").RequireAuthorization(new ForRolesAttribute(Role.Supervisor, Role.SchoolEducator)).WithMetadata(new SkipStatusCodePagesAttribute());
        own.MapGet(Urls.OnTheGoNames, NamesAsync);
        own.MapPost(Urls.OnTheGoNotes, TakeInAsync).WithMetadata(new RequestSizeLimitAttribute(LargestNote));
    }

    private static async Task<Ok<KnownOnTheWay>> NamesAsync(IEnumerable<INoteKind> kinds, SealedLetters letters, CurrentViewer current, CancellationToken stop)
    {
        var viewer = await current.ViewerAsync();
        var people = new Dictionary<string, IReadOnlyList<FirstName>>();
        foreach (var kind in kinds.Where(kind => viewer.Is(kind.Role))) people[kind.Name] = await kind.NamesAsync(viewer, stop);
        return TypedResults.Ok(new KnownOnTheWay(viewer.PersonId, viewer.PartnershipId, people, letters.PublicKey,
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, (await current.SessionAsync())?.Theme));
    }

    private static async Task<Results<Ok<TakenNote>, NotFound, BadRequest, UnprocessableEntity, StatusCodeHttpResult>> TakeInAsync(
        SealedNote note, IEnumerable<INoteKind> kinds, SealedLetters letters, CurrentViewer current, CancellationToken stop)
    {
        if (kinds.FirstOrDefault(kind => kind.Name == note.Kind) is not { } kind || note.Id == Guid.Empty || note.Letter is null) return TypedResults.BadRequest();
        try
        {
            var viewer = await current.ViewerAsync();
            // Whoever signed in since it was written does not get what somebody else wrote, nor does another partnership.
            if (note.Owner != viewer.PersonId || note.Partnership != viewer.PartnershipId) return TypedResults.NotFound();
            if (FieldsOf(letters.Open(viewer, $"note:{note.Id}", note.Letter)) is not { Fits: true } fields) return TypedResults.UnprocessableEntity();
            return TypedResults.Ok(await kind.TakeInAsync(viewer, note.Id, fields, stop));
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
        catch (RuleViolationException)
        {
            // Two waited for each other: the device sends it again.
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static DraftFields? FieldsOf(string? content)
    {
        try
        {
            return content is not null && JsonSerializer.Deserialize<Dictionary<string, string[]>>(content) is { } fields && fields.Values.All(texts => texts is not null) ? new(fields) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a device knows without network.</summary>
/// <param name="Owner">Who is signed in: what is written is hers, and is sent by nobody else.</param>
/// <param name="Partnership">In which partnership.</param>
/// <param name="People">With whom she may have talked, by the kind of note.</param>
/// <param name="Key">The key to which what she writes is sealed.</param>
/// <param name="Language">The language that she reads.</param>
/// <param name="Theme">"light", "dark", or null for what the device says.</param>
internal sealed record KnownOnTheWay(Guid Owner, Guid Partnership, IReadOnlyDictionary<string, IReadOnlyList<FirstName>> People, string Key, string Language, string? Theme);

/// <summary>A note as a device sends it.</summary>
/// <param name="Id">Its number, made on the device: the same each time it is sent.</param>
/// <param name="Kind">What it is a note of.</param>
/// <param name="Owner">Who wrote it.</param>
/// <param name="Partnership">In which partnership.</param>
/// <param name="Letter">What she wrote, sealed to the key of the portal, and bound to her and to its number.</param>
internal sealed record SealedNote(Guid Id, string? Kind, Guid Owner, Guid Partnership, string? Letter);
