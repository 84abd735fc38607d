using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Features.Facilitation;

/// <summary>Grants hours to supervisions: the school educator, for those of the school.</summary>
public sealed class FacilitationService(WpbContexts contexts)
{
    /// <summary>Grants hours to a supervision, for the first time or anew.</summary>
    /// <param name="viewer">Who grants.</param>
    /// <param name="supervisionId">To which supervision.</param>
    /// <param name="hours">How many.</param>
    /// <param name="known">How many the viewer saw before; null for none.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer grants no hours to it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Domain.Placements.Facilitation"/>, or <see cref="Rule.ChangedMeanwhile"/> when somebody else granted another number since.</exception>
    public async Task GrantAsync(Viewer viewer, Guid supervisionId, decimal? hours, decimal? known, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var supervision = await db.Supervisions.GrantedBy(db.Viewer).AsNoTracking().SingleOrDefaultAsync(row => row.Id == supervisionId, stop) ?? throw new NotFoundException("Supervision");
        // Two who grant at the same moment do not overtake each other unseen.
        await db.HoldAsync($"select from supervision where partnership_id = {db.Viewer.PartnershipId} and id = {supervisionId} for update", stop);
        var granted = await db.Facilitations.VisibleTo(db.Viewer).SingleOrDefaultAsync(row => row.SupervisionId == supervisionId, stop);
        if (granted?.Hours != known) throw new RuleViolationException(Rule.ChangedMeanwhile);
        if (granted is null) db.Add(granted = new(supervision, hours, db.Viewer.PersonId, db.Now));
        else granted.Grant(hours, db.Viewer.PersonId, db.Now);
        db.Note(known is null ? AuditAct.Created : AuditAct.Changed, granted, supervision.SupervisorId);
        await db.CommitAsync(stop);
    }
}
