using Microsoft.AspNetCore.Diagnostics;
using Npgsql;
using WpbPortal.Web.Components.Shell;

namespace WpbPortal.Web.Settings;

/// <summary>Writes what broke a request into the log, under the number that the page shows. The page itself comes after it.</summary>
internal sealed class ErrorLog(ILogger<ErrorLog> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // What was asked; the request itself is on its way to the page of the error already.
        var path = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        if (DatabaseIsAway(exception))
        {
            httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            log.LogError("Broken page {Reference} at {Path}: the database does not answer ({Reason})", ErrorReference.Of(httpContext), path, exception.GetBaseException().Message);
        }
        else
        {
            log.LogError(exception, "Broken page {Reference} at {Path}", ErrorReference.Of(httpContext), path);
        }
        return ValueTask.FromResult(false);
    }

    /// <summary>Whether it is only a matter of waiting until the database is back.</summary>
    private static bool DatabaseIsAway(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            // 57P0x: it is starting, stopping or was stopped under our hands.
            if (cause is PostgresException { SqlState: var state }) return state.StartsWith("57P0", StringComparison.Ordinal);
            if (cause is NpgsqlException) return true;
        }
        return false;
    }
}
