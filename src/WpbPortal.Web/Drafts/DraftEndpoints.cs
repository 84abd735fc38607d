using System.Security.Claims;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WpbPortal.Data;
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
    // Shorter than the column, in which a second version gets a longer name.
    private const int LongestKey = Data.Drafts.Draft.KeyLength - 33;

    public static void AddDrafts(this IServiceCollection services) => services.AddSingleton<DraftService>().AddSingleton<SealedLetters>().AddSingleton<DraftRetention>();

    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/drafts/{key}", KeepAsync).WithMetadata(new RequestSizeLimitAttribute(LargestLetter), new SkipStatusCodePagesAttribute()).RequireAuthorization(AccessSetup.ByItsOwnStatement);
        routes.MapGet("/drafts/{key}", FindAsync).WithMetadata(new SkipStatusCodePagesAttribute()).BeginsWork();
        routes.MapPost("/drafts/{key}/keuze", ChooseAsync).WithMetadata(new SkipStatusCodePagesAttribute());
        routes.MapDelete("/drafts/{key}/keuze", ThrowOthersAwayAsync).WithMetadata(new SkipStatusCodePagesAttribute());
    }

    private static async Task<Results<Ok<DraftKept>, Conflict<DraftAhead>, NotFound, BadRequest, ChallengeHttpResult>> KeepAsync(
        string key, DraftLetter letter, DraftService drafts, SealedLetters letters, CurrentViewer current, ClaimsPrincipal user, CancellationToken stop)
    {
        if (!IsKey(key)) return TypedResults.BadRequest();
        try
        {
            if (letter is { Sequence: > 0, Fields: { } typed, Sealed: null } && SessionToken.Of(user) is { } session
                && await drafts.KeepAtOnceAsync(session, letter.Owner, key, new(letter.Sequence, letter.Writer, letter.After), new(typed), stop) is { At: { } done } kept)
            {
                return TypedResults.Ok(new DraftKept(done.ShowSeconds(), kept.Sequence, kept.IsBeside));
            }
            var viewer = await current.ViewerAsync();
            // Whoever signed in since the page was opened does not get what somebody else typed.
            if (letter.Owner != viewer.PersonId) return TypedResults.NotFound();
            var opened = letter.Sealed is { } closed ? Open(letters, viewer, key, closed) : letter;
            if (opened is not { Sequence: > 0, Fields: { } fields }) return TypedResults.BadRequest();
            var receipt = await drafts.KeepAsync(viewer, key, new(opened.Sequence, opened.Writer, opened.After), new(fields), stop);
            // What was left on the device and is handed in after the last letter arrived in another way, is no trouble.
            if (receipt.At is null && letter.Sealed is not null) return TypedResults.Ok(new DraftKept("", receipt.Sequence, receipt.IsBeside));
            return receipt.At is { } at
                ? TypedResults.Ok(new DraftKept(at.ShowSeconds(), receipt.Sequence, receipt.IsBeside))
                : TypedResults.Conflict(new DraftAhead(receipt.Sequence, receipt.IsClosed));
        }
        catch (SessionEndedException)
        {
            return TypedResults.Challenge();
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

    private static Task<Results<Ok<DraftShown>, NotFound>> FindAsync(string key, DraftService drafts, CurrentViewer current, CancellationToken stop) =>
        ShowAsync(key, current, viewer => drafts.FindAsync(viewer, key, stop));

    private static Task<Results<Ok<DraftShown>, NotFound>> ChooseAsync(string key, DraftService drafts, CurrentViewer current, Guid? writer, bool swaps = false, CancellationToken stop = default) =>
        ShowAsync(key, current, viewer => drafts.ChooseAsync(viewer, key, writer ?? Guid.Empty, swaps, stop));

    private static async Task<Results<NoContent, NotFound>> ThrowOthersAwayAsync(string key, DraftService drafts, CurrentViewer current, CancellationToken stop)
    {
        if (!IsKey(key)) return TypedResults.NotFound();
        try
        {
            await drafts.ThrowOthersAwayAsync(await current.ViewerAsync(), key, stop);
            return TypedResults.NoContent();
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
    }

    private static async Task<Results<Ok<DraftShown>, NotFound>> ShowAsync(string key, CurrentViewer current, Func<Viewer, Task<KeptDraft>> find)
    {
        if (!IsKey(key)) return TypedResults.NotFound();
        try
        {
            var viewer = await current.ViewerAsync();
            var draft = await find(viewer);
            return draft.Fields is { } fields
                ? TypedResults.Ok(new DraftShown(draft.Sequence, viewer.PersonId, fields.Values, draft.ShownAt!, draft.HasOther))
                : TypedResults.NotFound();
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
    }

    /// <summary>What a device kept closed, for this viewer and this form; null when it does not open.</summary>
    private static DraftLetter? Open(SealedLetters letters, Viewer viewer, string key, string closed)
    {
        try
        {
            return letters.Open(viewer, $"draft:{key}", closed) is { } text ? JsonSerializer.Deserialize<DraftLetter>(text, JsonSerializerOptions.Web) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsKey(string key) => key.Length <= LongestKey && Key().IsMatch(key);

    [GeneratedRegex("^[a-z0-9:-]+$")]
    private static partial Regex Key();
}

/// <summary>What a form sends.</summary>
/// <param name="Sequence">Rises with every letter of this form.</param>
/// <param name="Owner">For whom the form was made.</param>
/// <param name="Fields">What stands in it.</param>
/// <param name="Writer">The window it is typed in.</param>
/// <param name="After">The number of what that window last knew to be kept.</param>
/// <param name="Sealed">In the place of all but the owner: such a letter as the device kept it, closed.</param>
internal sealed record DraftLetter(long Sequence, Guid Owner, IReadOnlyDictionary<string, string[]>? Fields, Guid Writer = default, long After = 0, string? Sealed = null);

/// <summary>What it hears: when it was kept, as the clock on the wall says it; and whether beside what another window wrote, whose number it gets then.</summary>
internal sealed record DraftKept(string SavedAt, long Sequence, bool IsBeside);

/// <summary>What it hears when something later of its own stands there: up to which number, and whether that was saved or thrown away.</summary>
internal sealed record DraftAhead(long Sequence, bool IsClosed);

/// <summary>What is kept of a form.</summary>
internal sealed record DraftShown(long Sequence, Guid Owner, IReadOnlyDictionary<string, string[]> Fields, string SavedAt, bool HasOther);
