using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Features.SharedCare;

/// <summary>
/// Shared care in a team: a colleague stands in while a supervisor is away, and the team writes down what it agreed. A supervisor
/// arranges it for her own students, the school educator for those of the school; whoever it concerns is told.
/// </summary>
public sealed class CareService(WpbContexts contexts, Letters letters, CareLetters texts)
{
    /// <summary>Lets a colleague of the team stand in for a supervisor, with some or all of her students there, all or nothing.</summary>
    /// <exception cref="NotFoundException">She supervises nobody in the team for whom the viewer says who stands in, or there is no such person.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.NoStudentChosen"/>, <see cref="Rule.Required"/>, <see cref="Rule.PeriodEndsBeforeItBegins"/>, <see cref="Rule.EndsInThePast"/>, <see cref="Rule.CoverIsSupervisor"/>,
    /// <see cref="Rule.NotInTeam"/>, <see cref="Rule.OutsideSupervision"/> or <see cref="Rule.CoverOverlapsWith"/>.
    /// </exception>
    public async Task HandOverAsync(Viewer viewer, Guid teamId, Guid supervisorId, Absence absence, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var supervisions = await HeldAsync(db, teamId, supervisorId, stop);
        if (supervisions.Count == 0) throw new NotFoundException("Supervision");
        var chosen = supervisions.Where(one => absence.SupervisionIds.Contains(one.Id)).ToList();
        if (chosen.Count == 0) throw new RuleViolationException(Rule.NoStudentChosen) { Field = nameof(Absence.SupervisionIds) };
        if (absence.ColleagueId is not { } colleague) throw new RuleViolationException(Rule.Required) { Field = nameof(Absence.ColleagueId) };
        var days = Days(absence, db.Viewer.Today);
        if (colleague == supervisorId) throw new RuleViolationException(Rule.CoverIsSupervisor) { Field = nameof(Absence.ColleagueId) };
        await DemandColleagueAsync(db, colleague, teamId, days.From, stop);
        List<Cover> covers = [];
        foreach (var supervision in chosen)
        {
            var period = supervision.Period.Common(days) ?? throw new RuleViolationException(Rule.OutsideSupervision) { Field = nameof(Absence.From) };
            if (supervision.Covers.Where(one => one.EndedAt is null && one.Period.Overlaps(period)).MinBy(one => one.Period.From) is { } other)
                throw new RuleViolationException(Rule.CoverOverlapsWith, await NameAsync(db, other.CoveredById, stop), other.Period.Show()) { Field = nameof(Absence.From) };
            covers.Add(new Cover(supervision, colleague, period));
        }
        foreach (var cover in covers)
        {
            db.Add(cover);
            db.Note(AuditAct.Created, cover, cover.Supervision.StudentId);
        }
        Guid[] others = [.. chosen.Select(one => one.StudentId).Append(supervisorId).Where(one => one != db.Viewer.PersonId).Distinct()];
        await TellAsync(db, teamId, covers[0].Id, [(colleague, NotificationKind.CoverAsked), .. others.Select(one => (one, NotificationKind.CoverBegan))], stop);
        await db.CommitAsync(stop);
    }

    /// <summary>Ends that somebody stands in, at once: by the supervisor, the school educator, or who stands in himself.</summary>
    /// <exception cref="NotFoundException">It is not the viewer's to end.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyEnded"/>.</exception>
    public async Task EndCoverAsync(Viewer viewer, Guid coverId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var cover = await db.Covers.GivenBackBy(db.Viewer).Include(row => row.Supervision).ThenInclude(row => row.Placement).SingleOrDefaultAsync(row => row.Id == coverId, stop)
            ?? throw new NotFoundException("Cover");
        await EndAsync(db, cover.Supervision.Placement.TeamId, [cover], stop);
    }

    /// <summary>The viewer is there again: whoever stands in for her in this team today stops at once.</summary>
    /// <exception cref="NotFoundException">She supervises nobody in the team.</exception>
    public async Task BackAgainAsync(Viewer viewer, Guid teamId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var supervisions = await HeldAsync(db, teamId, db.Viewer.PersonId, stop);
        if (supervisions.Count == 0) throw new NotFoundException("Supervision");
        var covers = supervisions.SelectMany(one => one.Covers).Where(cover => cover.HoldsOn(db.Viewer.Today)).ToList();
        if (covers.Count > 0) await EndAsync(db, teamId, covers, stop);
    }

