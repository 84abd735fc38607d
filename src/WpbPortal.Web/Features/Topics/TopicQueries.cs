using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Topics;

/// <summary>What meetings could be about, for the groups that hold them: how often a topic was chosen, never by whom.</summary>
public sealed class TopicQueries(WpbContexts contexts)
{
    private const int Most = 100;

    /// <summary>The topics of a meeting.</summary>
    /// <exception cref="NotFoundException">The viewer neither comes to it nor trains the group.</exception>
    public async Task<TopicBoard> BoardAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default) =>
        await FindAsync(viewer, meetingId, stop) ?? throw new NotFoundException("Meeting");

    /// <summary>The topics of a meeting; null for who neither comes to it nor trains the group.</summary>
    public async Task<TopicBoard?> FindAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, meetings) = (db.Viewer.PersonId, db.Meetings.LearntInBy(db.Viewer));
        var one = await meetings.Where(row => row.Id == meetingId).Select(row => new
        {
            row.Title, row.StartsAt, row.CancelledAt, row.TrajectoryId, Trajectory = row.Trajectory.Title, row.Trajectory.State,
            TakesPart = row.Trajectory.Participations.Any(part => part.PersonId == me && part.State == ParticipationState.Accepted),
            Trains = row.Trajectory.Trainers.Any(trainer => trainer.PersonId == me),
        }).SingleOrDefaultAsync(stop);
        if (one is null) return null;
        var closedAt = await db.TopicLists.VisibleTo(db.Viewer, meetings).Where(row => row.MeetingId == meetingId).Select(row => row.ClosedAt).SingleOrDefaultAsync(stop);
        var own = await db.TopicVotes.VisibleTo(db.Viewer).Where(row => row.MeetingId == meetingId).Select(row => row.TopicId).ToListAsync(stop);
        var votes = await db.Database.SqlQuery<TopicCount>($"select topic_id, votes from platform.topic_votes({meetingId})").ToDictionaryAsync(row => row.TopicId, row => row.Votes, stop);
        var rows = await db.MeetingTopics.VisibleTo(db.Viewer, meetings).Where(row => row.MeetingId == meetingId).OrderBy(row => row.ProposedAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new { row.Id, row.Words, IsOwn = row.ProposedById == me, IsTakenOver = row.TakenOverAt != null }).ToListAsync(stop);
        var topics = rows.Select(row => new TopicRow(row.Id, row.Words, votes.GetValueOrDefault(row.Id), row.IsOwn, own.Contains(row.Id), row.IsTakenOver));
        var canBeOpen = one.CancelledAt is null && one.StartsAt > db.Now && one.State != TrajectoryState.Completed;
        // While others still choose, what most chose already does not lead them.
        return new(meetingId, one.Title, one.StartsAt, one.TrajectoryId, one.Trajectory, canBeOpen && closedAt is null, closedAt is not null, canBeOpen, one.TakesPart, one.Trains,
            [.. one.Trains || closedAt is not null || !canBeOpen ? topics.OrderByDescending(row => row.Votes) : topics]);
    }

    /// <summary>The next meeting of a trajectory to which the viewer comes or that he trains; null when there is none.</summary>
    public async Task<TopicsToCome?> NextAsync(Viewer viewer, Guid trajectoryId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (now, meetings) = (db.Now, db.Meetings.LearntInBy(db.Viewer));
        var topics = db.MeetingTopics.VisibleTo(db.Viewer, meetings);
        return await meetings.Where(row => row.TrajectoryId == trajectoryId && row.CancelledAt == null && row.StartsAt > now && row.Trajectory.State != TrajectoryState.Completed)
            .OrderBy(row => row.StartsAt).ThenBy(row => row.Id).Select(row => new TopicsToCome(row.Id, row.Title, row.StartsAt, topics.Count(topic => topic.MeetingId == row.Id))).FirstOrDefaultAsync(stop);
    }

    private sealed record TopicCount(Guid TopicId, int Votes);
}
