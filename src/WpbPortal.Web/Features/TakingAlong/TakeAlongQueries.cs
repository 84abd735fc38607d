using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.TakingAlong;

/// <summary>What was done in meetings, and what people take along from them.</summary>
public sealed class TakeAlongQueries(WpbContexts contexts)
{
    private const int Most = 200;

    /// <summary>What was done in a meeting and is taken along from it.</summary>
    /// <exception cref="NotFoundException">The viewer neither comes to it nor trains the group.</exception>
    public async Task<MeetingLeaves> OfAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default) =>
        await FindAsync(viewer, meetingId, stop) ?? throw new NotFoundException("Meeting");

    /// <summary>The same; null for who neither comes to it nor trains the group.</summary>
    public async Task<MeetingLeaves?> FindAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, meetings, groups) = (db.Viewer.PersonId, db.Meetings.LearntInBy(db.Viewer), db.Trajectories.LearntInBy(db.Viewer));
        var one = await meetings.Where(row => row.Id == meetingId).Select(row => new
        {
            row.Title, row.Form, row.StartsAt, row.TrajectoryId, Trajectory = row.Trajectory.Title,
            TakesPart = row.Trajectory.Participations.Any(part => part.PersonId == me && part.State == ParticipationState.Accepted),
            Trains = row.Trajectory.Trainers.Any(trainer => trainer.PersonId == me),
        }).SingleOrDefaultAsync(stop);
        if (one is null) return null;
        var account = await db.MeetingAccounts.VisibleTo(db.Viewer, groups).Where(row => row.MeetingId == meetingId).Select(row => new { row.About, row.Done, row.EarlierId }).SingleOrDefaultAsync(stop);
        Guid[] asked = account?.EarlierId is { } back ? [meetingId, back] : [meetingId];
        var lines = await db.TakeAlongs.VisibleTo(db.Viewer, groups).Where(row => asked.Contains(row.MeetingId)).OrderBy(row => row.SaidAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new
            {
                row.MeetingId, row.PersonId, row.Words, IsShared = row.SharedAt != null,
                Who = new PersonName(row.Participation.Person.GivenName, row.Participation.Person.SurnamePrefix, row.Participation.Person.FamilyName),
            }).ToListAsync(stop);
        OwnLine? Own(Guid meeting) => lines.Where(line => line.MeetingId == meeting && line.PersonId == me).Select(line => new OwnLine(line.Words, line.IsShared)).SingleOrDefault();
        IReadOnlyList<SharedLine> Others(Guid meeting) => [.. lines.Where(line => line.MeetingId == meeting && line.PersonId != me).Select(line => new SharedLine(line.Who, line.Words))];
        // Who was not in the earlier group is told only that there was one, and reads nothing of it.
        var earlier = account?.EarlierId is { } earlierId
            ? await meetings.Where(row => row.Id == earlierId).Select(row => new { row.Title, row.StartsAt }).SingleOrDefaultAsync(stop) is { } known
                ? new EarlierMeeting(earlierId, known.Title, known.StartsAt, Own(earlierId), Others(earlierId)) : null
            : null;
        var startsAt = one.StartsAt;
        IReadOnlyList<EarlierChoice> choices = one is { Form: MeetingForm.ReturnSession, Trains: true }
            ? await db.Meetings.TrainedBy(db.Viewer).Where(row => row.StartsAt < startsAt && row.CancelledAt == null).OrderByDescending(row => row.TrajectoryId == one.TrajectoryId).ThenByDescending(row => row.StartsAt)
                .ThenBy(row => row.Id).Take(Most).Select(row => new EarlierChoice(row.Id, row.Trajectory.Title, row.Title, row.StartsAt)).ToListAsync(stop)
            : [];
        return new(meetingId, one.Title, one.Form, one.StartsAt, one.StartsAt <= db.Now, one.TrajectoryId, one.Trajectory, one.TakesPart, one.Trains, account?.About, account?.Done, Own(meetingId), Others(meetingId), earlier, choices);
    }
    /// <summary>The last meeting of a trajectory to which the viewer came or that he trains; null when there was none.</summary>
    public async Task<LastMeeting?> LastAsync(Viewer viewer, Guid trajectoryId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, now, groups) = (db.Viewer.PersonId, db.Now, db.Trajectories.LearntInBy(db.Viewer));
        var lines = db.TakeAlongs.VisibleTo(db.Viewer, groups);
        return await db.Meetings.LearntInBy(db.Viewer).Where(row => row.TrajectoryId == trajectoryId && row.CancelledAt == null && row.StartsAt <= now)
            .OrderByDescending(row => row.StartsAt).ThenBy(row => row.Id)
            .Select(row => new LastMeeting(row.Id, row.Title, row.StartsAt, row.Trajectory.Trainers.Any(trainer => trainer.PersonId == me), lines.Any(line => line.MeetingId == row.Id && line.PersonId == me))).FirstOrDefaultAsync(stop);
    }
}
