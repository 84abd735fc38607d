using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain.Timetables;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Planning;

/// <summary>Finds who and what would be in two meetings at once, among what the viewer may see.</summary>
internal static class ClashFinder
{
    private static readonly ParticipationState[] Coming = [ParticipationState.Invited, ParticipationState.Accepted, ParticipationState.Offered];

    /// <summary>The clashes of meetings as they would be (no series of talks, each of which has a moment of its own): with each other, with what is planned already, and with the lessons of who would come.</summary>
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
        var series = MeetingForms.Series;
        var standing = await db.Trajectories.VisibleTo(db.Viewer)
            .SelectMany(trajectory => trajectory.Meetings, (trajectory, meeting) => new { trajectory.SchoolId, Meeting = meeting })
            .Where(row => row.Meeting.CancelledAt == null && row.Meeting.StartsAt > from && row.Meeting.StartsAt < until && !moving.Contains(row.Meeting.Id) && !series.Contains(row.Meeting.Form))
            .Select(row => new Planned(row.Meeting.Id, row.Meeting.TrajectoryId, row.SchoolId, row.Meeting.Title, row.Meeting.Audience, row.Meeting.StartsAt, row.Meeting.Minutes, row.Meeting.Room))
            .ToListAsync(stop);
        return [.. await AmongAsync(db, planned, standing, besides, stop), .. await AtLessonsAsync(db, planned, besides, stop)];
    }

    /// <summary>The clashes of meetings with each other and with others that are known already.</summary>
    /// <param name="db">The context of the act.</param>
    /// <param name="planned">The meetings as they would be.</param>
    /// <param name="standing">The others; a clash between two of these is none of ours.</param>
    /// <param name="besides">Who would come besides those who are kept already.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<IReadOnlyList<ClashRow>> AmongAsync(WpbDbContext db, IReadOnlyList<Planned> planned, IReadOnlyList<Planned> standing, IReadOnlyList<Taken> besides, CancellationToken stop)
    {
        var pairs = Overlapping(planned, standing);
        // Only what overlaps in time needs its people.
        var people = (await PeopleAsync(db, [.. pairs.SelectMany(pair => new[] { pair.One.TrajectoryId, pair.Other.TrajectoryId }).Distinct()], stop)).Concat(besides).ToLookup(taken => taken.TrajectoryId);
        return [.. from pair in pairs
                   let clash = pair.One.With(people).ClashWith(pair.Other.With(people))
                   where clash is not null
                   select Row(pair.One, pair.Other, clash, people)];
    }

    /// <summary>Who would come to a meeting during lessons of his own; which lessons, nobody is told.</summary>
    private static async Task<IEnumerable<ClashRow>> AtLessonsAsync(WpbDbContext db, IReadOnlyList<Planned> planned, IReadOnlyList<Taken> besides, CancellationToken stop)
    {
        var people = (await PeopleAsync(db, [.. planned.Select(meeting => meeting.TrajectoryId).Distinct()], stop)).Concat(besides).ToLookup(taken => taken.TrajectoryId);
        var asked = planned.SelectMany(meeting => people[meeting.TrajectoryId].Where(taken => taken.ComesTo(meeting.Audience)).DistinctBy(taken => taken.PersonId), (meeting, taken) => (Meeting: meeting, Taken: taken)).ToList();
        var found = await WpbTimetables.AtLessonsAsync(db, [.. asked.Select(one => (one.Taken.PersonId, new BusyTime(one.Meeting.StartsAt, one.Meeting.StartsAt.AddMinutes(one.Meeting.Minutes))))], stop);
        return asked.Where((_, number) => found.Contains(number)).GroupBy(one => one.Meeting).Select(clash =>
            new ClashRow(clash.Key.MeetingId, clash.Key.Title, clash.Key.StartsAt, null, null, [.. clash.Select(one => one.Taken.Name).Order(StringComparer.CurrentCulture)]));
    }

    /// <summary>Pairs that overlap in time and of which the first is planned. In order of time only neighbours can overlap.</summary>
    private static List<(Planned One, Planned Other)> Overlapping(IReadOnlyList<Planned> planned, IReadOnlyList<Planned> standing)
    {
        (Planned Meeting, bool IsPlanned)[] all = [.. planned.Select(meeting => (meeting, true)).Concat(standing.Select(meeting => (meeting, false))).OrderBy(row => row.Item1.StartsAt)];
        List<(Planned, Planned)> pairs = [];
        for (var one = 0; one < all.Length; one++)
        {
            var end = all[one].Meeting.StartsAt.AddMinutes(all[one].Meeting.Minutes);
            for (var other = one + 1; other < all.Length && all[other].Meeting.StartsAt < end; other++)
            {
                if (all[one].IsPlanned) pairs.Add((all[one].Meeting, all[other].Meeting));
                else if (all[other].IsPlanned) pairs.Add((all[other].Meeting, all[one].Meeting));
            }
        }
        return pairs;
    }

    private static ClashRow Row(Planned meeting, Planned other, Clash clash, ILookup<Guid, Taken> people) =>
        new(meeting.MeetingId, meeting.Title, meeting.StartsAt, new(other.MeetingId, other.Title, other.StartsAt), clash.Room,
            [.. people[meeting.TrajectoryId].Where(taken => clash.People.Contains(taken.PersonId)).Select(taken => taken.Name).Distinct().Order(StringComparer.CurrentCulture)]);

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
    public Occupation With(ILookup<Guid, Taken> people) => new(MeetingId, StartsAt, Minutes, Room, SchoolId,
        [.. people[TrajectoryId].Where(taken => taken.ComesTo(Audience)).Select(taken => taken.PersonId)]);
}

/// <summary>A clash, as a page tells it.</summary>
/// <param name="MeetingId">The meeting that is being planned.</param>
/// <param name="Title">How it is called.</param>
/// <param name="StartsAt">When it would be.</param>
/// <param name="Other">The meeting that is there already; null for lessons of these people, of which nothing more is known.</param>
/// <param name="Room">The room that both need; null when it is only people.</param>
/// <param name="People">Who would be in both, by name.</param>
public sealed record ClashRow(Guid MeetingId, Domain.LocalisedText Title, DateTimeOffset StartsAt, OtherMeeting? Other, string? Room, IReadOnlyList<string> People);

/// <summary>A meeting that another one clashes with.</summary>
public sealed record OtherMeeting(Guid Id, Domain.LocalisedText Title, DateTimeOffset StartsAt);
