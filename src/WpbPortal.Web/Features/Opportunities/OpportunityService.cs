using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Opportunities;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Opportunities;

/// <summary>
/// Opens doors for students, and takes their choices: choosing, planning, looking back, letting go. Who is concerned is told within
/// the portal. Everything about one door waits for each other, so that no place is given twice.
/// </summary>
public sealed class OpportunityService(WpbContexts contexts)
{
    /// <summary>Opens a door in a team of the viewer.</summary>
    /// <returns>The door.</returns>
    /// <exception cref="NotFoundException">The viewer is no supervisor of that team.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Opportunity"/>.</exception>
    public async Task<Guid> OpenAsync(Viewer viewer, Guid teamId, OpportunityText door, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var team = await db.Teams.OpensDoorsIn(db.Viewer).AsNoTracking().SingleOrDefaultAsync(row => row.Id == teamId, stop) ?? throw new NotFoundException("Team");
        var opportunity = new Opportunity(team, db.Viewer.PersonId, door, db.Viewer.Today, db.Now);
        db.Add(opportunity);
        db.Note(AuditAct.Created, opportunity);
        await DraftService.CloseAsync(db, OpportunityDrafts.New, stop);
        await db.CommitAsync(stop);
        return opportunity.Id;
    }

    /// <summary>Says anew what a door is. Who chose it is told.</summary>
    /// <exception cref="NotFoundException">The viewer does not keep it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Opportunity.Change"/>.</exception>
    public async Task ChangeAsync(Viewer viewer, Guid opportunityId, OpportunityText door, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var opportunity = await KeptAsync(db, opportunityId, stop);
        opportunity.Change(door, db.Viewer.Today);
        db.Note(AuditAct.Changed, opportunity);
        foreach (var choice in opportunity.Choices.Where(one => one.State is ChoiceState.Chosen or ChoiceState.Planned)) Tell(db, choice.StudentId, NotificationKind.OpportunityChanged, opportunity);
        await DraftService.CloseAsync(db, OpportunityDrafts.Change(opportunityId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Closes a door for who has not chosen yet. Who chose goes on.</summary>
    /// <exception cref="NotFoundException">The viewer does not keep it.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.OpportunityClosed"/>.</exception>
    public async Task CloseAsync(Viewer viewer, Guid opportunityId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var opportunity = await KeptAsync(db, opportunityId, stop);
        opportunity.Close(db.Now);
        db.Note(AuditAct.Ended, opportunity);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer chooses a door of a school where he is placed now. Who opened it is told.</summary>
    /// <exception cref="NotFoundException">It is not a door for him.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Opportunity.Choose"/>.</exception>
    public async Task ChooseAsync(Viewer viewer, Guid opportunityId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var opportunity = await HeldAsync(db, db.Opportunities.ChosenFromBy(db.Viewer), opportunityId, stop);
        var choice = opportunity.Choose(db.Viewer.PersonId, db.Viewer.Today, db.Now);
        db.Note(AuditAct.Created, choice, choice.StudentId);
        Tell(db, opportunity.OpenedById, NotificationKind.OpportunityChosen, opportunity);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer says when he uses what he chose. Who opened the door is told.</summary>
    /// <exception cref="NotFoundException">He did not choose it.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, or a rule of <see cref="Opportunity.Plan"/>.</exception>
    public async Task PlanAsync(Viewer viewer, Guid opportunityId, DateOnly? day, TimeOnly? time, CancellationToken stop = default)
    {
        if (day is not { } on || time is not { } at) throw new RuleViolationException(Rule.Required) { Field = nameof(OpportunityChoice.PlannedAt) };
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (opportunity, mine) = await MineAsync(db, opportunityId, stop);
        opportunity.Plan(mine, on, DutchTime.Moment(on, at), db.Viewer.Today);
        db.Note(AuditAct.Changed, mine, mine.StudentId);
        Tell(db, opportunity.OpenedById, NotificationKind.OpportunityPlanned, opportunity);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer lets go of what he chose; his place is free again, and who opened the door is told.</summary>
    /// <exception cref="NotFoundException">He did not choose it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Opportunity.Withdraw"/>.</exception>
    public async Task WithdrawAsync(Viewer viewer, Guid opportunityId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (opportunity, mine) = await MineAsync(db, opportunityId, stop);
        opportunity.Withdraw(mine);
        db.Note(AuditAct.Withdrawn, mine, mine.StudentId);
        Tell(db, opportunity.OpenedById, NotificationKind.OpportunityLetGo, opportunity);
        await DraftService.CloseAsync(db, OpportunityDrafts.LookBack(opportunityId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer looks back on what he chose, or writes anew what he wrote. Who supervises him reads it the first time he writes, and is told.</summary>
    /// <exception cref="NotFoundException">He did not choose it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="OpportunityLookBack"/>.</exception>
    public async Task LookBackAsync(Viewer viewer, Guid opportunityId, string? saw, string? takesAlong, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (opportunity, mine) = await MineAsync(db, opportunityId, stop);
        if (await db.OpportunityLookBacks.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == mine.Id, stop) is { } written)
        {
            written.Write(mine, saw, takesAlong, db.Now);
            db.Note(AuditAct.Changed, written, mine.StudentId);
        }
        else
        {
            var reader = (await OpportunityQueries.ReadersAsync(db, opportunity.SchoolId, stop)).FirstOrDefault();
            var look = new OpportunityLookBack(mine, saw, takesAlong, reader?.Id, db.Now);
            db.Add(look);
            db.Note(AuditAct.Shared, look, mine.StudentId);
            if (reader is not null) Tell(db, reader.Id, NotificationKind.OpportunityLookedBack, opportunity);
        }
        await DraftService.CloseAsync(db, OpportunityDrafts.LookBack(opportunityId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>
    /// The viewer brings in what he looked back with, for the next conversation with who supervises him, who is told once; without a
    /// supervisor it waits as his own. Asking again changes nothing.
    /// </summary>
    /// <returns>What is brought in.</returns>
    /// <exception cref="NotFoundException">He did not look back on it.</exception>
    public async Task<Guid> BringInAsync(Viewer viewer, Guid opportunityId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var (opportunity, mine) = await MineAsync(db, opportunityId, stop);
        var look = await db.OpportunityLookBacks.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.Id == mine.Id, stop) ?? throw new NotFoundException("OpportunityLookBack");
        if (await db.AgendaItems.BroughtInBy(db.Viewer).SingleOrDefaultAsync(row => row.LookBackId == look.Id, stop) is { } known) return known.Id;
        var item = AgendaItem.Of(look, db.Now);
        db.Add(item);
        var (me, today) = (db.Viewer.PersonId, db.Viewer.Today);
        var supervision = await db.Supervisions.VisibleTo(db.Viewer).Include(row => row.Covers)
            .Where(row => row.StudentId == me && row.EndedAt == null && row.Period.From <= today && (row.Period.Until == null || row.Period.Until >= today))
            .OrderByDescending(row => row.SupervisorId == look.SharedWithId).ThenByDescending(row => row.Placement.SchoolId == opportunity.SchoolId).ThenBy(row => row.Id).FirstOrDefaultAsync(stop);
        if (supervision is not null && item.Share(supervision, null, today, db.Now))
            db.Add(new Notification(item.PartnershipId, supervision.CoachOn(today), NotificationKind.AgendaShared, item.Id, me, db.Now));
        db.Note(supervision is null ? AuditAct.Created : AuditAct.Shared, item, me);
        await db.CommitAsync(stop);
        return item.Id;
    }

    private static Task<Opportunity> KeptAsync(WpbDbContext db, Guid opportunityId, CancellationToken stop) => HeldAsync(db, db.Opportunities.KeptBy(db.Viewer), opportunityId, stop);

    private static async Task<(Opportunity Opportunity, OpportunityChoice Mine)> MineAsync(WpbDbContext db, Guid opportunityId, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        if (!await db.OpportunityChoices.MadeBy(db.Viewer).AnyAsync(row => row.OpportunityId == opportunityId, stop)) throw new NotFoundException("OpportunityChoice");
        var opportunity = await HeldAsync(db, db.Opportunities.VisibleTo(db.Viewer), opportunityId, stop);
        return (opportunity, opportunity.Choices.Single(row => row.StudentId == me));
    }

    /// <summary>A door with its choices, which nobody else changes until this is done: who comes first has the place.</summary>
    private static async Task<Opportunity> HeldAsync(WpbDbContext db, IQueryable<Opportunity> rows, Guid opportunityId, CancellationToken stop)
    {
        if (!await rows.AnyAsync(row => row.Id == opportunityId, stop)) throw new NotFoundException("Opportunity");
        await db.HoldAsync($"select from opportunity where partnership_id = {db.Viewer.PartnershipId} and id = {opportunityId} for update", stop);
        return await rows.Include(row => row.Choices).SingleAsync(row => row.Id == opportunityId, stop);
    }

    private static void Tell(WpbDbContext db, Guid personId, NotificationKind kind, Opportunity opportunity)
    {
        if (personId != db.Viewer.PersonId) db.Add(new Notification(db.Viewer.PartnershipId, personId, kind, opportunity.Id, db.Viewer.PersonId, db.Now));
    }
}
