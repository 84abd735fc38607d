using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Planning;

/// <summary>Finds who and what would be in two meetings at once, among what the viewer may see.</summary>
internal static class ClashFinder
{
    private static readonly ParticipationState[] Coming = [ParticipationState.Invited, ParticipationState.Accepted, ParticipationState.Offered];

    /// <summary>The clashes of meetings as they would be, with each other and with what is planned already.</summary>
    /// <param name="db">The context of the act.</param>
    /// <param name="planned">The meetings as they would be.</param>
    /// <param name="besides">Who would come besides those who are kept already, such as the trainers of a trajectory that is being made.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<IReadOnlyList<ClashRow>> FindAsync(WpbDbContext db, IReadOnlyList<Planned> planned, IReadOnlyList<Taken> besides, CancellationToken stop)
    {
        if (planned.Count == 0) return [];
        var from = planned.Min(meeting => meeting.StartsAt).AddMinutes(-Meeting.MostMinutes);
        var until = planned.Max(meeting => meeting.StartsAt).AddMinutes(Meeting.MostMinutes);
        Guid[] moving = [.. planned.Select(meeting => meeting.MeetingId)];
        var standing = await db.Trajectories.VisibleTo(db.Viewer)
            .SelectMany(trajectory => trajectory.Meetings, (trajectory, meeting) => new { trajectory.SchoolId, Meeting = meeting })
            .Where(row => row.Meeting.CancelledAt == null && row.Meeting.StartsAt > from && row.Meeting.StartsAt < until && !moving.Contains(row.Meeting.Id))
            .Select(row => new Planned(row.Meeting.Id, row.Meeting.TrajectoryId, row.SchoolId, row.Meeting.Title, row.Meeting.Audience, row.Meeting.StartsAt, row.Meeting.Minutes, row.Meeting.Room))
            .ToListAsync(stop);
        // Only what overlaps in time needs its people.
        Guid[] trajectories = [.. planned.Concat(standing.Where(other => planned.Any(other.Overlaps))).Select(meeting => meeting.TrajectoryId).Distinct()];
        List<Taken> people = [.. await PeopleAsync(db, trajectories, stop), .. besides];

        var all = planned.Concat(standing).ToDictionary(meeting => meeting.MeetingId, meeting => (Meeting: meeting, Occupation: meeting.With(people)));
        return [.. planned.SelectMany((meeting, index) => planned.Skip(index + 1).Concat(standing)
            .Select(other => all[meeting.MeetingId].Occupation.ClashWith(all[other.MeetingId].Occupation))
            .OfType<Clash>()
            .Select(clash => Row(meeting, all[clash.Other.MeetingId].Meeting, clash, people)))];
    }

    private static ClashRow Row(Planned meeting, Planned other, Clash clash, IReadOnlyCollection<Taken> people) =>
        new(meeting.MeetingId, meeting.Title, meeting.StartsAt, other.MeetingId, other.Title, other.StartsAt, clash.Room,
            [.. people.Where(taken => clash.People.Contains(taken.PersonId)).Select(taken => taken.Name).Distinct().Order(StringComparer.CurrentCulture)]);

    private static async Task<List<Taken>> PeopleAsync(WpbDbContext db, Guid[] trajectories, CancellationToken stop)
    {
        var participants = await db.Participations.VisibleTo(db.Viewer)
            .Where(row => trajectories.Contains(row.TrajectoryId) && Coming.Contains(row.State))
            .Select(row => new { row.TrajectoryId, row.PersonId, row.Role, row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName })
            .ToListAsync(stop);
        var trainers = await db.Trajectories.VisibleTo(db.Viewer)
            .Where(row => trajectories.Contains(row.Id))
            .SelectMany(row => row.Trainers)
            .Select(row => new { row.TrajectoryId, row.PersonId, row.Person.GivenName, row.Person.SurnamePrefix, row.Person.FamilyName })
            .ToListAsync(stop);
        return
        [
            .. participants.Select(row => new Taken(row.TrajectoryId, row.PersonId, audience => audience.Includes(row.Role), new Domain.People.PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName).Full)),
            .. trainers.Select(row => new Taken(row.TrajectoryId, row.PersonId, _ => true, new Domain.People.PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName).Full)),
        ];
    }
}

/// <summary>Somebody who comes to the meetings of a trajectory that are for him; a trainer to all.</summary>
internal sealed record Taken(Guid TrajectoryId, Guid PersonId, Func<Audience, bool> ComesTo, string Name);

/// <summary>A meeting as it stands, or as it would be.</summary>
internal sealed record Planned(Guid MeetingId, Guid TrajectoryId, Guid? SchoolId, Domain.LocalisedText Title, Audience Audience, DateTimeOffset StartsAt, int Minutes, string? Room)
{
    public bool Overlaps(Planned other) => StartsAt < other.StartsAt.AddMinutes(other.Minutes) && other.StartsAt < StartsAt.AddMinutes(Minutes);

    public Occupation With(IReadOnlyCollection<Taken> people) => new(MeetingId, StartsAt, Minutes, Room, SchoolId,
        [.. people.Where(taken => taken.TrajectoryId == TrajectoryId && taken.ComesTo(Audience)).Select(taken => taken.PersonId)]);
}

/// <summary>A clash, as a page tells it.</summary>
/// <param name="MeetingId">The meeting that is being planned.</param>
/// <param name="Title">How it is called.</param>
/// <param name="StartsAt">When it would be.</param>
/// <param name="OtherId">The meeting that is there already.</param>
/// <param name="OtherTitle">How that one is called.</param>
/// <param name="OtherStartsAt">When that one is.</param>
/// <param name="Room">The room that both need; null when it is only people.</param>
/// <param name="People">Who would be in both, by name.</param>
public sealed record ClashRow(Guid MeetingId, Domain.LocalisedText Title, DateTimeOffset StartsAt, Guid OtherId, Domain.LocalisedText OtherTitle, DateTimeOffset OtherStartsAt, string? Room, IReadOnlyList<string> People);
