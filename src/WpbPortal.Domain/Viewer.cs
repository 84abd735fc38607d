using WpbPortal.Domain.People;

namespace WpbPortal.Domain;

/// <summary>
/// Who asks: a session, and the partnership it works in. The roles are those of the last look-up; every
/// call to the database looks them up again, so a right that is taken away ends with the next call.
/// </summary>
public sealed record Viewer
{
    /// <summary>Hash of the session's token; empty for a job.</summary>
    public required ReadOnlyMemory<byte> SessionHash { get; init; }

    /// <summary>The account that is signed in; empty for a job.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The partnership in which the viewer works now.</summary>
    public required Guid PartnershipId { get; init; }

    /// <summary>Who the viewer is in this partnership; empty for a job and for an administrator who is not one of its people.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>What the viewer may be here today, and where.</summary>
    public required IReadOnlyList<HeldRole> Roles { get; init; }

    /// <summary>The day it is in the Netherlands, by which roles and relations hold or not.</summary>
    public DateOnly Today { get; init; }

    /// <summary>Name of the job, when no person asks.</summary>
    public string? JobName { get; init; }

    /// <summary>A piece of work that no person asks for, in one partnership. It sees nothing that is somebody's alone.</summary>
    public static Viewer Job(Guid partnershipId, string name) => new()
    {
        SessionHash = ReadOnlyMemory<byte>.Empty,
        AccountId = Guid.Empty,
        PartnershipId = partnershipId,
        PersonId = Guid.Empty,
        Roles = [],
        JobName = name,
    };

    /// <summary>Whether the viewer has a place in the partnership today: somebody with a role, or one of its jobs.</summary>
    public bool IsInside => JobName is not null || Roles.Count > 0;

    /// <summary>
    /// What kind of viewer: which roles, and of each whether it is held everywhere, at a school or in a team, but not whose or where.
    /// Two of one kind are shown things by the same conditions.
    /// </summary>
    public ulong Kind
    {
        get
        {
            var kind = JobName is null ? 0ul : 1ul;
            foreach (var held in Roles) kind |= 2ul << ((3 * (int)held.Role) + (held.SchoolId is null ? 0 : held.TeamId is null ? 1 : 2));
            return kind;
        }
    }

    /// <summary>The schools where the viewer is a school educator; none when that holds for the whole partnership.</summary>
    public IReadOnlyList<Guid> SchoolsOfEducator => SchoolsAs(Role.SchoolEducator) ?? [];

    /// <summary>The teams of which the viewer is a supervisor.</summary>
    public IReadOnlyList<Guid> TeamsOfSupervisor => [.. Roles.Where(held => held is { Role: Role.Supervisor, TeamId: not null }).Select(held => held.TeamId!.Value)];

    /// <summary>The schools where the viewer has a role today, whichever.</summary>
    public IReadOnlyList<Guid> Schools => [.. Roles.Where(held => held.SchoolId is not null).Select(held => held.SchoolId!.Value).Distinct()];

    /// <summary>The teams in which the viewer has a role today, whichever.</summary>
    public IReadOnlyList<Guid> Teams => [.. Roles.Where(held => held.TeamId is not null).Select(held => held.TeamId!.Value).Distinct()];

    /// <summary>Whether the viewer has this role today, anywhere in the partnership.</summary>
    public bool Is(Role role) => Roles.Any(held => held.Role == role);

    /// <summary>Whether the viewer has any of these roles today, anywhere in the partnership.</summary>
    public bool IsAny(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Is(role)) return true;
        }
        return false;
    }

    /// <summary>The schools where the viewer has this role; null when the role holds for the whole partnership.</summary>
    public IReadOnlyList<Guid>? SchoolsAs(Role role) =>
        Roles.Any(held => held.Role == role && held.SchoolId is null)
            ? null
            : [.. Roles.Where(held => held.Role == role).Select(held => held.SchoolId!.Value).Distinct()];
}

/// <summary>A role held today: at a school, at one of its teams, or (both null) in the whole partnership.</summary>
public sealed record HeldRole(Role Role, Guid? SchoolId, Guid? TeamId);