    /// <summary>Writes down what a team agreed: a new version, beside which the earlier ones stay.</summary>
    /// <param name="viewer">Who writes.</param>
    /// <param name="teamId">The team.</param>
    /// <param name="content">The agreements.</param>
    /// <param name="onVersion">The version that the writer had before her; 0 for none.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">The viewer does not write down what this team agrees.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="TeamAgreement"/>, or <see cref="Rule.ChangedMeanwhile"/> when somebody else wrote a version since.</exception>
    public async Task WriteAgreementAsync(Viewer viewer, Guid teamId, string? content, int onVersion, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var team = await db.Teams.AgreedOnBy(db.Viewer).AsNoTracking().SingleOrDefaultAsync(row => row.Id == teamId, stop) ?? throw new NotFoundException("Team");
        var before = await db.TeamAgreements.VisibleTo(db.Viewer).AsNoTracking().Where(row => row.TeamId == teamId).OrderByDescending(row => row.Version).FirstOrDefaultAsync(stop);
        if ((before?.Version ?? 0) != onVersion) throw new RuleViolationException(Rule.ChangedMeanwhile);
        var agreement = new TeamAgreement(team, content, db.Viewer.PersonId, db.Now, before);
        db.Add(agreement);
        db.Note(before is null ? AuditAct.Created : AuditAct.Changed, agreement);
        await DraftService.CloseAsync(db, CareDrafts.Agreement(teamId), stop);
        await db.CommitAsync(stop);
    }

    /// <summary>
    /// A supervisor's supervisions of a team that have not ended, with who stands in; whoever changes the same placements waits.
    /// </summary>
    private static async Task<List<Supervision>> HeldAsync(WpbDbContext db, Guid teamId, Guid supervisorId, CancellationToken stop)
    {
        var today = db.Viewer.Today;
        var rows = db.Supervisions.HandedOverBy(db.Viewer)
            .Where(row => row.SupervisorId == supervisorId && row.Placement.TeamId == teamId && row.EndedAt == null && (row.Period.Until == null || row.Period.Until >= today));
        var placements = await rows.Select(row => row.PlacementId).Distinct().ToArrayAsync(stop);
        await db.HoldAsync($"select from placement where partnership_id = {db.Viewer.PartnershipId} and id = any ({placements}) order by id for update", stop);
        return await rows.Include(row => row.Covers).OrderBy(row => row.Id).ToListAsync(stop);
    }

    private async Task EndAsync(WpbDbContext db, Guid teamId, IReadOnlyList<Cover> covers, CancellationToken stop)
    {
        foreach (var cover in covers)
        {
            cover.End(db.Viewer.Today, db.Viewer.Today, db.Now);
            db.Note(AuditAct.Ended, cover, cover.Supervision.StudentId);
        }
        var people = covers.SelectMany(cover => (Guid[])[cover.CoveredById, cover.Supervision.StudentId, cover.Supervision.SupervisorId]).Where(one => one != db.Viewer.PersonId).Distinct();
        await TellAsync(db, teamId, covers[0].Id, [.. people.Select(one => (one, NotificationKind.CoverEnded))], stop);
        await db.CommitAsync(stop);
    }

    private static DatePeriod Days(Absence absence, DateOnly today)
    {
        if (absence.From is not { } from) throw new RuleViolationException(Rule.Required) { Field = nameof(Absence.From) };
        if (absence.Until is not { } until) throw new RuleViolationException(Rule.Required) { Field = nameof(Absence.Until) };
        if (until < from) throw new RuleViolationException(Rule.PeriodEndsBeforeItBegins) { Field = nameof(Absence.Until) };
        return until < today ? throw new RuleViolationException(Rule.EndsInThePast) { Field = nameof(Absence.Until) } : new(from, until);
    }

    private static async Task DemandColleagueAsync(WpbDbContext db, Guid personId, Guid teamId, DateOnly from, CancellationToken stop)
    {
        var day = from > db.Viewer.Today ? from : db.Viewer.Today;
        var belongs = await db.People.VisibleTo(db.Viewer).Where(row => row.Id == personId)
            .Select(row => (bool?)row.Roles.Any(held => held.TeamId == teamId && held.Role != Role.StudentTeacher
                && held.EndedAt == null && held.Period.From <= day && (held.Period.Until == null || held.Period.Until >= day))).SingleOrDefaultAsync(stop) ?? throw new NotFoundException("Person");
        if (!belongs) throw new RuleViolationException(Rule.NotInTeam) { Field = nameof(Absence.ColleagueId) };
    }

    private static async Task<string> NameAsync(WpbDbContext db, Guid personId, CancellationToken stop) =>
        (await db.People.VisibleTo(db.Viewer).Where(row => row.Id == personId).Select(row => new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName)).SingleAsync(stop)).Full;

    /// <summary>Tells each person once, in the portal and, who can sign in, by a mail without content.</summary>
    private async Task TellAsync(WpbDbContext db, Guid teamId, Guid coverId, IReadOnlyList<(Guid PersonId, NotificationKind Kind)> people, CancellationToken stop)
    {
        foreach (var (person, kind) in people) db.Add(new Notification(db.Viewer.PartnershipId, person, kind, teamId, db.Viewer.PersonId, db.Now));
        var kinds = people.ToDictionary(one => one.PersonId, one => one.Kind);
        Guid[] ids = [.. kinds.Keys];
        var addressees = await db.AddresseesAsync(ids, stop);
        var actor = await NameAsync(db, db.Viewer.PersonId, stop);
        foreach (var to in addressees)
            letters.Promise(db, texts.About(kinds[to.Id], $"{kinds[to.Id]}:{coverId}:{to.Id}", teamId, new(to.Email, to.GivenName, to.Name.Full, to.Language), actor) with { Topic = MailTopic.People, PersonId = to.Id });
    }
}
