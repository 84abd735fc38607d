using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace WpbPortal.Web.Features.Calendar;

/// <summary>One's own calendar, and the address from which a calendar program fetches it: with a key and without a session.</summary>
internal static class CalendarSetup
{
    /// <summary>Longer keys are none of ours.</summary>
    private const int Longest = 64;

    public static void AddCalendar(this IServiceCollection services)
    {
        services.AddSingleton<CalendarLinkService>();
        services.AddSingleton<CalendarFeed>();
    }

    public static void MapCalendar(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Urls.OwnCalendarFile, FeedAsync).AllowAnonymous().WithMetadata(new SkipStatusCodePagesAttribute());

    private static async Task<IResult> FeedAsync(HttpContext http, [FromQuery(Name = "sleutel")] string? key, CalendarFeed feed, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        if (key is not { Length: > 0 and <= Longest } || await feed.OfAsync(key, stop) is not { } content) return TypedResults.NotFound();
        // The framework answers 304 to who has it already, by tag or by moment.
        return TypedResults.File(Encoding.UTF8.GetBytes(content.Text), "text/calendar; charset=utf-8", lastModified: content.ChangedAt, entityTag: new EntityTagHeaderValue($"\"{content.Tag}\""));
    }
}
