using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace WpbPortal.Web.Access;

/// <summary>
/// What somebody may not open does not exist for them: 404, never 403. A session that has ended is asked to sign in.
/// </summary>
internal sealed class HiddenNotForbidden : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult result)
    {
        if (!result.Forbidden)
        {
            await _usual.HandleAsync(next, context, policy, result);
        }
        else if (await context.RequestServices.GetRequiredService<CurrentViewer>().SessionAsync() is null)
        {
            await context.ChallengeAsync();
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
