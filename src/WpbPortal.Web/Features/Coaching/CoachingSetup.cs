using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components;
using WpbPortal.Web.Features.Coaching.OnTheGo;
using WpbPortal.Web.OnTheGo;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>The services of coaching, and where a page says that it was read.</summary>
internal static class CoachingSetup
{
    public static void AddCoaching(this IServiceCollection services)
    {
        services.AddSingleton<CoachingService>();
        services.AddSingleton<CoachingQueries>();
        services.AddSingleton<StudentViewService>();
        services.AddSingleton<ReadAlongFeedbackQueries>();
        services.AddSingleton<WayQueries>();
        services.AddSingleton<WayService>();
        services.AddSingleton<CoachingLetters>();
        services.AddSingleton<SessionNoteService>();
        services.AddSingleton<INoteKind>(services => services.GetRequiredService<SessionNoteService>());
        services.AddSingleton<PersistentComponentStateSerializer<LogSessionPage.Drawn>, PackedState<LogSessionPage.Drawn>>();
        services.AddFormAct<FeedbackDetailPage>(FeedbackDetailPage.ReplyHandler, FeedbackDetailPage.TakeAsync);
    }

    public static void MapCoaching(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Urls.MyCoachingFile}/{{form:regex(^(csv|xlsx)$)}}", FileAsync);
        // A script sends these once the page is before somebody's eyes: a page that is only fetched ahead marks nothing.
        routes.MapPost($"{Urls.Sessions}/{{id:guid}}/gelezen", (Guid id, CoachingService coaching, CurrentViewer current, CancellationToken stop) =>
            MarkAsync(viewer => coaching.MarkReadAsync(viewer, id, stop), current)).WithMetadata(new SkipStatusCodePagesAttribute()).BeginsWork();
        routes.MapPost($"{Urls.MyFeedback}/{{id:guid}}/gelezen", (Guid id, CoachingService coaching, CurrentViewer current, CancellationToken stop) =>
            MarkAsync(viewer => coaching.MarkFeedbackReadAsync(viewer, id, stop), current)).WithMetadata(new SkipStatusCodePagesAttribute()).BeginsWork();
    }

    private static async Task<IResult> FileAsync(string form, HttpContext http, WayQueries ways, CurrentViewer current, CancellationToken stop)
    {
        try
        {
            var asked = http.Request.Query;
            var viewer = await current.ViewerAsync();
            if (!viewer.Is(Role.Supervisor)) return TypedResults.NotFound();
            var board = await ways.BoardAsync(viewer, WayDays.Asked(asked["dagen"], asked["van"], asked["tot"], asked["naast-van"], asked["naast-tot"]), stop);
            var file = form == "csv" ? WayFile.Csv(board) : WayFile.Xlsx(board);
            return TypedResults.File(file.Content, file.ContentType, file.Name);
        }
        catch (RuleViolationException)
        {
            return TypedResults.NotFound();
        }
    }

    private static async Task<IResult> MarkAsync(Func<Viewer, Task> mark, CurrentViewer current)
    {
        try
        {
            await mark(await current.ViewerAsync());
            return TypedResults.NoContent();
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
    }
}
