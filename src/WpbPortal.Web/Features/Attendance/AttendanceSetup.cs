using WpbPortal.Domain;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components;

namespace WpbPortal.Web.Features.Attendance;

/// <summary>Attendance, and the hours of training that come of it.</summary>
internal static class AttendanceSetup
{
    public static void AddAttendance(this IServiceCollection services)
    {
        services.AddSingleton<AttendanceQueries>();
        services.AddSingleton<AttendanceService>();
        services.AddFormAct<AttendancePage>(AttendancePage.TickHandler, AttendancePage.TakeTickAsync);
        services.AddFormAct<AttendancePage>(AttendancePage.MarkHandler, AttendancePage.TakeMarkAsync);
    }

    public static void MapAttendance(this IEndpointRouteBuilder routes) => routes.MapGet($"{Urls.TrainingFile}/{{form:regex(^(csv|xlsx)$)}}", FileAsync);

    private static async Task<IResult> FileAsync(string form, string? jaar, AttendanceQueries attendances, CurrentViewer current, CancellationToken stop)
    {
        try
        {
            var board = await attendances.TrainingAsync(await current.ViewerAsync(), Guid.TryParse(jaar, out var year) ? year : null, stop);
            var file = form == "csv" ? TrainingFile.Csv(board) : TrainingFile.Xlsx(board);
            return TypedResults.File(file.Content, file.ContentType, file.Name);
        }
        catch (NotFoundException)
        {
            return TypedResults.NotFound();
        }
    }
}
