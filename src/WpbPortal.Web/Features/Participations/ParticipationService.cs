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
using WpbPortal.Web.Planning;

namespace WpbPortal.Web.Features.Participations;

/// <summary>Invites people to a trajectory, and takes their answers.</summary>
public sealed class ParticipationService(WpbContexts contexts, Letters letters, ParticipationLetters texts, ParticipationNews news, MeetingNews meetings)
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
        AnswerAsync(viewer, trajectoryId, (trajectory, mine, now, _) =>
        {
            trajectory.Accept(mine, now);
            return null;
        }, stop);

    /// <summary>The viewer declines his invitation, with a word when he wishes.</summary>
    /// <exception cref="NotFoundException">The viewer was not invited.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Trajectory.Decline"/>.</exception>
    public Task<ParticipationState> DeclineAsync(Viewer viewer, Guid trajectoryId, string? word, CancellationToken stop = default) =>
        AnswerAsync(viewer, trajectoryId, (trajectory, mine, now, until) => trajectory.Decline(mine, word, now, until), stop);

    /// <summary>The viewer takes part and stops, with a word when he wishes.</summary>
    /// <exception cref="NotFoundException">The viewer was not invited.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Trajectory.Withdraw"/>.</exception>
    public Task<ParticipationState> WithdrawAsync(Viewer viewer, Guid trajectoryId, string? word, CancellationToken stop = default) =>
        AnswerAsync(viewer, trajectoryId, (trajectory, mine, now, until) => trajectory.Withdraw(mine, word, now, until), stop);

    /// <summary>Takes somebody of the viewer's schools who takes part off the list: he is told, and his place is offered to the first who waits.</summary>
    /// <exception cref="NotFoundException">The viewer may not invite to this trajectory, or the person is not of his schools or not in it.</exception>
    /// <exception cref="RuleViolationException">A rule of <see cref="Trajectory.Withdraw"/>.</exception>
    public async Task TakeOffAsync(Viewer viewer, Guid trajectoryId, Guid personId, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var schools = db.Viewer.SchoolsAs(Role.SchoolEducator);
        await db.HoldAsync($"select from trajectory where partnership_id = {db.Viewer.PartnershipId} and id = {trajectoryId} for update", stop);
        var trajectory = await db.Trajectories.InvitedToBy(db.Viewer).Include(row => row.Participations).SingleOrDefaultAsync(row => row.Id == trajectoryId, stop)
            ?? throw new NotFoundException("Trajectory");
        var theirs = trajectory.Participations.SingleOrDefault(row => row.PersonId == personId && (schools is null || schools.Contains(row.SchoolId))) ?? throw new NotFoundException("Participation");
        var offered = trajectory.Withdraw(theirs, null, db.Now, await OfferUntilAsync(db, stop));
        db.Note(AuditAct.Ended, theirs, personId);
        await news.TakenOffAsync(db, theirs, stop);
        await meetings.LeftAsync(db, theirs, stop);
        if (offered is not null) await news.OfferedAsync(db, offered, stop);
        await db.CommitAsync(stop);
    }

    private async Task<ParticipationState> AnswerAsync(Viewer viewer, Guid trajectoryId, Func<Trajectory, Participation, DateTimeOffset, DateTimeOffset, Participation?> answer, CancellationToken stop)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var me = db.Viewer.PersonId;
        if (!await db.Participations.VisibleTo(db.Viewer).AnyAsync(row => row.TrajectoryId == trajectoryId && row.PersonId == me, stop))
            throw new NotFoundException("Participation");
        // Who answers first has the place: answers to one trajectory wait for each other.
        await db.Database.ExecuteSqlAsync($"select from trajectory where partnership_id = {db.Viewer.PartnershipId} and id = {trajectoryId} for update", stop);
        var trajectory = await db.Trajectories.VisibleTo(db.Viewer).Include(row => row.Participations).SingleAsync(row => row.Id == trajectoryId, stop);
        var mine = trajectory.Participations.Single(row => row.PersonId == me);
        var offered = answer(trajectory, mine, db.Now, await OfferUntilAsync(db, stop));
        db.Note(AuditAct.Changed, mine, me);
        if (mine.State == ParticipationState.Accepted) await meetings.JoinedAsync(db, mine, stop);
        if (mine.State == ParticipationState.Withdrawn) await meetings.LeftAsync(db, mine, stop);
        if (offered is not null) await news.OfferedAsync(db, offered, stop);
        await DraftService.CloseAsync(db, ParticipationDrafts.Word(trajectoryId), stop);
        await db.CommitAsync(stop);
        return mine.State;
    }

    private static async Task<DateTimeOffset> OfferUntilAsync(WpbDbContext db, CancellationToken stop) =>
        ParticipationTerms.OfferUntil(await db.Partnerships.VisibleTo(db.Viewer).Where(row => row.Id == db.Viewer.PartnershipId).Select(row => row.Region).SingleAsync(stop), db.Now);

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
