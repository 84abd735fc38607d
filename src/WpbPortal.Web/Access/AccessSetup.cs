using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;

namespace WpbPortal.Web.Access;

/// <summary>Signing in by cookie, and who may open which page.</summary>
internal static class AccessSetup
{
    /// <summary>
    /// For what enters with the session in the very statement that saves: of the cookie alone is asked that it is ours, and the database says whose it is and whether it is
    /// still open. Looking that up before would be the only other trip.
    /// </summary>
    public static readonly AuthorizationPolicy ByItsOwnStatement = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();

    private const int MostSentAlong = 30 * 1024;

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<SessionStore>();
        services.AddScoped<CurrentViewer>();
        services.AddScoped<AuthenticationStateProvider, ServerAuthenticationStateProvider>();
        services.AddSingleton<OpenCircuits>();
        services.AddScoped<CircuitHandler, CircuitGate>();
        services.AddScoped<CircuitHandler, ViewerBeforePage>();
        services.AddScoped<CircuitHandler, SessionCheck>();
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "__Host-wpb";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            cookie.Cookie.Path = "/";
            cookie.ExpireTimeSpan = SessionStore.Lifetime;
            cookie.SlidingExpiration = false;
            cookie.LoginPath = Urls.SignIn;
            cookie.ReturnUrlParameter = "terug";
        });
        services.AddSingleton<IAuthorizationPolicyProvider, RolesPolicyProvider>();
        services.AddScoped<IAuthorizationHandler, RolesHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, HiddenNotForbidden>();
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(RolesPolicyProvider.For())
            .SetFallbackPolicy(RolesPolicyProvider.For());
        return services;
    }

    /// <summary>Gives the request's principal to the viewer before anything is authorised.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.Use(async (context, next) =>
        {
            // The page of an error asks for nobody: what broke may be the very look-up of who it is.
            var failed = context.Features.Get<IExceptionHandlerFeature>() is not null;
            var current = context.RequestServices.GetRequiredService<CurrentViewer>();
            current.Principal = failed ? new() : context.User;
            current.BeginsWork = !failed && await AsksAtOnceAsync(context);
            // A page instead of another is sent as it is first drawn, without waiting for who is signed in: so that is known before.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null) await current.SessionAsync();
            await next(context);
        });
        return app.UseAuthorization();
    }

    /// <summary>Lets looking the session up be the first statement of what is asked here of a service.</summary>
    public static TBuilder BeginsWork<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(AsksAtOnce.Instance);

    /// <summary>Whether a service is going to be asked for something. What is sent along must have arrived: a transaction does not wait for a slow line.</summary>
    private static async Task<bool> AsksAtOnceAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata is not { } endpoint || (endpoint.GetMetadata<ComponentTypeMetadata>() is null && endpoint.GetMetadata<AsksAtOnce>() is null)) return false;
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method)) return true;
        if (context.User.Identity is not { IsAuthenticated: true } || request.ContentLength is not (>= 0 and <= MostSentAlong)) return false;
        if (request.ContentLength == 0) return true;
        try
        {
            if (request.HasFormContentType) await request.ReadFormAsync(context.RequestAborted);
            else
            {
                request.EnableBuffering(MostSentAlong);
                await request.Body.DrainAsync(context.RequestAborted);
                request.Body.Position = 0;
            }
            return true;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            // Who reads it next finds the same.
            return false;
        }
    }

    private sealed class AsksAtOnce
    {
        public static readonly AsksAtOnce Instance = new();
    }
}
