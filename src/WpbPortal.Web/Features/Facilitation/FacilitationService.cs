using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Facilitation;

/// <summary>Grants hours to supervisions: the school educator, for those of the school.</summary>
public sealed class FacilitationService(WpbContexts contexts)
{
    /// <summary>Grants hours to supervisions, for the first time or anew; all of them or, when one cannot be, none. Who supervises is told.</summary>
    /// <param name="viewer">Who grants.</param>
    /// <param name="grants">What is granted; what stays as it was may be among them.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer grants no hours to one of them.</exception>
    /// <exception cref="RuleViolationException">
    /// A rule of <see cref="Domain.Placements.Facilitation"/>, or <see cref="Rule.ChangedMeanwhile"/> when somebody else granted another number since; at the id of the supervision.
    /// </exception>
    public async Task GrantAsync(Viewer viewer, IReadOnlyList<HoursGrant> grants, CancellationToken stop = default)
    {
        var changes = grants.Where(grant => grant.Hours != grant.Known).ToList();
        if (changes.Count == 0) return;
        await using var db = await contexts.OpenAsync(viewer, stop);
        Guid[] ids = [.. changes.Select(grant => grant.SupervisionId)];
        var supervisions = await db.Supervisions.GrantedBy(db.Viewer).AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);
        // Two who grant at the same moment do not overtake each other unseen.
        await db.HoldAsync($"select from supervision where partnership_id = {db.Viewer.PartnershipId} and id = any ({ids}) order by id for update", stop);
        var granted = await db.Facilitations.VisibleTo(db.Viewer).Where(row => ids.Contains(row.SupervisionId)).ToDictionaryAsync(row => row.SupervisionId, stop);
        foreach (var change in changes)
        {
            if (!supervisions.TryGetValue(change.SupervisionId, out var supervision)) throw new NotFoundException("Supervision");
            Grant(db, supervision, granted.GetValueOrDefault(supervision.Id), change);
        }
        Tell(db, [.. supervisions.Values.Select(row => row.SupervisorId).Distinct()]);
        await db.CommitAsync(stop);
    }

    private static void Grant(WpbDbContext db, Supervision supervision, Domain.Placements.Facilitation? granted, HoursGrant change)
    {
        try
        {
            if (granted?.Hours != change.Known) throw new RuleViolationException(Rule.ChangedMeanwhile);
            if (granted is null) db.Add(granted = new(supervision, change.Hours, db.Viewer.PersonId, db.Now));
            else granted.Grant(change.Hours, db.Viewer.PersonId, db.Now);
        }
        catch (RuleViolationException broken)
        {
            throw new RuleViolationException(broken.Rule, [.. broken.Arguments]) { Field = $"{supervision.Id}" };
        }
        db.Note(change.Known is null ? AuditAct.Created : AuditAct.Changed, granted, supervision.SupervisorId);
    }

    private static void Tell(WpbDbContext db, IReadOnlyList<Guid> supervisorIds)
    {
        foreach (var supervisor in supervisorIds.Where(person => person != db.Viewer.PersonId))
            db.Add(new Notification(db.Viewer.PartnershipId, supervisor, NotificationKind.HoursGranted, supervisor, db.Viewer.PersonId, db.Now));
    }
}
