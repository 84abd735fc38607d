using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.LookingBack;

/// <summary>Looking back on a trajectory: each participant once and for himself, who trains or plans for what it brought.</summary>
public sealed class LookingBackService(WpbContexts contexts)
{
    /// <summary>The viewer, who takes part, says how it was; once. Saying the same again does nothing more.</summary>
    /// <exception cref="NotFoundException">He does not take part in it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Evaluation"/>.</exception>
    public async Task SayAsync(Viewer viewer, Guid trajectoryId, IReadOnlyDictionary<EvaluationQuestion, int> answers, string? sentence, bool mayQuote, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var own = await db.Participations.HeldBy(db.Viewer).Include(row => row.Trajectory).SingleOrDefaultAsync(row => row.TrajectoryId == trajectoryId, stop) ?? throw new NotFoundException("Trajectory");
        if (await db.Evaluations.VisibleTo(db.Viewer).AnyAsync(row => row.TrajectoryId == trajectoryId, stop)) return;
        var said = new Evaluation(own, answers, sentence, mayQuote, db.Now);
        db.Add(said);
        db.Note(AuditAct.Created, said, said.PersonId);
        await DraftService.CloseAsync(db, LookingBackDrafts.Evaluation(trajectoryId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer, who trains or plans, writes what a trajectory brought.</summary>
    /// <exception cref="NotFoundException">He does neither.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="TrajectoryLookBack.Write"/>.</exception>
    public async Task WriteAsync(Viewer viewer, Guid trajectoryId, string? insights, string? keywords, IReadOnlyCollection<SupervisorRole> roles, IReadOnlyCollection<Chance> chances, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var trajectory = await db.Trajectories.TrainedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == trajectoryId, stop)
            ?? await db.Trajectories.PlannedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == trajectoryId, stop) ?? throw new NotFoundException("Trajectory");
        var written = await db.TrajectoryLookBacks.VisibleTo(db.Viewer, db.Trajectories.VisibleTo(db.Viewer)).SingleOrDefaultAsync(row => row.TrajectoryId == trajectoryId, stop);
        if (written is null) db.Add(written = new TrajectoryLookBack(trajectory));
        written.Write(insights, keywords, roles, chances, db.Viewer.PersonId, db.Now);
        db.Note(AuditAct.Changed, written);
        await DraftService.CloseAsync(db, LookingBackDrafts.Brought(trajectoryId), stop);
        await db.CommitAsync(stop);
    }
}
