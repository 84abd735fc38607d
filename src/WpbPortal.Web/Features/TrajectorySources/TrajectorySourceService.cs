using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.TrajectorySources;

/// <summary>Puts sources to trajectories; lets a participant ask for more, and who trains the group answer.</summary>
public sealed class TrajectorySourceService(WpbContexts contexts)
{
    /// <summary>The viewer, who trains or plans, puts a source to a trajectory or to one of its meetings.</summary>
    /// <exception cref="NotFoundException">He does neither, or the meeting is none of it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="TrajectorySource"/>.</exception>
    public async Task AddAsync(Viewer viewer, Guid trajectoryId, Guid? meetingId, SourceText text, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var trajectory = await FillableAsync(db, trajectoryId, stop);
        if (meetingId is { } meeting && !await db.Trajectories.VisibleTo(db.Viewer).AnyAsync(row => row.Id == trajectoryId && row.Meetings.Any(known => known.Id == meeting), stop)) throw new NotFoundException("Meeting");
        var source = new TrajectorySource(trajectory, meetingId, db.Viewer.PersonId, text, db.Now);
        db.Add(source);
        db.Note(AuditAct.Created, source);
        await DraftService.CloseAsync(db, TrajectorySourceDrafts.New(trajectoryId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer, who trains or plans, puts a file to a trajectory or to one of its meetings. What it is, is seen by its content.</summary>
    /// <returns>The source.</returns>
    /// <exception cref="NotFoundException">He does neither, or the meeting is none of it.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.FileNotTaken"/>, <see cref="Rule.TooManyFiles"/>, or a rule of <see cref="TrajectorySource"/>.</exception>
    public async Task<Guid> AddFileAsync(Viewer viewer, Guid trajectoryId, Guid? meetingId, string? name, byte[] content, string? title, string? note, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var trajectory = await FillableAsync(db, trajectoryId, stop);
        var trajectories = db.Trajectories.VisibleTo(db.Viewer);
        if (meetingId is { } meeting && !await trajectories.AnyAsync(row => row.Id == trajectoryId && row.Meetings.Any(known => known.Id == meeting), stop)) throw new NotFoundException("Meeting");
        var file = SourceFileCheck.Of(name, content);
        var source = new TrajectorySource(trajectory, meetingId, db.Viewer.PersonId, file, title, note, db.Now);
        // Two files at once are counted one after the other.
        await db.HoldAsync($"select pg_advisory_xact_lock(hashtextextended({"files of:" + trajectoryId}, 0))", stop);
        if (await db.TrajectorySourceFiles.VisibleTo(db.Viewer, trajectories).Where(row => row.TrajectoryId == trajectoryId).SumAsync(row => (long)row.Size, stop) + content.Length > TrajectorySourceFile.MostOfTrajectory)
            throw new RuleViolationException(Rule.TooManyFiles) { Field = nameof(TrajectorySourceFile) };
        db.Add(source);
        db.Add(new TrajectorySourceFile(source, file));
        db.Note(AuditAct.Created, source);
        await db.CommitAsync(stop);
        return source.Id;
    }

    /// <summary>Whether the viewer trains or plans, asked before a file is looked at.</summary>
    /// <exception cref="NotFoundException">He does neither.</exception>
    public async Task DemandMayAddAsync(Viewer viewer, Guid trajectoryId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        await FillableAsync(db, trajectoryId, stop);
    }

    /// <summary>The viewer, who trains or plans, takes a source away.</summary>
    /// <exception cref="NotFoundException">He does neither.</exception>
    public async Task RemoveAsync(Viewer viewer, Guid sourceId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var source = await db.TrajectorySources.VisibleTo(db.Viewer, db.Trajectories.VisibleTo(db.Viewer)).SingleOrDefaultAsync(row => row.Id == sourceId, stop) ?? throw new NotFoundException("TrajectorySource");
        await FillableAsync(db, source.TrajectoryId, stop);
        await db.TrajectorySourceFiles.VisibleTo(db.Viewer, db.Trajectories.VisibleTo(db.Viewer)).Where(row => row.SourceId == sourceId).ExecuteDeleteAsync(stop);
        db.Remove(source);
        db.Note(AuditAct.Deleted, source);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer, who takes part, asks for more about a source or a subject; who trains the group is told, without content. Asking the same again does nothing more.</summary>
    /// <exception cref="NotFoundException">He does not take part in it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="SourceRequest"/>.</exception>
    public async Task AskAsync(Viewer viewer, Guid trajectoryId, Guid requestId, string? about, string? wish, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var own = await db.Participations.HeldBy(db.Viewer).SingleOrDefaultAsync(row => row.TrajectoryId == trajectoryId, stop) ?? throw new NotFoundException("Trajectory");
        if (await db.SourceRequests.VisibleTo(db.Viewer).AnyAsync(row => row.Id == requestId, stop)) return;
        var request = new SourceRequest(own, about, wish, db.Now, requestId);
        db.Add(request);
        db.Note(AuditAct.Created, request, request.AskedById);
        var trainers = await db.Trajectories.LearntInBy(db.Viewer).Where(row => row.Id == trajectoryId).SelectMany(row => row.Trainers).Select(trainer => trainer.PersonId).ToListAsync(stop);
        foreach (var trainer in trainers) db.Add(new Notification(request.PartnershipId, trainer, NotificationKind.MoreAsked, trajectoryId, db.Viewer.PersonId, db.Now));
        await DraftService.CloseAsync(db, TrajectorySourceDrafts.More(trajectoryId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer, who trains the group, answers with words, a source or both; who asked is told, without content. Shared with the group it says nothing of who asked.</summary>
    /// <exception cref="NotFoundException">It was not asked of him.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="SourceRequest.Give"/>.</exception>
    public async Task AnswerAsync(Viewer viewer, Guid requestId, SourceText text, bool isShared, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var request = await db.SourceRequests.AskedOf(db.Viewer).Include(row => row.Trajectory).SingleOrDefaultAsync(row => row.Id == requestId, stop) ?? throw new NotFoundException("SourceRequest");
        request.Give(db.Viewer.PersonId, text, db.Now);
        if (isShared) db.Add(request.ForTheGroup(db.Now));
        db.Note(AuditAct.Changed, request, request.AskedById);
        db.Add(new Notification(request.PartnershipId, request.AskedById, NotificationKind.MoreGiven, request.TrajectoryId, db.Viewer.PersonId, db.Now));
        await DraftService.CloseAsync(db, TrajectorySourceDrafts.Answer(requestId), stop);
        await db.CommitAsync(stop);
    }

    private static async Task<Trajectory> FillableAsync(WpbDbContext db, Guid trajectoryId, CancellationToken stop) =>
        await db.Trajectories.TrainedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == trajectoryId, stop)
            ?? await db.Trajectories.PlannedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == trajectoryId, stop) ?? throw new NotFoundException("Trajectory");
}
