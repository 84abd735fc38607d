using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using Present = WpbPortal.Domain.Trajectories.Attendance;

namespace WpbPortal.Web.Features.Attendance;

/// <summary>Marks who is at a meeting. Each act says how it is to be from now on, so that the same tap twice, or by two at once, does no harm.</summary>
public sealed class AttendanceService(WpbContexts contexts)
{
    /// <summary>The trainer of the group says whether somebody is there.</summary>
    /// <exception cref="NotFoundException">The viewer does not train this group, or the person takes no part in it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="AttendanceTime.Check"/>, <see cref="Rule.NotTakingPart"/> or <see cref="Rule.OutsideAudience"/>.</exception>
    public Task MarkAsync(Viewer viewer, Guid meetingId, Guid personId, bool isPresent, CancellationToken stop = default) => KeepAsync(viewer, meetingId, personId, isPresent, stop);

    /// <summary>The viewer says whether he is there himself.</summary>
    /// <exception cref="NotFoundException">The viewer takes no part in it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="AttendanceTime.Check"/>, <see cref="Rule.NotTakingPart"/> or <see cref="Rule.OutsideAudience"/>.</exception>
    public Task TickAsync(Viewer viewer, Guid meetingId, bool isPresent, CancellationToken stop = default) => KeepAsync(viewer, meetingId, null, isPresent, stop);

    /// <summary>Says as what the hours of a trajectory count, also of meetings that have been.</summary>
    /// <exception cref="NotFoundException">The viewer does not plan this trajectory.</exception>
    public async Task CountAsAsync(Viewer viewer, Guid trajectoryId, TrainingKind training, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var trajectory = await db.Trajectories.PlannedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == trajectoryId, stop) ?? throw new NotFoundException("Trajectory");
        if (trajectory.Training == training || !Enum.IsDefined(training)) return;
        trajectory.CountAs(training);
        db.Note(AuditAct.Changed, trajectory);
        await db.CommitAsync(stop);
    }

    private async Task KeepAsync(Viewer viewer, Guid meetingId, Guid? markedId, bool isPresent, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (byTrainer, personId) = (markedId is not null, markedId ?? db.Viewer.PersonId);
        var meeting = await (byTrainer ? db.Trajectories.TrainedBy(db.Viewer) : db.Trajectories.VisibleTo(db.Viewer)).SelectMany(row => row.Meetings).Where(row => row.Id == meetingId)
            .Include(row => row.Trajectory).AsNoTracking().SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Meeting");
        var trajectoryId = meeting.TrajectoryId;
        var participation = await db.Participations.VisibleTo(db.Viewer).AsNoTracking().SingleOrDefaultAsync(row => row.TrajectoryId == trajectoryId && row.PersonId == personId, stop)
            ?? throw new NotFoundException("Participation");
        AttendanceTime.Check(meeting, byTrainer, db.Now);
        var present = new Present(meeting, participation, db.Now);
        var changed = isPresent ? await AddAsync(db, present, participation, stop) : await db.Attendances.VisibleTo(db.Viewer)
            .Where(row => row.MeetingId == meetingId && row.ParticipationId == participation.Id).ExecuteDeleteAsync(stop);
        if (changed == 0) return;
        if (isPresent) db.Note(AuditAct.Created, present, personId);
        else db.Note(AuditAct.Deleted, present, personId);
        db.Tells(new(LiveKind.Trainers, trajectoryId));
        db.Tells(LiveTopic.Person(personId));
        await db.CommitAsync(stop);
    }

    /// <summary>One row, whoever comes first: nobody waits for another and nothing is lost.</summary>
    private static Task<int> AddAsync(WpbDbContext db, Present present, Participation participation, CancellationToken stop) =>
        participation.State != ParticipationState.Accepted ? throw new RuleViolationException(Rule.NotTakingPart) : db.Database.ExecuteSqlAsync(
            $"""
            insert into attendance (partnership_id, id, meeting_id, participation_id, at)
            values ({present.PartnershipId}, {present.Id}, {present.MeetingId}, {present.ParticipationId}, {present.At})
            on conflict (partnership_id, meeting_id, participation_id) do nothing
            """, stop);
}
