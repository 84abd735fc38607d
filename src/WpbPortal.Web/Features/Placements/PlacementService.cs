using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Features.Placements;

/// <summary>
/// Places students and says who supervises them. The coordinator and the school educator place; who supervises is the
/// school educator's alone.
/// </summary>
public sealed class PlacementService(WpbContexts contexts)
{
    /// <summary>Places a student at a team, with a buddy for the first weeks and a supervisor when they are known already.</summary>
    /// <returns>The new placement.</returns>
    /// <exception cref="NotFoundException">There is no such team where the viewer places students, or no such person.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.Required"/>, <see cref="Rule.NotAStudent"/>, <see cref="Rule.NotInTeam"/>, <see cref="Rule.NotASupervisorThere"/>, <see cref="Rule.PlacementOverlaps"/>,
    /// <see cref="Rule.TooManyDaysPerWeek"/>, or a rule of <see cref="Placement"/>.
    /// </exception>
    public async Task<Guid> CreateAsync(Viewer viewer, PlacementInput input, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var team = await db.Teams.VisibleTo(db.Viewer).Where(row => row.Id == input.TeamId).Select(row => new { row.Id, row.SchoolId }).SingleOrDefaultAsync(stop);
        if (team is null || !db.Viewer.MayArrangeAt(team.SchoolId)) throw new NotFoundException("Team");
        if (input.StudentId is not { } studentId) throw new RuleViolationException(Rule.Required) { Field = nameof(Placement.StudentId) };
        await LockAsync(db, studentId, stop);
        var period = Period(input.From, input.Until);
        await DemandAsync(db, studentId, held => held.Role == Role.StudentTeacher, period.From, Rule.NotAStudent, nameof(Placement.StudentId), stop);
        var placement = new Placement(db.Viewer.PartnershipId, studentId, team.SchoolId, team.Id, period, input.DaysPerWeek ?? 0);
        var others = await db.Placements.WeighedWith(db.Viewer, studentId).AsNoTracking().ToListAsync(stop);
        if (others.Any(other => other.SchoolId == team.SchoolId && other.EndedAt is null && other.Period.Overlaps(period))) throw new RuleViolationException(Rule.PlacementOverlaps) { Field = nameof(Placement.StudentId) };
        Placement.DemandRoom([.. others, placement]);
        db.Placements.Add(placement);
        db.Note(AuditAct.Created, placement, studentId);
        if (input.BuddyId is { } buddy) await AddBuddyAsync(db, placement, buddy, stop);
        if (input.SupervisorId is { } supervisor)
        {
            if (!db.Viewer.MayStaffAt(team.SchoolId)) throw new NotFoundException("Placement");
            await AddSupervisionAsync(db, placement, supervisor, period, stop);
        }
        await db.CommitAsync(stop);
        return placement.Id;
    }

    /// <summary>Begins a supervision. Who supervised until then stops the day before; those whom it concerns are told that it is so.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="placementId">In which placement.</param>
    /// <param name="supervisorId">The new supervisor.</param>
    /// <param name="from">The first day; from tomorrow when somebody supervises today.</param>
    /// <param name="until">The last day; null for as long as the placement lasts.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer does not say who supervises in it, or there is no such person.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.Required"/>, <see cref="Rule.NotASupervisorThere"/>, <see cref="Rule.SupervisionOverlapsWith"/>, <see cref="Rule.OutsidePlacement"/>, <see cref="Rule.SupervisorIsStudent"/>
    /// or <see cref="Rule.EndsInThePast"/> when the one before would have to stop before today.
    /// </exception>
    public async Task SuperviseAsync(Viewer viewer, Guid placementId, Guid? supervisorId, DateOnly? from, DateOnly? until, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var placement = await StaffedAsync(db, placementId, stop);
        if (supervisorId is not { } supervisor) throw new RuleViolationException(Rule.Required) { Field = nameof(Supervision.SupervisorId) };
        var period = Period(from, until ?? placement.Period.Until);
        var before = placement.Supervisions.SingleOrDefault(one => one.EndedAt is null && one.Period.From < period.From && one.Period.Contains(period.From));
        if (before is not null)
        {
            before.End(period.From.AddDays(-1), db.Viewer.Today, db.Now);
            db.Note(AuditAct.Ended, before, placement.StudentId);
            // The days must be free in the database before somebody else gets them.
            await db.SaveAsync(stop);
        }
        await DemandFreeAsync(db, placement, period, nameof(DatePeriod.From), stop);
        var begun = await AddSupervisionAsync(db, placement, supervisor, period, stop);
        db.AddRange(Notification.OfChange(before, begun, placement.TeamId, db.Viewer.PersonId, db.Now));
        await db.CommitAsync(stop);
    }

