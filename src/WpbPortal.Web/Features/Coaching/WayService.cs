using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Coaching;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Coaching;

/// <summary>Shares a supervisor's way of coaching with her trainer, for as long as she says, and shows it to him.</summary>
public sealed class WayService(WpbContexts contexts)
{
    private const int DaysBack = 400;
    private const int MostShown = 50;

    /// <summary>The viewer lets a trainer of a trajectory in which she takes part see her way of coaching, who is told.</summary>
    /// <exception cref="NotFoundException">She takes no part in that trajectory.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="CoachingGrant"/>, or <see cref="Rule.GrantHolds"/>.</exception>
    public async Task ShareAsync(Viewer viewer, Guid trajectoryId, Guid trainerId, DateOnly? until, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var me = db.Viewer.PersonId;
        var trajectory = await db.Trajectories.TakenPartInBy(db.Viewer).AsNoTracking().Include(row => row.Trainers).Include(row => row.Participations.Where(taking => taking.PersonId == me)).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == trajectoryId, stop) ?? throw new NotFoundException("Trajectory");
        var grant = new CoachingGrant(trajectory, me, trainerId, until, db.Viewer.Today, db.Now);
        db.Add(grant);
        db.Add(new Notification(grant.PartnershipId, trainerId, NotificationKind.WayShared, me, me, db.Now));
        db.Note(AuditAct.Shared, grant, me);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer takes it back: from this moment on the trainer sees nothing.</summary>
    /// <exception cref="NotFoundException">It is not hers.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/>.</exception>
    public async Task TakeBackAsync(Viewer viewer, Guid grantId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var grant = await db.CoachingGrants.GivenBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == grantId, stop) ?? throw new NotFoundException("CoachingGrant");
        grant.TakeBack(db.Viewer.Today, db.Now);
        await db.Notifications.ToldBy(db.Viewer).Where(row => row.RecipientId == grant.TrainerId && row.Kind == NotificationKind.WayShared).ExecuteDeleteAsync(stop);
        db.Note(AuditAct.Withdrawn, grant, grant.SupervisorId);
        await db.CommitAsync(stop);
    }

    /// <summary>With whom the viewer shares and shared, and with whom she could.</summary>
    public async Task<WaySharing> SharingAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        var grants = await db.CoachingGrants.GivenBy(db.Viewer).AsNoTracking().OrderByDescending(row => row.GrantedAt).ThenByDescending(row => row.Id).Take(MostShown)
            .Select(row => new { row.Id, row.TrainerId, Trainer = new PersonName(row.Trainer.GivenName, row.Trainer.SurnamePrefix, row.Trainer.FamilyName), row.Trajectory.Title, row.Period.From, row.Period.Until, row.EndedAt })
            .ToListAsync(stop);
        var ids = grants.ConvertAll(row => row.Id);
        var readings = await db.AuditEntries.ReadingsOfWay(db.Viewer).Where(row => ids.Contains(row.RecordId)).OrderByDescending(row => row.At).Take(10 * MostShown).Select(row => new { row.RecordId, row.At }).ToListAsync(stop);
        var training = db.People.VisibleTo(db.Viewer).TrainingOn(today);
        var trainers = await db.Trajectories.TakenPartInBy(db.Viewer).AsNoTracking().OrderByDescending(row => row.Id)
            .SelectMany(row => row.Trainers.Where(one => one.PersonId != me && training.Any(person => person.Id == one.PersonId)), (row, one) => new PossibleTrainer(row.Id, one.PersonId,
                new PersonName(one.Person.GivenName, one.Person.SurnamePrefix, one.Person.FamilyName), row.Title)).Take(MostShown).ToListAsync(stop);
        return new(
            [.. grants.Select(row => new SharedWay(row.Id, row.Trainer, row.Title, new(row.From, row.Until), row.EndedAt is not null || row.Until < today,
                [.. readings.Where(reading => reading.RecordId == row.Id).Select(reading => reading.At)]))],
            [.. trainers.DistinctBy(one => one.TrainerId).Where(one => !grants.Exists(row => row.TrainerId == one.TrainerId && row.EndedAt is null && row.Until >= today))]);
    }

    /// <summary>Who lets the viewer, as a trainer, see a way of coaching today.</summary>
    public async Task<IReadOnlyList<OpenWay>> OpenWaysAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        return await db.KnownAsync(static (db, viewer) => Open(db.CoachingGrants.OpenTo(viewer)).Take(MostShown), stop);
    }

    /// <summary>The way of coaching of a supervisor who lets the viewer see it. That he looked is noted, for her to see.</summary>
    /// <exception cref="NotFoundException">She does not, or not any more.</exception>
    public async Task<WayOfSomebody> WayOfAsync(Viewer viewer, Guid supervisorId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var open = db.CoachingGrants.OpenTo(db.Viewer).Where(row => row.SupervisorId == supervisorId);
        var grant = await open.AsNoTracking().OrderBy(row => row.GrantedAt).FirstOrDefaultAsync(stop) ?? throw new NotFoundException("CoachingGrant");
        var of = await Open(open).FirstAsync(stop);
        var from = DutchTime.Moment(db.Viewer.Today.AddDays(-DaysBack), TimeOnly.MinValue);
        var rows = await db.CoachingSessions.CountedFor(db.Viewer, open).AsNoTracking().Where(row => row.At >= from)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(400).Select(row => new { row.Id, row.At, row.Minutes, row.Kind, row.State, row.Steering }).ToListAsync(stop);
        rows.Reverse();
        db.Note(AuditAct.Read, grant, supervisorId);
        await db.CommitAsync(stop);
        return new(of, new([.. rows.Select(row => new SteeredSession(row.Id, row.At, row.Minutes, row.Kind, null, row.State, SteeringDetail.Of(row.Steering), null))]));
    }

    private static IQueryable<OpenWay> Open(IQueryable<CoachingGrant> grants) => grants.AsNoTracking()
        .OrderBy(row => row.Supervisor.FamilyName).ThenBy(row => row.Supervisor.GivenName).ThenBy(row => row.Id)
        .Select(row => new OpenWay(row.SupervisorId, new PersonName(row.Supervisor.GivenName, row.Supervisor.SurnamePrefix, row.Supervisor.FamilyName), row.Trajectory.Title, row.Period.Until));
}
