namespace WpbPortal.Web.Components.Shared;

/// <summary>A school, or one of its teams, as a list of places offers it and an address keeps it.</summary>
/// <param name="SchoolId">The school as a whole; null when it is a team.</param>
/// <param name="TeamId">The team; null when it is a school as a whole.</param>
public readonly record struct PlaceKey(Guid? SchoolId, Guid? TeamId)
{
    /// <summary>A school as a whole.</summary>
    public static PlaceKey School(Guid id) => new(id, null);

    /// <summary>A team.</summary>
    public static PlaceKey Team(Guid id) => new(null, id);

    /// <summary>The place in an address or a form; null for what is no place, or for the partnership as a whole.</summary>
    public static PlaceKey? Parse(string? text) => text switch
    {
        ['s', '-', .. var school] when Guid.TryParse(school, out var id) => School(id),
        ['t', '-', .. var team] when Guid.TryParse(team, out var id) => Team(id),
        _ => null,
    };

    /// <inheritdoc />
    public override string ToString() => TeamId is { } team ? $"t-{team:N}" : $"s-{SchoolId:N}";
}
