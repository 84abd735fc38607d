using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.TrajectorySources;

/// <summary>Sources with trajectories and their meetings, and what participants would like more of.</summary>
public sealed class TrajectorySourceQueries(WpbContexts contexts)
{
    private const int Most = 200;
    private const int MostAtOnce = 6;

    /// <summary>The sources of a trajectory, with what the viewer asked for, or what his group asks of him.</summary>
    /// <exception cref="NotFoundException">It is not there for this viewer.</exception>
    public async Task<SourceBoard> BoardAsync(Viewer viewer, Guid trajectoryId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, trajectories) = (db.Viewer.PersonId, db.Trajectories.VisibleTo(db.Viewer));
        var one = await trajectories.Where(row => row.Id == trajectoryId).Select(row => new
        {
            row.Title, row.SchoolId, row.Version.Content,
            TakesPart = row.Participations.Any(part => part.PersonId == me && part.State == ParticipationState.Accepted),
            Meetings = row.Meetings.Where(meeting => meeting.CancelledAt == null).OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id).Select(meeting => new SourceMeeting(meeting.Id, meeting.Title)).ToList(),
        }).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Trajectory");
        var trains = await db.Trajectories.TrainedBy(db.Viewer).AnyAsync(row => row.Id == trajectoryId, stop);
        var sources = await db.TrajectorySources.VisibleTo(db.Viewer, trajectories).Where(row => row.TrajectoryId == trajectoryId).OrderByDescending(row => row.AddedAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new { row.Id, row.MeetingId, row.Kind, row.Reference, row.Title, row.Note }).ToListAsync(stop);
        var people = db.People.VisibleTo(db.Viewer);
        var requests = await db.SourceRequests.VisibleTo(db.Viewer).Where(row => row.TrajectoryId == trajectoryId).OrderBy(row => row.AnsweredAt != null).ThenByDescending(row => row.AskedAt).ThenBy(row => row.Id).Take(Most)
            .Select(row => new
            {
                row.Id, IsOwn = row.AskedById == me, row.AskedAt, row.About, row.Wish, row.AnsweredAt, row.Answer, row.Kind, row.Reference, row.Title,
                Asker = people.Where(person => person.Id == row.AskedById).Select(person => new PersonName(person.GivenName, person.SurnamePrefix, person.FamilyName)).FirstOrDefault(),
            }).ToListAsync(stop);
        return new(trajectoryId, one.Title, one.Content.Sources,
            [.. sources.Select(row => new GroupSource(row.Id, one.Meetings.FirstOrDefault(meeting => meeting.Id == row.MeetingId)?.Title, row.Kind, row.Reference, row.Title, row.Note))],
            one.Meetings, one.TakesPart, trains, trains || db.Viewer.MayPlanFor(one.SchoolId),
            [.. requests.Select(row => new RequestRow(row.Id, row.IsOwn ? null : row.Asker, row.AskedAt, row.About, row.Wish, row.AnsweredAt, row.Answer, row.Kind, row.Reference, row.Title))]);
    }

    /// <summary>The sources that go with a meeting; null when the viewer does not see its trajectory.</summary>
    public async Task<SourcesAtMeeting?> AtMeetingAsync(Viewer viewer, Guid meetingId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var trajectories = db.Trajectories.VisibleTo(db.Viewer);
        if (await trajectories.Where(row => row.Meetings.Any(meeting => meeting.Id == meetingId)).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(stop) is not { } trajectoryId) return null;
        return new(trajectoryId, await db.TrajectorySources.VisibleTo(db.Viewer, trajectories).Where(row => row.MeetingId == meetingId).OrderBy(row => row.AddedAt).ThenBy(row => row.Id)
            .Take(Most).Select(row => new GroupSource(row.Id, null, row.Kind, row.Reference, row.Title, row.Note)).ToListAsync(stop));
    }

    /// <summary>The file of a source.</summary>
    /// <exception cref="NotFoundException">The viewer does not see its trajectory, or it is no file.</exception>
    public async Task<SourceFile> FileAsync(Viewer viewer, Guid sourceId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await db.TrajectorySourceFiles.VisibleTo(db.Viewer, db.Trajectories.VisibleTo(db.Viewer)).Where(row => row.SourceId == sourceId)
            .Select(row => new SourceFile(row.Name, row.Kind, row.Content)).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("TrajectorySource");
    }

    /// <summary>What was put to a trajectory since it began, the latest first, and how many requests wait for an answer of the viewer, who trains the group.</summary>
    public async Task<SourcesOfTrajectory> OfTrajectoryAsync(Viewer viewer, Guid trajectoryId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var sources = await db.TrajectorySources.VisibleTo(db.Viewer, db.Trajectories.VisibleTo(db.Viewer)).Where(row => row.TrajectoryId == trajectoryId).OrderByDescending(row => row.AddedAt).ThenBy(row => row.Id).Take(MostAtOnce)
            .Select(row => new GroupSource(row.Id, row.Meeting!.Title, row.Kind, row.Reference, row.Title, row.Note)).ToListAsync(stop);
        return new(sources, await db.SourceRequests.AskedOf(db.Viewer).CountAsync(row => row.TrajectoryId == trajectoryId && row.AnsweredAt == null, stop));
    }
}
