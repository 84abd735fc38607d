using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WpbPortal.Domain;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Drafts;

/// <summary>
/// Where the script of a form leaves what is being typed, over plain HTTP. Another site cannot write here: the origin is
/// checked for every request that changes something, and a letter in JSON is no form.
/// </summary>
internal static partial class DraftEndpoints
{
    private const int LargestLetter = 512 * 1024;

    public static void AddDrafts(this IServiceCollection services) => services.AddSingleton<DraftService>().AddSingleton<SealedLetters>();

    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/drafts/{key}", KeepAsync).WithMetadata(new RequestSizeLimitAttribute(LargestLetter), new SkipStatusCodePagesAttribute());
        routes.MapGet("/drafts/{key}", FindAsync).WithMetadata(new SkipStatusCodePagesAttribute());
    }

    private static async Task<Results<Ok<DraftKept>, Conflict<DraftAhead>, NotFound, BadRequest>> KeepAsync(
        string key, DraftLetter letter, DraftService drafts, CurrentViewer current, CancellationToken stop)
    {
        if (!IsKey(key) || letter.Sequence < 1 || letter.Fields is null) return TypedResults.BadRequest();
        try
        {
            var viewer = await current.ViewerAsync();
            // Whoever signed in since the page was opened does not get what somebody else typed.
            if (letter.Owner != viewer.PersonId) return TypedResults.NotFound();
            if (await drafts.KeepAsync(viewer, key, letter.Sequence, new(letter.Fields), stop) is { } at) return TypedResults.Ok(new DraftKept(at.ShowTime()));
            return TypedResults.Conflict(new DraftAhead((await drafts.FindAsync(viewer, key, stop)).Sequence));
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
        catch (RuleViolationException)
        {
            return TypedResults.BadRequest();
        }
    }

    private static async Task<Results<Ok<DraftLetter>, NotFound>> FindAsync(string key, DraftService drafts, CurrentViewer current, CancellationToken stop)
    {
        if (!IsKey(key)) return TypedResults.NotFound();
        try
        {
            var viewer = await current.ViewerAsync();
            var draft = await drafts.FindAsync(viewer, key, stop);
            return draft.Fields is { } fields ? TypedResults.Ok(new DraftLetter(draft.Sequence, viewer.PersonId, new(fields.Values))) : TypedResults.NotFound();
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
    }

    private static bool IsKey(string key) => key.Length <= Data.Drafts.Draft.KeyLength && Key().IsMatch(key);

    [GeneratedRegex("^[a-z0-9:-]+$")]
    private static partial Regex Key();
}

/// <summary>What a form sends.</summary>
/// <param name="Sequence">Rises with every letter of this form.</param>
/// <param name="Owner">For whom the form was made.</param>
/// <param name="Fields">What stands in it.</param>
internal sealed record DraftLetter(long Sequence, Guid Owner, Dictionary<string, string[]>? Fields);

/// <summary>What it hears: when it was kept, as the clock on the wall says it.</summary>
internal sealed record DraftKept(string SavedAt);

/// <summary>What it hears when something later stands there: up to which number.</summary>
internal sealed record DraftAhead(long Sequence);