    /// <summary>
    /// Changes the last day of a supervision. A later one makes it longer, within the placement; an earlier one ends it, today or
    /// later, and with it who stands in. Today takes access away at once.
    /// </summary>
    /// <exception cref="NotFoundException">The viewer does not say who supervises in it.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.AlreadyEnded"/>, <see cref="Rule.EndsInThePast"/>, <see cref="Rule.OutsidePlacement"/>, <see cref="Rule.NotLonger"/> for the very same day, or
    /// <see cref="Rule.SupervisionOverlapsWith"/> when somebody else supervises in the days that come with it.
    /// </exception>
    public async Task ChangeSupervisionEndAsync(Viewer viewer, Guid placementId, Guid supervisionId, DateOnly? last, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var placement = await StaffedAsync(db, placementId, stop);
        var supervision = placement.Supervisions.SingleOrDefault(one => one.Id == supervisionId) ?? throw new NotFoundException("Supervision");
        var day = last ?? db.Viewer.Today;
        if (supervision.Period.Until <= day && day > db.Viewer.Today)
        {
            supervision.Extend(placement, day, db.Viewer.Today);
            await DemandFreeAsync(db, placement, supervision.Period, nameof(DatePeriod.Until), stop, except: supervision);
            db.Note(AuditAct.Changed, supervision, placement.StudentId);
        }
        else
        {
            supervision.End(day, db.Viewer.Today, db.Now);
            db.Note(AuditAct.Ended, supervision, placement.StudentId);
        }
        await db.CommitAsync(stop);
    }

