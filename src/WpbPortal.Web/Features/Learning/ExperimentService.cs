using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Learning;

/// <summary>What a student tries: begun, changed, looked back on, let go, and shared or not.</summary>
public sealed class ExperimentService(WpbContexts contexts)
{
    /// <summary>The viewer says what he will try, or says it anew.</summary>
    /// <exception cref="NotFoundException">The viewer is no student, or the learning question is not his.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Experiment"/>.</exception>
    public async Task SaveAsync(Viewer viewer, ExperimentInput input, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.Is(Role.StudentTeacher)) throw new NotFoundException("Experiment");
        if (input.Plan.QuestionId is { } question && !await db.LearningQuestions.OwnedBy(db.Viewer).AnyAsync(row => row.Id == question, stop)) throw new NotFoundException("LearningQuestion");
        var experiment = await db.Experiments.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == input.Id, stop);
        if (experiment is null)
        {
            db.Add(experiment = new(db.Viewer.PartnershipId, db.Viewer.PersonId, input.Plan, db.Viewer.Today, db.Now, input.Id));
            if (input.IsShared) experiment.Share(db.Now);
            db.Note(input.IsShared ? AuditAct.Shared : AuditAct.Created, experiment, experiment.StudentId);
            await DraftService.CloseAsync(db, LearningDrafts.NewExperiment, stop);
        }
        else
        {
            experiment.Change(input.Plan, db.Viewer.Today);
            db.Note(AuditAct.Changed, experiment, experiment.StudentId);
            await DraftService.CloseAsync(db, LearningDrafts.Experiment(input.Id), stop);
        }
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer says how it went.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Experiment.LookBack"/>.</exception>
    public Task LookBackAsync(Viewer viewer, Guid experimentId, string? howItWent, CancellationToken stop = default) =>
        ActAsync(viewer, experimentId, LearningDrafts.LookBack(experimentId), AuditAct.Changed, (db, experiment) => experiment.LookBack(howItWent, db.Now), stop);

    /// <summary>The viewer lets it go.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.ExperimentOver"/>.</exception>
    public Task LetGoAsync(Viewer viewer, Guid experimentId, CancellationToken stop = default) =>
        ActAsync(viewer, experimentId, null, AuditAct.Ended, (_, experiment) => experiment.LetGo(), stop);

    /// <summary>The viewer lets who coaches him read it.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    public Task ShareAsync(Viewer viewer, Guid experimentId, CancellationToken stop = default) =>
        ActAsync(viewer, experimentId, null, AuditAct.Shared, (db, experiment) => experiment.Share(db.Now), stop);

    /// <summary>The viewer keeps it to himself again.</summary>
    /// <exception cref="NotFoundException">It is not his.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NotShared"/>.</exception>
    public Task KeepToSelfAsync(Viewer viewer, Guid experimentId, CancellationToken stop = default) =>
        ActAsync(viewer, experimentId, null, AuditAct.Withdrawn, (_, experiment) => experiment.KeepToSelf(), stop);

    private async Task ActAsync(Viewer viewer, Guid experimentId, string? draft, AuditAct act, Action<WpbDbContext, Experiment> change, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var experiment = await db.Experiments.OwnedBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == experimentId, stop) ?? throw new NotFoundException("Experiment");
        change(db, experiment);
        db.Note(act, experiment, experiment.StudentId);
        if (draft is not null) await DraftService.CloseAsync(db, draft, stop);
        await db.CommitAsync(stop);
    }
}
