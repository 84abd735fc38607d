namespace WpbPortal.Domain.Trajectories;

/// <summary>A stretch of time in which people and a room are taken by a meeting.</summary>
/// <param name="MeetingId">The meeting; empty while it is only being thought of.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="Minutes">How long it takes, in minutes.</param>
/// <param name="Room">The room, if known.</param>
/// <param name="SchoolId">Whose room it is; null when it may be any school's.</param>
/// <param name="People">Who is taken.</param>
public sealed record Occupation(Guid MeetingId, DateTimeOffset StartsAt, int Minutes, string? Room, Guid? SchoolId, IReadOnlyCollection<Guid> People)
{
    /// <summary>What this one and another would both need at the same time; null when they get along.</summary>
    public Clash? ClashWith(Occupation other)
    {
        var overlaps = StartsAt < other.StartsAt.AddMinutes(other.Minutes) && other.StartsAt < StartsAt.AddMinutes(Minutes);
        if (!overlaps) return null;
        var room = Room is not null && string.Equals(Room, other.Room, StringComparison.OrdinalIgnoreCase)
            && (SchoolId is null || other.SchoolId is null || SchoolId == other.SchoolId) ? Room : null;
        Guid[] people = [.. People.Intersect(other.People)];
        return room is null && people.Length == 0 ? null : new(this, other, room, people);
    }
}

/// <summary>A person or a room that would be in two meetings at once. It is shown, and needs a conscious yes.</summary>
/// <param name="Planned">The meeting that is being planned.</param>
/// <param name="Other">The one that is there already.</param>
/// <param name="Room">The room that both need; null when it is only people.</param>
/// <param name="People">Who would be in both.</param>
public sealed record Clash(Occupation Planned, Occupation Other, string? Room, IReadOnlyCollection<Guid> People);
