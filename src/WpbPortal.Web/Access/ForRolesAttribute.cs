using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using WpbPortal.Domain.People;

namespace WpbPortal.Web.Access;

/// <summary>Opens a page to those who have one of these roles today. Guards the route only; the services ask again.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class ForRolesAttribute : AuthorizeAttribute
{
    internal const string Prefix = "roles:";

    public ForRolesAttribute(params Role[] roles)
    {
        Roles = roles;
        Policy = Prefix + string.Join(',', roles.Select(role => (int)role));
    }

    /// <summary>Any of these opens it.</summary>
    public new IReadOnlyList<Role> Roles { get; }
}

/// <summary>Asks for one of these roles today; for anybody who is signed in when there are none.</summary>
internal sealed record RolesRequirement(IReadOnlyList<Role> AnyOf) : IAuthorizationRequirement;

/// <summary>Makes a policy of the roles that a page names.</summary>
internal sealed class RolesPolicyProvider(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    /// <summary>What a page asks for does not change while the portal runs; whether somebody has it is asked every time.</summary>
    public override bool AllowsCachingPolicies => true;

    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        policyName.StartsWith(ForRolesAttribute.Prefix, StringComparison.Ordinal)
            ? Task.FromResult<AuthorizationPolicy?>(For([.. policyName[ForRolesAttribute.Prefix.Length..].Split(',').Select(role => (Role)int.Parse(role))]))
            : base.GetPolicyAsync(policyName);

    public static AuthorizationPolicy For(params IReadOnlyList<Role> roles) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new RolesRequirement(roles)).Build();
}

/// <summary>Looks the session up, so that one that was ended opens nothing, whatever its cookie says.</summary>
internal sealed class RolesHandler(CurrentViewer current) : AuthorizationHandler<RolesRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RolesRequirement requirement)
    {
        if (await current.SessionAsync() is not { } session) return;
        if (requirement.AnyOf.Count == 0 || session.Viewer.IsAny([.. requirement.AnyOf])) context.Succeed(requirement);
    }
}
