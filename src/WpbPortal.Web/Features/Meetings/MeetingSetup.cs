using Microsoft.AspNetCore.Mvc;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Meetings;

internal static class MeetingSetup
{
    private const int LargestLetter = 64 * 1024;

    public static void AddMeetings(this IServiceCollection services)
    {
        services.AddSingleton<MeetingQueries>();
        services.AddSingleton<MeetingDesignService>();
        services.AddSingleton<MeetingScriptService>();
        services.AddSingleton<ObservationQueries>();
        services.AddSingleton<ObservationService>();
        services.AddMeetingPart<ObservationPart>(MeetingPlace.Observation);
    }

    public static void MapMeetings(this IEndpointRouteBuilder routes)
    {
        const string stand = $"{Urls.Trajectories}/bijeenkomsten/{{id:guid}}/draaiboek/stand";
        routes.MapGet(stand, (Guid id, MeetingScriptService scripts, CurrentViewer current, CancellationToken stop) =>
            ShowAsync(async () => await scripts.StandAsync(await current.ViewerAsync(), id, stop))).WithMetadata(new SkipStatusCodePagesAttribute());
        routes.MapPost(stand, async (Guid id, StandLetter letter, MeetingScriptService scripts, CurrentViewer current, CancellationToken stop) =>
            letter.Turns is { Count: <= MeetingScriptService.MostTurns } turns && turns.All(turn => turn is { Fits: true })
                ? await ShowAsync(async () => await scripts.KeepAsync(await current.ViewerAsync(), id, [.. turns.Select(turn => turn.Mark)], stop))
                : Results.BadRequest()).WithMetadata(new RequestSizeLimitAttribute(LargestLetter), new SkipStatusCodePagesAttribute());
    }

    private static async Task<IResult> ShowAsync(Func<Task<ScriptStand>> ask)
    {
        try
        {
            return Results.Ok(StandShown.Of(await ask()));
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
        catch (RuleViolationException)
        {
            // The meeting is called off, or its trajectory rounded off: nothing of it is kept any more.
            return Results.Conflict();
        }
    }
}

/// <summary>What a device sends: the turns that it does not know to be kept.</summary>
internal sealed record StandLetter(IReadOnlyList<TurnLetter>? Turns);

/// <summary>A turn on its way, in milliseconds since 1970.</summary>
internal sealed record TurnLetter(Guid Id, TurnKind Kind, Guid? Step, long At)
{
    private const long Latest = 253_402_300_799_999;

    /// <summary>Whether it can be a turn.</summary>
    internal bool Fits => At is > 0 and < Latest && Id != Guid.Empty && Enum.IsDefined(Kind) && (Kind != TurnKind.Step || Step is not null);

    /// <summary>As the service takes it.</summary>
    internal TurnMark Mark => new(Id, Kind, Step, DateTimeOffset.FromUnixTimeMilliseconds(At));
}

/// <summary>What it hears: the server's clock, the number of the build-up, and all turns that are kept.</summary>
internal sealed record StandShown(long Now, int Design, IReadOnlyList<TurnLetter> Turns)
{
    internal static StandShown Of(ScriptStand stand) => new(stand.Now.ToUnixTimeMilliseconds(), stand.DesignNumber,
        [.. stand.Turns.Select(turn => new TurnLetter(turn.Id, turn.Kind, turn.ActivityId, turn.At.ToUnixTimeMilliseconds()))]);
}
