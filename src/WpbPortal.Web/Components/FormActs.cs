using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Components;

/// <summary>
/// What becomes of a form of which the save is all there is to it: it is done before its page is drawn, for that drawing costs more than the save and nobody would see it. Where
/// it cannot be done, or the form is not as a browser sends it, the page takes it as any other form, and says why.
/// </summary>
/// <param name="Page">The page that the form is on; who may not open it sends nothing to it either.</param>
/// <param name="Handler">The form's name.</param>
/// <param name="SaveAsync">Saves it; gives where to go, or null when the page has to look at it.</param>
internal sealed record FormAct(Type Page, string Handler, Func<PostedForm, Task<string?>> SaveAsync);

/// <summary>A form that was sent.</summary>
/// <param name="Http">The request.</param>
/// <param name="Viewer">Who sent it.</param>
/// <param name="Fields">What stands in it.</param>
internal sealed record PostedForm(HttpContext Http, Viewer Viewer, DraftFields Fields)
{
    /// <summary>The id in the address; null when there is none.</summary>
    public Guid? Id => Http.Request.RouteValues.TryGetValue("Id", out var id) && Guid.TryParse(id?.ToString(), out var known) ? known : null;

    /// <summary>Stops with the request.</summary>
    public CancellationToken Stop => Http.RequestAborted;

    /// <summary>A service.</summary>
    public T Service<T>() where T : notnull => Http.RequestServices.GetRequiredService<T>();
}

internal static class FormActs
{
    private const string HandlerField = "_handler";

    /// <summary>Lets the save of a form be done before its page is drawn.</summary>
    public static IServiceCollection AddFormAct<TPage>(this IServiceCollection services, string handler, Func<PostedForm, Task<string?>> save) =>
        services.AddSingleton(new FormAct(typeof(TPage), handler, save));

    /// <summary>After it is known who asks, that the page is open to him, and that the form is this browser's.</summary>
    public static IApplicationBuilder UseFormActs(this WebApplication app)
    {
        var acts = app.Services.GetServices<FormAct>().ToDictionary(act => (act.Page, act.Handler));
        return app.Use((context, next) => HttpMethods.IsPost(context.Request.Method) ? SaveOrGoOnAsync(context, next, acts) : next(context));
    }

    private static async Task SaveOrGoOnAsync(HttpContext context, RequestDelegate next, Dictionary<(Type, string), FormAct> acts)
    {
        if (await SavedAsync(context, acts) is { } address) context.Response.Redirect(address);
        else await next(context);
    }

    private static async Task<string?> SavedAsync(HttpContext context, Dictionary<(Type, string), FormAct> acts)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not { Type: { } page }) return null;
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true }) return null;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!acts.TryGetValue((page, form[HandlerField].ToString()), out var act)) return null;
        try
        {
            var viewer = await context.RequestServices.GetRequiredService<CurrentViewer>().ViewerAsync();
            return await act.SaveAsync(new(context, viewer, new(form.ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray()))));
        }
        catch (Exception refused) when (refused is RuleViolationException or NotFoundException or SessionEndedException)
        {
            return null;
        }
    }
}