    /// <summary>Gives a placement its buddy for the first weeks.</summary>
    /// <exception cref="NotFoundException">The viewer does not arrange it.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, <see cref="Rule.NotInTeam"/>, <see cref="Rule.BuddyIsStudent"/> or <see cref="Rule.BuddyOverlaps"/>.</exception>
    public async Task GiveBuddyAsync(Viewer viewer, Guid placementId, Guid? buddyId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var placement = await ArrangedAsync(db, placementId, stop);
        await AddBuddyAsync(db, placement, buddyId ?? throw new RuleViolationException(Rule.Required) { Field = nameof(BuddyPeriod.BuddyId) }, stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Changes how many days a week the student comes.</summary>
    /// <exception cref="NotFoundException">The viewer does not arrange it.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.DaysPerWeekOutOfRange"/> or <see cref="Rule.TooManyDaysPerWeek"/>.</exception>
    public async Task ChangeDaysAsync(Viewer viewer, Guid placementId, decimal? daysPerWeek, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var placement = await ArrangedAsync(db, placementId, stop);
        await LockAsync(db, placement.StudentId, stop);
        placement.ComeOn(daysPerWeek ?? 0);
        var others = await db.Placements.WeighedWith(db.Viewer, placement.StudentId).AsNoTracking().Where(row => row.Id != placementId).ToListAsync(stop);
        Placement.DemandRoom([.. others, placement]);
        db.Note(AuditAct.Changed, placement, placement.StudentId);
        await db.CommitAsync(stop);
    }

    /// <summary>
    /// Changes the last day of a placement. A later one makes it longer, and with it the supervision that lasts as long; an
    /// earlier one ends it for this reason, and with it every supervision. What was done in it stays.
    /// </summary>
    /// <exception cref="NotFoundException">The viewer does not arrange it.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.Required"/> without a reason or a day, <see cref="Rule.AlreadyEnded"/>, <see cref="Rule.EndsInThePast"/>, <see cref="Rule.PlacementOverlaps"/> or <see cref="Rule.TooManyDaysPerWeek"/>.
    /// </exception>
    public async Task ChangeEndAsync(Viewer viewer, Guid placementId, DateOnly? last, PlacementEndReason? reason, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var placement = await ArrangedAsync(db, placementId, stop);
        if (last is not { } day) throw new RuleViolationException(Rule.Required) { Field = nameof(DatePeriod.Until) };
        if (placement.Period.Until < day)
        {
            await LockAsync(db, placement.StudentId, stop);
            placement.Extend(day, db.Viewer.Today);
            var others = await db.Placements.WeighedWith(db.Viewer, placement.StudentId).AsNoTracking().Where(row => row.Id != placementId).ToListAsync(stop);
            Placement.DemandRoom([.. others, placement]);
            db.Note(AuditAct.Changed, placement, placement.StudentId);
        }
        else
        {
            placement.End(day, reason ?? throw new RuleViolationException(Rule.Required) { Field = nameof(Placement.EndReason) }, db.Viewer.Today, db.Now);
            db.Note(AuditAct.Ended, placement, placement.StudentId);
        }
        await db.CommitAsync(stop);
    }

    /// <summary>
    /// Lets the student go on at another team, where the viewer arranges too. The placement ends the day before and keeps its
    /// history; the new one lasts as long as it would have, and the student is told.
    /// </summary>
    /// <returns>The placement at the other team; who supervises there is yet to be chosen.</returns>
    /// <exception cref="NotFoundException">The viewer does not arrange it, or there is no such team where he does.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, <see cref="Rule.PlacementOverlaps"/>, or a rule of <see cref="Placement.MoveTo"/>.</exception>
    public async Task<Guid> MoveAsync(Viewer viewer, Guid placementId, Guid? teamId, DateOnly? from, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var placement = await ArrangedAsync(db, placementId, stop);
        if (teamId is not { } wanted) throw new RuleViolationException(Rule.Required) { Field = nameof(Placement.TeamId) };
        if (from is not { } day) throw new RuleViolationException(Rule.Required) { Field = nameof(DatePeriod.From) };
        var team = await db.Teams.VisibleTo(db.Viewer).Where(row => row.Id == wanted).Select(row => new { row.Id, row.SchoolId }).SingleOrDefaultAsync(stop);
        if (team is null || !db.Viewer.MayArrangeAt(team.SchoolId)) throw new NotFoundException("Team");
        await LockAsync(db, placement.StudentId, stop);
        var next = placement.MoveTo(team.SchoolId, team.Id, day, db.Viewer.Today, db.Now);
        var others = await db.Placements.WeighedWith(db.Viewer, placement.StudentId).AsNoTracking().Where(row => row.Id != placementId && row.SchoolId == team.SchoolId).ToListAsync(stop);
        if (others.Any(other => other.EndedAt is null && other.Period.Overlaps(next.Period))) throw new RuleViolationException(Rule.PlacementOverlaps) { Field = nameof(Placement.TeamId) };
        db.Note(AuditAct.Ended, placement, placement.StudentId);
        // The days must be free in the database before the other team gets them.
        await db.SaveAsync(stop);
        db.Placements.Add(next);
        db.Note(AuditAct.Created, next, next.StudentId);
        db.Add(new Notification(next.PartnershipId, next.StudentId, NotificationKind.PlacementMoved, next.Id, db.Viewer.PersonId, db.Now));
        await db.CommitAsync(stop);
        return next.Id;
    }

    private static async Task AddBuddyAsync(WpbDbContext db, Placement placement, Guid buddyId, CancellationToken stop)
    {
        var weeks = await db.Partnerships.VisibleTo(db.Viewer).Select(row => row.BuddyWeeks).SingleAsync(stop);
        var (period, teamId) = (placement.BuddyWeeks(weeks), placement.TeamId);
        if (buddyId != placement.StudentId) await DemandAsync(db, buddyId, held => held.TeamId == teamId, period.From, Rule.NotInTeam, nameof(BuddyPeriod.BuddyId), stop);
        if (placement.BuddyPeriods.Any(one => one.Period.Overlaps(period))) throw new RuleViolationException(Rule.BuddyOverlaps) { Field = nameof(BuddyPeriod.BuddyId) };
        var buddy = AtField(nameof(BuddyPeriod.BuddyId), () => new BuddyPeriod(placement, buddyId, period));
        db.Add(buddy);
        db.Note(AuditAct.Created, buddy, placement.StudentId);
    }

    private static async Task<Supervision> AddSupervisionAsync(WpbDbContext db, Placement placement, Guid supervisorId, DatePeriod period, CancellationToken stop)
    {
        var schoolId = placement.SchoolId;
        if (supervisorId != placement.StudentId)
            await DemandAsync(db, supervisorId, held => held.Role == Role.Supervisor && held.SchoolId == schoolId, period.From, Rule.NotASupervisorThere, nameof(Supervision.SupervisorId), stop);
        var supervision = AtField(supervisorId == placement.StudentId ? nameof(Supervision.SupervisorId) : nameof(DatePeriod.From), () => new Supervision(placement, supervisorId, period));
        db.Add(supervision);
        db.Note(AuditAct.Created, supervision, placement.StudentId);
        return supervision;
    }

    /// <summary>At most one supervises at a time: who does in these days already is named, so that it can be mended.</summary>
    private static async Task DemandFreeAsync(WpbDbContext db, Placement placement, DatePeriod period, string field, CancellationToken stop, Supervision? except = null)
    {
        if (placement.Supervisions.Where(one => one != except && one.EndedAt is null && one.Period.Overlaps(period)).MinBy(one => one.Period.From) is not { } other) return;
        var name = await db.People.VisibleTo(db.Viewer).Where(row => row.Id == other.SupervisorId).Select(row => new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName)).SingleAsync(stop);
        throw new RuleViolationException(Rule.SupervisionOverlapsWith, name.Full, other.Period.Show()) { Field = field };
    }

    private static async Task<Placement> StaffedAsync(WpbDbContext db, Guid id, CancellationToken stop)
    {
        await HoldAsync(db, id, stop);
        return await db.Placements.StaffedBy(db.Viewer).Include(row => row.Supervisions).ThenInclude(row => row.Covers).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException("Placement");
    }

    private static async Task<Placement> ArrangedAsync(WpbDbContext db, Guid id, CancellationToken stop)
    {
        await HoldAsync(db, id, stop);
        return await db.Placements.ArrangedBy(db.Viewer).Include(row => row.Supervisions).ThenInclude(row => row.Covers).Include(row => row.BuddyPeriods).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == id, stop) ?? throw new NotFoundException("Placement");
    }

