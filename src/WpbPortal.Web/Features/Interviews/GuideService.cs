using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Interviews;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>Makes guides of the partnership's own, and new versions of them.</summary>
public sealed class GuideService(WpbContexts contexts)
{
    /// <summary>Makes a guide. Sending the same twice makes one.</summary>
    /// <exception cref="NotFoundException">The viewer holds no interviews.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="GuideContent.Checked"/>.</exception>
    public async Task MakeAsync(Viewer viewer, Guid guideId, GuideContent content, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!InterviewVisibility.Interviews(db.Viewer)) throw new NotFoundException("InterviewGuide");
        if (await db.InterviewGuides.MadeBy(db.Viewer).AnyAsync(row => row.Id == guideId, stop)) return;
        var guide = new InterviewGuide(db.Viewer.PartnershipId, db.Viewer.PersonId, content, db.Now, guideId);
        db.Add(guide);
        db.Note(AuditAct.Created, guide);
        await DraftService.CloseAsync(db, InterviewDrafts.Guide(null), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Makes a new version of a guide of the viewer's; interviews that exist keep theirs.</summary>
    /// <exception cref="NotFoundException">It is not hers.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="GuideContent.Checked"/>.</exception>
    public async Task ReviseAsync(Viewer viewer, Guid guideId, GuideContent content, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!InterviewVisibility.Interviews(db.Viewer)) throw new NotFoundException("InterviewGuide");
        var guide = await db.InterviewGuides.MadeBy(db.Viewer).SingleOrDefaultAsync(row => row.Id == guideId, stop) ?? throw new NotFoundException("InterviewGuide");
        // Its id is made here, so it must be told that it is new.
        db.Add(guide.Revise(content, db.Now));
        db.Note(AuditAct.Changed, guide);
        await DraftService.CloseAsync(db, InterviewDrafts.Guide(guideId), stop);
        await db.CommitAsync(stop);
    }
}
