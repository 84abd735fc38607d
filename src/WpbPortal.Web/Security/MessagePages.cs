using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace WpbPortal.Web.Security;

/// <summary>What somebody sees instead of what was asked: that it broke, that it is not there, that a form was open too long.</summary>
internal static class MessagePages
{
    /// <summary>A message is a page that is only read. Asked for with the method and the form of what went wrong, it would go wrong in turn.</summary>
    public static IApplicationBuilder UseMessagePages(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        }
        return next(context);
    });

    /// <summary>Refuses a form whose token is not this browser's, or no longer: nothing of it is read, and a page says to open it again.</summary>
    public static IApplicationBuilder UseStaleForms(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
