using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Accounts;

/// <summary>
/// The small forms of the frame around every page: sign out, language, colours, another partnership. Each binds a form
/// field, by which the endpoint asks for the antiforgery token.
/// </summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        // Also with a session that has ended: signing out always works.
        routes.MapPost(Urls.SignOut, SignOutAsync).AllowAnonymous();
        routes.MapPost(Urls.Language, ChooseLanguageAsync).AllowAnonymous();
        routes.MapPost(Urls.Theme, ChooseThemeAsync);
        routes.MapPost(Urls.SwitchPartnership, SwitchAsync);
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext http, SessionStore sessions, [FromForm] string? back)
    {
        if (SessionToken.Of(http.User) is { } token) await sessions.EndAsync(token, http.RequestAborted);
        await SignInCookie.TakeAsync(http);
        return TypedResults.LocalRedirect(back is null ? Urls.SignIn : Urls.Local(back));
    }

    private static async Task<RedirectHttpResult> ChooseLanguageAsync(HttpContext http, CurrentViewer current, ProfileService profiles, [FromForm] string? language, [FromForm] string? back)
    {
        if (await current.SessionAsync() is { } session) await profiles.ChooseLanguageAsync(session.Viewer, language, http.RequestAborted);
        SignInCookie.GiveLanguage(http, language == "en" ? "en" : "nl");
        return TypedResults.LocalRedirect(Urls.Local(back));
    }

    private static async Task<RedirectHttpResult> ChooseThemeAsync(HttpContext http, CurrentViewer current, ProfileService profiles, [FromForm] string? theme, [FromForm] string? back)
    {
        await profiles.ChooseThemeAsync(await current.ViewerAsync(), theme, http.RequestAborted);
        return TypedResults.LocalRedirect(Urls.Local(back));
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> SwitchAsync(HttpContext http, SessionStore sessions, [FromForm] Guid partnership)
    {
        if (SessionToken.Of(http.User) is not { } token || !await sessions.SwitchAsync(token, partnership, http.RequestAborted)) return TypedResults.NotFound();
        // To the start, for the page one came from is the other partnership's.
        return TypedResults.LocalRedirect(Urls.Today);
    }
}
