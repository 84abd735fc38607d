using WpbPortal.Domain.People;

namespace WpbPortal.Web.Components.Shared;

/// <summary>A role and where it is held; no school means the whole partnership.</summary>
public sealed record RoleSpot(Role Role, string? School, string? Team);