    /// <summary>What lies within a placement must stay within it, which no constraint guards: who changes the same placement waits here.</summary>
    private static Task HoldAsync(WpbDbContext db, Guid placementId, CancellationToken stop) =>
        db.HoldAsync($"select from placement where partnership_id = {db.Viewer.PartnershipId} and id = {placementId} for update", stop);

    /// <summary>Days a week are a sum over rows, which no constraint guards: who places the same student waits here.</summary>
    private static async Task LockAsync(WpbDbContext db, Guid studentId, CancellationToken stop)
    {
        if (!await db.People.VisibleTo(db.Viewer).AnyAsync(row => row.Id == studentId, stop)) throw new NotFoundException("Person");
        await db.HoldAsync($"select from person where partnership_id = {db.Viewer.PartnershipId} and id = {studentId} for update", stop);
    }

    private static async Task DemandAsync(WpbDbContext db, Guid personId, System.Linq.Expressions.Expression<Func<RoleAssignment, bool>> needed, DateOnly day, Rule rule, string field, CancellationToken stop)
    {
        if (!await db.People.VisibleTo(db.Viewer).AnyAsync(row => row.Id == personId, stop)) throw new NotFoundException("Person");
        var holds = await db.People.VisibleTo(db.Viewer).Where(row => row.Id == personId).SelectMany(row => row.Roles).Where(needed)
            .AnyAsync(held => held.EndedAt == null && held.Period.From <= day && (held.Period.Until == null || held.Period.Until >= day), stop);
        if (!holds) throw new RuleViolationException(rule) { Field = field };
    }

    private static DatePeriod Period(DateOnly? from, DateOnly? until)
    {
        if (from is not { } first) throw new RuleViolationException(Rule.Required) { Field = nameof(DatePeriod.From) };
        return until < first ? throw new RuleViolationException(Rule.PeriodEndsBeforeItBegins) { Field = nameof(DatePeriod.Until) } : new(first, until);
    }

    /// <summary>A rule that the domain names without a field, at the field where it is mended.</summary>
    private static T AtField<T>(string field, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (RuleViolationException broken) when (broken.Field is null)
        {
            throw new RuleViolationException(broken.Rule, [.. broken.Arguments]) { Field = field };
        }
    }
}
