using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Access;
using WpbPortal.Web.Drafts;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Features.Participations;

/// <summary>Invites people to a trajectory, and takes their answers.</summary>
public sealed class ParticipationService(WpbContexts contexts, Letters letters, ParticipationLetters texts)
{
    /// <summary>
    /// Invites supervisors and students of the viewer's schools: a participation, a notification and a mail for each, all in
    /// one transaction. Who declined or stopped before is invited again.
    /// </summary>
    /// <exception cref="NotFoundException">The viewer may not invite to this trajectory, or one of them is not in a team of his schools today.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.NobodyChosen"/>, or a rule of <see cref="Trajectory.Invite"/>.</exception>
    public async Task InviteAsync(Viewer viewer, Guid trajectoryId, IReadOnlyCollection<Invitee> invitees, CancellationToken stop = default)
    {
        if (invitees.Count == 0) throw new RuleViolationException(Rule.NobodyChosen);
        await using var db = await contexts.OpenAsync(viewer, stop);
        var trajectory = await db.Trajectories.InvitedToBy(db.Viewer).Include(row => row.Participations).SingleOrDefaultAsync(row => row.Id == trajectoryId, stop)
            ?? throw new NotFoundException("Trajectory");
        var candidates = (await Candidates.OfAsync(db, trajectory.SchoolId, trajectory.Audience, stop)).ToLookup(known => new Invitee(known.PersonId, known.Role));
        Candidate[] chosen = [.. invitees.Distinct().Select(invitee => candidates[invitee].FirstOrDefault() ?? throw new NotFoundException("Person"))];
        var languages = await LanguagesAsync(db, chosen.Select(person => person.AccountId), stop);
        foreach (var person in chosen)
        {
            var participation = trajectory.Invite(person.PersonId, person.Role, person.SchoolId, db.Viewer.PersonId, db.Now);
            Tell(db, participation, NotificationKind.TrajectoryInvited);
            letters.Promise(db, texts.Invitation(participation, new(person.Email, person.GivenName, person.Name.Full, Language(languages, person.AccountId))));
            db.Note(AuditAct.Invited, participation, person.PersonId);
        }
        await db.CommitAsync(stop);
    }

    /// <summary>The viewer accepts his invitation. He gets a place, or waits when all are taken; what he got is returned.</summary>
    /// <exception cref="NotFoundException">The viewer was not invited.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Trajectory.Accept"/>.</exception>
    public Task<ParticipationState> AcceptAsync(Viewer viewer, Guid trajectoryId, CancellationToken stop = default) =>
        AnswerAsync(viewer, trajectoryId, (trajectory, mine, now) =>
        {
            trajectory.Accept(mine, now);
            return null;
        }, stop);

    /// <summary>The viewer declines his invitation, with a word when he wishes.</summary>
    /// <exception cref="NotFoundException">The viewer was not invited.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Trajectory.Decline"/>.</exception>
    public Task<ParticipationState> DeclineAsync(Viewer viewer, Guid trajectoryId, string? word, CancellationToken stop = default) =>
        AnswerAsync(viewer, trajectoryId, (trajectory, mine, now) => trajectory.Decline(mine, word, now), stop);

    /// <summary>The viewer takes part and stops, with a word when he wishes.</summary>
    /// <exception cref="NotFoundException">The viewer was not invited.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Trajectory.Withdraw"/>.</exception>
    public Task<ParticipationState> WithdrawAsync(Viewer viewer, Guid trajectoryId, string? word, CancellationToken stop = default) =>
        AnswerAsync(viewer, trajectoryId, (trajectory, mine, now) => trajectory.Withdraw(mine, word, now), stop);

    private async Task<ParticipationState> AnswerAsync(Viewer viewer, Guid trajectoryId, Func<Trajectory, Participation, DateTimeOffset, Participation?> answer, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var me = db.Viewer.PersonId;
        if (!await db.Participations.VisibleTo(db.Viewer).AnyAsync(row => row.TrajectoryId == trajectoryId && row.PersonId == me, stop))
            throw new NotFoundException("Participation");
        // Who answers first has the place: answers to one trajectory wait for each other.
        await db.Database.ExecuteSqlAsync($"select from trajectory where partnership_id = {db.Viewer.PartnershipId} and id = {trajectoryId} for update", stop);
        var trajectory = await db.Trajectories.VisibleTo(db.Viewer).Include(row => row.Participations).SingleAsync(row => row.Id == trajectoryId, stop);
        var mine = trajectory.Participations.Single(row => row.PersonId == me);
        var offered = answer(trajectory, mine, db.Now);
        db.Note(AuditAct.Changed, mine, me);
        if (offered is not null) await TellOfPlaceAsync(db, offered, stop);
        await DraftService.CloseAsync(db, ParticipationDrafts.Word(trajectoryId), stop);
        await db.CommitAsync(stop);
        return mine.State;
    }

    private async Task TellOfPlaceAsync(WpbDbContext db, Participation offered, CancellationToken stop)
    {
        // Whose turn it is, the one who left does not see; only the mail and the notification do.
        var person = await db.People.VisibleTo(db.Viewer).SingleAsync(row => row.Id == offered.PersonId, stop);
        var languages = await LanguagesAsync(db, [person.AccountId], stop);
        Tell(db, offered, NotificationKind.TrajectoryPlaceOffered);
        letters.Promise(db, texts.Offer(offered, new(person.Email, person.GivenName, person.Name.Full, Language(languages, person.AccountId))));
    }

    private static void Tell(WpbDbContext db, Participation participation, NotificationKind kind) =>
        db.Add(new Notification(participation.PartnershipId, participation.PersonId, kind, participation.TrajectoryId, db.Viewer.PersonId, db.Now));

    private static async Task<Dictionary<Guid, string>> LanguagesAsync(WpbDbContext db, IEnumerable<Guid?> accounts, CancellationToken stop)
    {
        Guid[] known = [.. accounts.OfType<Guid>().Distinct()];
        return await db.Accounts.Where(account => known.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Language, stop);
    }

    private static string Language(Dictionary<Guid, string> languages, Guid? account) => account is { } id ? languages.GetValueOrDefault(id, "nl") : "nl";
}

/// <summary>Whom to invite, and as what.</summary>
public sealed record Invitee(Guid PersonId, Role Role);
